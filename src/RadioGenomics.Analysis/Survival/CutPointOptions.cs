namespace RadioGenomics.Analysis.Survival;

/// <summary>How the p-value of the best of many cuts allows for the search.</summary>
public enum CutPointP
{
    /// <summary>Exact tail of the limiting Gaussian process at the cuts that were looked at. R maxstat: <c>exactGauss</c>.</summary>
    ExactGauss,
    /// <summary>Improved Bonferroni inequality of Lausen, Sauerbrei, Schumacher (1994). R maxstat: <c>Lau94</c>.</summary>
    Lau94,
    /// <summary>Asymptotic tail of Lausen and Schumacher (1992). R maxstat: <c>Lau92</c>.</summary>
    Lau92,
}

/// <summary>Settings of <see cref="CutPoint"/>. Defaults: R maxstat 0.7-25 <c>maxstat.test</c>, but for the exact p.</summary>
public sealed record CutPointOptions
{
    /// <summary>Smallest share of rows at or below a cut. Range: (0, 0.5]. R: <c>minprop</c>.</summary>
    public double MinProp { get; init; } = 0.1;

    /// <summary>Largest share of rows at or below a cut; null: 1 - MinProp. Range: above MinProp, below 1. R: <c>maxprop</c>.</summary>
    public double? MaxProp { get; init; }

    /// <summary>How p allows for the search. R: <c>pmethod</c>.</summary>
    public CutPointP CutPMethod { get; init; } = CutPointP.ExactGauss;

    /// <summary>Folds of cross-fitted groups. Range: 2 and above.</summary>
    public int CutFolds { get; init; } = 10;

    /// <summary>Permutations for the p of cross-fitted groups. Range: 19 and above.</summary>
    public int CutPermutations { get; init; } = 999;

    internal CutPointOptions Resolve()
    {
        if (!(MinProp is > 0 and <= 0.5))
        {
            Throw.OptionOutOfRange(nameof(MinProp), MinProp, "a number above 0, at most 0.5");
        }
        double most = MaxProp ?? 1 - MinProp;
        if (!(most > MinProp && most < 1) && MaxProp is not null)
        {
            Throw.OptionOutOfRange(nameof(MaxProp), most, "a number between MinProp and 1");
        }
        if (CutFolds < 2)
        {
            Throw.OptionOutOfRange(nameof(CutFolds), CutFolds, "2 or more");
        }
        if (CutPermutations < 19)
        {
            Throw.OptionOutOfRange(nameof(CutPermutations), CutPermutations, "19 or more");
        }
        return this with { MaxProp = most };
    }
}
