namespace RadioGenomics.Analysis.Statistics;

/// <summary>What became of a column when it was made comparable.</summary>
enum ColumnState : byte
{
    Usable,
    AllMissing,
    TooFew,
    Constant,
    NonFinite,
    /// <summary>Usable, but standardised as for Pearson because its median absolute deviation is zero.</summary>
    ZeroMadFallback,
    ZeroMad,
}

/// <summary>
/// Turns columns of values into columns whose inner product is the correlation: centred, of unit length. One per thread: it
/// keeps scratch memory.
/// </summary>
sealed class ColumnScaler(CorrelationMethod method, double maxPOutliers, PearsonFallback fallback, int rows)
{
    readonly double[] _ranks = new double[rows];
    readonly Bicor.Scratch _bicor = new(rows);
    readonly int[] _order = new int[rows];

    /// <summary>Scales one column without missing values. A column that cannot be used becomes NaN.</summary>
    /// <param name="values">Shape: [n], no NaN.</param>
    /// <param name="unit">Shape: [n]. Receives the scaled column.</param>
    public ColumnState Scale(ReadOnlySpan<double> values, Span<double> unit)
    {
        ColumnState state = values.Length < Correlation.MinCompletePairs ? ColumnState.TooFew : ScaleBy(values, unit);
        if (state is not (ColumnState.Usable or ColumnState.ZeroMadFallback))
        {
            unit.Fill(double.NaN);
        }
        return state;
    }

    ColumnState ScaleBy(ReadOnlySpan<double> values, Span<double> unit)
    {
        switch (method)
        {
            case CorrelationMethod.Spearman:
                Span<double> ranks = _ranks.AsSpan(0, values.Length);
                Ranks.MidRanks(values, ranks, _order);
                return Pearson(ranks, unit);
            case CorrelationMethod.Bicor:
                return Biweight(values, unit);
            default:
                return Pearson(values, unit);
        }
    }

    ColumnState Biweight(ReadOnlySpan<double> values, Span<double> unit)
    {
        if (Bicor.TryScale(values, unit, maxPOutliers, _bicor))
        {
            return ColumnState.Usable;
        }
        if (fallback == PearsonFallback.None)
        {
            return ColumnState.ZeroMad;
        }
        ColumnState state = Pearson(values, unit);
        return state == ColumnState.Usable ? ColumnState.ZeroMadFallback : state;
    }

    /// <summary>Centres on the mean (two passes) and divides by the root of the sum of squares.</summary>
    public static ColumnState Pearson(ReadOnlySpan<double> values, Span<double> unit)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity, sum = 0;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            sum += value;
        }
        if (low == high)
        {
            return ColumnState.Constant;
        }
        double mean = sum / values.Length, rest = 0;
        if (!double.IsFinite(mean))
        {
            return ColumnState.NonFinite;
        }
        foreach (double value in values)
        {
            rest += value - mean;
        }
        mean += rest / values.Length;
        // Divided by the range first: squares neither overflow nor vanish.
        double scale = 1 / (high - low), squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double d = (values[i] - mean) * scale;
            unit[i] = d;
            squares += d * d;
        }
        double length = Math.Sqrt(squares);
        for (int i = 0; i < values.Length; i++)
        {
            unit[i] /= length;
        }
        return ColumnState.Usable;
    }
}
