using System.Text.Json;
using RadioGenomics.Analysis.Networks;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class EigengenesTests
{
    static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetString()!)];

    [Fact]
    public void Compute_ModulesOfExpr600_EqualModuleEigengenes()
    {
        JsonElement expected = SharedReference.Json("wgcna_modules");
        int[] labels = SharedReference.Integers(expected.GetProperty("labels_in"));
        EigengeneResult result = Eigengenes.Compute(SharedReference.Expression("expr600"), labels, RunContext.Default);
        Compare(expected.GetProperty("eigengenes"), "ME", result.Modules, result.Values, 1e-10);
        Compare(expected.GetProperty("averageExpr"), "AE", result.Modules, result.AverageExpression, 1e-10);
        string[] names = Texts(expected.GetProperty("eigengenes").GetProperty("names"));
        double[] shares = SharedReference.Numbers(expected.GetProperty("varExplained"));
        for (int m = 0; m < result.Modules.Length; m++)
        {
            Assert.Equal(shares[Array.IndexOf(names, "ME" + ModuleColors.Name(result.Modules[m]))], result.VarianceExplained[m], 1e-10);
        }
    }

    static void Compare(JsonElement expected, string prefix, IReadOnlyList<int> modules, LabelledMatrix actual, double tolerance)
    {
        string[] names = Texts(expected.GetProperty("names"));
        double[][] rows = [.. expected.GetProperty("data").EnumerateArray().Select(SharedReference.Numbers)];
        Assert.Equal(names.Length, modules.Count);
        for (int m = 0; m < modules.Count; m++)
        {
            int column = Array.IndexOf(names, prefix + ModuleColors.Name(modules[m]));
            Assert.All(Enumerable.Range(0, rows.Length), s => Assert.Equal(rows[s][column], actual[s, m], tolerance));
        }
    }

    // Missing values, 19 modules, an eigengene each: female mouse liver of the WGCNA tutorial.
    [Fact]
    public void Compute_FemaleLiverWithMissingValues_EqualsR()
    {
        LabelledMatrix expression = FemaleLiver.Expression();
        EigengeneResult result = Eigengenes.Compute(expression, FemaleLiver.Modules(), RunContext.Default);
        LabelledMatrix expected = FemaleLiver.Eigengenes();
        Assert.Equal(19, result.Modules.Length);
        double worst = 0;
        foreach (string name in expected.FeatureIds)
        {
            for (int s = 0; s < expected.SampleCount; s++)
            {
                worst = Math.Max(worst, Math.Abs(expected[expected.SampleIds[s], name] - result.Values[expected.SampleIds[s], name]));
            }
        }
        Assert.True(worst < 1e-9, FormattableString.Invariant($"largest difference {worst}"));
    }

    [Fact]
    public void Fill_KnownMatrix_EqualsImputeKnn()
    {
        LabelledMatrix faulty = SharedReference.Expression("expr40_faulty");
        int[] rows = [0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 18];
        LabelledMatrix picked = faulty.SelectFeatures(rows);
        double[] scaled = new double[picked.SampleCount * picked.FeatureCount];
        for (int f = 0; f < picked.FeatureCount; f++)
        {
            double[] column = picked.Column(f).ToArray();
            double[] there = [.. column.Where(v => !double.IsNaN(v))];
            double mean = there.Average(), sd = Math.Sqrt(there.Sum(v => (v - mean) * (v - mean)) / (there.Length - 1));
            column.Select(v => (v - mean) / sd).ToArray().CopyTo(scaled, f * picked.SampleCount);
        }
        LabelledMatrix filled = KnnImputation.Fill(LabelledMatrix.FromColumnMajor(picked.SampleIds, picked.FeatureIds, scaled), 5);
        double[] expected = SharedReference.Numbers(SharedReference.Json("impute_knn").GetProperty("row3"));
        Assert.All(expected.Zip(filled.Column(2).ToArray()), v => Assert.Equal(v.First, v.Second, 1e-12));
    }

    // A gene that falls where all others rise must not turn the eigengene over.
    [Fact]
    public void Compute_OneGeneAgainstTheRest_SignFollowsTheAverage()
    {
        var x = LabelledMatrix.FromArray(["a", "b", "c", "d"], ["g1", "g2", "g3"],
            new double[,] { { 1, 2, -1 }, { 2, 4, -2 }, { 3, 6.5, -3 }, { 4, 8, -4 } });
        EigengeneResult result = Eigengenes.Compute(x, [1, 1, 1], RunContext.Default);
        Assert.True(result.Values["d", "ME1"] > result.Values["a", "ME1"]);
        Assert.True(result.VarianceExplained[0] > 0.99);
    }

    [Fact]
    public void Compute_LabelsTooFew_AreRefused() =>
        Assert.Equal(ErrorCode.ShapeMismatch, Assert.Throws<RadioGenomicsException>(() => Eigengenes.Compute(
            LabelledMatrix.FromArray(["a", "b"], ["g1", "g2"], new double[,] { { 1, 2 }, { 3, 4 } }), [1], RunContext.Default)).Code);
}
