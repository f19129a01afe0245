using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Distributions;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class CoxScreenTests
{
    static (SurvivalData Data, LabelledMatrix Features) Make(int n, int features)
    {
        var random = new Philox(21, 0);
        string[] ids = [.. Enumerable.Range(1, n).Select(i => $"P{i}")];
        double[] values = [.. Enumerable.Range(0, n * features).Select(_ => random.NextGaussian())];
        double[] time = [.. Enumerable.Range(0, n).Select(i => Math.Ceiling(-Math.Log(1 - random.NextDouble()) * Math.Exp(-values[i]) * 50))];
        int[] state = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() < 0.6 ? 1 : 0)];
        return (SurvivalData.RightCensored([.. ids], time, state), LabelledMatrix.FromColumnMajor([.. ids], [.. Enumerable.Range(1, features).Select(f => $"F{f}")], values));
    }

    // The lockstep kernel and the general model are two implementations of the same fit.
    [Fact]
    public void Run_EachFeature_IsThatOfASingleModel()
    {
        (SurvivalData data, LabelledMatrix features) = Make(120, 19);
        CoxScreenResult screen = CoxScreen.Run(data, features);
        Assert.Equal("F1", screen.Rows[0].Feature);
        foreach (CoxScreenRow row in screen.Rows)
        {
            CoxResult single = CoxRegression.Fit(data, features.SelectFeatures([row.Feature]));
            double sd = row.StandardDeviation;
            Assert.Equal(single.Coefficients[0].Coefficient * sd, row.Coefficient, 1e-10);
            Assert.Equal(single.Coefficients[0].P, row.P, 1e-10);
            Assert.Equal(single.Concordance.C, row.CIndex, 1e-14);
        }
    }

    // Sorting and comparing pair by pair count the same pairs; the threshold between them must not show.
    [Fact]
    public void Run_ManyRows_CountsPairsAsFewDo()
    {
        (SurvivalData data, LabelledMatrix features) = Make(1500, 8);
        CoxScreenResult screen = CoxScreen.Run(data, features);
        foreach (CoxScreenRow row in screen.Rows)
        {
            double c = Concordance.Compute(data, features.Column(row.Feature)).C;
            Assert.Equal(row.Coefficient < 0 ? 1 - c : c, row.CIndex, 1e-13);
        }
    }

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameBits()
    {
        (SurvivalData data, LabelledMatrix features) = Make(80, 100);
        CoxScreenResult one = CoxScreen.Run(data, features, null, RunContext.Default with { Threads = 1 }), four = CoxScreen.Run(data, features, null, RunContext.Default with { Threads = 4 });
        Assert.Equal(one.Rows, four.Rows);
    }

    [Fact]
    public void Run_UnusableFeatures_StandAtTheEndWithReasons()
    {
        (SurvivalData data, LabelledMatrix features) = Make(60, 5);
        double[] values = features.Values.ToArray();
        values.AsSpan(60, 60).Fill(2);
        values.AsSpan(120, 60).Fill(double.NaN);
        for (int i = 0; i < 60; i++)
        {
            // The fourth feature is high in patients without event only.
            values[180 + i] = data.State[i] == 0 && i % 2 == 0 ? 1 : 0;
        }
        CoxScreenResult screen = CoxScreen.Run(data, LabelledMatrix.FromColumnMajor(features.SampleIds, features.FeatureIds, values));
        Assert.Equal("constant", screen.Rows.Single(r => r.Feature == "F2").Reason);
        Assert.Equal("no values", screen.Rows.Single(r => r.Feature == "F3").Reason);
        Assert.StartsWith("monotone likelihood", screen.Rows.Single(r => r.Feature == "F4").Reason, StringComparison.Ordinal);
        Assert.Equal(["F2", "F3"], screen.Rows.TakeLast(2).Select(r => r.Feature));
        Assert.Equal(3, screen.TestCount);
        Assert.Contains(screen.Diagnostics, d => d.Code == ErrorCode.ConstantColumn);
        Assert.Contains(screen.Diagnostics, d => d.Code == ErrorCode.MonotoneLikelihood);
        Assert.Equal(3, screen.Ranking().Count);
        Assert.Contains(screen.Tables(), t => t.Name == "screen_notes" && t.RowCount == 3);
    }

    [Fact]
    public void Run_LikelihoodRatio_IsThatOfNestedModels()
    {
        (SurvivalData data, LabelledMatrix features) = Make(90, 6);
        LabelledMatrix covariates = features.SelectFeatures([0, 1]);
        CoxScreenResult screen = CoxScreen.Run(data, features.SelectFeatures([2, 3, 4]), new() { LikelihoodRatio = true }, null, covariates);
        CoxScreenRow row = screen.Rows.Single(r => r.Feature == "F4");
        double without = CoxRegression.Fit(data, covariates).LogLikelihood, with = CoxRegression.Fit(data, features.SelectFeatures([0, 1, 3])).LogLikelihood;
        Assert.Equal(ChiSquared.UpperTail(2 * (with - without), 1), row.P, 1e-8);
        Assert.Contains(CoxScreen.Run(data, features.SelectFeatures([0]), null, null, covariates).Rows, r => r.Reason == "determined by the covariates");
    }

    // A feature that is nearly the covariate has an absurd hazard ratio; it may not press all others into a line, nor vanish unsaid.
    [Fact]
    public void Volcano_FeatureNearlyTheCovariate_LiesBeyondTheAxisAndIsNamed()
    {
        (SurvivalData data, LabelledMatrix noise) = Make(120, 80);
        double[] copy = [.. noise.Column("F2").ToArray().Select((v, i) => v + (1e-4 * Math.Sin(i)))];
        var copied = LabelledMatrix.FromColumnMajor(noise.SampleIds, [.. noise.FeatureIds, "copy"], [.. noise.Values.ToArray(), .. copy]);
        CoxScreenResult screen = CoxScreen.Run(data, copied, null, null, noise.SelectFeatures(["F2"]));
        FigureSpec volcano = screen.Figures().First();
        double largest = screen.Rows.Where(r => r.Feature is not ("copy" or "F2")).Max(r => Math.Abs(r.Coefficient)) / Math.Log(2);
        Assert.InRange(volcano.Panels[0].X.Max!.Value, largest, 3 * largest);
        Assert.Contains("Beyond the axis, q ≥ 0.05: 1 (copy).", volcano.Caption, StringComparison.Ordinal);
    }
}
