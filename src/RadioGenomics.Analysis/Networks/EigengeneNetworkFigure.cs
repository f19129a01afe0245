using System.Globalization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Correlations among eigengenes under their tree.</summary>
static class EigengeneNetworkFigure
{
    const int MostNumbers = 15;

    public static FigureSpec Of(WgcnaResult result)
    {
        EigengeneResult eigengenes = result.Eigengenes.WithoutGrey();
        Dendrogram tree = ModuleMerge.Tree(eigengenes, RunContext.Default);
        CorrelationResult pairs = Correlation.AllPairs(eigengenes.Values, eigengenes.Values);
        int count = tree.ItemCount;
        return new ClusteredHeatMap
        {
            Id = "eigengene-network",
            Title = "Eigengene network",
            Rows = eigengenes.Values.FeatureIds,
            Columns = eigengenes.Values.FeatureIds,
            Value = pairs.R,
            Text = count > MostNumbers ? null : (i, j) => Math.Round(pairs.R(i, j), 2).ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture),
            ColorScale = new() { Min = -1, Max = 1, Label = "r" },
            RowTree = tree,
            ColumnTree = tree,
            DrawRowTree = false,
            Caption = FormattableString.Invariant($"Pearson correlations among the eigengenes of {count} modules, n = {result.SampleIds.Length}; tree: average linkage of 1 − r. Modules that join low say nearly the same."),
        }.Draw();
    }
}
