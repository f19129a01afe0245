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

/// <summary>How a table lies in its file.</summary>
public enum TableOrientation
{
    /// <summary>Found out from the file, and stated in the diagnostics.</summary>
    Auto,
    /// <summary>One sample per row.</summary>
    SamplesInRows,
    /// <summary>One feature per row.</summary>
    FeaturesInRows,
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
    public TableOrientation Orientation { get; init; }

    /// <summary>Column with the identifiers; by default the first column.</summary>
    public string? IdColumn { get; init; }

    /// <summary>How identifiers become keys; by default the cohort's rule, or else the whole identifier is the patient.</summary>
    public IdRule? IdRule { get; init; }

    /// <summary>Whether a patient must be in this table; by default true for radiomics and expression. A patient who is not in a table
    /// that is not required has missing values there.</summary>
    public bool? Required { get; init; }

    /// <summary>What happens to several rows of one key.</summary>
    public ReplicatePolicy Replicates { get; init; }

    /// <summary>Texts that mean missing, in place of the usual ones (NA, empty, NaN, Not Available ...).</summary>
    public ImmutableArray<string> NaTokens { get; init; } = [];

    /// <summary>Unit or scale of the values, such as FPKM.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Steps on the joined matrix, in order: log2(x+1), log10(x+1), cpm, tmm, zscore, rank-normal, filter-constant,
    /// filter-low-expression, filter-missing.</summary>
    public ImmutableArray<string> Transforms { get; init; } = [];

    /// <summary>Rows of the file to leave out, by their identifier, such as a second header line.</summary>
    public ImmutableArray<string> SkipRows { get; init; } = [];

    /// <summary>Columns of the file to leave out, by their header, such as gene descriptions.</summary>
    public ImmutableArray<string> SkipColumns { get; init; } = [];

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

    internal bool ResolvedRequired => Required ?? Kind is TableKind.Radiomics or TableKind.Expression;
}

/// <summary>An outcome with a time and an event.</summary>
public sealed record EndpointManifest
{
    /// <summary>Name, such as OS.</summary>
    public required string Name { get; init; }

    /// <summary>Clinical column with the time.</summary>
    public required string Time { get; init; }

    /// <summary>Clinical column with the event.</summary>
    public required string Event { get; init; }

    /// <summary>Unit of the time: days, weeks, months or years.</summary>
    public string Unit { get; init; } = "days";

    /// <summary>Text in the event column that means that the event happened.</summary>
    public string EventValue { get; init; } = "1";

    /// <summary>Text in the event column that means censored; by default any other text is an error unless it is 0.</summary>
    public string CensoredValue { get; init; } = "0";
}
