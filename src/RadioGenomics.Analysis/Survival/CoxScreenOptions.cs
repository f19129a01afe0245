using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Settings of <see cref="CoxScreen"/>.</summary>
public sealed record CoxScreenOptions
{
    /// <summary>How events at the same time are handled. R: <c>ties</c>.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>Level of the confidence intervals. Range: (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>How the p-values are adjusted, over the features that could be tested.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    /// <summary>Test by the likelihood ratio instead of Wald's z; slower with covariates.</summary>
    public bool LikelihoodRatio { get; init; }

    /// <summary>Relative change of the log-likelihood that ends the iteration. Range: above 0. R: <c>eps</c>.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Most Newton steps. Range: from 1. R: <c>iter.max</c>.</summary>
    public int MaxIterations { get; init; } = 20;

    internal void Check()
    {
        Throw.IfNotOpenUnit(nameof(ConfidenceLevel), ConfidenceLevel);
        if (!(Tolerance > 0))
        {
            Throw.OptionOutOfRange(nameof(Tolerance), Tolerance, "above 0");
        }
        if (MaxIterations < 1)
        {
            Throw.OptionOutOfRange(nameof(MaxIterations), MaxIterations, "1 or more");
        }
    }
}
