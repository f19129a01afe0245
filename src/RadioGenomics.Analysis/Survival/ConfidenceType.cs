namespace RadioGenomics.Analysis.Survival;

/// <summary>On which scale of the survival probability its confidence interval is symmetric.</summary>
public enum ConfidenceType
{
    /// <summary>log S.</summary>
    Log,
    /// <summary>log(-log S): never leaves [0, 1].</summary>
    LogLog,
    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,
    /// <summary>log(S / (1 - S)).</summary>
    Logit,
    /// <summary>arcsin of the square root of S.</summary>
    Arcsin,
}

/// <summary>How a survival curve is estimated.</summary>
public enum SurvivalEstimator
{
    /// <summary>Product of (1 - events / at risk), Greenwood's variance. R: <c>stype = 1</c>.</summary>
    KaplanMeier,
    /// <summary>exp(-H) with Nelson and Aalen's sum of events / at risk. R: <c>stype = 2, ctype = 1</c>.</summary>
    NelsonAalen,
    /// <summary>exp(-H) with tied events taken as if one after the other. R: <c>stype = 2, ctype = 2</c>.</summary>
    FlemingHarrington,
}
