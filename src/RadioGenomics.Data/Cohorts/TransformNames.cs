using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Names of the steps that a manifest may ask for. They are carried out where the cohort is built, not by a reader.</summary>
public static class TransformNames
{
    /// <summary>log2(x + 1).</summary>
    public const string Log2 = "log2(x+1)";
    /// <summary>log10(x + 1).</summary>
    public const string Log10 = "log10(x+1)";
    /// <summary>Counts per million.</summary>
    public const string Cpm = "cpm";
    /// <summary>Counts per million of effective library sizes (TMM), not logarithms.</summary>
    public const string Tmm = "tmm";
    /// <summary>Mean 0 and standard deviation 1 of every feature.</summary>
    public const string ZScore = "zscore";
    /// <summary>Normal scores of the ranks of every feature.</summary>
    public const string RankNormal = "rank-normal";
    /// <summary>Leave out features without variance.</summary>
    public const string FilterConstant = "filter-constant";
    /// <summary>Leave out genes that fewer than a tenth of the samples express with 1 or more, in the unit at that step.</summary>
    public const string FilterLowExpression = "filter-low-expression";
    /// <summary>Leave out features with more than half of their values missing.</summary>
    public const string FilterMissing = "filter-missing";

    /// <summary>Every name.</summary>
    public static ImmutableArray<string> All { get; } =
        [Log2, Log10, Cpm, Tmm, ZScore, RankNormal, FilterConstant, FilterLowExpression, FilterMissing];
}
