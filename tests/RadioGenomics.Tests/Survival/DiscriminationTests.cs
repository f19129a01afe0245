using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class DiscriminationTests
{
    static double[] Random(int n, ulong stream)
    {
        var random = new Philox(7, stream);
        return [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
    }

    // R: concordance(Surv(time, status) ~ z, timewt = "n/G2", reverse = TRUE); C only, its error holds the weights fixed.
    [Theory]
    [InlineData("n/G2")]
    public void Uno_Lung_AgreesWithR(string weight)
    {
        string[][] cells = SharedReference.Cells("lung");
        double[] Column(string name) => [.. cells[1..].Select(r => SharedReference.Number(r[Array.IndexOf(cells[0], name)]))];
        var data = SurvivalData.RightCensored([.. Column("time").Select((_, i) => $"L{i}")], Column("time"), [.. Column("status").Select(s => (int)s - 1)], "days", "death");
        var markers = LabelledMatrix.FromColumnMajor(data.SampleIds, ["age"], Column("age")).WithName("markers");
        DiscriminationResult result = Discrimination.Run(data, markers, new() { Truncation = 5000 });
        JsonElement json = SharedReference.Json("concordance");
        Assert.Equal(json.GetProperty(weight).GetProperty("c").GetDouble(), result.Rows.Single(r => r.Measure == "uno").C, 12);
        Assert.Equal(json.GetProperty("n").GetProperty("c").GetDouble(), result.Rows.Single(r => r.Measure == "harrell").C, 12);
        Assert.Equal(json.GetProperty("n").GetProperty("se").GetDouble(), result.Rows.Single(r => r.Measure == "harrell").StandardError, 12);
    }

    // By hand: without censoring every G is 1, so Uno's C is Harrell's over the events up to the truncation.
    [Fact]
    public void Uno_WithoutCensoring_IsHarrell()
    {
        double[] score = Random(40, 1), time = [.. Random(40, 2).Select(v => 1 + v)];
        var data = SurvivalData.RightCensored([.. score.Select((_, i) => $"S{i}")], time, [.. score.Select(_ => 1)], "years", "OS");
        DiscriminationResult result = Discrimination.Run(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["s"], score), new() { Truncation = 2 });
        Assert.Equal(result.Rows[0].C, result.Rows[1].C, 12);
        Assert.Equal(result.Rows[0].StandardError, result.Rows[1].StandardError, 12);
    }

    // The influence function is right when it tells the spread of C over many samples: 400 of 80 rows under half censoring.
    [Fact]
    public void Uno_StandardError_IsTheSpreadOverSamples()
    {
        List<double> found = [], errors = [];
        for (uint r = 0; r < 400; r++)
        {
            var random = Philox.At(11, 5, r);
            double[] score = [.. Enumerable.Range(0, 80).Select(_ => random.NextGaussian())];
            double[] time = new double[80];
            int[] state = new int[80];
            for (int i = 0; i < 80; i++)
            {
                double death = -Math.Log(random.NextDouble()) / Math.Exp(0.8 * score[i]), censoring = 2.5 * random.NextDouble();
                (time[i], state[i]) = (Math.Min(death, censoring), death <= censoring ? 1 : 0);
            }
            var data = SurvivalData.RightCensored([.. score.Select((_, i) => $"S{i}")], time, state, "years", "OS");
            DiscriminationRow uno = Discrimination.Run(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["s"], score), new() { Truncation = 1.5 }).Rows[1];
            found.Add(uno.C);
            errors.Add(uno.StandardError);
        }
        double mean = found.Average(), spread = Math.Sqrt(found.Sum(c => (c - mean) * (c - mean)) / 399);
        Assert.InRange(errors.Average() / spread, 0.9, 1.1);
    }

    // Two markers that are the same do not differ; a useless one is worse than a good one.
    [Fact]
    public void Run_TwoMarkers_TestsTheirDifference()
    {
        var pbc = new Pbc();
        DiscriminationResult result = Discrimination.Run(pbc.Data, pbc.Markers(("bili", pbc.LogBilirubin), ("noise", Random(312, 3))));
        Assert.All(result.Rows.Where(r => r.Marker == "bili"), r => Assert.True(double.IsNaN(r.P)));
        Assert.All(result.Rows.Where(r => r.Marker == "noise"), r => Assert.True(r.P < 1e-6 && r.Difference < -0.2));
    }

    // timeROC's Cox model of censoring stops its iteration at 1e-4, hence 2e-7.
    [Fact]
    public void Auc_CoxWeights_AgreesWithTimeRoc()
    {
        var pbc = new Pbc();
        TimeDependentAucResult result = TimeDependentAuc.Run(pbc.Data, pbc.Markers(("bili", pbc.LogBilirubin)),
            new() { Times = [365, 1095, 1825, 2920], Weighting = CensoringWeighting.Cox }, null, pbc.Markers(("age", pbc.Column("age"))));
        double[] expected = SharedReference.Numbers(SharedReference.Json("time_dependent").GetProperty("timeROC_cox").GetProperty("auc"));
        TimeDependentAucTests.Near(expected, result.Rows.Select(r => r.Auc), 2e-7);
        Assert.All(result.Rows, r => Assert.True(double.IsNaN(r.StandardError)));
    }
}
