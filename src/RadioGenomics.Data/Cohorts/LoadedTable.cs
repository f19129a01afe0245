using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>A table of a cohort as it was read: rows in file order, identifiers as in the file.</summary>
public sealed record LoadedTable
{
    /// <summary>What the manifest says about it.</summary>
    public required TableManifest Manifest { get; init; }

    /// <summary>Name in reports.</summary>
    public string Name => Manifest.ResolvedName;

    /// <summary>Identifier of each row. Shape: [rows].</summary>
    public required ImmutableArray<string> Identifiers { get; init; }

    /// <summary>Lesion of each row; empty when no column tells it. Shape: [rows] or [0].</summary>
    public ImmutableArray<string> Lesions { get; init; } = [];

    /// <summary>Rows × features; null for a clinical table.</summary>
    public LabelledMatrix? Matrix { get; init; }

    /// <summary>Columns of a clinical table; null for a matrix.</summary>
    public Table? Columns { get; init; }

    /// <summary>Variants of a mutation table (sample, gene, variant_class, protein_change); null for others and for a table of 0 and 1.</summary>
    public Table? Variants { get; init; }

    /// <summary>Outcomes of a clinical table.</summary>
    public ImmutableArray<EndpointData> Endpoints { get; init; } = [];

    /// <summary>The files.</summary>
    public required ImmutableArray<InputRecord> Inputs { get; init; }

    /// <summary>What the reader noticed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Size in words.</summary>
    public string Describe() => Matrix is not null
        ? FormattableString.Invariant($"{Matrix.SampleCount} × {Matrix.FeatureCount}")
        : FormattableString.Invariant($"{Identifiers.Length} rows × {Columns!.Columns.Length} columns");

    /// <summary>What the join needs to know of it.</summary>
    /// <param name="cohort">The manifest, for the default id rule and the volume feature.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: replicates are 'largest' and the volume feature is
    /// not in this table.</exception>
    public JoinTable ToJoinTable(CohortManifest cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return new JoinTable
        {
            Name = Name,
            Identifiers = Identifiers,
            Lesions = Lesions,
            Rule = Manifest.IdRule ?? cohort.IdRule ?? new IdRule(),
            Required = Manifest.ResolvedRequired,
            Replicates = Manifest.ResolvedReplicates,
            Sizes = Manifest.ResolvedReplicates == ReplicatePolicy.Largest ? [.. Matrix!.Column(cohort.Volume!)] : [],
        };
    }
}
