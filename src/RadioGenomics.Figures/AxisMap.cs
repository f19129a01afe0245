using System.Globalization;

namespace RadioGenomics.Figures;

/// <summary>An axis with its ends decided: maps values to fractions of its length.</summary>
sealed class AxisMap
{
    const double Padding = 0.04;
    // Beyond the ends by more lengths than this, in a panel with given ends: viewers cannot draw coordinates of hundreds of digits.
    const double MostLengths = 1e4;

    AxisMap(AxisSpec spec, double start, double end, int notPositive)
    {
        Spec = spec;
        Start = start;
        End = end;
        NotPositive = notPositive;
    }

    public AxisSpec Spec { get; }

    /// <summary>Value (its logarithm on a logarithmic axis) at the left or lower end.</summary>
    public double Start { get; }

    /// <summary>Value (its logarithm on a logarithmic axis) at the right or upper end.</summary>
    public double End { get; }

    public int NotPositive { get; }

    public double Low => Math.Min(Start, End);

    public double High => Math.Max(Start, End);

    public bool IsCategory => Spec.Scale == AxisScale.Category;

    public bool IsLog => Spec.Scale == AxisScale.Log10;

    /// <summary>0 at the left or lower end, 1 at the other; NaN for what the axis cannot show: no number, not positive on a logarithmic axis, no category.</summary>
    public double Fraction(double value)
    {
        double place = IsLog ? (value > 0 ? Math.Log10(value) : double.NaN) : value;
        // No category is as far away as that.
        return !double.IsFinite(place) || (IsCategory && (place < Low - 1 || place > High + 1)) ? double.NaN
            : Math.Clamp((place - Start) / (End - Start), -MostLengths, MostLengths);
    }

    public static AxisMap Create(PanelSpec panel, bool horizontal)
    {
        AxisSpec spec = horizontal ? panel.X : panel.Y;
        var range = DataRange.Collect(panel, horizontal, spec.Scale == AxisScale.Log10);
        if (spec.Scale == AxisScale.Category)
        {
            return Categories(spec, range, horizontal);
        }
        (double start, double end) = Ends(spec, range);
        bool topDown = !horizontal && range.Tight && spec.Min is null && spec.Max is null;
        return topDown ? new(spec, end, start, range.NotPositive) : new(spec, start, end, range.NotPositive);
    }

    static AxisMap Categories(AxisSpec spec, DataRange range, bool horizontal)
    {
        double count = !spec.Categories.IsDefaultOrEmpty ? spec.Categories.Length
            : range.IsEmpty ? 1 : Math.Clamp(Math.Floor(range.High + 0.5) + 1, 1, 1e6);
        (double low, double high) = Widened(Finite(spec.Min) ?? -0.5, Finite(spec.Max) ?? count - 0.5);
        return horizontal ? new(spec, low, high, 0) : new(spec, high, low, 0);
    }

    static (double Start, double End) Ends(AxisSpec spec, DataRange range)
    {
        bool log = spec.Scale == AxisScale.Log10;
        double? min = Limit(spec.Min, log), max = Limit(spec.Max, log);
        if (min is double from && max is double to)
        {
            // Ends given the other way round turn the axis.
            return from > to ? (from, to) : Widened(from, to);
        }
        (double low, double high) = range.IsEmpty ? EmptyEnds(min, max) : Widened(Place(range.Low, log), Place(range.High, log));
        double pad = range.Tight || range.IsEmpty ? 0 : Math.Max(0, (max ?? high) - (min ?? low)) * Padding;
        double? foot = range.Foot is double f ? Place(f, log) : null;
        return Ordered(min ?? (foot == low ? low : low - pad), max ?? (foot == high ? high : high + pad), min is not null);
    }

    static (double Low, double High) EmptyEnds(double? min, double? max) => min is double from ? (from, from + 1) : ((max ?? 1) - 1, max ?? 1);

    // One end was given and all data lie beyond it: an empty stretch next to that end.
    static (double Start, double End) Ordered(double start, double end, bool startGiven)
    {
        if (start < end)
        {
            return Widened(start, end);
        }
        double length = Math.Max(1, Math.Abs(startGiven ? start : end) * 0.1);
        return startGiven ? (start, start + length) : (end - length, end);
    }

    static double Place(double value, bool log) => log ? Math.Log10(value) : value;

    static double? Limit(double? value, bool log) =>
        Finite(value) is not double v || (log && v <= 0) ? null : Place(v, log);

    static double? Finite(double? value) => value is double v && double.IsFinite(v) ? Math.Clamp(v, -4e307, 4e307) : null;

    // Ends that agree to 12 digits would give ticks with equal labels.
    static (double Low, double High) Widened(double low, double high)
    {
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > size * 1e-12 && high - low > 1e-290)
        {
            return (low, high);
        }
        double half = size > 1e-290 ? size * 0.05 : 0.5;
        double middle = low + ((high - low) / 2);
        return (middle - half, middle + half);
    }

    public List<Tick> TicksFor(int most) =>
        IsCategory ? [.. Spec.Categories.Select((name, i) => new Tick(i, (name ?? "").ReplaceLineEndings(" "))).Where(t => t.Value >= Low && t.Value <= High)]
        : !Spec.Ticks.IsDefaultOrEmpty && !IsLog ? [.. Spec.Ticks.Where(t => t >= Low && t <= High).Select(t => new Tick(t, t.ToString("G12", CultureInfo.InvariantCulture)))]
        : IsLog ? Ticks.Log10(Low, High, most)
        : Ticks.Linear(Low, High, most);
}
