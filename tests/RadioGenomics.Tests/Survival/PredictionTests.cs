using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class PredictionTests
{
    /// <summary>Exponential times with log hazards of 1 and ½ for two columns and none for the others, half of the rows censored.</summary>
    static (SurvivalData Data, LabelledMatrix Columns) Simulated(int rows, int columns, ulong seed = 3)
    {
        var random = new Philox(seed, 1);
        double[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextGaussian())], time = new double[rows];
        int[] state = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            double death = -Math.Log(random.NextDouble()) / Math.Exp(x[i] + (0.5 * x[rows + i])), censoring = 3 * random.NextDouble();
            (time[i], state[i]) = (Math.Min(death, censoring), death <= censoring ? 1 : 0);
        }
        var data = SurvivalData.RightCensored([.. time.Select((_, i) => $"S{i}")], time, state, "years", "OS");
        return (data, LabelledMatrix.FromColumnMajor(data.SampleIds, [.. Enumerable.Range(1, columns).Select(c => $"x{c}")], x).WithName("columns"));
    }

    // A total of points is a linear predictor and back: the sum of a row's points is the points of its predictor.
    [Fact]
    public void Nomogram_SumOfPoints_IsThePredictor()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(80, 3);
        CoxResult model = CoxRegression.Fit(data, columns);
        NomogramResult nomogram = Nomogram.Build(model, columns);
        double sum = 0;
        for (int c = 0; c < 3; c++)
        {
            (double lowValue, double lowPoints, double highValue, double highPoints) = nomogram.Axes[c].Ends;
            sum += lowPoints + ((columns[5, c] - lowValue) / (highValue - lowValue) * (highPoints - lowPoints));
        }
        Assert.Equal(nomogram.PointsOf(model.PredictLinear(columns)[5]), sum, 9);
        Assert.Equal(100, nomogram.Axes.Max(a => Math.Max(a.Ends.LowPoints, a.Ends.HighPoints)), 9);
        Assert.Equal(0, nomogram.Axes.Min(a => Math.Min(a.Ends.LowPoints, a.Ends.HighPoints)), 9);
    }

    // The survival that a total stands for is the model's curve of that row.
    [Fact]
    public void Nomogram_Totals_GiveTheModelsSurvival()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(80, 2);
        CoxResult model = CoxRegression.Fit(data, columns);
        NomogramResult nomogram = Nomogram.Build(model, columns, new() { Horizons = [0.5] });
        NomogramTotal total = nomogram.Totals[^1];
        double expected = Math.Pow(model.BaselineHazard()[0].SurvivalAt(0.5), Math.Exp(total.LinearPredictor));
        Assert.Equal(expected, total.Survival[0], 12);
        Assert.All(nomogram.Totals.Zip(nomogram.Totals.Skip(1)), p => Assert.True(p.Second.Survival[0] < p.First.Survival[0]));
    }

    [Fact]
    public void Nomogram_ModelWithStrata_IsRefused()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(80, 2);
        var strata = Grouping.FromText("site", Enumerable.Range(0, 80).Select(i => i % 2 == 0 ? "A" : "B"));
        CoxResult model = CoxRegression.Fit(data.WithStrata(strata), columns);
        Assert.Equal(ErrorCode.OptionConflict, Assert.Throws<RadioGenomicsException>(() => Nomogram.Build(model, columns)).Code);
    }

    // Predictions of the true model on many rows: slope 1, curve on the diagonal; twice the log hazard is too extreme, slope ½.
    [Fact]
    public void Calibration_TrueRisks_LieOnTheDiagonal()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(4000, 2);
        double[] linear = [.. Enumerable.Range(0, 4000).Select(i => columns[i, 0] + (0.5 * columns[i, 1]))];
        LabelledMatrix risks = LabelledMatrix.FromColumnMajor(data.SampleIds, ["true", "extreme"],
            [.. linear.Select(l => 1 - Math.Exp(-Math.Exp(l))), .. linear.Select(l => 1 - Math.Exp(-Math.Exp(2 * l)))]).WithName("risks");
        CalibrationResult result = Calibration.Run(data, risks, new() { Horizon = 1 });
        Assert.InRange(result.Models[0].Slope, 0.93, 1.07);
        Assert.InRange(result.Models[0].Errors.Ici, 0, 0.02);
        Assert.InRange(result.Models[0].ObservedOverExpected, 0.95, 1.05);
        Assert.InRange(result.Models[1].Slope, 0.46, 0.54);
        Assert.True(result.Models[1].Errors.Ici > 0.05);
        Assert.All(result.Groups.Where(g => g.Model == "true"), g => Assert.InRange(g.Observed, g.Low - 1e-12, g.High + 1e-12));
        Assert.Equal(4000, result.Groups.Where(g => g.Model == "true").Sum(g => g.Count));
    }

    // Noise columns make a model look better than it is; the correction takes C down and the slope below 1.
    [Fact]
    public void Optimism_TwelveNoiseColumns_AreSeenThrough()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(100, 14);
        OptimismResult result = Optimism.Run(data, columns, new() { Resamples = 100 });
        Assert.InRange(result["c"].Optimism, 0.01, 0.08);
        Assert.InRange(result["slope"].Corrected, 0.5, 0.9);
        Assert.Equal(1, result["slope"].Apparent, 6);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.EventsPerVariable);
    }

    [Fact]
    public void Optimism_OtherThreads_SameDigits()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(80, 3);
        OptimismOptions options = new() { Resamples = 40 };
        OptimismResult one = Optimism.Run(data, columns, options, new() { Threads = 1 }), four = Optimism.Run(data, columns, options, new() { Threads = 4 });
        Assert.Equal(one.Indices, four.Indices);
        Assert.Equal(one.Curve, four.Curve);
        Assert.NotEqual(one.Indices, Optimism.Run(data, columns, options, new() { Seed = 2 }).Indices);
    }

    // Counting copies gives what the general concordance gives on the rows written out.
    [Fact]
    public void RankConcordance_Copies_AreRowsWrittenOut()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(60, 2);
        var random = new Philox(1, 9);
        double[] counts = [.. Enumerable.Range(0, 60).Select(_ => (double)random.NextInt(4))], score = [.. columns.Column(0).ToArray().Select(v => Math.Round(v, 1))];
        int[] rows = [.. Enumerable.Range(0, 60).SelectMany(i => Enumerable.Repeat(i, (int)counts[i]))];
        double expected = Concordance.Compute(data.Subset(rows), [.. rows.Select(r => score[r])]).C;
        Assert.Equal(expected, new RankConcordance(data).Compute(score, counts), 12);
        Assert.Equal(Concordance.Compute(data, score).C, new RankConcordance(data).Compute(score, []), 12);
    }

    // The promise of the issue: 1,000 refits of ten columns in 370 rows take about a second of one processor; five allow for a busy machine.
    [Fact]
    public void Optimism_ThousandRefits_AreQuick()
    {
        (SurvivalData data, LabelledMatrix columns) = Simulated(370, 10);
        var solver = new CoxSolver(CoxFitting.DesignOf(data), 10);
        solver.SetCovariates(columns.Values.Span);
        double[] counts = new double[370];
        TimeSpan before = Environment.CpuUsage.UserTime;
        for (uint r = 0; r < 1000; r++)
        {
            var random = Philox.At(1, 1, r);
            Array.Clear(counts);
            for (int i = 0; i < 370; i++)
            {
                counts[random.NextInt(370)]++;
            }
            solver.SetCounts(counts);
            Assert.True(solver.Fit());
        }
        Assert.InRange((Environment.CpuUsage.UserTime - before).TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData(0.1, 0.9, 4, "0.2 0.4 0.6 0.8")]
    [InlineData(-3, 12, 5, "-2 0 2 4 6 8 10 12")]
    [InlineData(0, 0, 5, "0")]
    public void NiceTicks_Range_AreRoundAndInside(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', NiceTicks.Within(low, high, count).Select(t => t.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
