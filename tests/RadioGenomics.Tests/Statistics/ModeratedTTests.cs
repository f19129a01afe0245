using System.Collections.Immutable;
using System.Text.Json;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics.Distributions;
using RadioGenomics.Tests.Enrichment;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class ModeratedTTests
{
    static readonly ImmutableArray<double> Second = [0, 1, 0, 0];

    // R: model.matrix(~ factor(grp) + factor(batch), traits).
    internal static LabelledMatrix Design()
    {
        string[][] cells = SharedReference.Cells("expr600_traits");
        int batch = Array.IndexOf(cells[0], "batch"), group = Array.IndexOf(cells[0], "grp");
        string[][] rows = cells[1..];
        return LabelledMatrix.FromColumnMajor([.. rows.Select(r => r[0])], ["(Intercept)", "grp1", "batchB", "batchC"],
            [.. rows.Select(_ => 1.0), .. rows.Select(r => r[group] == "1" ? 1.0 : 0), .. rows.Select(r => r[batch] == "B" ? 1.0 : 0), .. rows.Select(r => r[batch] == "C" ? 1.0 : 0)]);
    }

    static void Near(IEnumerable<double> expected, IEnumerable<double> found, double relative) =>
        Assert.All(expected.Zip(found), p => Assert.True(p.First.Equals(p.Second) || Math.Abs(p.First - p.Second) <= relative * Math.Abs(p.First), FormattableString.Invariant($"expected {p.First:R}, found {p.Second:R}")));

    [Theory]
    [InlineData("eBayes", false, false, 1e-9)]
    [InlineData("trend", true, false, 1e-9)]
    // R's root finder for the robust prior stops at 1e-8; here the prior is infinite on both sides.
    [InlineData("robust", false, true, 1e-8)]
    public void Run_SharedReference_AgreesWithEBayes(string name, bool trend, bool robust, double tolerance)
    {
        JsonElement all = SharedReference.Json("limma"), expected = all.GetProperty(name);
        int[] rows = [.. SharedReference.Integers(all.GetProperty("rows_1based")).Select(r => r - 1)];
        ModeratedTResult found = ModeratedT.Run(SharedReference.Expression("expr600"), Design(), Second, new() { Trend = trend, Robust = robust });
        Near(SharedReference.Numbers(expected.GetProperty("t_coef2")), rows.Select(r => found.T[r]), tolerance);
        Near(SharedReference.Numbers(expected.GetProperty("p_coef2")), rows.Select(r => found.P[r]), tolerance);
        Near(SharedReference.Numbers(expected.GetProperty("B_coef2")), rows.Select(r => found.B[r]), tolerance);
        Near(SharedReference.Numbers(expected.GetProperty("sigma")), rows.Select(r => found.ResidualDeviation[r]), tolerance);
        Near(SharedReference.Numbers(expected.GetProperty("s2_prior")), rows.Select(r => found.PriorVariance[r]), tolerance);
        Assert.All(found.PriorDegrees, d => Assert.Equal(double.PositiveInfinity, d));
    }

    [Fact]
    public void Tables_SharedReference_AgreeWithTopTableAndTreat()
    {
        JsonElement all = SharedReference.Json("limma");
        LabelledMatrix expression = SharedReference.Expression("expr600");
        Compare(all.GetProperty("topTable_coef2"), ModeratedT.Run(expression, Design(), Second).ToTable(),
            ("logFC", "log_fc"), ("CI.L", "ci_low"), ("CI.R", "ci_high"), ("AveExpr", "mean"), ("t", "t"), ("P.Value", "p"), ("adj.P.Val", "q"), ("B", "b"));
        Compare(all.GetProperty("treat_lfc02"), ModeratedT.Run(expression, Design(), Second, new() { Lfc = 0.2 }).ToTable(),
            ("logFC", "log_fc"), ("t", "t"), ("P.Value", "p"), ("adj.P.Val", "q"));
        Compare(all.GetProperty("topTable_F_coef34"), ModeratedT.RunF(expression, Design(), [[0, 0, 1, 0], [0, 0, 0, 1]]), ("AveExpr", "mean"), ("F", "f"), ("P.Value", "p"), ("adj.P.Val", "q"));
    }

    static void Compare(JsonElement expected, Table found, params (string Theirs, string Ours)[] columns)
    {
        string[] genes = [.. expected.GetProperty("gene").EnumerateArray().Select(g => g.GetString()!)];
        Assert.Equal(genes, Enumerable.Range(0, genes.Length).Select(i => found["gene"].TextAt(i)));
        foreach ((string theirs, string ours) in columns)
        {
            Near(SharedReference.Numbers(expected.GetProperty(theirs)), Enumerable.Range(0, genes.Length).Select(i => found[ours].NumberAt(i)), 1e-9);
        }
    }

    [Fact]
    public void Squeeze_SharedReference_AgreesWithSqueezeVar()
    {
        JsonElement expected = SharedReference.Json("limma").GetProperty("squeezeVar");
        ModeratedVariances found = VarianceModeration.Squeeze([0.5, 1, 2, 0.1, 0.8, 1.5], 8, [], false, (0, 0));
        Assert.Equal(expected.GetProperty("var_prior").GetDouble(), found.Prior[0], 1e-12);
        Assert.Equal(expected.GetProperty("df_prior").GetDouble(), found.PriorDegrees[0], 1e-10);
        Near(SharedReference.Numbers(expected.GetProperty("var_post")), found.Posterior, 1e-12);
    }

    [Fact]
    public void CameraAndFry_SharedReference_AgreeWithLimma()
    {
        JsonElement all = SharedReference.Json("limma"), camera = all.GetProperty("camera"), fry = all.GetProperty("fry");
        LabelledMatrix expression = SharedReference.Expression("expr600");
        GeneSetCollection sets = SingleSampleScoresTests.Gmt("expr600");
        CameraResult found = Camera.Run(expression, Design(), Second, sets);
        Assert.Equal(camera.GetProperty("set").EnumerateArray().Select(s => s.GetString()!), found.Rows.Select(r => r.Set));
        Near(SharedReference.Numbers(camera.GetProperty("PValue")), found.Rows.Select(r => r.P), 1e-9);
        Near(SharedReference.Numbers(camera.GetProperty("FDR")), found.Rows.Select(r => r.Q), 1e-9);
        RotationTestResult rotation = Fry.Run(expression, Design(), Second, sets with { Sets = [.. sets.Sets.Take(8)] });
        Assert.Equal(fry.GetProperty("set").EnumerateArray().Select(s => s.GetString()!), rotation.Rows.Select(r => r.Set));
        Near(SharedReference.Numbers(fry.GetProperty("PValue")), rotation.Rows.Select(r => r.P), 1e-9);
        Near(SharedReference.Numbers(fry.GetProperty("FDR")), rotation.Rows.Select(r => r.Q), 1e-9);
    }

    // By hand: one positive and one negative weight of the same size are as likely above as below zero; with a χ² of 2 degrees against one of 2,
    // P(a χ²₂ > b χ²₂) = a / (a + b).
    [Theory]
    [InlineData(new[] { 1.0, -1.0 }, 0.5, 1e-12)]
    [InlineData(new[] { 1.0, 1, -3, -3 }, 0.25, 0.02)]
    [InlineData(new[] { 1.0, 1, -99, -99 }, 0.01, 0.001)]
    public void ProbabilityPositive_BalancedWeights_IsByHand(double[] weights, double expected, double tolerance) =>
        Assert.Equal(expected, QuadraticForm.ProbabilityPositive(weights), tolerance);

    static LabelledMatrix Small(string[] columns, params double[][] rows) => LabelledMatrix.FromColumnMajor([.. rows.Select((_, i) => $"s{i}")], [.. columns],
        [.. Enumerable.Range(0, columns.Length).SelectMany(c => rows.Select(r => r[c]))]);

    static ErrorCode CodeOf(Action run) => Assert.Throws<RadioGenomicsException>(run).Code;

    // Two equal genes have no spread of variances: the prior is their variance and the statistic the ordinary one with all degrees of freedom.
    // By hand: groups (1, 3) and (5, 7): difference 4, variance 2, standard error √2 √(1/2 + 1/2) = √2; t = 2.828; 2 + ∞ capped at 2 · 2 = 4.
    [Fact]
    public void Run_TwoEqualGenes_IsTheOrdinaryTWithPooledDegrees()
    {
        LabelledMatrix expression = Small(["a", "b"], [1, 1], [3, 3], [5, 5], [7, 7]);
        ModeratedTResult found = ModeratedT.Run(expression, Small(["one", "group"], [1, 0], [1, 0], [1, 1], [1, 1]), [0, 1]);
        Assert.Equal(4, found.LogFoldChange[0], 1e-13);
        Assert.Equal(2 * Math.Sqrt(2), found.T[0], 1e-13);
        Assert.Equal(StudentT.TwoSided(2 * Math.Sqrt(2), 4), found.P[0], 1e-14);
    }

    [Fact]
    public void Run_BadDesigns_AreRefusedByName()
    {
        LabelledMatrix expression = Small(["a", "b"], [1, 2], [3, 3], [5, 1], [7, 9]);
        string message = Assert.Throws<RadioGenomicsException>(() => ModeratedT.Run(expression, Small(["one", "x", "twice"], [1, 1, 2], [1, 2, 4], [1, 0, 0], [1, 5, 10]), [0, 1, 0])).Message;
        Assert.Contains("'twice'", message, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.TooFewObservations, CodeOf(() => ModeratedT.Run(expression, Small(["a", "b", "c", "d"], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]), [0, 1, 0, 0])));
        Assert.Equal(ErrorCode.ShapeMismatch, CodeOf(() => ModeratedT.Run(expression, Small(["one"], [1], [1], [1], [1]), [0])));
        Assert.Equal(ErrorCode.NonFinite, CodeOf(() => ModeratedT.Run(Small(["a"], [double.NaN], [1], [2], [4]), Small(["one"], [1], [1], [1], [1]), [1])));
        Assert.Equal(ErrorCode.OptionConflict, CodeOf(() => ModeratedT.Run(expression, Small(["one"], [1], [1], [1], [1]), [1], new() { Trend = true, Robust = true })));
    }

    [Fact]
    public void Contrast_Text_IsNameDifferenceOrNumbers()
    {
        Assert.Equal([0.0, 1.0], Contrast.Parse("x-1", ["one", "x-1"]));
        Assert.Equal([1.0, -1.0], Contrast.Parse("A - B", ["A", "B"]));
        Assert.Equal([0.5, -1.0], Contrast.Parse("0.5,-1", ["A", "B"]));
        Assert.Equal(ErrorCode.UnknownLabel, CodeOf(() => Contrast.Parse("C", ["A", "B"])));
    }

    // Order of samples must not matter, losses must be told, and a model without a mean is hardly ever meant.
    [Fact]
    public void Join_OtherOrderAndMissing_AlignsByKeyAndAddsIntercept()
    {
        LabelledMatrix expression = Small(["a"], [1], [2], [3], [4]);
        var design = LabelledMatrix.FromColumnMajor(["s2", "zz", "s0", "s1", "s3"], ["x"], [2, 9, 0, 1, double.NaN]);
        JoinedDesign joined = DesignMatrix.Join(expression, design);
        Assert.Equal(["s0", "s1", "s2"], joined.Expression.SampleIds);
        Assert.Equal([1.0, 1, 1, 0, 1, 2], joined.Design.Values.ToArray());
        Assert.Contains(joined.Diagnostics, d => d.Code == ErrorCode.IdentifierDropped && d.Message.Contains("1 have a missing value", StringComparison.Ordinal));
        Assert.Equal(ErrorCode.NoSharedKey, CodeOf(() => DesignMatrix.Join(expression, LabelledMatrix.FromColumnMajor(["q"], ["x"], [1]))));
    }

    // The closed form must be the limit of the rotations, in both directions and without direction (msq).
    [Fact]
    public void Roast_ManyRotations_AgreesWithTheClosedForm()
    {
        LabelledMatrix expression = SharedReference.Expression("expr600");
        GeneSetCollection sets = SingleSampleScoresTests.Gmt("expr600");
        RunContext run = RunContext.Default with { Seed = 5 };
        var closed = Fry.Run(expression, Design(), Second, sets).Rows.ToDictionary(r => r.Set);
        RotationTestResult mean = Roast.Run(expression, Design(), Second, sets, new() { Nrot = 4999 }, run);
        Assert.All(mean.Rows, r => Assert.Equal(closed[r.Set].P, r.P, 4 * Math.Sqrt(0.25 / 4999)));
        RotationTestResult square = Roast.Run(expression, Design(), Second, sets, new() { Nrot = 4999, SetStatistic = RoastStatistic.Msq }, run);
        Assert.All(square.Rows, r => Assert.Equal(closed[r.Set].PMixed, r.PMixed, 0.01 + (4 * Math.Sqrt(0.25 / 4999))));
        Assert.Equal(square.Rows.Select(r => r.P), Roast.Run(expression, Design(), Second, sets, new() { Nrot = 4999, SetStatistic = RoastStatistic.Msq }, run with { Threads = 1 }).Rows.Select(r => r.P));
        Assert.Equal(ErrorCode.OptionOutOfRange, CodeOf(() => Roast.Run(expression, Design(), Second, sets, new() { Nrot = 1 })));
    }
}
