using System.Numerics;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Genes scaled so that an inner product is a correlation. A gene with missing values has no such form, since its pairs use
/// different samples: where there are such genes, all correlations are computed once and kept.
/// </summary>
sealed class NetworkCorrelation<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    const int GapsAtOnce = 256;

    NetworkCorrelation(LabelledMatrix expression, T[] unit)
    {
        (Genes, Samples) = (expression.FeatureCount, expression.SampleCount);
        Unit = unit;
    }

    /// <summary>Column-major; genes with missing values are zero. Shape: [samples, genes].</summary>
    public T[] Unit { get; }

    public int Genes { get; }

    public int Samples { get; }

    /// <summary>All correlations when some genes miss values, else null. Rounding may leave them a little beyond ±1.</summary>
    public PackedSymmetric<T>? Kept { get; private set; }

    public void Dispose() => Kept?.Dispose();

    public static NetworkCorrelation<T> Of(LabelledMatrix expression, CorrelationOptions options, RunContext run)
    {
        if (expression.FeatureCount < 2 || expression.SampleCount < Correlation.MinCompletePairs)
        {
            Throw.TooFewForNetwork(expression.FeatureCount, expression.SampleCount);
        }
        var columns = UnitColumns.Of(expression, options, null, run);
        RefuseUnusable(columns, expression);
        int[] gaps = [.. Enumerable.Range(0, columns.Count).Where(g => columns.Missing[g] > 0)];
        T[] unit = InPrecision(columns.Values);
        foreach (int g in gaps)
        {
            unit.AsSpan(g * expression.SampleCount, expression.SampleCount).Clear();
        }
        var correlation = new NetworkCorrelation<T>(expression, unit);
        if (gaps.Length > 0)
        {
            // Where the fallback of bicor holds for all genes, single pairs are Pearson too.
            correlation.Keep(columns, gaps, options with { Method = columns.Method }, run);
        }
        return correlation;
    }

    void Keep(UnitColumns columns, int[] gaps, CorrelationOptions options, RunContext run)
    {
        Kept = new(Genes);
        try
        {
            MatrixProduct.SymmetricCrossOf(Unit, Genes, Samples, Kept, run, ProductBackend.Managed);
            foreach (int[] some in gaps.Chunk(GapsAtOnce))
            {
                FillGaps(columns, some, options, run);
            }
        }
        catch
        {
            Kept.Dispose();
            throw;
        }
    }

    /// <summary>Replaces the pairs of some genes with missing values, computed over the samples that both genes have.</summary>
    void FillGaps(UnitColumns columns, int[] some, CorrelationOptions options, RunContext run)
    {
        double[] r = new double[Genes * some.Length];
        int[] n = new int[r.Length];
        var right = UnitColumns.Of(columns.Matrix.SelectFeatures(some), options, null, run);
        _ = CorrelationPairwise.Fill(columns, right, null, r, n, run);
        for (int j = 0; j < some.Length; j++)
        {
            int gene = some[j];
            for (int i = 0; i < Genes; i++)
            {
                int at = i + (j * Genes);
                // A pair of two such genes comes twice; the later gene's column holds.
                if (columns.Missing[i] == 0 || i < gene)
                {
                    if (double.IsNaN(r[at]))
                    {
                        Throw.NoCorrelation(columns.Matrix.FeatureIds[i], columns.Matrix.FeatureIds[gene], n[at]);
                    }
                    Kept![i, gene] = T.CreateTruncating(r[at]);
                }
            }
            Kept![gene, gene] = T.One;
        }
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
                Throw.UnusableGenes(code, genes, columns.Count, why);
            }
        }
    }
}
