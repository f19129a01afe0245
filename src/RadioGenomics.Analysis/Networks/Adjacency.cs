using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>The connection strengths of all pairs of genes.</summary>
public static class Adjacency
{
    /// <summary>Connection strengths and connectivities.</summary>
    /// <param name="expression">Shape: [samples, genes]. Any unit. NaN = missing: a pair uses the samples in which both have values.</param>
    /// <param name="options">Network type, power, correlation.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <typeparam name="T"><see cref="float"/> (half the memory and time) or <see cref="double"/>.</typeparam>
    /// <returns>Strengths in [0, 1], 1 on the diagonal, and each gene's sum over the other genes. Dispose it.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConstantColumn"/>, <see cref="ErrorCode.AllMissing"/>,
    /// <see cref="ErrorCode.TooFewObservations"/>, <see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.OptionOutOfRange"/>,
    /// <see cref="ErrorCode.MemoryRefused"/>.</exception>
    /// <remarks>The same bits for any number of threads. Cost: O(samples genes²). Source: Zhang, Horvath (2005) Stat Appl Genet Mol
    /// Biol 4:17. Reference: R WGCNA 1.72.1 <c>adjacency</c> and <c>softConnectivity</c>; agreement in double: 1e-10.</remarks>
    public static AdjacencyResult<T> Of<T>(LabelledMatrix expression, NetworkOptions? options = null, RunContext? run = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(expression);
        options ??= new();
        run ??= RunContext.Default;
        options.Check();
        int genes = expression.FeatureCount;
        MemoryBudget.Demand(BytesOf<T>(genes) + KeptBytes<T>(expression) + WorkBytes<T>(expression), FormattableString.Invariant($"the adjacency of {genes} genes"), MemoryHelp);
        using NetworkCorrelation<T> correlation = Correlate<T>(expression, options, run);
        return Compute(correlation, options, false, run);
    }

    internal const string MemoryHelp = "Use single precision, keep fewer genes (a variance or mean filter), or split them into blocks.";

    internal static unsafe long BytesOf<T>(int genes)
        where T : unmanaged => PackedSymmetric.LengthOf(genes) * sizeof(T);

    /// <summary>The genes' scaled values in double and in T, and scratch.</summary>
    internal static unsafe long WorkBytes<T>(LabelledMatrix expression)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ((long)expression.SampleCount * expression.FeatureCount * (sizeof(double) + (2 * sizeof(T))))
        + TiledProduct<T>.ScratchBytes(expression.FeatureCount, expression.SampleCount, 4);

    /// <summary>All correlations, which are kept where genes miss values.</summary>
    internal static long KeptBytes<T>(LabelledMatrix expression)
        where T : unmanaged => HasMissing(expression) ? BytesOf<T>(expression.FeatureCount) : 0;

    internal static bool HasMissing(LabelledMatrix expression)
    {
        foreach (double value in expression.Values.Span)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }
        return false;
    }

    internal static NetworkCorrelation<T> Correlate<T>(LabelledMatrix expression, NetworkOptions options, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        NetworkCorrelation<T>.Of(expression, new CorrelationOptions
        {
            Method = options.Correlation,
            MaxPOutliers = options.MaxPOutliers,
            PearsonFallback = options.PearsonFallback,
        }, run);

    /// <summary>All connections, stored packed, and their sums.</summary>
    /// <param name="correlation">The genes.</param>
    /// <param name="options">Network type and power.</param>
    /// <param name="keepSign">Whether connections are sign(r) |r|^β; connectivities always sum sizes.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    internal static AdjacencyResult<T> Compute<T>(NetworkCorrelation<T> correlation, NetworkOptions options, bool keepSign, RunContext run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var matrix = new PackedSymmetric<T>(correlation.Genes);
        try
        {
            double[] connectivity = Sweep(correlation, run, "adjacency", 1, (column, work, sums) =>
            {
                Weights.Connect(column.Values, options, keepSign, work);
                if (column.Self >= 0)
                {
                    column.Values[column.Self] = T.Zero;
                }
                sums[0] += SumOfSizes(column.Values);
                if (column.Self >= 0)
                {
                    column.Values[column.Self] = T.One;
                }
                column.StoreLower(matrix);
            });
            return new() { Matrix = matrix, Connectivity = ImmutableCollectionsMarshal.AsImmutableArray(connectivity), Options = options };
        }
        catch
        {
            matrix.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Visits all correlations: for every gene b the pieces of its column in order, so that sums per gene have a fixed order. Both
    /// triangles are computed: twice the products, but no sum crosses threads.
    /// </summary>
    /// <returns>The sums. Shape: [genes, sumsPerGene], the sums of a gene together.</returns>
    internal static unsafe double[] Sweep<T>(NetworkCorrelation<T> correlation, RunContext run, string stage, int sumsPerGene, ColumnAction<T> visit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] sums = new double[correlation.Genes * sumsPerGene];
        if (correlation.Kept is not null)
        {
            SweepKept(correlation.Kept, sums, run, stage, sumsPerGene, visit);
            return sums;
        }
        using var work = new ThreadLocal<T[]>(() => new T[4 * TiledProduct<T>.CacheColumns]);
        fixed (T* unit = correlation.Unit)
        {
            var columns = new DenseColumns<T>(unit, correlation.Genes, correlation.Samples);
            new TiledProduct<T>(columns, columns, correlation.Samples, false, MicroKernels.Create<T>(KernelWidth.Best), tile =>
            {
                for (int j = 0; j < tile.BCount; j++)
                {
                    int b = tile.BStart + j;
                    VisitPieces(tile.Column(j), tile.AStart, b, work.Value!, sums.AsSpan(b * sumsPerGene, sumsPerGene), visit);
                }
            }, run, stage)
            { InOrder = true }.Run();
        }
        return sums;
    }

    static void SweepKept<T>(PackedSymmetric<T> kept, double[] sums, RunContext run, string stage, int sumsPerGene, ColumnAction<T> visit)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ParallelLoop.For(kept.Count, run, stage, () => (Column: new T[kept.Count], Work: new T[4 * TiledProduct<T>.CacheColumns]), (b, scratch) =>
        {
            kept.CopyRow(b, scratch.Column);
            VisitPieces(scratch.Column, 0, b, scratch.Work, sums.AsSpan(b * sumsPerGene, sumsPerGene), visit);
        });

    static void VisitPieces<T>(Span<T> column, int aStart, int b, T[] work, Span<double> sums, ColumnAction<T> visit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Weights.Clamp(column);
        for (int start = 0; start < column.Length; start += TiledProduct<T>.CacheColumns)
        {
            Span<T> piece = column.Slice(start, Math.Min(TiledProduct<T>.CacheColumns, column.Length - start));
            visit(new(piece, aStart + start, b), work, sums);
        }
    }

    /// <summary>Sum of magnitudes in double: four running sums by position modulo four, then the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double SumOfSizes<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            Vector256<double> four = typeof(T) == typeof(double)
                ? Vector256.Create<double>(MemoryMarshal.Cast<T, double>(values.Slice(i, 4)))
                : Vector256.WidenLower(Vector128.Create<float>(MemoryMarshal.Cast<T, float>(values.Slice(i, 4))).ToVector256());
            sums += Vector256.Abs(four);
        }
        double total = sums.GetElement(0) + sums.GetElement(2) + (sums.GetElement(1) + sums.GetElement(3));
        for (; i < values.Length; i++)
        {
            total += Math.Abs(double.CreateTruncating(values[i]));
        }
        return total;
    }
}

/// <summary>A piece of the column of gene B: its correlations with genes AStart, AStart + 1, ...</summary>
readonly ref struct ColumnPiece<T>(Span<T> values, int aStart, int b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public Span<T> Values { get; } = values;

    public int AStart => aStart;

    public int B => b;

    /// <summary>Where the gene meets itself, or -1.</summary>
    public int Self => b >= aStart && b < aStart + Values.Length ? b - aStart : -1;

    /// <summary>Stores what lies in the lower triangle.</summary>
    public void StoreLower(PackedSymmetric<T> matrix)
    {
        int count = Math.Clamp(b + 1 - aStart, 0, Values.Length);
        if (count > 0)
        {
            Values[..count].CopyTo(matrix.Row(b)[aStart..]);
        }
    }
}

/// <summary>Visits a piece of a gene's column; <paramref name="work"/> holds at least four times its length.</summary>
delegate void ColumnAction<T>(ColumnPiece<T> column, Span<T> work, Span<double> sums)
    where T : unmanaged, IFloatingPointIeee754<T>;
