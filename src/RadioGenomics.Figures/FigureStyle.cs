using System.Collections.Immutable;

namespace RadioGenomics.Figures;

/// <summary>How figures look: sizes in typographic points (1/72 inch), colours as #rrggbb.</summary>
public sealed record FigureStyle
{
    internal const double UsualWidthMm = 120;

    /// <summary>The style that is used where none is given.</summary>
    public static FigureStyle Default { get; } = new();

    /// <summary>As <see cref="Default"/>: for reports and slides, each figure in its own width.</summary>
    public static FigureStyle Plain => Default;

    /// <summary>For journals that ask for 5 to 7 point sans-serif text and fine lines; one column of 85 mm (114 and 180 with
    /// <c>with { WidthMm = ... }</c>), 600 dots per inch.</summary>
    public static FigureStyle Nature { get; } = new()
    {
        FontSize = 6,
        FontFamily = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif",
        WidthMm = 85,
        AxisWidth = 0.5,
        TickLength = 2,
        DotsPerInch = 600,
    };

    /// <summary>For radiology journals: 7 to 8 point text that survives reduction, one column of 85 mm, 600 dots per inch.</summary>
    public static FigureStyle Radiology { get; } = new()
    {
        FontSize = 8,
        FontFamily = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif",
        WidthMm = 85,
        AxisWidth = 0.75,
        DotsPerInch = 600,
        CapitalLetters = true,
    };

    /// <summary>Size of axis labels, legends and notes in points. Range: 4 to 40.</summary>
    public double FontSize { get; init; } = 8;

    /// <summary>Font families in order of preference. Widths are measured with DejaVu Sans, the widest of the default list.</summary>
    public string FontFamily { get; init; } = "DejaVu Sans, Helvetica, Arial, sans-serif";

    /// <summary>Width in millimetres of every figure, whatever it prefers; null: what the figure prefers, or 120. Range: 20 to 2000.</summary>
    public double? WidthMm { get; init; }

    /// <summary>Resolution of PNG and TIFF. Range: 30 to 2400.</summary>
    public int DotsPerInch { get; init; } = 300;

    /// <summary>Height in millimetres above which a figure does not grow for its labels. Range: 20 to 2000.</summary>
    public double MaxHeightMm { get; init; } = 230;

    /// <summary>Colours of series. Default: Okabe and Ito (2008), distinguishable with every common colour-vision deficiency; wine of Tol (2021) stands for
    /// their yellow, which is not seen on white. Where they run out, lines are dashed and points take other shapes.</summary>
    public ImmutableArray<string> Palette { get; init; } =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#882255", "#000000"];

    /// <summary>Colour of text and axes.</summary>
    public string Ink { get; init; } = "#1a1a1a";

    /// <summary>Background; empty: transparent.</summary>
    public string Background { get; init; } = "#ffffff";

    /// <summary>Colour of missing cells and of points without a colour value.</summary>
    public string MissingColor { get; init; } = "#bdbdbd";

    /// <summary>Line width of axes and outlines in points.</summary>
    public double AxisWidth { get; init; } = 0.75;

    /// <summary>Length of tick marks in points.</summary>
    public double TickLength { get; init; } = 3;

    /// <summary>A mark with more points than this is thinned: the first point in every square of <see cref="MergeGrid"/>,
    /// or of twice, four times ... that size, until no more than this many are left. The figure says so.</summary>
    public int PointLimit { get; init; } = 20_000;

    /// <summary>A heat map with more cells than this becomes an embedded picture, averaged to <see cref="MergeGrid"/>. The figure says so.</summary>
    public int CellLimit { get; init; } = 20_000;

    /// <summary>Edge in points of the cells that points and heat-map cells are merged to.</summary>
    public double MergeGrid { get; init; } = 0.5;

    /// <summary>Letters of an assembled figure as capitals (A, B, C) instead of small ones (a, b, c).</summary>
    public bool CapitalLetters { get; init; }

    // 8 pt where text is 6 pt, as Nature asks.
    internal double LetterSize => FontSize * 4 / 3;

    internal double TickSize => FontSize * 0.875;

    internal double TitleSize => FontSize * 1.125;

    internal FigureStyle Checked()
    {
        RequireRange(nameof(FontSize), FontSize, 4, 40);
        RequireRange(nameof(WidthMm), WidthMm ?? UsualWidthMm, 20, 2000);
        RequireRange(nameof(DotsPerInch), DotsPerInch, 30, 2400);
        RequireRange(nameof(MaxHeightMm), MaxHeightMm, 20, 2000);
        RequireRange(nameof(MergeGrid), MergeGrid, 0.1, 10);
        RequireRange(nameof(PointLimit), PointLimit, 1, 1_000_000);
        RequireRange(nameof(CellLimit), CellLimit, 1, 1_000_000);
        if (Palette.IsDefaultOrEmpty)
        {
            Throw.OutOfRange(nameof(Palette), "no colours", "one colour or more");
        }
        return this;
    }

    static void RequireRange(string name, double value, double low, double high)
    {
        if (!(value >= low && value <= high))
        {
            Throw.OutOfRange(name, FormattableString.Invariant($"{value}"), FormattableString.Invariant($"{low} to {high}"));
        }
    }
}
