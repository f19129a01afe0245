using System.Numerics;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Genes scaled so that an inner product is a correlation. A gene with missing values has no such form, since its pairs use
/// different samples: it is all zeros here and its pairs are computed one by one.
/// </summary>
sealed class NetworkCorrelation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    readonly LabelledMatrix _expression;
    readonly CorrelationOptions _options;
    readonly bool[] _incomplete;

    NetworkCorrelation(LabelledMatrix expression, CorrelationOptions options, T[] unit, bool[] incomplete)
    {
        (_expression, _options, _incomplete) = (expression, options, incomplete);
        Unit = unit;
        AnyIncomplete = incomplete.Contains(true);
    }

    /// <summary>Column-major. Shape: [samples, genes].</summary>
    public T[] Unit { get; }

    public int Genes => _incomplete.Length;

    public int Samples => _expression.SampleCount;

    public bool AnyIncomplete { get; }

    public static NetworkCorrelation<T> Of(LabelledMatrix expression, CorrelationOptions options, RunContext run)
    {
        if (expression.FeatureCount < 2 || expression.SampleCount < Correlation.MinCompletePairs)
        {
            NetworkThrow.TooSmall(expression.FeatureCount, expression.SampleCount);
        }
        var columns = UnitColumns.Of(expression, options, null, run);
        RefuseUnusable(columns, expression);
        bool[] incomplete = [.. columns.Missing.Select(m => m > 0)];
        T[] unit = InPrecision(columns.Values);
        for (int g = 0; g < incomplete.Length; g++)
        {
            if (incomplete[g])
            {
                unit.AsSpan(g * expression.SampleCount, expression.SampleCount).Clear();
            }
        }
        // Where the fallback of bicor holds for all genes, pairs are Pearson too.
        return new(expression, options with { Method = columns.Method }, unit, incomplete);
    }

    /// <summary>Puts the pairs of incomplete genes into a tile of inner products and cuts rounding beyond 1.</summary>
    public void Complete(ProductTile<T> tile, PairScratch scratch)
    {
        for (int j = 0; j < tile.BCount; j++)
        {
            Span<T> column = tile.Column(j);
            for (int i = 0; AnyIncomplete && i < column.Length; i++)
            {
                if (_incomplete[tile.AStart + i] || _incomplete[tile.BStart + j])
                {
                    column[i] = T.CreateTruncating(Pair(tile.AStart + i, tile.BStart + j, scratch));
                }
            }
            Weights.Clamp(column);
        }
    }

    public PairScratch NewScratch() => new(_options, Samples);

    /// <summary>Correlation over the samples in which both genes have a value.</summary>
    double Pair(int first, int second, PairScratch scratch)
    {
        if (first == second)
        {
            return 1;
        }
        // Always the same way round: digits must not depend on which gene is asked for first.
        int low = Math.Min(first, second), high = Math.Max(first, second);
        double r = scratch.Correlate(_expression.Column(low), _expression.Column(high), out int count);
        if (double.IsNaN(r))
        {
            NetworkThrow.NoCorrelation(_expression.FeatureIds[low], _expression.FeatureIds[high], count);
        }
        return r;
    }

    static T[] InPrecision(double[] values)
    {
        if (values is T[] same)
        {
            return same;
        }
        T[] narrow = GC.AllocateUninitializedArray<T>(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            narrow[i] = T.CreateTruncating(values[i]);
        }
        return narrow;
    }

    static void RefuseUnusable(UnitColumns columns, LabelledMatrix expression)
    {
        (ColumnState State, ErrorCode Code, string Why)[] kinds =
        [
            (ColumnState.AllMissing, ErrorCode.AllMissing, "have no value"),
            (ColumnState.TooFew, ErrorCode.TooFewObservations, "have fewer than four values"),
            (ColumnState.Constant, ErrorCode.ConstantColumn, "have no variance"),
            (ColumnState.NonFinite, ErrorCode.NonFinite, "have infinite values"),
            (ColumnState.ZeroMad, ErrorCode.ConstantColumn, "have a median absolute deviation of zero (pearsonFallback none)"),
        ];
        foreach ((ColumnState state, ErrorCode code, string why) in kinds)
        {
            string[] genes = [.. Enumerable.Range(0, columns.Count).Where(g => columns.States[g] == state).Select(g => expression.FeatureIds[g])];
            if (genes.Length > 0)
            {
                NetworkThrow.UnusableGenes(code, genes, columns.Count, why);
            }
        }
    }
}

/// <summary>Memory of one thread for correlations of single pairs.</summary>
sealed class PairScratch(CorrelationOptions options, int samples)
{
    readonly double[] _x = new double[samples], _y = new double[samples], _unitX = new double[samples], _unitY = new double[samples];
    readonly ColumnScaler _scaler = new(options.Method, options, samples);

    public double Correlate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, out int count)
    {
        count = 0;
        for (int s = 0; s < x.Length; s++)
        {
            (_x[count], _y[count]) = (x[s], y[s]);
            count += double.IsNaN(x[s]) || double.IsNaN(y[s]) ? 0 : 1;
        }
        if (count < Correlation.MinCompletePairs)
        {
            return double.NaN;
        }
        _scaler.Scale(_x.AsSpan(0, count), _unitX.AsSpan(0, count));
        _scaler.Scale(_y.AsSpan(0, count), _unitY.AsSpan(0, count));
        return Numerics.FixedOrder.Dot(_unitX.AsSpan(0, count), _unitY.AsSpan(0, count));
    }
}
