using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Sorting;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>One run of <see cref="Correlation.AllPairs"/> over checked inputs.</summary>
sealed class CorrelationRun(LabelledMatrix x, LabelledMatrix y, CorrelationOptions options, CovariateSet? covariates,
    IReadOnlyList<Diagnostic> noticed, RunContext run)
{
    const int Block = 1 << 16;

    public CorrelationResult Execute()
    {
        UnitColumns left = UnitColumns.Of(x, options, covariates?.Full, run), right = UnitColumns.Of(y, options, covariates?.Full, run);
        bool complete = left.Missing.All(m => m == 0) && right.Missing.All(m => m == 0);
        int[]? n = complete ? null : new int[(long)x.FeatureCount * y.FeatureCount];
        double[]? unadjusted = Unadjusted(complete);
        double[] r = NewPairs(), p = NewPairs();
        List<Diagnostic> diagnostics = [.. noticed, .. left.Diagnostics(), .. right.Diagnostics()];
        Products(left, right, r, complete ? p : null);
        if (n is not null)
        {
            Array.Fill(n, x.SampleCount);
            diagnostics.AddRange(CorrelationPairwise.Fill(left, right, covariates, r, n, run));
            FillP(r, n, p);
        }
        return new(new CorrelationParts
        {
            X = x,
            Y = y,
            Options = options,
            R = r,
            Q = Adjust(p, out long tests),
            N = n,
            SameN = x.SampleCount,
            TestCount = tests,
            Unadjusted = unadjusted,
            Covariates = covariates?.Names ?? [],
            CovariateRank = Rank,
            Diagnostics = [.. diagnostics],
        });
    }

    int Rank => covariates?.Full.Rank ?? 0;

    double[] NewPairs() => GC.AllocateUninitializedArray<double>(checked(x.FeatureCount * y.FeatureCount));

    /// <summary>r without the covariates, over the same samples.</summary>
    double[]? Unadjusted(bool complete)
    {
        if (covariates is null)
        {
            return null;
        }
        UnitColumns left = UnitColumns.Of(x, options, null, run), right = UnitColumns.Of(y, options, null, run);
        double[] r = NewPairs();
        Products(left, right, r, null);
        if (!complete)
        {
            foreach (Diagnostic _ in CorrelationPairwise.Fill(left, right, null, r, new int[r.Length], run))
            {
                // The adjusted run tells the same.
            }
        }
        return r;
    }

    /// <summary>r of complete columns, and p while the tile is hot where asked for.</summary>
    void Products(UnitColumns left, UnitColumns right, double[] r, double[]? p)
    {
        MatrixProduct.ForEachTile(left.Values, left.Count, right.Values, right.Count, x.SampleCount, tile =>
        {
            for (int j = 0; j < tile.BCount; j++)
            {
                int at = tile.AStart + ((tile.BStart + j) * left.Count);
                Span<double> here = r.AsSpan(at, tile.ACount);
                Clamp(tile.Column(j), here);
                if (p is not null)
                {
                    CorrelationPairs.FillP(here, [], x.SampleCount, Rank, p.AsSpan(at, tile.ACount));
                }
            }
        }, run, "correlating");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Clamp(ReadOnlySpan<double> from, Span<double> to)
    {
        int i = 0;
        Vector512<double> one = Vector512<double>.One;
        for (; i <= from.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var v = Vector512.Create(from.Slice(i, Vector512<double>.Count));
            // Written so that NaN stays: a comparison with NaN is false.
            v = Vector512.ConditionalSelect(Vector512.GreaterThan(v, one), one, v);
            Vector512.ConditionalSelect(Vector512.LessThan(v, -one), -one, v).CopyTo(to[i..]);
        }
        for (; i < from.Length; i++)
        {
            to[i] = Math.Clamp(from[i], -1, 1);
        }
    }

    void FillP(double[] r, int[] n, double[] p) => ParallelLoop.For((r.Length + Block - 1) / Block, run, "p-values", block =>
    {
        int start = block * Block, count = Math.Min(Block, r.Length - start);
        CorrelationPairs.FillP(r.AsSpan(start, count), n.AsSpan(start, count), 0, Rank, p.AsSpan(start, count));
    });

    double[] Adjust(double[] p, out long tests)
    {
        if (options.Adjust == AdjustMethod.Bh)
        {
            tests = StepUp.InPlace(p, static count => count, run);
            return p;
        }
        tests = p.LongLength - p.LongCount(double.IsNaN);
        return MultipleTesting.Adjust(p, options.Adjust);
    }
}
