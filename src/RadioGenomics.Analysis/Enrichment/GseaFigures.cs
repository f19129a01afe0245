namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Pictures of gene set enrichment.</summary>
static class GseaFigures
{
    public static IEnumerable<FigureSpec> All(GseaResult result) => [];

    public static FigureSpec RunningSum(GseaResult result, GseaRow row) => FigureSpec.Single("x", "", new() { Marks = [] });
}
