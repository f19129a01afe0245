namespace RadioGenomics.Figures;

/// <summary>Places the panels of a figure on its page; margins are shared along rows and columns so that plots line up.</summary>
sealed class FigureLayout : IPageLayout
{
    const double PageBorder = 4;
    const double PointsPerMm = 72 / 25.4;
    const double Aspect = 0.72;
    const double SmallestPlot = 12;
    const double MostForTables = 0.6;
    const double MostForTablesNarrow = 0.7;
    const double NarrowPage = 280;
    const double MostTwoLines = 15;

    readonly FigureStyle _style;
    readonly FigureSpec _spec;
    // Null for a figure of its own.
    readonly LayoutFrame? _frame;
    // How much wider or narrower than it prefers the figure is drawn.
    readonly double _scale;
    readonly double[] _columnWeights;
    readonly double[] _rowWeights;
    readonly double[] _widths;
    readonly double[] _heights;
    double _maxLabel = 170;
    double[] _left = [];
    double[] _right = [];
    double[] _top = [];
    double[] _bottom = [];

    public FigureLayout(FigureSpec spec, FigureStyle style, LayoutFrame? frame = null)
    {
        _spec = spec;
        _style = style;
        _frame = frame;
        double preferred = PreferredMm(spec);
        Width = frame?.Width ?? (style.WidthMm ?? preferred) * PointsPerMm;
        _scale = Width / PointsPerMm / preferred;
        Panels = [.. spec.Panels.Select((p, i) => new PanelLayout(p, i + (frame?.FirstPanel ?? 0), style))];
        _columnWeights = Weights(spec, p => p.Column, p => p.WidthWeight);
        _rowWeights = Weights(spec, p => p.Row, p => p.HeightWeight);
        Title = TextMetrics.Wrap(spec.Title, style.TitleSize, Width - (2 * Border) - (frame?.TitleIndent ?? 0), 4, bold: true);
        _widths = [.. _columnWeights.Select(x => x / _columnWeights.Sum() * Width * 0.75)];
        _heights = [.. _rowWeights.Select(x => x / _rowWeights.Max() * _widths.Max() * Aspect)];
        for (int pass = 0; pass < 4; pass++)
        {
            Measure();
        }
        Place();
    }

    public double Width { get; private set; }

    public double Height { get; private set; }

    public IReadOnlyList<PanelLayout> Panels { get; }

    public List<string> Title { get; }

    public static double Margin => PageBorder;

    bool IsNarrow => Width < NarrowPage && _scale < 1;

    double Border => _frame is null ? PageBorder : 0;

    public double TitleHeight => Math.Max(Title.Count == 0 ? 0 : (Title.Count * _style.TitleSize * 1.3) + 3, _frame is { TitleIndent: > 0 } ? (_style.LetterSize * 1.1) + 3 : 0);

    /// <summary>Margin between the left edge and the first plot, and so on, for neighbours to line up with.</summary>
    public (double Left, double Top, double Right, double Bottom) Margins => (_left[0], TitleHeight + _top[0], _right[^1], _bottom[^1]);

    public static double PreferredMm(FigureSpec spec) => spec.WidthMm is double w && w >= 20 ? Math.Min(w, 2000) : FigureStyle.UsualWidthMm;

    /// <summary>Lower edge of the panels: where the caption starts.</summary>
    public double CaptionTop { get; private set; }

    static double[] Weights(FigureSpec spec, Func<PanelSpec, int> place, Func<PanelSpec, double> weight)
    {
        double[] weights = new double[spec.Panels.Max(place) + 1];
        foreach (PanelSpec panel in spec.Panels)
        {
            weights[place(panel)] = Math.Max(weights[place(panel)], weight(panel));
        }
        return weights;
    }

    void Measure()
    {
        int labelled = Panels.Where(p => p.Spec.Y.Visible).Select(p => p.Spec.Column).Distinct().Count();
        // In one column of a journal long names are set in two lines, or smaller, before they leave the plot no room.
        double share = IsNarrow ? 0.26 : 0.34;
        _maxLabel = Math.Min((Width * share / Math.Max(1, labelled)) + 10, 170);
        foreach (PanelLayout panel in Panels)
        {
            panel.Measure(_widths[panel.Spec.Column], _heights[panel.Spec.Row], _maxLabel, LegendRoom(panel));
        }
        _left = Largest(_widths.Length, p => p.Spec.Column, p => p.Left);
        _right = Largest(_widths.Length, p => p.Spec.Column, p => p.Right);
        _top = Largest(_heights.Length, p => p.Spec.Row, p => p.Top);
        _bottom = Largest(_heights.Length, p => p.Spec.Row, p => p.Bottom);
        if (_frame is not null)
        {
            _left[0] = Math.Max(_left[0], _frame.MinLeft);
            _right[^1] = Math.Max(_right[^1], _frame.MinRight);
            _top[0] = Math.Max(_top[0], _frame.MinTop - TitleHeight);
            _bottom[^1] = Math.Max(_bottom[^1], _frame.MinBottom);
        }
        ShareWidth();
        ShareHeight();
    }

    // The width of the page, where no neighbour has anything above its plot.
    double LegendRoom(PanelLayout panel) =>
        Panels.Any(p => p != panel && p.Spec.Row == panel.Spec.Row && (p.Title.Count > 0 || p.Legend.Count > 0 || p.Notes.Count > 0)) ? 0 : Width - (2 * Border);

    double[] Largest(int count, Func<PanelLayout, int> place, Func<PanelLayout, double> size)
    {
        double[] largest = new double[count];
        foreach (PanelLayout panel in Panels)
        {
            largest[place(panel)] = Math.Max(largest[place(panel)], size(panel));
        }
        return largest;
    }

    void ShareWidth()
    {
        double free = Width - (2 * Border) - _left.Sum() - _right.Sum() - (Gap(true) * (_widths.Length - 1));
        double[] needed = [.. Enumerable.Range(0, _widths.Length).Select(c => Math.Min((_scale < 1 ? MostForTablesNarrow : MostForTables) * free,
            Panels.Where(p => p.Spec.Column == c).Select(p => TextPlacement.NeededWidth(p, _style)).Append(SmallestPlot).Max()))];
        double total = _columnWeights.Sum();
        // A column that holds a table takes what the table needs first, a small one (a tree) its least width; the others share the rest.
        bool[] fixedWidth = [.. needed.Select((n, c) => _widths.Length > 1 && n > free * _columnWeights[c] / total)];
        double taken = needed.Where((_, c) => fixedWidth[c]).Sum(), rest = _columnWeights.Where((_, c) => !fixedWidth[c]).Sum();
        for (int c = 0; c < _widths.Length; c++)
        {
            _widths[c] = Math.Max(SmallestPlot, fixedWidth[c] ? needed[c] : (free - taken) * _columnWeights[c] / rest);
        }
    }

    void ShareHeight()
    {
        double texts = _top.Sum() + _bottom.Sum() + (Gap(false) * (_heights.Length - 1)) + TitleHeight + (2 * Border);
        double total = _rowWeights.Sum();
        double wanted = _frame?.Height is double height ? height - texts
            : _spec.HeightMm is double mm && mm >= 20 ? Math.Max((Math.Min(mm, 5000) * PointsPerMm * _scale) - texts, _scale < 1 ? Math.Max(CategoryLines(), KeysUnderBars()) * total : 0)
            : Math.Min(WantedPlots() * total, Math.Max(60, (_style.MaxHeightMm * PointsPerMm) - texts));
        for (int r = 0; r < _heights.Length; r++)
        {
            _heights[r] = Math.Max(IsKey(r) ? 0 : SmallestPlot, wanted * _rowWeights[r] / total);
        }
    }

    // A row of legends only: nothing is drawn below them.
    bool IsKey(int row) => Panels.Where(p => p.Spec.Row == row).All(p => !p.Spec.X.Visible && !p.Spec.Y.Visible && p.Spec.Marks.Length > 0 && p.Spec.Marks.All(m => m is RectanglesMark { X0: [var from], X1: [var to] } && from == to));

    // Height of a row of weight 1: the usual aspect, or more where every category of a vertical axis is to have its own line.
    double WantedPlots()
    {
        double unit = _widths.Max() * Aspect / _rowWeights.Max();
        return Math.Max(unit, Math.Max(CategoryLines(), _scale < 1 ? KeysUnderBars() : 0));
    }

    double CategoryLines()
    {
        double unit = 0;
        foreach (PanelLayout panel in Panels.Where(p => p.Y.IsCategory && p.Spec.Y.Visible))
        {
            double lines = (panel.Y.High - panel.Y.Low) * _style.TickSize * 1.2 * (NeedsTwoLines(panel) ? 2 : 1);
            unit = Math.Max(unit, lines / _rowWeights[panel.Spec.Row]);
        }
        return unit;
    }

    // A few long names, as of a forest plot, are worth two lines each in one column of a journal.
    bool NeedsTwoLines(PanelLayout panel) => IsNarrow && panel.Y.High - panel.Y.Low <= MostTwoLines && PanelPainter.IsFramed(panel.Spec)
        && panel.Y.TicksFor(0).Any(t => TextMetrics.Width(t.Label, _style.TickSize) > _maxLabel);

    // Height at which the key of sizes finds room under the colour bars: beside them it takes the plot's width.
    double KeysUnderBars() => Panels.Where(p => p.SizeKey is not null && p.Scales.Count > 0).Select(p => p.HeightForKeys / _rowWeights[p.Spec.Row]).Append(0).Max();

    // Panels that share hidden axes (dendrogram over heat map) stand close together.
    double Gap(bool columns) =>
        Panels.Any(p => columns ? !p.Spec.Y.Visible : !p.Spec.X.Visible) ? 3 : 10;

    void Place()
    {
        double originX = _frame?.Left ?? 0, originY = _frame?.Top ?? 0;
        double[] lefts = Starts(_widths, _left, _right, originX + Border, Gap(true));
        double[] tops = Starts(_heights, _top, _bottom, originY + Border + TitleHeight, Gap(false));
        foreach (PanelLayout panel in Panels)
        {
            (int r, int c) = (panel.Spec.Row, panel.Spec.Column);
            panel.Place(new Rect(lefts[c], tops[r], _widths[c], _heights[r]), originX + Border, originX + Width - Border);
        }
        CaptionTop = tops[^1] + _heights[^1] + _bottom[^1] + (_frame is null ? 2 : 0);
        Height = CaptionTop + Border - originY;
        // Texts that cannot be squeezed into the wanted width widen the page instead of leaving it.
        Width = Math.Max(Width, lefts[^1] + _widths[^1] + _right[^1] + Border - originX);
    }

    static double[] Starts(double[] sizes, double[] before, double[] after, double start, double gap)
    {
        double[] starts = new double[sizes.Length];
        double at = start;
        for (int i = 0; i < sizes.Length; i++)
        {
            starts[i] = at + before[i];
            at = starts[i] + sizes[i] + after[i] + gap;
        }
        return starts;
    }

    /// <summary>Nothing but the title, which the document writes.</summary>
    public IEnumerable<Heading> Headings() => Heading.Lines(Title, Border, Border, _style.TitleSize);

    /// <summary>Makes room for lines under the panels.</summary>
    public void AddCaption(int lines, double lineHeight) => Height += lines == 0 ? 0 : (lines * lineHeight) + 3;
}
