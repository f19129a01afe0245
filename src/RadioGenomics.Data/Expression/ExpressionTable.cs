using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>What to do when several rows are the same gene.</summary>
public enum DuplicateGenePolicy
{
    /// <summary>Keep the row with the largest mean over the samples, the usual choice for probes and transcripts.</summary>
    MaxMean,
    /// <summary>Average the rows, sample by sample, over the values that are there.</summary>
    Mean,
    /// <summary>Keep the first row.</summary>
    First,
    /// <summary>Refuse the file.</summary>
    Error,
}

/// <summary>What to do with genes that the alias table does not know.</summary>
public enum UnmappedGenePolicy
{
    /// <summary>Keep them under the name in the file and list them.</summary>
    Keep,
    /// <summary>Leave them out and list them.</summary>
    Drop,
}

/// <summary>What expression values are.</summary>
public enum ExpressionScale
{
    /// <summary>Not declared.</summary>
    Unknown,
    /// <summary>Read counts.</summary>
    Counts,
    /// <summary>Transcripts per million.</summary>
    Tpm,
    /// <summary>Fragments per kilobase and million.</summary>
    Fpkm,
    /// <summary>Logarithms, of whatever base.</summary>
    Log,
    /// <summary>Standardised per gene.</summary>
    ZScore,
}

/// <summary>Settings of <see cref="ExpressionReader"/>.</summary>
public sealed record ExpressionReadOptions : TextOptions
{
    /// <summary>Which way the table stands in the file.</summary>
    public Orientation Orientation { get; init; } = Orientation.Auto;

    /// <summary>What the values are; checked for plausibility and kept as the matrix's unit.</summary>
    public ExpressionScale Scale { get; init; } = ExpressionScale.Unknown;

    /// <summary>Column with the row labels (genes or samples); null: the first.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Further columns that describe rows; those of cBioPortal, GDC and featureCounts, and columns without numbers, are found.</summary>
    public ImmutableArray<string> AnnotationColumns { get; init; } = [];

    /// <summary>Rows after the header that describe columns; null: those without numbers are found.</summary>
    public int? AnnotationRows { get; init; }

    /// <summary>Whether ENSG00000141510.16 becomes ENSG00000141510 (a _PAR_Y suffix stays).</summary>
    public bool StripEnsemblVersion { get; init; } = true;

    /// <summary>What to do when several rows are the same gene.</summary>
    public DuplicateGenePolicy DuplicateGenes { get; init; } = DuplicateGenePolicy.MaxMean;

    /// <summary>Path of a table that maps aliases or other identifiers to symbols; null: names stay.</summary>
    public string? AliasFile { get; init; }

    /// <summary>Column of the alias table with the names to replace; null: its first column.</summary>
    public string? AliasColumn { get; init; }

    /// <summary>Column of the alias table with the symbols; null: its second column.</summary>
    public string? SymbolColumn { get; init; }

    /// <summary>What to do with genes that the alias table does not know or maps to several symbols.</summary>
    public UnmappedGenePolicy UnmappedGenes { get; init; } = UnmappedGenePolicy.Keep;

    /// <summary>Keep samples whose identifier repeats, labelled id#2, id#3 ..., instead of refusing the file: for joins that have a policy for them.</summary>
    public bool KeepRepeats { get; init; }

    /// <summary>Sample or patient identifiers known from another table, as evidence for the orientation.</summary>
    public ImmutableArray<string> KnownSampleIds { get; init; } = [];

    /// <summary>Genes known from elsewhere, such as those of gene sets, as evidence for the orientation.</summary>
    public ImmutableArray<string> KnownGeneIds { get; init; } = [];
}

/// <summary>Gene expression as it was read.</summary>
public sealed record ExpressionTable
{
    /// <summary>Samples × genes. Sample labels exactly as in the file, numbered where they repeat.</summary>
    public required LabelledMatrix Values { get; init; }

    /// <summary>Identifier of each sample exactly as in the file; repeats only where they were asked to be kept. Shape: [samples].</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>How it stood in the file; never Auto.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>Columns gene, source (the label in the file) and the file's own annotation of genes. Rows as the genes of <see cref="Values"/>.</summary>
    public required Table Genes { get; init; }

    /// <summary>The file's own annotation of samples, column "sample" first.</summary>
    public required Table Samples { get; init; }

    /// <summary>Every gene of the file that was dropped, renamed or merged: columns source, gene, action, reason.</summary>
    public required Table Changes { get; init; }

    /// <summary>The files, for the provenance ledger: the expression table and the alias table.</summary>
    public required ImmutableArray<InputRecord> Inputs { get; init; }

    /// <summary>The expression file.</summary>
    public InputRecord Input => Inputs[0];

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
