using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>What a table holds.</summary>
public enum TableKind
{
    /// <summary>Radiomic features. Required unless said otherwise.</summary>
    Radiomics,
    /// <summary>Gene expression. Required unless said otherwise.</summary>
    Expression,
    /// <summary>Mutations: MAF, cBioPortal, or a matrix of 0 and 1.</summary>
    Mutations,
    /// <summary>Clinical columns of any type.</summary>
    Clinical,
    /// <summary>Any other numeric matrix: copy number, methylation, protein ...</summary>
    Matrix,
}

/// <summary>One table of a cohort.</summary>
public sealed record TableManifest
{
    /// <summary>Name in reports; by default the kind.</summary>
    public string? Name { get; init; }

    /// <summary>What the table holds.</summary>
    public required TableKind Kind { get; init; }

    /// <summary>The file, relative to the data folder or the manifest; plain or .gz.</summary>
    public required string File { get; init; }

    /// <summary>Whether samples or features are the rows.</summary>
    public Orientation Orientation { get; init; }

    /// <summary>Column with the identifiers; by default the first column.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Radiomics: column that tells the lesions of a patient apart.</summary>
    public string? LesionColumn { get; init; }

    /// <summary>How identifiers become keys; by default the cohort's rule, or else the whole identifier is the patient.</summary>
    public IdRule? IdRule { get; init; }

    /// <summary>Whether a patient must be in this table; by default true for radiomics and expression. A patient who is not in a table
    /// that is not required has missing values there.</summary>
    public bool? Required { get; init; }

    /// <summary>What happens to several rows of one key; by default error, and for mutations mean (mutated in any of them).</summary>
    public ReplicatePolicy? Replicates { get; init; }

    /// <summary>Texts that mean missing, in place of the usual ones (NA, empty, NaN, Not Available ...).</summary>
    public ImmutableArray<string> NaTokens { get; init; } = [];

    /// <summary>Unit or scale of the values, such as FPKM.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Steps on the joined matrix, in order: log2(x+1), log10(x+1), cpm, tmm, zscore, rank-normal, filter-constant,
    /// filter-low-expression, filter-missing.</summary>
    public ImmutableArray<string> Transforms { get; init; } = [];

    /// <summary>Lines between the header and the numbers that describe columns, such as a line with subtypes; left out. Expression: found when not given.</summary>
    public int? AnnotationRows { get; init; }

    /// <summary>Columns that describe rows, such as gene descriptions; left out.</summary>
    public ImmutableArray<string> AnnotationColumns { get; init; } = [];

    /// <summary>Expression: a two-column table old identifier to new symbol.</summary>
    public string? GeneMap { get; init; }

    /// <summary>Mutations: identifiers of samples that were sequenced, also those without any mutation.</summary>
    public ImmutableArray<string> Profiled { get; init; } = [];

    /// <summary>Mutations: a file with one identifier of a sequenced sample per line.</summary>
    public string? ProfiledFile { get; init; }

    /// <summary>Mutations: every patient of the cohort was sequenced, so a patient without a line in the file is wild type.</summary>
    public bool AssumeProfiled { get; init; }

    /// <summary>Mutations: a cBioPortal gene-panel matrix.</summary>
    public string? GenePanelMatrix { get; init; }

    /// <summary>Mutations: the cBioPortal panel files that the matrix names.</summary>
    public ImmutableArray<string> GenePanels { get; init; } = [];

    /// <summary>Mutations: variant classes that count; by default the non-synonymous ones.</summary>
    public ImmutableArray<string> VariantClasses { get; init; } = [];

    /// <summary>The name in reports.</summary>
    internal string ResolvedName => Name ?? Kind.ToString().ToLowerInvariant();

    // A list of profiled patients beside a MAF of samples gives two rows of a patient: what any of them says, counts.
    internal ReplicatePolicy ResolvedReplicates => Replicates ?? (Kind == TableKind.Mutations ? ReplicatePolicy.Mean : ReplicatePolicy.Error);

    internal bool ResolvedRequired => Required ?? Kind is TableKind.Radiomics or TableKind.Expression;
}

/// <summary>An outcome with a time and an event.</summary>
public sealed record EndpointManifest
{
    /// <summary>Name, such as OS.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the clinical table; by default the first.</summary>
    public string? Table { get; init; }

    /// <summary>Clinical column with the time.</summary>
    public required string Time { get; init; }

    /// <summary>Clinical column with the event.</summary>
    public required string Event { get; init; }

    /// <summary>Unit of the time.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Days;

    /// <summary>Text in the event column that means that the event happened; by default 1 and words such as Dead.</summary>
    public string? EventValue { get; init; }

    /// <summary>Text in the event column that means that it did not happen up to the time; by default 0 and words such as Alive, or whatever
    /// is not eventValue where that is given.</summary>
    public string? CensoredValue { get; init; }

    internal Endpoint ToEndpoint() => new()
    {
        Name = Name,
        TimeColumn = Time,
        EventColumn = Event,
        Unit = Unit,
        EventValues = EventValue is null ? [] : [EventValue],
        CensoredValues = CensoredValue is null ? [] : [CensoredValue],
    };
}
