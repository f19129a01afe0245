using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Which variants count as a mutation of a gene.</summary>
public enum VariantFilter
{
    /// <summary>Those that change the protein, as maftools has them; see <see cref="VariantClasses.NonSynonymous"/>.</summary>
    NonSynonymous,
    /// <summary>All.</summary>
    All,
    /// <summary>Those of <see cref="MutationReadOptions.CustomClasses"/>.</summary>
    Custom,
}

/// <summary>The layout of a mutation file.</summary>
public enum MutationFormat
{
    /// <summary>Found from the header: a table with gene, sample and variant class is a MAF, anything else a 0/1 matrix.</summary>
    Auto,
    /// <summary>One row per variant: MAF or cBioPortal's mutation file.</summary>
    Maf,
    /// <summary>Samples × genes of 0 and 1.</summary>
    Matrix,
}

/// <summary>Names of variant classes.</summary>
public static class VariantClasses
{
    /// <summary>The classes that change the protein: the default of maftools' read.maf.</summary>
    public static ImmutableArray<string> NonSynonymous { get; } =
    [
        "Frame_Shift_Del", "Frame_Shift_Ins", "Splice_Site", "Translation_Start_Site", "Nonsense_Mutation", "Nonstop_Mutation",
        "In_Frame_Del", "In_Frame_Ins", "Missense_Mutation",
    ];

    /// <summary>The other classes of the MAF specification and of cBioPortal.</summary>
    public static ImmutableArray<string> Others { get; } =
    [
        "Silent", "Intron", "3'UTR", "5'UTR", "3'Flank", "5'Flank", "IGR", "RNA", "lincRNA", "Splice_Region", "Targeted_Region", "Fusion",
        "De_novo_Start_InFrame", "De_novo_Start_OutOfFrame", "Start_Codon_SNP", "Start_Codon_Ins", "Start_Codon_Del", "Stop_Codon_Ins",
        "Stop_Codon_Del", "COULD_NOT_DETERMINE", "Unknown", "vIII deletion", "Complex_Missense", "Translation_Start_Site_Del", "Promoter",
    ];
}

/// <summary>Settings of <see cref="MutationReader"/>.</summary>
public sealed record MutationReadOptions : TextOptions
{
    /// <summary>The layout of the file.</summary>
    public MutationFormat Format { get; init; } = MutationFormat.Auto;

    /// <summary>Which variants count.</summary>
    public VariantFilter Classes { get; init; } = VariantFilter.NonSynonymous;

    /// <summary>The variant classes that count when <see cref="Classes"/> is Custom.</summary>
    public ImmutableArray<string> CustomClasses { get; init; } = [];

    /// <summary>Samples that were sequenced, mutated or not. With none here and no file, the samples of the MAF are those.</summary>
    public ImmutableArray<string> ProfiledSamples { get; init; } = [];

    /// <summary>File with the samples that were sequenced: one per line, a table's first column, or a cBioPortal case list.</summary>
    public string? ProfiledSamplesFile { get; init; }

    /// <summary>cBioPortal's gene-panel matrix (data_gene_panel_matrix.txt): which sample was sequenced with which panel.</summary>
    public string? GenePanelMatrix { get; init; }

    /// <summary>cBioPortal's gene-panel files (data_gene_panel_*.txt): which genes a panel has.</summary>
    public ImmutableArray<string> GenePanelFiles { get; init; } = [];

    /// <summary>Column of the gene-panel matrix that speaks of mutations.</summary>
    public string GenePanelProfile { get; init; } = "mutations";

    /// <summary>Column with the sample; null: Tumor_Sample_Barcode.</summary>
    public string? SampleColumn { get; init; }

    /// <summary>Column with the gene; null: Hugo_Symbol.</summary>
    public string? GeneColumn { get; init; }

    /// <summary>Column with the variant class; null: Variant_Classification.</summary>
    public string? ClassColumn { get; init; }

    /// <summary>Which way a 0/1 matrix stands in the file.</summary>
    public Orientation Orientation { get; init; } = Orientation.Auto;

    /// <summary>Sample or patient identifiers known from another table, as evidence for the orientation of a 0/1 matrix.</summary>
    public ImmutableArray<string> KnownSampleIds { get; init; } = [];
}
