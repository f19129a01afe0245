using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Radiomic features as they were read: one row per patient, lesion or scan.</summary>
public sealed record RadiomicTable
{
    /// <summary>Samples × features. A sample is a row of the file; its label is the identifier, with "/lesion" where a lesion column was declared.</summary>
    public required LabelledMatrix Features { get; init; }

    /// <summary>The names of the features taken apart. Shape: [features].</summary>
    public required ImmutableArray<FeatureName> Names { get; init; }

    /// <summary>Identifier of each row exactly as in the file; repeats where a patient has several lesions. Shape: [samples].</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Lesion of each row as in the file; empty when no lesion column was declared. Shape: [samples] or [0].</summary>
    public ImmutableArray<string> Lesions { get; init; } = [];

    /// <summary>What is no feature: diagnostics_* columns, images, masks, settings. Same rows as the features.</summary>
    public required Table Provenance { get; init; }

    /// <summary>Whose naming most features follow.</summary>
    public FeatureNaming Naming { get; init; }

    /// <summary>How the file stood; never Auto.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>The feature that is the lesion's volume, the first confounder to adjust for; null when none looks like it.</summary>
    public string? VolumeFeature => FeatureName.FindVolume(Features.FeatureIds)?.Name;

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Settings of <see cref="RadiomicsReader"/>.</summary>
public sealed record RadiomicsReadOptions : TextOptions
{
    /// <summary>Which way the table stands in the file.</summary>
    public Orientation Orientation { get; init; } = Orientation.Auto;

    /// <summary>Column with patient or case identifiers; null: found by its name, else the first column when it holds text.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Column that tells the lesions of a patient apart; null: one row per identifier.</summary>
    public string? LesionColumn { get; init; }

    /// <summary>Keep rows whose identifier repeats, labelled id#2, id#3 ..., instead of refusing the file: for joins that have a policy for them.</summary>
    public bool KeepRepeats { get; init; }

    /// <summary>Columns that are no features although they hold numbers.</summary>
    public ImmutableArray<string> ExcludeColumns { get; init; } = [];

    /// <summary>Sample or patient identifiers known from another table, as evidence for the orientation.</summary>
    public ImmutableArray<string> KnownSampleIds { get; init; } = [];
}
