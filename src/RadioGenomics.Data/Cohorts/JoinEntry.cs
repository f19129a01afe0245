namespace RadioGenomics.Data.Cohorts;

/// <summary>What became of an identifier.</summary>
public enum JoinStatus
{
    /// <summary>Its row is in the cohort.</summary>
    Kept,
    /// <summary>Its row is not in the cohort; the reason is given.</summary>
    Dropped,
    /// <summary>Another row with the same key stands for it, or was averaged with it.</summary>
    Duplicate,
    /// <summary>Its rule gives more than one key.</summary>
    Ambiguous,
    /// <summary>Its row is not in the cohort, and another table has a key that looks like a different spelling of this one.</summary>
    NearMiss,
}

/// <summary>One identifier of one table and what became of it.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Identifier">The identifier, exactly as in the file.</param>
/// <param name="Key">The key, null where the rule gives none.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why; empty for a plain kept.</param>
/// <param name="Suggestion">The key that was probably meant; empty where there is none.</param>
public sealed record JoinEntry(string Table, string Identifier, string? Key, JoinStatus Status, string Reason, string Suggestion)
{
    /// <summary>The status as files write it: kept, dropped, duplicate, ambiguous, near_miss.</summary>
    public string StatusText => Status == JoinStatus.NearMiss ? "near_miss" : Status.ToString().ToLowerInvariant();
}
