using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>What a <see cref="CorrelationResult"/> is made of.</summary>
sealed record CorrelationParts
{
    public required LabelledMatrix X { get; init; }
    public required LabelledMatrix Y { get; init; }
    public required CorrelationOptions Options { get; init; }

    /// <summary>Shape: [x × y], x varying fastest.</summary>
    public required double[] R { get; init; }
    public required double[] Q { get; init; }

    /// <summary>Null where every pair has <see cref="SameN"/> samples.</summary>
    public int[]? N { get; init; }
    public required int SameN { get; init; }
    public required long TestCount { get; init; }
    public double[]? Unadjusted { get; init; }
    public ImmutableArray<string> Covariates { get; init; } = [];
    public int CovariateRank { get; init; }
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

/// <summary>Loops over pairs.</summary>
static class CorrelationPairs
{
    /// <summary>The p-value of each pair; NaN where r is.</summary>
    public static void FillP(ReadOnlySpan<double> r, ReadOnlySpan<int> n, int sameN, int covariates, Span<double> p)
    {
        if (n.IsEmpty)
        {
            FillP(r, sameN - 2 - covariates, p);
            return;
        }
        for (int i = 0; i < r.Length;)
        {
            int end = i + 1;
            while (end < r.Length && n[end] == n[i])
            {
                end++;
            }
            FillP(r[i..end], n[i] - 2 - covariates, p[i..end]);
            i = end;
        }
    }

    static void FillP(ReadOnlySpan<double> r, int df, Span<double> p)
    {
        if (df < 1)
        {
            p.Fill(double.NaN);
        }
        else
        {
            CorrelationPValue.For(df).TwoSided(r, p);
        }
    }
}
