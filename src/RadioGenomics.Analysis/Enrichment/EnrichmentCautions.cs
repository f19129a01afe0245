namespace RadioGenomics.Analysis.Enrichment;

/// <summary>One sentence per method about how far its p-values may be trusted.</summary>
static class EnrichmentCautions
{
    public const string Estimated =
        "CAMERA allows for the correlation between the genes of a set, estimated from what the tested feature and covariates leave of the expression; preranked and over-representation p-values do not and are too small where genes of a set move together.";

    public const string Preranked =
        "Preranked p-values take genes for independent: where genes of a set move together they are too small, often by far. CAMERA allows for that.";

    public const string Lists =
        "Over-representation takes genes for independent draws; genes that came into a list together, as those of a module did, make p too small. Read it as a description of the overlap.";

    public static string Preset(double correlation) => FormattableString.Invariant(
        $"CAMERA with a preset correlation of {correlation:0.###} between the genes of a set; where it is larger, p is too small. Estimate it where the expression is at hand.");
}
