using System.Collections.Immutable;

namespace RadioGenomics.Figures;

/// <summary>The tick labels of an axis, arranged so that they do not touch.</summary>
sealed record AxisLabels
{
    const double SmallestSize = 4.5;
    public const double LineHeight = 1.15;
    const double SmallestNames = 5.5;

    public required ImmutableArray<Tick> Ticks { get; init; }

    public required double Size { get; init; }

    /// <summary>0, 45 or 90 degrees.</summary>
    public double Turn { get; init; }

    /// <summary>Every how many-th category is labelled.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Width of the widest label.</summary>
    public double MaxWidth { get; init; }

    /// <summary>How far the labels reach away from the axis.</summary>
    public double Extent =>
        Ticks.IsEmpty ? 0 : Turn switch
        {
            0 => Size,
            45 => (MaxWidth + Size) * Math.Sqrt(0.5),
            _ => MaxWidth,
        };

    /// <summary>Whether a name stands in two lines.</summary>
    public bool IsBroken => Ticks.Any(t => t.Label.Contains('\n'));

    public static AxisLabels None { get; } = new() { Ticks = [], Size = 1 };

    public static AxisLabels Horizontal(AxisMap axis, double length, double maxWidth, FigureStyle style)
    {
        if (!axis.Spec.Visible)
        {
            return None;
        }
        return axis.IsCategory ? TurnedCategories(axis, length, maxWidth, style) : Numbers(axis, length, style);
    }

    static AxisLabels Numbers(AxisMap axis, double length, FigureStyle style)
    {
        double size = style.TickSize;
        for (int most = 9; ; most--)
        {
            List<Tick> ticks = axis.TicksFor(most);
            double widest = Widest(ticks, size);
            if (most <= 2 || ticks.Count * (widest + size) <= length)
            {
                // Two labels may still touch in a very narrow panel: then one is enough.
                bool fits = ticks.Count < 2 || Spacing(axis, ticks, length) >= widest + (size * 0.5);
                return new() { Ticks = [.. fits ? ticks : ticks.Take(1)], Size = size, MaxWidth = widest };
            }
        }
    }

    static double Spacing(AxisMap axis, List<Tick> ticks, double length) =>
        ticks.Zip(ticks.Skip(1)).Min(p => Math.Abs(axis.Fraction(p.Second.Value) - axis.Fraction(p.First.Value))) * length;

    static AxisLabels TurnedCategories(AxisMap axis, double length, double maxWidth, FigureStyle style)
    {
        List<Tick> whole = axis.TicksFor(0);
        double slot = length / (axis.High - axis.Low), size = style.TickSize, level = Widest(whole, size);
        if (level + (size * 0.5) <= slot)
        {
            return new() { Ticks = [.. whole], Size = size, MaxWidth = level };
        }
        List<Tick> ticks = Shortened(whole, size, maxWidth);
        double widest = Widest(ticks, size);
        if (slot >= size * 1.6)
        {
            return new() { Ticks = [.. ticks], Size = size, Turn = 45, MaxWidth = widest };
        }
        return Thinned(ticks, slot, size) with { Turn = 90 };
    }

    public static AxisLabels Vertical(AxisMap axis, double length, double maxWidth, FigureStyle style, bool mayBreak = true)
    {
        if (!axis.Spec.Visible)
        {
            return None;
        }
        double size = style.TickSize;
        if (axis.IsCategory)
        {
            return Names(axis.TicksFor(0), length / (axis.High - axis.Low), size, maxWidth, mayBreak);
        }
        List<Tick> ticks = axis.TicksFor(Math.Clamp((int)(length / (size * 2.6)), 2, 8));
        bool fits = ticks.Count < 2 || Spacing(axis, ticks, length) >= size * LineHeight;
        ticks = fits ? ticks : [.. ticks.Take(1)];
        return new() { Ticks = [.. ticks], Size = size, MaxWidth = Widest(ticks, size) };
    }

    // Names that are too long: in two lines where rows are high enough, else in smaller letters, then shortened.
    static AxisLabels Names(List<Tick> whole, double slot, double size, double maxWidth, bool mayBreak)
    {
        double widest = Widest(whole, size);
        if (widest <= maxWidth)
        {
            return Thinned(whole, slot, size);
        }
        if (mayBreak && slot >= 2 * LineHeight * size)
        {
            double used = new[] { size, (size + SmallestNames) / 2, SmallestNames }.First(s => s <= SmallestNames || !Broken(whole, Math.Min(s, size), maxWidth).Exists(IsShortened));
            return Thinned(Broken(whole, Math.Min(used, size), maxWidth), slot, Math.Min(used, size));
        }
        double smaller = Math.Max(Math.Min(size, SmallestNames), size * maxWidth / widest);
        return Thinned(Shortened(whole, smaller, maxWidth), slot, smaller);
    }

    static List<Tick> Broken(List<Tick> whole, double size, double maxWidth) =>
        [.. whole.Select(t => t with { Label = string.Join('\n', TextMetrics.Wrap(t.Label, size, maxWidth, 2)) })];

    static bool IsShortened(Tick tick) => tick.Label.Contains('…');

    // First smaller letters, then every second, fifth, tenth ... label only.
    static AxisLabels Thinned(List<Tick> ticks, double slot, double size)
    {
        double fitting = slot / LineHeight;
        double used = Math.Clamp(fitting, Math.Min(SmallestSize, size), size);
        int every = (int)Math.Max(1, Math.Ceiling(used * LineHeight / slot - 1e-9));
        every = every <= 1 ? 1 : RoundUp(every);
        List<Tick> kept = [.. ticks.Where((_, i) => i % every == 0)];
        return new() { Ticks = [.. kept], Size = used, Every = every, MaxWidth = Widest(kept, used) };
    }

    static int RoundUp(int every)
    {
        for (int unit = 1; ; unit *= 10)
        {
            foreach (int m in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (m * unit >= every)
                {
                    return m * unit;
                }
            }
        }
    }

    static List<Tick> Shortened(List<Tick> ticks, double size, double maxWidth) =>
        [.. ticks.Select(t => t with { Label = TextMetrics.Shorten(t.Label, size, maxWidth) })];

    static double Widest(IEnumerable<Tick> ticks, double size) =>
        ticks.SelectMany(t => t.Label.Split('\n')).Select(line => TextMetrics.Width(line, size)).DefaultIfEmpty(0).Max();
}
