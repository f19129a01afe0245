using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RadioGenomics;

/// <summary>
/// A figure as data: panels on a grid, each with axes and marks. Nothing here is drawn; RadioGenomics.Figures turns a spec into
/// SVG, and a reviewer compares specs number by number.
/// </summary>
[TypeFormatterSource(typeof(HostFormatterSource))]
public sealed record FigureSpec
{
    /// <summary>File-name stem, such as "volcano". Lower case, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Title over the whole figure; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>One sentence under the figure: what is shown, n, test; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The panels; their Row and Column place them on the grid.</summary>
    public required ImmutableArray<PanelSpec> Panels { get; init; }

    /// <summary>Preferred width in millimetres; null: the style decides.</summary>
    public double? WidthMm { get; init; }

    /// <summary>Preferred height in millimetres; null: from the panels.</summary>
    public double? HeightMm { get; init; }

    /// <summary>The figures that this one was put together from; default or empty for a figure of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<FigurePart> Parts { get; init; }

    /// <summary>Several figures as one, each with a letter at its top left: the multi-panel figure of a paper. Axes line up along rows and columns, legends
    /// and colour bars stay with their figure.</summary>
    /// <param name="figures">One to 26 figures, none of them combined already.</param>
    /// <param name="options">Places, width, caption; null: two to a row, 180 mm wide.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: no figures or too many, an option, a design that does not fit;
    /// <see cref="ErrorCode.OptionConflict"/>: a figure that is combined already; <see cref="ErrorCode.EmptyTable"/>: a figure without panels;
    /// <see cref="ErrorCode.ShapeMismatch"/>: as many column weights as there are not columns.</exception>
    public static FigureSpec Combine(IReadOnlyList<FigureSpec> figures, FigureAssemblyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return FigureAssembly.Combine(figures, options ?? new());
    }

    /// <summary>A figure with one panel.</summary>
    public static FigureSpec Single(string id, string title, PanelSpec panel) => new() { Id = id, Title = title, Panels = [panel] };
}

/// <summary>One pair of axes and what is drawn between them. Marks are drawn in order, later ones on top.</summary>
public sealed record PanelSpec
{
    /// <summary>Heading over the panel; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Grid row, 0-based.</summary>
    public int Row { get; init; }

    /// <summary>Grid column, 0-based.</summary>
    public int Column { get; init; }

    /// <summary>Share of the grid's height that this panel's row takes, relative to the others. The largest of a row counts.</summary>
    public double HeightWeight { get; init; } = 1;

    /// <summary>Share of the grid's width that this panel's column takes, relative to the others. The largest of a column counts.</summary>
    public double WidthWeight { get; init; } = 1;

    /// <summary>Horizontal axis.</summary>
    public AxisSpec X { get; init; } = new();

    /// <summary>Vertical axis.</summary>
    public AxisSpec Y { get; init; } = new();

    /// <summary>What is drawn.</summary>
    public required ImmutableArray<Mark> Marks { get; init; }

    /// <summary>Lines of text in the panel's corner, such as "r = 0.41, p = 2e-5, n = 106".</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether series names appear in a legend (only marks with a Series do).</summary>
    public bool ShowLegend { get; init; } = true;
}

/// <summary>How an axis maps values to positions.</summary>
public enum AxisScale
{
    /// <summary>Proportional.</summary>
    Linear,
    /// <summary>Powers of ten; values must be positive.</summary>
    Log10,
    /// <summary>Named places: position i is the centre of category i (0-based), from -0.5 to count - 0.5.</summary>
    Category,
}

/// <summary>One axis.</summary>
public sealed record AxisSpec
{
    /// <summary>Label with unit.</summary>
    public string Label { get; init; } = "";

    /// <summary>How values map to positions.</summary>
    public AxisScale Scale { get; init; } = AxisScale.Linear;

    /// <summary>Lower end; null: from the data.</summary>
    public double? Min { get; init; }

    /// <summary>Upper end; null: from the data.</summary>
    public double? Max { get; init; }

    /// <summary>Names of the places on a category axis, from left to right or from TOP to BOTTOM.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Places of the ticks on a linear axis; empty: round numbers, as many as fit. A table under a figure stands under them.</summary>
    public ImmutableArray<double> Ticks { get; init; } = [];

    /// <summary>Whether line, ticks and tick labels are drawn.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>An axis with a label.</summary>
    public static AxisSpec Linear(string label) => new() { Label = label };

    /// <summary>A category axis.</summary>
    public static AxisSpec Category(string label, IEnumerable<string> categories) =>
        new() { Label = label, Scale = AxisScale.Category, Categories = [.. categories] };

    /// <summary>An axis without line, ticks or label.</summary>
    public static AxisSpec Hidden { get; } = new() { Visible = false };
}
