namespace RadioGenomics;

/// <summary>What gene identifiers look like.</summary>
public enum GeneIdKind
{
    /// <summary>Nothing that is known, or a mixture without a majority.</summary>
    Unknown,
    /// <summary>Upper-case symbols as in human: TP53, C1orf112.</summary>
    UpperCaseSymbol,
    /// <summary>Capitalised symbols as in mouse and rat: Trp53, 1700001O22Rik.</summary>
    CapitalisedSymbol,
    /// <summary>Entrez gene numbers: 7157.</summary>
    Entrez,
    /// <summary>Ensembl genes: ENSG00000141510, ENSMUSG00000059552.</summary>
    EnsemblGene,
    /// <summary>Ensembl genes with a version: ENSG00000141510.17.</summary>
    EnsemblGeneWithVersion,
    /// <summary>Ensembl transcripts or proteins: ENST00000269305.</summary>
    EnsemblTranscript,
    /// <summary>RefSeq accessions: NM_000546.</summary>
    RefSeq,
    /// <summary>UniProt accessions: P04637.</summary>
    UniProt,
    /// <summary>Probes of a microarray: 1000_at, ILMN_1779356.</summary>
    ArrayProbe,
}
