using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>What happens when several rows of one table have the same key.</summary>
public enum ReplicatePolicy
{
    /// <summary>The join fails and names them.</summary>
    Error,
    /// <summary>The first row in the file counts.</summary>
    First,
    /// <summary>Rows are averaged, feature by feature, without missing values; 0/1 mutation tables: mutated in any.</summary>
    Mean,
    /// <summary>The row with the largest tumour volume counts (the manifest's volume feature).</summary>
    Largest,
    /// <summary>Every row stays, one row of the cohort each; other tables are repeated. Rows of a patient are not independent.</summary>
    All,
}

/// <summary>The identifiers of one table, as the join sees them.</summary>
public sealed record JoinTable
{
    /// <summary>Name in reports.</summary>
    public required string Name { get; init; }

    /// <summary>Identifiers in file order, exactly as in the file; repeats allowed. Shape: [rows].</summary>
    public required ImmutableArray<string> Identifiers { get; init; }

    /// <summary>How identifiers become keys.</summary>
    public IdRule Rule { get; init; } = new();

    /// <summary>Whether a patient must be in this table to be in the cohort; otherwise the values are missing.</summary>
    public bool Required { get; init; } = true;

    /// <summary>What happens to several rows with one key.</summary>
    public ReplicatePolicy Replicates { get; init; }

    /// <summary>Lesion of each row where a column of its own tells it, null or empty where not. Shape: [rows]; empty: no such column.</summary>
    public ImmutableArray<string> Lesions { get; init; } = [];

    /// <summary>Size of each row's lesion for <see cref="ReplicatePolicy.Largest"/>, NaN where unknown. Shape: [rows]; empty: unknown.</summary>
    public ImmutableArray<double> Sizes { get; init; } = [];
}

/// <summary>What the join demands.</summary>
public sealed record JoinOptions
{
    /// <summary>Which part of the keys must agree.</summary>
    public KeyLevel JoinOn { get; init; } = KeyLevel.Patient;

    /// <summary>Smallest allowed share of the smallest required table that joins. Range: [0, 1].</summary>
    public double MinimumJoinedShare { get; init; } = 0.5;
}
