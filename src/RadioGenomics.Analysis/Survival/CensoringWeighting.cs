namespace RadioGenomics.Analysis.Survival;

/// <summary>Where the probability of being uncensored comes from.</summary>
public enum CensoringWeighting
{
    /// <summary>One Kaplan-Meier curve of censoring for everybody: right when censoring has nothing to do with the markers.</summary>
    Marginal,
    /// <summary>A Cox model of the time to censoring, on the marker and further covariates.</summary>
    Cox,
}
