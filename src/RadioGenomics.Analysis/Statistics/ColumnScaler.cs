using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>What became of a column when it was made comparable.</summary>
enum ColumnState : byte
{
    Usable,
    AllMissing,
    TooFew,
    Constant,
    NonFinite,
    /// <summary>Nothing is left of it when the covariates are taken out.</summary>
    Explained,
    /// <summary>Usable, but standardised as for Pearson because its median absolute deviation is zero.</summary>
    ZeroMadFallback,
    ZeroMad,
}

/// <summary>
/// Turns columns of values into columns whose inner product is the correlation: centred, of unit length. One per thread: it
/// keeps scratch memory.
/// </summary>
sealed class ColumnScaler(CorrelationMethod method, CorrelationOptions options, int rows)
{
    readonly double[] _values = new double[rows];
    readonly double[] _sorted = new double[rows];
    readonly int[] _order = new int[rows];
    readonly ColumnSorter _sorter = new(rows);

    /// <summary>Covariates to take out, over the samples of the columns to come; null for none.</summary>
    public CovariateBasis? Basis { get; set; }

    public static bool IsUsable(ColumnState state) => state is ColumnState.Usable or ColumnState.ZeroMadFallback;

    /// <summary>Scales one column without missing values. A column that cannot be used becomes NaN.</summary>
    /// <param name="values">Shape: [n], no NaN.</param>
    /// <param name="unit">Shape: [n]. Receives the scaled column.</param>
    /// <param name="order">Positions of the values in ascending order; empty: found here where needed.</param>
    public ColumnState Scale(ReadOnlySpan<double> values, Span<double> unit, ReadOnlySpan<int> order = default)
    {
        ColumnState state = values.IsEmpty ? ColumnState.AllMissing
            : values.Length < Correlation.MinCompletePairs ? ColumnState.TooFew
            : ScaleBy(values, unit, order);
        if (!IsUsable(state))
        {
            unit.Fill(double.NaN);
        }
        return state;
    }

    ColumnState ScaleBy(ReadOnlySpan<double> values, Span<double> unit, ReadOnlySpan<int> order) => method switch
    {
        CorrelationMethod.Spearman => Spearman(values, unit, order),
        CorrelationMethod.Bicor when Basis is not null => BiweightOfResiduals(values, unit),
        CorrelationMethod.Bicor => Biweight(values, unit, order),
        _ => TakeOut(Pearson(values, unit), unit),
    };

    ColumnState Spearman(ReadOnlySpan<double> values, Span<double> unit, ReadOnlySpan<int> order)
    {
        Span<double> ranks = _values.AsSpan(0, values.Length);
        if (order.IsEmpty)
        {
            _sorter.Sort(values, _sorted.AsSpan(0, values.Length), _order.AsSpan(0, values.Length));
            order = _order.AsSpan(0, values.Length);
        }
        Ranks.FromSorted(order, values, ranks);
        return TakeOut(Pearson(ranks, unit), unit);
    }

    ColumnState TakeOut(ColumnState state, Span<double> unit) =>
        state != ColumnState.Usable || Basis is null || CovariateBasis.IsEnough(Basis.Project(unit)) ? state : ColumnState.Explained;

    ColumnState BiweightOfResiduals(ReadOnlySpan<double> values, Span<double> unit)
    {
        ColumnState state = TakeOut(Pearson(values, unit), unit);
        if (state != ColumnState.Usable)
        {
            return state;
        }
        Span<double> residuals = _values.AsSpan(0, values.Length);
        unit.CopyTo(residuals);
        return Biweight(residuals, unit, default);
    }

    ColumnState Biweight(ReadOnlySpan<double> values, Span<double> unit, ReadOnlySpan<int> order)
    {
        Span<double> sorted = _sorted.AsSpan(0, values.Length);
        Sort(values, order, sorted);
        if (Bicor.TryScale(values, sorted, unit, options.MaxPOutliers))
        {
            return ColumnState.Usable;
        }
        if (options.PearsonFallback == PearsonFallback.None)
        {
            return sorted[0] == sorted[^1] ? ColumnState.Constant : ColumnState.ZeroMad;
        }
        ColumnState state = Pearson(values, unit);
        return state == ColumnState.Usable ? ColumnState.ZeroMadFallback : state;
    }

    void Sort(ReadOnlySpan<double> values, ReadOnlySpan<int> order, Span<double> sorted)
    {
        if (order.IsEmpty)
        {
            _sorter.Sort(values, sorted, _order.AsSpan(0, values.Length));
            return;
        }
        for (int i = 0; i < order.Length; i++)
        {
            sorted[i] = values[order[i]];
        }
    }

    /// <summary>Centres on the mean (two passes) and divides by the root of the sum of squares.</summary>
    public static ColumnState Pearson(ReadOnlySpan<double> values, Span<double> unit)
    {
        (double low, double high, double sum) = FixedOrder.RangeAndSum(values);
        if (low == high)
        {
            return ColumnState.Constant;
        }
        double mean = sum / values.Length, range = high - low;
        if (!double.IsFinite(mean) || !double.IsFinite(range))
        {
            return ColumnState.NonFinite;
        }
        mean += FixedOrder.SumOfDifferences(values, mean) / values.Length;
        // Divided by the range first: squares neither overflow nor vanish.
        double squares = FixedOrder.CentreAndScale(values, mean, 1 / range, unit);
        FixedOrder.Multiply(unit[..values.Length], 1 / Math.Sqrt(squares));
        return ColumnState.Usable;
    }
}
