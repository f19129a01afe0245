namespace RadioGenomics.Analysis.Survival;

/// <summary>How the event times are weighted in a concordance. S: Kaplan-Meier estimate just before the time, G: that of the censoring.</summary>
public enum ConcordanceWeight
{
    /// <summary>Every comparable pair counts the same: Harrell's C.</summary>
    N,
    /// <summary>S over the number at risk: Peto and Peto.</summary>
    S,
    /// <summary>S/G over the number at risk: does not depend on the censoring (Schemper).</summary>
    SOverG,
    /// <summary>1/G²: Uno's C.</summary>
    NOverG2,
    /// <summary>One over the number at risk: every event counts the same.</summary>
    I,
}

/// <summary>Settings of <see cref="Concordance"/>. Defaults: R survival 3.5-3 <c>concordance</c>.</summary>
public sealed record ConcordanceOptions
{
    /// <summary>Weights of the event times. R: <c>timewt</c>.</summary>
    public ConcordanceWeight TimeWeight { get; init; } = ConcordanceWeight.N;

    /// <summary>Events after this time do not count; null: all do. R: <c>ymax</c>.</summary>
    public double? YMax { get; init; }

    /// <summary>Events before this time do not count; null: all do. R: <c>ymin</c>.</summary>
    public double? YMin { get; init; }
}
