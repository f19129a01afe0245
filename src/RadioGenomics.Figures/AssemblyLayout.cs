namespace RadioGenomics.Figures;

/// <summary>Places the parts of an assembled figure: every part is laid out as a figure of its own, then again with the margins of its neighbours.</summary>
sealed class AssemblyLayout : IPageLayout
{
    const double PointsPerMm = 72 / 25.4;
    const double Gap = 12;
    // A part gives at most this share of its width (or height) to line up with its neighbours: names of a heat map would make every plot above it narrow.
    const double MostAlignment = 0.2;

    readonly FigureSpec _spec;
    readonly FigureStyle _style;
    readonly FigureSpec[] _figures;
    readonly double[] _columns;
    readonly double[] _rows;
    readonly double _scale;
    FigureLayout[] _layouts;

    public AssemblyLayout(FigureSpec spec, FigureStyle style)
    {
        _style = style;
        double preferred = FigureLayout.PreferredMm(spec);
        Width = (style.WidthMm ?? preferred) * PointsPerMm;
        _scale = (style.WidthMm ?? preferred) / preferred;
        _spec = spec = AssemblyReflow.Fit(spec, _scale, Width - (2 * FigureLayout.Margin), Gap, style);
        Title = TextMetrics.Wrap(spec.Title, style.TitleSize, Width - (2 * FigureLayout.Margin), 4, bold: true);
        _figures = [.. spec.Parts.Select(Figure)];
        _columns = ColumnWidths();
        _layouts = [.. spec.Parts.Select((p, i) => new FigureLayout(_figures[i], style, Frame(p)))];
        _rows = RowHeights();
        (double Left, double Top, double Right, double Bottom)[] margins = [.. spec.Parts.Select((_, i) => Aligned(i))];
        // Parts that need more than their place push the others down or right instead of covering them.
        for (int pass = 0; pass < 2; pass++)
        {
            _layouts = [.. spec.Parts.Select((p, i) => new FigureLayout(_figures[i], style, Placed(p, margins[i])))];
            Grow();
        }
        _layouts = [.. spec.Parts.Select((p, i) => new FigureLayout(_figures[i], style, Placed(p, margins[i])))];
        Panels = [.. _layouts.SelectMany(l => l.Panels)];
        Width = Math.Max(Width, spec.Parts.Select((p, i) => LeftOf(p.Column) + _layouts[i].Width).Append(LeftOf(_columns.Length) - Gap).Max() + FigureLayout.Margin);
        CaptionTop = spec.Parts.Select((p, i) => TopOf(p.Row) + _layouts[i].Height).Append(TopOf(_rows.Length) - Gap).Max() + 2;
        Height = CaptionTop + FigureLayout.Margin;
    }

    public double Width { get; }

    public double Height { get; private set; }

    public IReadOnlyList<PanelLayout> Panels { get; }

    public List<string> Title { get; }

    public double CaptionTop { get; }

    public void AddCaption(int lines, double lineHeight) => Height += lines == 0 ? 0 : (lines * lineHeight) + 3;

    public IEnumerable<Heading> Headings()
    {
        IEnumerable<Heading> all = Heading.Lines(Title, FigureLayout.Margin, FigureLayout.Margin, _style.TitleSize);
        return all.Concat(_spec.Parts.SelectMany((part, i) => Headings(part, _layouts[i].Title)));
    }

    IEnumerable<Heading> Headings(FigurePart part, List<string> title)
    {
        (double left, double top) = (LeftOf(part.Column), TopOf(part.Row));
        IEnumerable<Heading> lines = Heading.Lines(title, left + Indent(part), top, _style.TitleSize);
        return part.Letter.Length == 0 ? lines : lines.Prepend(new(left, top + (_style.LetterSize * 0.8), Letter(part), _style.LetterSize));
    }

    // The part as it was, without caption: that stands under the whole.
    FigureSpec Figure(FigurePart part)
    {
        PanelSpec[] panels = [.. _spec.Panels.Skip(part.FirstPanel).Take(part.PanelCount)];
        int row = panels.Min(p => p.Row), column = panels.Min(p => p.Column);
        return new FigureSpec
        {
            Id = part.Id,
            Title = part.Title,
            WidthMm = part.WidthMm,
            HeightMm = part.HeightMm,
            Panels = [.. panels.Select(p => p with { Row = p.Row - row, Column = p.Column - column })],
        };
    }

    string Letter(FigurePart part) => _style.CapitalLetters ? part.Letter.ToUpperInvariant() : part.Letter.ToLowerInvariant();

    double Indent(FigurePart part) => part.Letter.Length == 0 ? 0 : TextMetrics.Width(Letter(part), _style.LetterSize, bold: true) + (_style.LetterSize * 0.6);

    double[] ColumnWidths()
    {
        double[] weights = new double[_spec.Parts.Max(p => p.Column + p.ColumnSpan)];
        foreach (FigurePart part in _spec.Parts)
        {
            weights[part.Column] = Math.Max(weights[part.Column], part.WidthWeight);
        }
        weights = [.. weights.Select(w => w > 0 ? w : 1)];
        double free = Width - (2 * FigureLayout.Margin) - (Gap * (weights.Length - 1));
        return [.. weights.Select(w => Math.Max(20, free * w / weights.Sum()))];
    }

    LayoutFrame Frame(FigurePart part) => new()
    {
        Width = Span(_columns, part.Column, part.ColumnSpan),
        TitleIndent = Indent(part),
        FirstPanel = part.FirstPanel,
    };

    static double Span(double[] sizes, int first, int count) => sizes.Skip(first).Take(count).Sum() + (Gap * (count - 1));

    double[] RowHeights()
    {
        double[] heights = new double[_spec.Parts.Max(p => p.Row + p.RowSpan)];
        foreach ((FigurePart part, FigureLayout layout) in _spec.Parts.Zip(_layouts).OrderBy(p => p.First.RowSpan))
        {
            double missing = layout.Height - Span(heights, part.Row, part.RowSpan);
            for (int r = part.Row; missing > 0 && r < part.Row + part.RowSpan; r++)
            {
                heights[r] += missing / part.RowSpan;
            }
        }
        if (_spec.HeightMm is double mm)
        {
            double fixedParts = (Gap * (heights.Length - 1)) + TitleHeight + (2 * FigureLayout.Margin), wanted = (mm * _scale * PointsPerMm) - fixedParts;
            double factor = Math.Max(0.1, wanted / Math.Max(1, heights.Sum()));
            heights = [.. heights.Select(h => h * factor)];
        }
        return heights;
    }

    double TitleHeight => Title.Count == 0 ? 0 : (Title.Count * _style.TitleSize * 1.3) + 3;

    // The margins of the parts that start (or end) in the same column or row, where they are not much more than its own.
    (double Left, double Top, double Right, double Bottom) Aligned(int index)
    {
        FigurePart me = _spec.Parts[index];
        (double left, double top, double right, double bottom) = _layouts[index].Margins;
        double Limit(double own, double room, Func<FigurePart, bool> shares, Func<int, double> margin) =>
            Enumerable.Range(0, _layouts.Length).Where(i => shares(_spec.Parts[i])).Select(margin).Where(m => m - own <= MostAlignment * room).Append(own).Max();
        double width = Span(_columns, me.Column, me.ColumnSpan), height = Span(_rows, me.Row, me.RowSpan);
        return (
            Limit(left, width, p => p.Column == me.Column, i => _layouts[i].Margins.Left),
            Limit(top, height, p => p.Row == me.Row, i => _layouts[i].Margins.Top),
            Limit(right, width, p => p.Column + p.ColumnSpan == me.Column + me.ColumnSpan, i => _layouts[i].Margins.Right),
            Limit(bottom, height, p => p.Row + p.RowSpan == me.Row + me.RowSpan, i => _layouts[i].Margins.Bottom));
    }

    LayoutFrame Placed(FigurePart part, (double Left, double Top, double Right, double Bottom) margins) => Frame(part) with
    {
        Left = LeftOf(part.Column),
        Top = TopOf(part.Row),
        Height = Span(_rows, part.Row, part.RowSpan),
        MinLeft = margins.Left,
        MinTop = margins.Top,
        MinRight = margins.Right,
        MinBottom = margins.Bottom,
    };

    double LeftOf(int column) => FigureLayout.Margin + _columns.Take(column).Sum(w => w + Gap);

    double TopOf(int row) => FigureLayout.Margin + TitleHeight + _rows.Take(row).Sum(h => h + Gap);

    void Grow()
    {
        foreach ((FigurePart part, FigureLayout layout) in _spec.Parts.Zip(_layouts))
        {
            double wide = layout.Width - Span(_columns, part.Column, part.ColumnSpan), high = layout.Height - Span(_rows, part.Row, part.RowSpan);
            _columns[part.Column + part.ColumnSpan - 1] += Math.Max(0, wide);
            _rows[part.Row + part.RowSpan - 1] += Math.Max(0, high);
        }
    }
}
