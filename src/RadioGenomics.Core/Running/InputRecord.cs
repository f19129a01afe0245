namespace RadioGenomics;

/// <summary>One input file of an analysis, for the provenance ledger. Holds no patient data.</summary>
/// <param name="Path">Path as the user gave it, relative to the manifest or notebook where there is one.</param>
/// <param name="Bytes">File size on disk.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes on disk (of the compressed file, if it is compressed).</param>
/// <param name="Role">What it is used for: "radiomics", "expression", "mutations", "clinical", "manifest", "gene-sets" ...</param>
public sealed record InputRecord(string Path, long Bytes, string Sha256, string Role);
