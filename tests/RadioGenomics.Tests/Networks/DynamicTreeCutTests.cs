using System.Globalization;
using System.Text.Json;
using RadioGenomics.Analysis.Networks;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class DynamicTreeCutTests
{
    static readonly Lazy<(Dendrogram Tree, double[] Distances)> Overlap = new(() =>
        Tree(Trees.TomDissimilarity(Trees.Correlations(SharedReference.Expression("expr600")), 6), 600));

    static readonly Lazy<(Dendrogram Tree, double[] Distances)> AbsoluteCorrelation = new(() =>
        Tree(Trees.Packed(Trees.Correlations(SharedReference.Expression("expr600")), r => 1 - Math.Abs(r)), 600));

    static readonly Lazy<(Dendrogram Tree, double[] Distances)> Iris = new(() =>
        Tree(Trees.Euclidean(HierarchicalClusteringTests.Points("iris", 0, 4)), 150));

    static (Dendrogram Tree, double[] Distances) Tree(double[] distances, int count) =>
        (HierarchicalClustering.Run((double[])distances.Clone(), count, Linkage.Average, RunContext.Default), distances);

    [Fact]
    public void Clustering_OfOverlapAndCorrelation_EqualsFastcluster()
    {
        JsonElement expected = SharedReference.Json("wgcna_tree_cut");
        HierarchicalClusteringTests.AssertSame(expected.GetProperty("hclust"), Overlap.Value.Tree, 1e-12);
        Assert.Equal(SharedReference.Integers(expected.GetProperty("hclust").GetProperty("order")), Overlap.Value.Tree.Order.Select(i => i + 1));
        HierarchicalClusteringTests.AssertSame(expected.GetProperty("hclust_abs_cor"), AbsoluteCorrelation.Value.Tree, 1e-12);
    }

    // Every labeling of R must come out the same, gene by gene; the names say the settings.
    [Theory]
    [InlineData("cuts")]
    [InlineData("cuts_abs_cor")]
    public void Run_HybridOnGenes_LabelsAreIdenticalToR(string family)
    {
        (Dendrogram tree, double[] distances) = family == "cuts" ? Overlap.Value : AbsoluteCorrelation.Value;
        int compared = 0;
        foreach (JsonProperty cut in SharedReference.Json("wgcna_tree_cut").GetProperty(family).EnumerateObject())
        {
            if (cut.Name.StartsWith("hybrid", StringComparison.Ordinal))
            {
                TreeCutResult result = DynamicTreeCut.Run(tree, distances, Settings(cut.Name), RunContext.Default);
                Assert.True(SharedReference.Integers(cut.Value).SequenceEqual(result.Labels), $"{family} {cut.Name}");
                compared++;
            }
        }
        Assert.Equal(family == "cuts" ? 18 : 22, compared);
    }

    [Theory]
    [InlineData("cuts", "tree.deepSplitTRUE.min20", 3, 20)]
    [InlineData("cuts", "tree.deepSplitFALSE.min20", 0, 20)]
    [InlineData("cuts_abs_cor", "tree.min5", 0, 5)]
    public void Run_TreeOnGenes_LabelsAreIdenticalToR(string family, string name, int deepSplit, int minSize)
    {
        (Dendrogram tree, double[] distances) = family == "cuts" ? Overlap.Value : AbsoluteCorrelation.Value;
        TreeCutOptions options = new() { Method = TreeCutMethod.Tree, DeepSplit = deepSplit, MinClusterSize = minSize };
        Assert.Equal(SharedReference.Integers(SharedReference.Json("wgcna_tree_cut").GetProperty(family).GetProperty(name)),
            DynamicTreeCut.Run(tree, distances, options, RunContext.Default).Labels);
    }

    [Fact]
    public void Run_HybridOnIris_LabelsAreIdenticalToR()
    {
        JsonElement expected = SharedReference.Json("wgcna_tree_cut").GetProperty("cuts_iris_euclid_average");
        for (int split = 0; split <= 4; split++)
        {
            TreeCutResult result = DynamicTreeCut.Run(Iris.Value.Tree, Iris.Value.Distances,
                new() { DeepSplit = split, MinClusterSize = 8 }, RunContext.Default);
            Assert.Equal(SharedReference.Integers(expected[split]), result.Labels);
        }
    }

    [Fact]
    public void Static_AtOneHeight_EqualsCutreeStaticColor()
    {
        JsonElement expected = SharedReference.Json("wgcna_tree_cut").GetProperty("cuts").GetProperty("static_cut_h0.97_min10");
        var labels = DynamicTreeCut.Static(Overlap.Value.Tree, 0.97, 10);
        Assert.Equal(expected.EnumerateArray().Select(c => c.GetString()), ModuleColors.Of(labels));
    }

    [Fact]
    public void Run_SinglePrecision_GivesTheSameLabels()
    {
        float[] single = [.. AbsoluteCorrelation.Value.Distances.Select(d => (float)d)];
        TreeCutOptions options = new() { DeepSplit = 2, MinClusterSize = 10 };
        Assert.Equal(
            DynamicTreeCut.Run(AbsoluteCorrelation.Value.Tree, AbsoluteCorrelation.Value.Distances, options, RunContext.Default).Labels,
            DynamicTreeCut.Run(AbsoluteCorrelation.Value.Tree, single, options, RunContext.Default).Labels);
    }

    // By hand: two tight groups of three, far apart, smallest size 3. Both stand, none is left over.
    [Fact]
    public void Run_TwoTightGroups_AreTwoClusters()
    {
        double[][] points = [[0.0], [0.1], [0.21], [5.0], [5.12], [5.24]];
        (Dendrogram tree, double[] distances) = Tree(Trees.Euclidean(points), 6);
        TreeCutResult result = DynamicTreeCut.Run(tree, distances, new() { MinClusterSize = 3, CutHeight = 5 }, RunContext.Default);
        Assert.Equal([1, 1, 1, 2, 2, 2], result.Labels);
    }

    [Fact]
    public void Run_DeepSplitFive_IsOutOfRange() =>
        Assert.Equal(ErrorCode.OptionOutOfRange, Assert.Throws<RadioGenomicsException>(
            () => DynamicTreeCut.Run(Iris.Value.Tree, Iris.Value.Distances, new() { DeepSplit = 5 }, RunContext.Default)).Code);

    static TreeCutOptions Settings(string name)
    {
        string[] parts = name.Split('.');
        var options = new TreeCutOptions
        {
            DeepSplit = Value(parts[1], "ds"),
            MinClusterSize = Value(parts[2], "min"),
            PamRespectsDendro = !name.EndsWith("pamNoDendro", StringComparison.Ordinal),
            PamStage = !name.EndsWith("noPam", StringComparison.Ordinal),
        };
        return name.Contains("cutHeight0.97", StringComparison.Ordinal) ? options with { CutHeight = 0.97 } : options;
    }

    static int Value(string part, string prefix) => int.Parse(part.AsSpan(prefix.Length), CultureInfo.InvariantCulture);
}
