namespace RadioGenomics.Analysis.Survival;

/// <summary>What the effect of a covariate is allowed to change with in the proportional-hazards test.</summary>
public enum ZphTransform
{
    /// <summary>1 - Kaplan-Meier estimate just before the time; robust to long tails, R's default.</summary>
    Km,
    /// <summary>Rank of the event time.</summary>
    Rank,
    /// <summary>The time itself.</summary>
    Identity,
    /// <summary>Logarithm of the time.</summary>
    Log,
}
