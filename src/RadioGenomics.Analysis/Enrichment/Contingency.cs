namespace RadioGenomics.Analysis.Enrichment;

/// <summary>The four numbers of a test.</summary>
/// <param name="Overlap">k.</param>
/// <param name="Set">K.</param>
/// <param name="List">n.</param>
/// <param name="Universe">N.</param>
readonly record struct Contingency(int Overlap, int Set, int List, int Universe);
