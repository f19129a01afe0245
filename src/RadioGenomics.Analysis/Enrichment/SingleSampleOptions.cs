namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How one sample's genes become a score per gene set.</summary>
public enum SingleSampleMethod
{
    /// <summary>Rank-weighted difference of distribution functions within a sample (Barbie et al. 2009).</summary>
    Ssgsea,
    /// <summary>Gene set variation analysis: genes made comparable over samples, then a random walk within a sample (Hänzelmann et al. 2013).</summary>
    Gsva,
    /// <summary>Pathway activity: the first principal component of the set's standardised genes (Tomfohr et al. 2005).</summary>
    Plage,
    /// <summary>Combined z-score of the set's standardised genes (Lee et al. 2008).</summary>
    Zscore,
}

/// <summary>Kernel with which <see cref="SingleSampleMethod.Gsva"/> estimates a gene's distribution over samples.</summary>
public enum GsvaKernel
{
    /// <summary>Normal, for continuous values such as logarithms.</summary>
    Gaussian,
    /// <summary>Poisson, for counts.</summary>
    Poisson,
    /// <summary>No kernel: the empirical distribution function.</summary>
    None,
}

/// <summary>What becomes of genes with missing or infinite values.</summary>
public enum MissingGenes
{
    /// <summary>An error names the first.</summary>
    Refuse,
    /// <summary>They are left out, counted and named in a warning.</summary>
    Drop,
}

/// <summary>Settings of <see cref="SingleSampleScores"/>. Defaults: R GSVA 1.46 <c>gsva</c>.</summary>
public sealed record SingleSampleOptions : GeneSetFilterOptions
{
    /// <summary>How scores are computed. R: <c>method</c>.</summary>
    public SingleSampleMethod Method { get; init; } = SingleSampleMethod.Gsva;

    /// <summary>GSVA: kernel of a gene's distribution over samples. R: <c>kcdf</c>.</summary>
    public GsvaKernel Kcdf { get; init; } = GsvaKernel.Gaussian;

    /// <summary>GSVA: the score is the difference of the largest deviations up and down; false: the larger of the two. R: <c>mx.diff</c>.</summary>
    public bool MxDiff { get; init; } = true;

    /// <summary>GSVA with MxDiff: genes at either end of the ranking count as active (the deviations add up). R: <c>abs.ranking</c>.</summary>
    public bool AbsRanking { get; init; }

    /// <summary>Exponent of a gene's rank in the walk; null: 0.25 for ssGSEA, 1 for GSVA. Range: 0 or more. R: <c>tau</c>.</summary>
    public double? Tau { get; init; }

    /// <summary>ssGSEA: divide all scores by the range over samples and sets. False makes a sample's score independent of the other samples. R: <c>ssgsea.norm</c>.</summary>
    public bool SsgseaNorm { get; init; } = true;

    /// <summary>What becomes of genes with missing or infinite values.</summary>
    public MissingGenes Missing { get; init; } = MissingGenes.Refuse;

    internal SingleSampleOptions Resolve()
    {
        CheckSizes();
        double tau = Tau ?? (Method == SingleSampleMethod.Ssgsea ? 0.25 : 1);
        if (!(tau >= 0) || double.IsInfinity(tau))
        {
            Throw.OptionOutOfRange(nameof(Tau), tau, "0 or more");
        }
        if (AbsRanking && !MxDiff)
        {
            Throw.AbsRankingWithoutDifference();
        }
        return this with { Tau = tau };
    }
}
