namespace RadioGenomics.Figures;

/// <summary>One panel with everything measured: how much room its texts need and where its values go.</summary>
sealed class PanelLayout
{
    public const double BarWidth = 7;
    public const double LineHeight = 1.25;
    const double BarGap = 8;
    const double MaxBarHeight = 90;
    const double MostOverhang = 60;
    const int MostNoteLines = 8;
    // A legend with more rows than this uses the width of the page where its panel is narrow.
    const int MostRowsOverPlot = 2;

    readonly FigureStyle _style;
    double _legendWidth;
    bool _isEstimated;
    bool _isCramped;
    bool _mayBreak = true;

    public PanelLayout(PanelSpec spec, int index, FigureStyle style)
    {
        Index = index;
        _style = style;
        Spec = spec;
        X = AxisMap.Create(spec, horizontal: true);
        Y = AxisMap.Create(spec, horizontal: false);
        Scales = [.. spec.Marks.Select(ScaleOf).OfType<ColorScale>().Distinct()];
        SizeKey = spec.Marks.OfType<PointsMark>().FirstOrDefault(m => m.SizeKey is { Values.Length: > 0 })?.SizeKey;
    }

    public PanelSpec Spec { get; }

    /// <summary>Position in the figure.</summary>
    public int Index { get; }

    public AxisMap X { get; }

    public AxisMap Y { get; }

    public IReadOnlyList<ColorScale> Scales { get; }

    /// <summary>Key of point sizes: the first mark's that has one.</summary>
    public SizeKey? SizeKey { get; }

    public AxisLabels XLabels { get; private set; } = AxisLabels.None;

    public AxisLabels YLabels { get; private set; } = AxisLabels.None;

    public List<string> Title { get; private set; } = [];

    public List<string> XTitle { get; private set; } = [];

    public List<string> YTitle { get; private set; } = [];

    public List<string> Notes { get; private set; } = [];

    public List<List<LegendEntry>> Legend { get; private set; } = [];

    /// <summary>Where the rows of the legend begin: over the plot, or further left where they need the width of the page.</summary>
    public double LegendLeft { get; private set; }

    /// <summary>The corner of the plot that holds the notes; null: they stand above it, because every corner has data.</summary>
    public Rect? NotesBox { get; private set; }

    public Rect Plot { get; private set; }

    /// <summary>How far free texts reach left of the plot; names on the vertical axis stand clear of them.</summary>
    public double TextReach { get; private set; }

    public double Left { get; private set; }

    public double Right { get; private set; }

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    public double XAt(double value) => Plot.Left + (X.Fraction(value) * Plot.Width);

    public double YAt(double value) => Plot.Bottom - (Y.Fraction(value) * Plot.Height);

    static ColorScale? ScaleOf(Mark mark) => mark switch
    {
        HeatMapMark m => m.ColorScale,
        PointsMark { ColorValues.IsDefaultOrEmpty: false } m => m.ColorScale,
        _ => null,
    };

    public static double BarHeight(double plotHeight) => Math.Min(plotHeight, MaxBarHeight);

    public double ScaleWidth(ColorScale scale, double plotHeight) =>
        BarGap + BarWidth + 4 + ScaleTicks(scale, plotHeight).Max(t => TextMetrics.Width(t.Label, _style.TickSize))
        + (scale.Label.Length > 0 ? 3 + (_style.TickSize * LineHeight) : 0);

    public static double ScaleGap => BarGap;

    /// <summary>Whether the key of sizes stands under the colour bars; otherwise beside them, for want of height.</summary>
    public bool KeyUnderBars(double plotHeight) =>
        SizeKey is not null && Scales.Count > 0 && BarsHeight(plotHeight) + (2 * BarGap) + SizeKeyLayout.Height(SizeKey, _style) <= plotHeight;

    /// <summary>Height of plot from which the key of sizes stands under the colour bars.</summary>
    public double HeightForKeys => BarsHeight(MaxBarHeight) + (2 * BarGap) + SizeKeyLayout.Height(SizeKey!, _style) + 1;

    /// <summary>Height of the colour bars with their labels.</summary>
    public double BarsHeight(double plotHeight) => Scales.Max(s => ColorBarPainter.Height(s, _style, plotHeight));

    /// <summary>Upper left corner of the key of sizes.</summary>
    public (double Left, double Top) SizeKeyPlace()
    {
        bool under = KeyUnderBars(Plot.Height);
        double left = Plot.Right + (under ? 0 : Scales.Sum(s => ScaleWidth(s, Plot.Height)));
        return (left + BarGap, Plot.Top + (under ? BarsHeight(Plot.Height) + (2 * BarGap) : 0));
    }

    double KeysHeight(double height)
    {
        double bars = Scales.Count == 0 ? 0 : BarsHeight(height), key = SizeKey is null ? 0 : SizeKeyLayout.Height(SizeKey, _style);
        return KeyUnderBars(height) ? bars + (2 * BarGap) + key : Math.Max(bars, key);
    }

    double Keys(double height)
    {
        double bars = Scales.Sum(s => ScaleWidth(s, height)), key = SizeKey is null ? 0 : SizeKeyLayout.Width(SizeKey, _style) + BarGap;
        return KeyUnderBars(height) ? Math.Max(bars, key) : bars + key;
    }

    public List<Tick> ScaleTicks(ColorScale scale, double plotHeight)
    {
        bool proper = scale.Max > scale.Min && double.IsFinite(scale.Max - scale.Min);
        int most = Math.Clamp((int)(BarHeight(plotHeight) / (_style.TickSize * 2)), 2, 5);
        return proper ? Ticks.Linear(scale.Min, scale.Max, most) : [new Tick(double.NaN, double.IsFinite(scale.Min) ? FormattableString.Invariant($"{scale.Min:G4}") : "no value")];
    }

    /// <summary>Arranges all texts for a plot of this size and sums up the margins they need.</summary>
    public void Measure(double width, double height, double maxLabel, double legendRoom)
    {
        XLabels = AxisLabels.Horizontal(X, width, maxLabel, _style);
        YLabels = AxisLabels.Vertical(Y, height, maxLabel, _style, _mayBreak);
        // After the first estimate a choice stays: going to and fro between two of them would never fit.
        _mayBreak = !_isEstimated || (_mayBreak && YLabels.IsBroken);
        Title = TextMetrics.Wrap(Spec.Title, _style.FontSize, width, 3, bold: true);
        XTitle = Spec.X.Visible ? TextMetrics.Wrap(LabelOf(Spec.X, XLabels), _style.FontSize, width, 3) : [];
        YTitle = Spec.Y.Visible ? TextMetrics.Wrap(LabelOf(Spec.Y, YLabels), _style.FontSize, height, 3) : [];
        ArrangeLegend(width, legendRoom);
        Left = LeftMargin(width);
        Right = Math.Max(Keys(height) + Overhang(width, right: true), TextOverhang(width, right: true));
        // Half a tick label stands out above and below the vertical axis.
        double half = YLabels.Ticks.IsEmpty ? 0 : YLabels.Size * 0.5;
        Bottom = Math.Max(Math.Max(half, KeysHeight(height) - height), XLabels.Extent + TitleHeight(XTitle) + (XLabels.Ticks.IsEmpty ? 0 : _style.TickLength + 2));
        PlaceNotes(width, height);
        Top = Math.Max(half, (Title.Count * _style.FontSize * 1.35) + (Title.Count > 0 ? 3 : 0)
            + (NotesBox is null ? Notes.Count * _style.TickSize * LineHeight : 0)
            + LegendHeight);
        _isEstimated = true;
    }

    void ArrangeLegend(double width, double room)
    {
        Legend = LegendLayout.Rows(Spec, width, _style);
        _isCramped = (_isEstimated && _isCramped) || Legend.Count > MostRowsOverPlot || Legend.Any(row => row.Any(e => e.Text.Contains('…')));
        _legendWidth = 0;
        if (_isCramped && room > width)
        {
            Legend = LegendLayout.Rows(Spec, room, _style);
            _legendWidth = Legend.Max(LegendLayout.Width);
        }
    }

    public double LegendHeight => Legend.Count == 0 ? 0 : (Legend.Count * _style.TickSize * 1.45) + 3;

    static string LabelOf(AxisSpec axis, AxisLabels labels) =>
        labels.Every == 1 ? axis.Label
        : FormattableString.Invariant($"{axis.Label} (1 in {labels.Every} labelled)").TrimStart();

    double TitleHeight(List<string> lines) => lines.Count == 0 ? 0 : (lines.Count * _style.FontSize * LineHeight) + 2;

    double LeftMargin(double width)
    {
        TextReach = TextOverhang(width, right: false);
        double labels = YLabels.Ticks.IsEmpty && YTitle.Count == 0 ? 0 : _style.TickLength + 2 + TextReach + YLabels.MaxWidth;
        return Math.Max(labels + TitleHeight(YTitle), Overhang(width, right: false));
    }

    // Numbers at risk under a survival curve are centred on the axis' first value and reach left of it, those at the last value right of it.
    double TextOverhang(double width, bool right) =>
        Spec.Marks.OfType<TextMark>().SelectMany(m => m.X.Select((x, i) => (Fraction: X.Fraction(x), Reach: TextPlacement.Reach(m, i, _style))))
            .Where(t => t.Fraction is >= 0 and <= 1)
            .Select(t => right ? t.Reach.Right - ((1 - t.Fraction) * width) : t.Reach.Left - (t.Fraction * width))
            .Select(t => Math.Min(t, MostOverhang)).Append(0).Max();

    // How far the outermost labels of the horizontal axis reach beyond the plot.
    double Overhang(double width, bool right)
    {
        double most = 0;
        foreach (Tick tick in XLabels.Ticks)
        {
            double text = TextMetrics.Width(tick.Label, XLabels.Size), place = X.Fraction(tick.Value) * width;
            double reach = XLabels.Turn switch { 0 => text / 2, 45 => right ? XLabels.Size : text * Math.Sqrt(0.5), _ => XLabels.Size / 2 };
            most = Math.Max(most, right ? place + reach - width : reach - place);
        }
        return most;
    }

    void PlaceNotes(double width, double height)
    {
        // Broken at blanks: a note shortened in its middle would show half a number.
        Notes = [.. Spec.Notes.Where(n => !string.IsNullOrWhiteSpace(n)).SelectMany(n => TextMetrics.Wrap(n, _style.TickSize, width, MostNoteLines))];
        NotesBox = null;
        if (Notes.Count > 0)
        {
            double w = Notes.Max(n => TextMetrics.Width(n, _style.TickSize)) + 8;
            NotesBox = Occupancy.FreeCorner(this, width, height, w, (Notes.Count * _style.TickSize * LineHeight) + 6);
        }
    }

    /// <summary>Sets the plot where it is to be; a wide legend stays between the ends of the page.</summary>
    public void Place(Rect plot, double pageLeft, double pageRight)
    {
        Plot = plot;
        LegendLeft = _legendWidth == 0 ? plot.Left : Math.Clamp(plot.Left, pageLeft, Math.Max(pageLeft, pageRight - _legendWidth));
        if (NotesBox is Rect box)
        {
            NotesBox = box with { Left = box.Left + plot.Left, Top = box.Top + plot.Top };
        }
    }
}
