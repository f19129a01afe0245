namespace RadioGenomics.Figures;

/// <summary>A free text with the place that was found for it.</summary>
readonly record struct PlacedText(string Text, double Left, double Baseline, double Size, string Color)
{
    /// <summary>Whether letters had to go for want of room.</summary>
    public bool IsShortened { get; init; }

    public double Width => TextMetrics.Width(Text, Size);

    public Rect Box => new(Left, Baseline - (Size * 0.76), Width, Size * 0.96);

    /// <summary>The box with half a blank on both sides: numbers that stand closer read as one.</summary>
    public Rect Spaced => new(Left - (Size * 0.2), Baseline - (Size * 0.76), Width + (Size * 0.4), Size * 0.96);
}

/// <summary>
/// Places the free texts of a panel (numbers at risk, columns of a table, scales of a nomogram) so that they do not touch: first smaller letters for all,
/// then every second, third ... column, then long texts are shortened and what still has no place is left out and counted.
/// </summary>
sealed class TextPlacement(PanelLayout panel, FigureStyle style, double pageWidth)
{
    const double SmallestSize = 4.5;
    const int ShortestLetters = 6;
    static readonly double[] Scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7];
    static readonly int[] Steps = [2, 3, 5, 10, 20, 50];

    readonly List<(double Left, double Y)> _levelLines = [.. panel.Spec.Marks.OfType<SegmentsMark>()
        .SelectMany(m => Enumerable.Range(0, m.X0.Length).Where(i => m.Y0[i] == m.Y1[i]).Select(i => (panel.XAt(Math.Min(m.X0[i], m.X1[i])), panel.YAt(m.Y0[i]))))];

    readonly List<(TextMark Mark, int Index)> _texts = [.. panel.Spec.Marks.OfType<TextMark>()
        .SelectMany(m => Enumerable.Range(0, m.X.Length).Where(i => IsDrawn(panel, m, i)).Select(i => (m, i)))];

    /// <summary>The texts, the share of their size that all are drawn at, and what to say about those left out; null when none is.</summary>
    public (List<PlacedText> Placed, double Scale, string? Remark) Place()
    {
        foreach (double scale in Scales)
        {
            List<PlacedText> all = At(_texts, scale);
            if (!AnyTouch(all) && (scale == Scales[^1] || !all.Exists(t => t.IsShortened)))
            {
                return (all, scale, null);
            }
        }
        double smallest = Scales[^1];
        List<PlacedText> kept = Thinned(smallest) ?? Parted(At(_texts, smallest));
        int left = _texts.Count - kept.Count;
        return (kept, smallest, left == 0 ? null : FormattableString.Invariant($"{left} of {_texts.Count} texts are left out for want of space."));
    }

    static bool IsDrawn(PanelLayout panel, TextMark mark, int i)
    {
        double x = panel.XAt(mark.X[i]), y = panel.YAt(mark.Y[i]);
        Rect near = new(panel.Plot.Left - 2, panel.Plot.Top - 2, panel.Plot.Width + 4, panel.Plot.Height + 4);
        return !double.IsNaN(x) && !double.IsNaN(y) && near.Contains(x, y) && !string.IsNullOrWhiteSpace(mark.Text[i]);
    }

    List<PlacedText> At(List<(TextMark Mark, int Index)> texts, double scale) => [.. texts.Select(t => At(t.Mark, t.Index, scale))];

    // Free text may stand outside the plot but never outside the page.
    PlacedText At(TextMark mark, int i, double scale)
    {
        double whole = PanelPainter.TextSize(mark, style), size = Math.Max(whole * scale, Math.Min(whole, SmallestSize));
        (double low, double high) = Room();
        double x = panel.XAt(mark.X[i]), room = high - low;
        if (mark.Anchor == TextAnchor.Start)
        {
            room = Math.Min(room, Math.Max(size * 3, LineAfter(x, panel.YAt(mark.Y[i]), size * 0.6) - 3 - x));
        }
        string source = mark.Text[i].ReplaceLineEndings(" "), text = TextMetrics.Shorten(source, size, room);
        double width = TextMetrics.Width(text, size);
        double left = x - (mark.Anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => width / 2, _ => width });
        left = Math.Clamp(left, low, Math.Max(low, high - width));
        return new(text, left, panel.YAt(mark.Y[i]) + (size * 0.36), size, PanelPainter.TextColor(mark, style)) { IsShortened = text.Length < source.Length };
    }

    // Where the first level line begins that a name in front of it would run into: the scales of a nomogram.
    double LineAfter(double x, double y, double reach) => _levelLines.Where(l => l.Left > x + 6 && Math.Abs(l.Y - y) < reach).Select(l => l.Left).Append(double.PositiveInfinity).Min();

    // Names on the vertical axis stand clear of texts by TextReach; keys stand close to the plot.
    (double Low, double High) Room()
    {
        double low = panel.YLabels.Ticks.IsEmpty ? 4 : Math.Max(4, panel.Plot.Left - panel.TextReach - 1);
        double high = panel.Scales.Count == 0 && panel.SizeKey is null ? pageWidth - 4 : Math.Min(pageWidth - 4, panel.Plot.Right + PanelLayout.ScaleGap - 3);
        return (low, Math.Max(low + 1, high));
    }

    static bool AnyTouch(List<PlacedText> texts)
    {
        List<Rect> boxes = [.. texts.Select(t => t.Spaced).OrderBy(b => b.Left)];
        for (int i = 0; i < boxes.Count; i++)
        {
            for (int k = i + 1; k < boxes.Count && boxes[k].Left < boxes[i].Right; k++)
            {
                if (boxes[i].Overlaps(boxes[k]))
                {
                    return true;
                }
            }
        }
        return false;
    }

    // Only a table has columns that mean the same in every row: numbers at risk, where every second time tells enough.
    List<PlacedText>? Thinned(double scale)
    {
        double[] columns = [.. _texts.Select(t => t.Mark.X[t.Index]).Distinct().Order()];
        if (columns.Length < 4 || panel.Spec.Marks.Any(m => m is not TextMark))
        {
            return null;
        }
        foreach (int step in Steps)
        {
            List<PlacedText> kept = At([.. _texts.Where(t => Array.BinarySearch(columns, t.Mark.X[t.Index]) % step == 0)], scale);
            if (!AnyTouch(kept))
            {
                return kept;
            }
        }
        return null;
    }

    static List<PlacedText> Parted(List<PlacedText> texts)
    {
        List<PlacedText> kept = [];
        foreach (PlacedText text in texts)
        {
            List<int> touching = [.. Enumerable.Range(0, kept.Count).Where(i => kept[i].Spaced.Overlaps(text.Spaced))];
            // A name that runs into the number beside it is shortened; of two short texts the first stays.
            if (touching.Count == 1 && Before(kept[touching[0]], text) is PlacedText shorter)
            {
                kept[touching[0]] = shorter;
                touching = [];
            }
            if (touching.Count == 0)
            {
                kept.Add(text);
            }
        }
        return kept;
    }

    static PlacedText? Before(PlacedText first, PlacedText second)
    {
        double room = second.Left - first.Left - (first.Size * 0.45);
        string text = first.Text.Length > ShortestLetters && room > 0 ? TextMetrics.Shorten(first.Text, first.Size, room) : "";
        return text.Length >= ShortestLetters && TextMetrics.Width(text, first.Size) <= room ? first with { Text = text } : null;
    }

    /// <summary>Width of plot at which no text of a table touches its neighbour in the row; 0 for panels that are none.</summary>
    public static double NeededWidth(PanelLayout panel, FigureStyle style)
    {
        if (panel.Spec.Marks.IsEmpty || panel.Spec.Marks.Any(m => m is not TextMark))
        {
            return 0;
        }
        var texts = panel.Spec.Marks.OfType<TextMark>().SelectMany(m => m.X.Select((x, i) => (At: panel.X.Fraction(x), Row: m.Y[i], Reach: Reach(m, i, style))));
        double needed = 0;
        foreach (var row in texts.Where(t => t.At is >= 0 and <= 1 && t.Reach.Left + t.Reach.Right > 0).GroupBy(t => t.Row))
        {
            var ordered = row.OrderBy(t => t.At).ToList();
            foreach (var (left, right) in ordered.Zip(ordered.Skip(1)).Where(p => p.Second.At - p.First.At > 0.02))
            {
                needed = Math.Max(needed, (left.Reach.Right + right.Reach.Left + (style.TickSize * 0.5)) / (right.At - left.At));
            }
        }
        return needed;
    }

    /// <summary>How far a text reaches left and right of its place.</summary>
    public static (double Left, double Right) Reach(TextMark mark, int i, FigureStyle style)
    {
        double width = TextMetrics.Width(mark.Text[i] ?? "", PanelPainter.TextSize(mark, style));
        return mark.Anchor switch { TextAnchor.Start => (0, width), TextAnchor.Middle => (width / 2, width / 2), _ => (width, 0) };
    }
}
