namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Which extreme of the running sum is the enrichment score.</summary>
public enum ScoreType
{
    /// <summary>The extreme that lies farther from zero; sets high and low in the ranking are both found.</summary>
    Std,
    /// <summary>The highest point: only sets at the top of the ranking are looked for.</summary>
    Pos,
    /// <summary>The lowest point: only sets at the bottom of the ranking are looked for.</summary>
    Neg,
}

/// <summary>How p-values of <see cref="PrerankedGsea"/> come about.</summary>
public enum GseaMethod
{
    /// <summary>Random gene sets where they suffice, adaptive multilevel splitting for smaller p-values.</summary>
    Multilevel,
    /// <summary>Random gene sets only; no p-value is below 1 / (permutations + 1).</summary>
    Simple,
}

/// <summary>Settings of <see cref="PrerankedGsea"/>. Names and defaults where they exist there: R fgsea <c>fgseaMultilevel</c>.</summary>
public sealed record GseaOptions
{
    /// <summary>Sets with fewer genes in the ranking are left out. Range: 1 or more. GSEA's default; R fgsea: <c>minSize</c> = 1.</summary>
    public int MinSize { get; init; } = 15;

    /// <summary>Sets with more genes in the ranking are left out. Range: MinSize or more. GSEA's default; R fgsea: <c>maxSize</c>, all but one gene.</summary>
    public int MaxSize { get; init; } = 500;

    /// <summary>Exponent of the statistic in the running sum: 0 counts genes (Kolmogorov-Smirnov), 1 weighs them. Range: 0 or more. R: <c>gseaParam</c>.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Which extreme of the running sum is the score. R: <c>scoreType</c>.</summary>
    public ScoreType ScoreType { get; init; } = ScoreType.Std;

    /// <summary>How p-values come about.</summary>
    public GseaMethod Method { get; init; } = GseaMethod.Multilevel;

    /// <summary>Random gene sets of each size; auto: 4,000 before splitting (R: <c>nPermSimple</c> = 1000), 10,000 for the simple method. Range: SampleSize (simple: 1) to 10,000,000.</summary>
    public int? Permutations { get; init; }

    /// <summary>Gene sets kept alive by the splitting; its error falls with the square root. Range: 11 to 10,001, odd. R: <c>sampleSize</c>.</summary>
    public int SampleSize { get; init; } = 101;

    /// <summary>Splitting stops at this p-value; smaller ones are reported as it. Range: 0 (never stops) to 0.1. R: <c>eps</c>.</summary>
    public double Eps { get; init; } = 1e-50;

    internal GseaOptions Resolve()
    {
        if (!(Weight >= 0) || !double.IsFinite(Weight))
        {
            Throw.OptionOutOfRange(nameof(Weight), Weight, "0 or more");
        }
        if (SampleSize is < 11 or > 10_001 || SampleSize % 2 == 0)
        {
            Throw.OptionOutOfRange(nameof(SampleSize), SampleSize, "an odd number from 11 to 10001");
        }
        Throw.IfOutside(nameof(Eps), Eps, 0, 0.1);
        int permutations = Permutations ?? (Method == GseaMethod.Simple ? 10_000 : Math.Max(4_000, SampleSize));
        int fewest = Method == GseaMethod.Simple ? 1 : SampleSize;
        if (permutations < fewest || permutations > 10_000_000)
        {
            Throw.OptionOutOfRange(nameof(Permutations), permutations, FormattableString.Invariant($"{fewest} to 10000000"));
        }
        return this with { Permutations = permutations };
    }
}
