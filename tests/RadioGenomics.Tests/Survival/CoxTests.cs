using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class CoxTests
{
    static ImmutableArray<string> Ids(int n) => [.. Enumerable.Range(1, n).Select(i => $"P{i}")];

    static LabelledMatrix Columns(int n, params (string Name, double[] Values)[] columns) =>
        LabelledMatrix.FromColumnMajor(Ids(n), [.. columns.Select(c => c.Name)], [.. columns.SelectMany(c => c.Values)]);

    // Six patients with a tie of two events, the smallest data of Therneau, Grambsch (2000), appendix E. By hand, with r = exp(b):
    // Breslow 2b - log(3r + 3) - 2 log(r + 3), highest at r = (3 + sqrt 33) / 2; Efron 2b - log(3r + 3) - log(r + 3) - log((r + 5) / 2),
    // highest where 2 = r/(r + 1) + r/(r + 3) + r/(r + 5).
    static readonly SurvivalData Book = SurvivalData.RightCensored(Ids(6), [1, 1, 6, 6, 8, 9], [1, 0, 1, 1, 0, 1]);

    static readonly LabelledMatrix BookX = Columns(6, ("x", [1, 1, 1, 0, 0, 0]));

    [Fact]
    public void Fit_SixPatientsBreslow_IsTheClosedForm()
    {
        CoxResult fit = CoxRegression.Fit(Book, BookX, new() { Ties = CoxTies.Breslow, Tolerance = 1e-15 });
        double r = (3 + Math.Sqrt(33)) / 2;
        Assert.Equal(Math.Log(r), fit.Coefficients[0].Coefficient, 1e-8);
        Assert.Equal((2 * Math.Log(r)) - Math.Log((3 * r) + 3) - (2 * Math.Log(r + 3)), fit.LogLikelihood, 1e-12);
        Assert.Equal(-Math.Log(6) - (2 * Math.Log(4)), fit.NullLogLikelihood, 1e-14);
        // The variances at risk: r/(r + 1)² at the first time, twice 3r/(r + 3)² at the second.
        Assert.Equal(1 / fit.NaiveCovariance[0, 0], (r / Math.Pow(r + 1, 2)) + (6 * r / Math.Pow(r + 3, 2)), 1e-7);
    }

    [Fact]
    public void Fit_SixPatientsEfron_IsTheClosedForm()
    {
        CoxResult fit = CoxRegression.Fit(Book, BookX, new() { Tolerance = 1e-15 });
        double b = fit.Coefficients[0].Coefficient, r = Math.Exp(b);
        Assert.Equal(2, (r / (r + 1)) + (r / (r + 3)) + (r / (r + 5)), 1e-8);
        Assert.Equal((2 * b) - Math.Log((3 * r) + 3) - Math.Log(r + 3) - Math.Log((r + 5) / 2), fit.LogLikelihood, 1e-12);
        Assert.Equal(-Math.Log(6) - Math.Log(4) - Math.Log(3), fit.NullLogLikelihood, 1e-14);
    }

    static (CoxDesign Design, double[] X, double[] Weights) Random(int n, int p, ulong seed, bool entry)
    {
        var random = new Philox(seed, 0);
        double[] x = [.. Enumerable.Range(0, n * p).Select(_ => random.NextGaussian())], time = new double[n], start = new double[n], weights = new double[n];
        bool[] events = new bool[n];
        for (int i = 0; i < n; i++)
        {
            time[i] = 2 + random.NextInt(15);
            start[i] = random.NextInt((int)time[i]);
            events[i] = random.NextDouble() < 0.6;
            weights[i] = 0.5 + random.NextDouble();
        }
        return (CoxDesign.Create(entry ? start : [], time, events, [.. Enumerable.Range(0, n).Select(i => i % 2)]), x, weights);
    }

    // Analytic derivatives against central differences of the likelihood.
    [Theory]
    [InlineData(CoxTies.Efron, false)]
    [InlineData(CoxTies.Efron, true)]
    [InlineData(CoxTies.Breslow, true)]
    [InlineData(CoxTies.Exact, false)]
    [InlineData(CoxTies.Exact, true)]
    public void Evaluate_AnyTies_HasTheDerivativesOfItsLikelihood(CoxTies ties, bool entry)
    {
        const int P = 3;
        (CoxDesign design, double[] x, double[] weights) = Random(60, P, 3, entry);
        var solver = new CoxSolver(design, P, ties);
        solver.SetCovariates(x);
        solver.SetWeights(ties == CoxTies.Exact ? [] : weights);
        double[] beta = [0.3, -0.2, 0.5];
        solver.Evaluate(beta);
        double[] score = [.. solver.Score], information = [.. solver.Information];
        for (int a = 0; a < P; a++)
        {
            const double H = 1e-5;
            double[] up = [.. beta], down = [.. beta];
            (up[a], down[a]) = (beta[a] + H, beta[a] - H);
            double above = solver.Evaluate(up);
            double[] scoreUp = [.. solver.Score];
            double below = solver.Evaluate(down);
            Assert.Equal((above - below) / (2 * H), score[a], 1e-6);
            for (int b = 0; b < P; b++)
            {
                Assert.Equal(-(scoreUp[b] - solver.Score[b]) / (2 * H), information[(a * P) + b], 1e-5);
            }
        }
    }

    // A bootstrap sample as counts and as repeated rows is the same data; copies of an event are tied events.
    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Exact)]
    public void SetCounts_CopiesOfRows_FitAsRepeatedRows(CoxTies ties)
    {
        double[] time = [5, 3, 8, 8, 2, 9, 4, 7], x = [0.2, 1.1, -0.5, 0.3, 0.9, -1, 0.1, 0.4], counts = [2, 1, 0, 3, 1, 1, 2, 0];
        bool[] events = [true, true, true, true, false, true, true, false];
        var solver = new CoxSolver(CoxDesign.Create([], time, events, []), 1, ties);
        solver.SetCovariates(x);
        solver.SetCounts(counts);
        solver.Fit();
        int[] rows = [.. Enumerable.Range(0, 8).SelectMany(i => Enumerable.Repeat(i, (int)counts[i]))];
        var repeated = new CoxSolver(CoxDesign.Create([], [.. rows.Select(i => time[i])], [.. rows.Select(i => events[i])], []), 1, ties);
        repeated.SetCovariates([.. rows.Select(i => x[i])]);
        repeated.Fit();
        Assert.Equal(repeated.Coefficients[0], solver.Coefficients[0], 1e-10);
        Assert.Equal(repeated.LogLikelihood, solver.LogLikelihood, 1e-10);
    }

    static (SurvivalData Data, double[] X, double[] Y) Sample(int n)
    {
        var random = new Philox(8, 1);
        double[] time = [.. Enumerable.Range(0, n).Select(_ => Math.Ceiling(-Math.Log(1 - random.NextDouble()) * 30))];
        int[] state = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() < 0.6 ? 1 : 0)];
        return (SurvivalData.RightCensored(Ids(n), time, state, "months", "OS"), [.. time.Select(_ => random.NextGaussian())], [.. time.Select(_ => random.NextGaussian())]);
    }

    [Fact]
    public void Fit_DependentColumn_IsNamedWithWhatItDependsOnAndLeftOut()
    {
        (SurvivalData data, double[] x, double[] y) = Sample(80);
        double[] z = [.. x.Zip(y, (a, b) => (2 * a) - b + 7)];
        CoxResult fit = CoxRegression.Fit(data, Columns(80, ("age", x), ("size", y), ("score", z)));
        Assert.Equal(["age", "size"], fit.Names);
        Diagnostic found = Assert.Single(fit.Diagnostics, d => d.Code == ErrorCode.Collinear);
        Assert.Contains("score = +2 age -1 size", found.Message, StringComparison.Ordinal);
        Assert.Equal(CoxRegression.Fit(data, Columns(80, ("age", x), ("size", y))).LogLikelihood, fit.LogLikelihood, 1e-12);
    }

    [Fact]
    public void Fit_ConstantColumn_IsNamedAndLeftOut_AndAloneIsAnError()
    {
        (SurvivalData data, double[] x, _) = Sample(40);
        double[] same = [.. Enumerable.Repeat(3.0, 40)];
        Assert.Contains(CoxRegression.Fit(data, Columns(40, ("age", x), ("site", same))).Diagnostics,
            d => d.Code == ErrorCode.ConstantColumn && d.Message.Contains("'site' is 3", StringComparison.Ordinal));
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => CoxRegression.Fit(data, Columns(40, ("site", same))));
        Assert.Equal(ErrorCode.ConstantColumn, error.Code);
    }

    [Fact]
    public void Fit_Separation_NamesVariableAndDirection_AndFirthIsFinite()
    {
        (SurvivalData data, double[] x, _) = Sample(50);
        // Nobody with the marker has the event.
        double[] marker = [.. data.State.ToArray().Select((s, i) => s == 0 && i % 2 == 0 ? 1.0 : 0.0)];
        LabelledMatrix columns = Columns(50, ("marker", marker), ("age", x));
        CoxResult plain = CoxRegression.Fit(data, columns);
        Diagnostic found = Assert.Single(plain.Diagnostics, d => d.Code == ErrorCode.MonotoneLikelihood);
        Assert.Contains("'marker' falls to -infinity", found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'age'", found.Message, StringComparison.Ordinal);
        CoxResult firth = CoxRegression.Fit(data, columns, new() { Firth = true });
        Assert.InRange(firth["marker"].Coefficient, -8, -0.5);
        Assert.True(double.IsFinite(firth["marker"].CiHigh) && firth["marker"].CiHigh < 1);
        Assert.True(firth["marker"].P < 0.05);
    }

    [Fact]
    public void Fit_EventsPerVariable_WarnsAndWarnsHarder()
    {
        (SurvivalData data, double[] x, double[] y) = Sample(20);
        string few = Assert.Single(CoxRegression.Fit(data, Columns(20, ("x", x), ("y", y))).Diagnostics, d => d.Code == ErrorCode.EventsPerVariable).Message;
        Assert.Contains("events per variable", few, StringComparison.Ordinal);
        var random = new Philox(2, 2);
        (string, double[])[] many = [.. Enumerable.Range(1, 18).Select(i => ($"v{i}", Enumerable.Range(0, 20).Select(_ => random.NextGaussian()).ToArray()))];
        Assert.Contains(CoxRegression.Fit(data, Columns(20, many), new() { MaxIterations = 3 }).Diagnostics,
            d => d.Code == ErrorCode.EventsPerVariable && d.Message.Contains("no more events than coefficients", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_ChangingEffect_IsReported()
    {
        const int N = 400;
        var random = new Philox(4, 4);
        double[] x = [.. Enumerable.Range(0, N).Select(i => (double)(i % 2))];
        // The marker's patients all fail late: the hazard ratio goes from below to above 1.
        double[] time = [.. x.Select(v => v == 1 ? 10 + (5 * random.NextDouble()) : 20 * random.NextDouble())];
        var data = SurvivalData.RightCensored(Ids(N), time, Enumerable.Repeat(1, N).ToArray());
        Assert.Contains(CoxRegression.Fit(data, Columns(N, ("x", x))).Diagnostics, d => d.Code == ErrorCode.NonProportionalHazards);
    }

    [Fact]
    public void Fit_MissingCovariates_DropsAndCountsRows()
    {
        (SurvivalData data, double[] x, double[] y) = Sample(60);
        (x[3], y[7], y[8]) = (double.NaN, double.NaN, double.NaN);
        CoxResult fit = CoxRegression.Fit(data, Columns(60, ("x", x), ("y", y)));
        Assert.Equal((57, 3), (fit.Data.Count, fit.DroppedRows));
        Assert.Contains(fit.Diagnostics, d => d.Message.Contains("3 of 60 rows miss a covariate", StringComparison.Ordinal) && d.Message.Contains("y in 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_BadInput_SaysWhatIsWrong()
    {
        (SurvivalData data, double[] x, _) = Sample(30);
        Check(ErrorCode.SamplesNotAligned, () => CoxRegression.Fit(data, Columns(29, ("x", x[..29]))));
        double[] infinite = [.. x];
        infinite[2] = double.PositiveInfinity;
        Check(ErrorCode.NonFinite, () => CoxRegression.Fit(data, Columns(30, ("x", infinite))));
        Check(ErrorCode.TooFewObservations, () => CoxRegression.Fit(data, Columns(30, ("x", [.. x.Select(_ => double.NaN)]))));
        Check(ErrorCode.OptionOutOfRange, () => CoxRegression.Fit(data, Columns(30, ("x", x)), new() { ConfidenceLevel = 1 }));
        Check(ErrorCode.OptionConflict, () => CoxRegression.Fit(data, Columns(30, ("x", x)), new() { Ties = CoxTies.Exact, Robust = true }));
        Check(ErrorCode.NoEvents, () => CoxRegression.Fit(SurvivalData.RightCensored(Ids(30), x.Select(Math.Abs).ToArray(), new int[30]), Columns(30, ("x", x))));
        Check(ErrorCode.NonFinite, () => Concordance.Compute(data, infinite));
        Check(ErrorCode.ShapeMismatch, () => Concordance.Compute(data, x.AsSpan(1).ToArray()));
        var table = Table.From("t", ("age", x), ("sex", x.Select((_, i) => i % 3 == 0 ? "F" : "M")));
        Check(ErrorCode.UnknownLabel, () => ModelMatrix.Build(table, ["agee"]));
        Check(ErrorCode.OptionUnknown, () => ModelMatrix.Build(table, ["exp(age)"]));
        Check(ErrorCode.OptionOutOfRange, () => ModelMatrix.Build(table, ["rcs(age,2)"]));
        Check(ErrorCode.NonFinite, () => ModelMatrix.Build(table, ["log(age)"]));
    }

    static void Check(ErrorCode code, Action action) => Assert.Equal(code, Assert.Throws<RadioGenomicsException>(action).Code);

    [Fact]
    public void ModelMatrix_FactorsAndFlags_HaveRsNames()
    {
        var table = Table.From("t", ("sex", new[] { "Male", "Female", null, "Male" }), ("smoker", new[] { true, false, true, true }), ("age", new[] { 1.0, 2, double.NaN, 4 }));
        var model = ModelMatrix.Build(table, ["sex", "smoker", "age", "factor(age)"]);
        Assert.Equal(["sexMale", "smokerTRUE", "age", "factor(age)2", "factor(age)4"], model.Values.FeatureIds);
        Assert.Equal([1, 0, double.NaN, 1], model.Values.Column("sexMale").ToArray());
        Assert.Equal([3, 4], model.Terms[3].Columns);
        Assert.Equal(["a", "ns(b,3)", "c"], ModelMatrix.SplitTerms("a, ns(b,3),c"));
        Assert.Equal(["P", "P (2)", "Q"], ModelMatrix.RowLabels(["P", "P", "Q"]));
    }
}
