using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class HierarchicalClusteringRun : IReferenceMethod
{
    public string Name => "HierarchicalClustering.Run";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix points = c.Matrix();
        List<(string, object)> columns = [("step", Enumerable.Range(1, points.SampleCount - 1))];
        foreach ((string name, Linkage linkage) in ((string, Linkage)[])[("average", Linkage.Average), ("complete", Linkage.Complete),
            ("single", Linkage.Single), ("ward.D2", Linkage.WardD2)])
        {
            Dendrogram tree = HierarchicalClustering.Run(Distances.Euclidean(points), points.SampleCount, linkage, RunContext.Default);
            columns.AddRange([(name + "_left", tree.MergeLeft), (name + "_right", tree.MergeRight), (name + "_height", tree.Heights),
                (name + "_order", tree.Order.Take(points.SampleCount - 1).Select(i => i + 1))]);
        }
        return Table.From("tree", [.. columns]);
    }
}

sealed class DynamicTreeCutRun : IReferenceMethod
{
    public string Name => "DynamicTreeCut.Run";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix points = c.Matrix();
        double[] distances = Distances.Euclidean(points);
        Dendrogram tree = HierarchicalClustering.Run((double[])distances.Clone(), points.SampleCount, Linkage.Average, RunContext.Default);
        List<(string, object)> columns = [("item", points.SampleIds)];
        for (int split = 0; split <= 4; split++)
        {
            var options = new TreeCutOptions { DeepSplit = split };
            foreach ((string name, TreeCutOptions settings) in ((string, TreeCutOptions)[])[
                ("dendro", options with { MinClusterSize = 5 }),
                ("free", options with { MinClusterSize = 8, PamRespectsDendro = false }),
                ("nopam", options with { MinClusterSize = 4, PamStage = false }),
                ("medoid", options with { MinClusterSize = 6, UseMedoids = true }),
                ("single", options with { MinClusterSize = 6, RespectSmallClusters = false, PamRespectsDendro = false, MaxPamDist = 3 }),
                ("split", options with { MinClusterSize = 3, MinSplitHeight = 0.4, CutHeight = tree.Heights[79] })])
            {
                columns.Add((FormattableString.Invariant($"{name}{split}"), DynamicTreeCut.Run(tree, distances, settings, RunContext.Default).Labels));
            }
        }
        return Table.From("labels", [.. columns]);
    }
}

sealed class DynamicTreeCutFromHeights : IReferenceMethod
{
    public string Name => "DynamicTreeCut.FromHeights";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix points = c.Matrix();
        Dendrogram tree = HierarchicalClustering.Run(Distances.Euclidean(points), points.SampleCount, Linkage.Average, RunContext.Default);
        List<(string, object)> columns = [("item", points.SampleIds)];
        for (int size = 2; size <= 9; size++)
        {
            var options = new TreeCutOptions { MinClusterSize = size, DeepSplit = 0 };
            foreach ((string name, TreeCutOptions settings) in ((string, TreeCutOptions)[])[
                ("once", options), ("deep", options with { DeepSplit = 3 }), ("low", options with { CutHeight = tree.Heights[84] })])
            {
                columns.Add((FormattableString.Invariant($"{name}{size}"), DynamicTreeCut.FromHeights(tree, settings, RunContext.Default).Labels));
            }
        }
        return Table.From("labels", [.. columns]);
    }
}

sealed class WgcnaRun : IReferenceMethod
{
    public string Name => "Wgcna.Run";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix();
        var options = new WgcnaOptions { Precision = Precision.Double, Power = 6, MinModuleSize = 8 };
        return Table.From("modules",
            ("gene", expression.FeatureIds),
            ("defaults", Modules(options)),
            ("merged", Modules(options with { MergeHeight = 0.4, DeepSplit = 4 })),
            ("strict", Modules(options with { MinCoreKme = 0.75, MinKmeToStay = 0.6, ReassignThreshold = 0.05, Tom = TomType.Unsigned })),
            ("signed", Modules(options with { Power = 12, Network = NetworkType.Signed, Correlation = CorrelationMethod.Bicor })),
            ("hybrid", Modules(options with { Power = 5, Network = NetworkType.SignedHybrid, PamRespectsDendro = false, TomDenominator = TomDenominator.Mean })));

        IEnumerable<int> Modules(WgcnaOptions settings) => Wgcna.Run(expression, settings).Modules;
    }
}

sealed class EigengenesCompute : IReferenceMethod
{
    public string Name => "Eigengenes.Compute";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix();
        EigengeneResult result = Eigengenes.Compute(expression, [.. Enumerable.Range(0, expression.FeatureCount).Select(g => g % 3)], RunContext.Default);
        return Table.From("eigengenes", [("sample", expression.SampleIds), .. result.Values.FeatureIds.Select((n, m) => (n, (object)result.Values.Column(m).ToArray()))]);
    }
}

static class Distances
{
    /// <summary>Euclidean distances of the samples, strict lower triangle row by row.</summary>
    public static double[] Euclidean(LabelledMatrix points) =>
        [.. Enumerable.Range(1, points.SampleCount - 1).SelectMany(i => Enumerable.Range(0, i).Select(j => Math.Sqrt(
            Enumerable.Range(0, points.FeatureCount).Sum(f => (points[i, f] - points[j, f]) * (points[i, f] - points[j, f])))))];
}
