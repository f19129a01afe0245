using System.Collections.Immutable;
using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Models;

public sealed class PenalizedCrossValidationTests
{
    static LabelledMatrix Features(int rows, int columns, Action<double[]>? change = null)
    {
        var random = new Philox(9, 0);
        double[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextGaussian())];
        change?.Invoke(values);
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, rows).Select(i => $"s{i}")], [.. Enumerable.Range(0, columns).Select(i => $"f{i}")], values);
    }

    static SurvivalData FollowUp(LabelledMatrix x, Func<int, int>? state = null)
    {
        var random = new Philox(10, 0);
        return SurvivalData.RightCensored(x.SampleIds, [.. Enumerable.Range(0, x.SampleCount).Select(i => 1 - (Math.Log(random.NextDouble()) * Math.Exp(-x[i, 0])))],
            [.. Enumerable.Range(0, x.SampleCount).Select(i => state is null ? i % 3 == 0 ? 0 : 1 : state(i))]);
    }

    static ErrorCode CodeOf(Action action) => Assert.Throws<RadioGenomicsException>(action).Code;

    [Fact]
    public void CrossValidate_AnyThreadCount_GivesTheSameBits()
    {
        LabelledMatrix x = Features(90, 60);
        var response = PenalizedResponse.Cox(FollowUp(x));
        PenalizedCrossValidation one = PenalizedRegression.CrossValidate(x, response, run: RunContext.Default with { Threads = 1 });
        PenalizedCrossValidation four = PenalizedRegression.CrossValidate(x, response, run: RunContext.Default with { Threads = 4 });
        Assert.Equal(one.Cvm, four.Cvm);
        Assert.Equal(one.CrossFittedMin, four.CrossFittedMin);
        Assert.Equal(one.Path.Coefficients(one.MinIndex), four.Path.Coefficients(four.MinIndex));
    }

    [Fact]
    public void CrossValidate_SeededFolds_AreBalancedOnTheEventsAndFollowTheSeed()
    {
        LabelledMatrix x = Features(60, 5);
        SurvivalData data = FollowUp(x, i => i < 20 ? 1 : 0);
        PenalizedCrossValidation found = PenalizedRegression.CrossValidate(x, PenalizedResponse.Cox(data));
        Assert.All(Enumerable.Range(0, 10), f => Assert.Equal(2, Enumerable.Range(0, 20).Count(i => found.Folds.Codes[i] == f)));
        Assert.All(found.Folds.Counts, c => Assert.Equal(6, c));
        PenalizedCrossValidation other = PenalizedRegression.CrossValidate(x, PenalizedResponse.Cox(data), run: RunContext.Default with { Seed = 2 });
        Assert.NotEqual(found.Folds.Codes, other.Folds.Codes);
    }

    // The intervals of a patient must not lie on both sides.
    [Fact]
    public void CrossValidate_SeveralIntervalsOfAPatient_StayInOneFold()
    {
        ImmutableArray<string> ids = [.. Enumerable.Range(0, 60).Select(i => $"p{i / 2}")];
        LabelledMatrix x = Features(60, 5);
        x = LabelledMatrix.FromColumnMajor(ModelMatrix.RowLabels(ids), x.FeatureIds, x.Values.ToArray());
        var data = SurvivalData.StartStop(ids, [.. Enumerable.Range(0, 60).Select(i => i % 2 * 5.0)], [.. Enumerable.Range(0, 60).Select(i => 5.0 + (i % 2 * (i + 1)))],
            [.. Enumerable.Range(0, 60).Select(i => i % 4 == 1 ? 1 : 0)]);
        PenalizedCrossValidation found = PenalizedRegression.CrossValidate(x, PenalizedResponse.Cox(data), new() { Nfolds = 5 });
        Assert.All(Enumerable.Range(0, 30), p => Assert.Equal(found.Folds.Codes[2 * p], found.Folds.Codes[(2 * p) + 1]));
    }

    [Fact]
    public void CrossValidate_FewEvents_SaysSo()
    {
        LabelledMatrix x = Features(60, 40);
        PenalizedCrossValidation found = PenalizedRegression.CrossValidate(x, PenalizedResponse.Cox(FollowUp(x, i => i % 3 == 0 ? 1 : 0)));
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.SelectionLimits && d.Severity == DiagnosticSeverity.Warning && d.Message.Contains("20 events", StringComparison.Ordinal));
    }

    [Fact]
    public void CrossValidate_FoldWithoutEvents_IsNamed()
    {
        LabelledMatrix x = Features(60, 5);
        var folds = Grouping.FromText("fold", Enumerable.Range(0, 60).Select(i => "ABCD"[i / 15].ToString()));
        PenalizedCrossValidation found = PenalizedRegression.CrossValidate(x, PenalizedResponse.Cox(FollowUp(x, i => i < 40 ? i % 2 : 0)), folds: folds);
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.FoldInvalid && d.Message.Contains("(folds D;", StringComparison.Ordinal));
    }

    [Fact]
    public void CrossValidate_BadFolds_AreRefused()
    {
        LabelledMatrix x = Features(60, 5);
        var response = PenalizedResponse.Cox(FollowUp(x, i => i < 15 ? 1 : 0));
        Grouping Of(Func<int, string?> fold, int rows = 60) => Grouping.FromText("fold", Enumerable.Range(0, rows).Select(fold));
        Assert.Equal(ErrorCode.FoldInvalid, CodeOf(() => PenalizedRegression.CrossValidate(x, response, folds: Of(i => "ABCD"[i / 15].ToString()))));
        Assert.Equal(ErrorCode.FoldInvalid, CodeOf(() => PenalizedRegression.CrossValidate(x, response, folds: Of(i => i % 2 == 0 ? "A" : "B"))));
        Assert.Equal(ErrorCode.FoldInvalid, CodeOf(() => PenalizedRegression.CrossValidate(x, response, folds: Of(i => i == 7 ? null : "ABC"[i % 3].ToString()))));
        Assert.Equal(ErrorCode.FoldInvalid, CodeOf(() => PenalizedRegression.CrossValidate(x, response, folds: Of(i => "ABC"[i % 3].ToString(), 59))));
        Assert.Equal(ErrorCode.FoldInvalid, CodeOf(() => PenalizedRegression.CrossValidate(x, response, new() { Nfolds = 61 })));
        Assert.Equal(ErrorCode.OptionConflict, CodeOf(() => PenalizedRegression.CrossValidate(x, response, new() { TypeMeasure = PenalizedMeasure.Auc })));
    }

    [Fact]
    public void Path_ConstantColumn_IsNamedAndKeepsZero()
    {
        LabelledMatrix x = Features(40, 6, v => v.AsSpan(80, 40).Fill(7.25));
        PenalizedPath path = PenalizedRegression.Path(x, PenalizedResponse.Cox(FollowUp(x)));
        Assert.Contains(path.Diagnostics, d => d.Code == ErrorCode.ConstantColumn && d.Message.Contains("f2", StringComparison.Ordinal));
        Assert.Equal(0, path.Coefficient("f2", path.Lambda.Length - 1));
        Assert.Equal(ErrorCode.ConstantColumn, CodeOf(() => PenalizedRegression.Path(x.SelectFeatures([2]), PenalizedResponse.Cox(FollowUp(x)))));
    }

    // Two columns that are the same: the first takes the coefficient, as in glmnet, and nothing fails.
    [Fact]
    public void Path_TwoEqualColumns_TheFirstIsSelected()
    {
        LabelledMatrix x = Features(50, 6, v => v.AsSpan(0, 50).CopyTo(v.AsSpan(150)));
        PenalizedPath path = PenalizedRegression.Path(x, PenalizedResponse.Cox(FollowUp(x)));
        Assert.True(path.Coefficient("f0", path.Lambda.Length - 1) != 0);
        Assert.All(Enumerable.Range(0, path.Lambda.Length), k => Assert.Equal(0, path.Coefficient("f3", k), 1e-9));
    }

    [Fact]
    public void Path_MissingValues_AreAnErrorOrDropTheirRows()
    {
        LabelledMatrix x = Features(40, 4, v => (v[3], v[45]) = (double.NaN, double.NaN));
        var response = PenalizedResponse.Cox(FollowUp(Features(40, 4)));
        var error = Assert.Throws<RadioGenomicsException>(() => PenalizedRegression.Path(x, response));
        Assert.Equal(ErrorCode.NonFinite, error.Code);
        Assert.Contains("'f0' 1, 'f1' 1", error.Message, StringComparison.Ordinal);
        PenalizedPath path = PenalizedRegression.Path(x, response, new() { Missing = PenalizedMissing.DropRows });
        Assert.Equal(38, path.SampleCount);
        Assert.Contains(path.Diagnostics, d => d.Code == ErrorCode.ValuesFiltered);
    }

    [Fact]
    public void Path_BadArguments_AreRefused()
    {
        LabelledMatrix x = Features(30, 3);
        var response = PenalizedResponse.Gaussian(x.SampleIds, x.Column(0));
        Assert.Equal(ErrorCode.NoEvents, CodeOf(() => PenalizedResponse.Cox(FollowUp(x, _ => 0))));
        Assert.Equal(ErrorCode.OptionOutOfRange, CodeOf(() => PenalizedRegression.Path(x, response, new() { PenaltyFactor = [0, 0, 0] })));
        Assert.Equal(ErrorCode.ShapeMismatch, CodeOf(() => PenalizedRegression.Path(x, response, new() { PenaltyFactor = [1, 1] })));
        Assert.Equal(ErrorCode.OptionOutOfRange, CodeOf(() => PenalizedRegression.Path(x, response, new() { Alpha = 1.5 })));
        Assert.Equal(ErrorCode.OptionOutOfRange, CodeOf(() => PenalizedRegression.Path(x, response, new() { Lambda = [-1] })));
        Assert.Equal(ErrorCode.UnknownLabel, CodeOf(() => PenalizedRegression.Path(x, response, new() { Unpenalized = ["age"] })));
        Assert.Equal(ErrorCode.SamplesNotAligned, CodeOf(() => PenalizedRegression.Path(x.SelectSamples([1, 0, 2]), response)));
        Assert.Equal(ErrorCode.OptionOutOfRange, CodeOf(() => PenalizedResponse.Binomial(x.SampleIds, x.Column(0))));
        Assert.Equal(ErrorCode.ConstantColumn, CodeOf(() => PenalizedResponse.Gaussian(x.SampleIds, new double[30])));
        Assert.Equal(ErrorCode.NonFinite, CodeOf(() => PenalizedResponse.Gaussian(x.SampleIds, x.Column(0), new double[30])));
        Assert.Equal(ErrorCode.ShapeMismatch, CodeOf(() => PenalizedResponse.Gaussian(x.SampleIds, x.Column(0)[..5])));
    }

    [Fact]
    public void Predict_NewRows_FindsFeaturesByName()
    {
        LabelledMatrix x = Features(50, 8);
        PenalizedPath path = PenalizedRegression.Path(x, PenalizedResponse.Cox(FollowUp(x)));
        double[] scores = path.Predict(x, path.Lambda[15]);
        Assert.Equal(scores, path.Predict(x.SelectFeatures([7, 6, 5, 4, 3, 2, 1, 0]), path.Lambda[15]));
        Assert.Equal(Math.Exp(scores[3]), path.Predict(x, path.Lambda[15], PenalizedPrediction.Response)[3], 1e-12);
        Assert.Equal(ErrorCode.UnknownLabel, CodeOf(() => path.Predict(x.SelectFeatures([7]), path.Lambda[15])));
        // Between two penalties: the straight line between their scores.
        double between = (path.Lambda[14] + path.Lambda[15]) / 2;
        Assert.Equal((path.Predict(x, path.Lambda[14])[3] + scores[3]) / 2, path.Predict(x, between)[3], 1e-12);
    }

    // A score that is right for every pair is 1; a row's own score must not be its fitted one.
    [Fact]
    public void CrossValidate_CrossFittedScores_AreNotTheFittedOnes()
    {
        LabelledMatrix x = Features(80, 100);
        PenalizedCrossValidation found = PenalizedRegression.CrossValidate(x, PenalizedResponse.Cox(FollowUp(x)), new() { TypeMeasure = PenalizedMeasure.C });
        Assert.NotEqual(found.FittedMin, found.CrossFittedMin);
        Assert.InRange(found.Cvm[found.MinIndex], 0.5, 1);
        Assert.True(found.Lambda1se >= found.LambdaMin);
        Assert.Equal(["coefficients", "cv", "path", "scores"], found.Tables().Select(t => t.Name));
        Assert.Equal(2, found.Figures().Count());
    }
}
