using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.ReferenceTests.Methods;

/// <summary>What the cases of accuracy share: id, time, event and other columns.</summary>
static class AccuracyCase
{
    public static SurvivalData FollowUp(ReferenceCase c, string unit = "days")
    {
        Table input = c.Input();
        return SurvivalData.RightCensored(Ids(input), c.Numbers("time"), [.. c.Numbers("event").Select(e => (int)e)], unit, "death");
    }

    public static ImmutableArray<string> Ids(Table table) => [.. Enumerable.Range(0, table.RowCount).Select(i => table["id"].TextAt(i)!)];

    public static LabelledMatrix Columns(ReferenceCase c, params (string Name, double[] Values)[] columns) =>
        LabelledMatrix.FromColumnMajor(Ids(c.Input()), [.. columns.Select(k => k.Name)], [.. columns.SelectMany(k => k.Values)]).WithName("markers");
}

sealed class TimeDependentAucRun : IReferenceMethod
{
    public string Name => "TimeDependentAuc.Run";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix markers = AccuracyCase.Columns(c, ("logbili", c.Numbers("logbili")), ("albumin", [.. c.Numbers("albumin").Select(v => -v)]), ("age", c.Numbers("age")));
        TimeDependentAucResult result = TimeDependentAuc.Run(AccuracyCase.FollowUp(c), markers, new() { Times = [.. c.Option<double[]>("times")], BandResamples = 0 });
        return Table.From("auc", ("marker", result.Rows.Select(r => r.Marker)), ("time", result.Rows.Select(r => r.Time)),
            ("auc", result.Rows.Select(r => r.Auc)), ("se", result.Rows.Select(r => r.StandardError)));
    }
}

sealed class BrierScoreRun : IReferenceMethod
{
    public string Name => "BrierScore.Run";

    public Table Run(ReferenceCase c)
    {
        SurvivalData data = AccuracyCase.FollowUp(c);
        ImmutableArray<double> times = [.. c.Option<double[]>("times")];
        LabelledMatrix all = AccuracyCase.Columns(c, ("age", c.Numbers("age")), ("logbili", c.Numbers("logbili")), ("albumin", c.Numbers("albumin")));
        BrierResult result = BrierScore.Run(data, [RiskPredictions.FromCox("full", CoxRegression.Fit(data, all), all, times),
            RiskPredictions.FromCox("age", CoxRegression.Fit(data, all.SelectFeatures(["age"])), all, times)], new() { Resamples = 0 });
        return Table.From("brier", ("model", result.Rows.Select(r => r.Model)), ("time", result.Rows.Select(r => r.Time)), ("brier", result.Rows.Select(r => r.Brier)),
            ("se", result.Rows.Select(r => r.StandardError)), ("ipa", result.Rows.Select(r => r.Ipa)), ("integrated_brier", result.Rows.Select(r => r.IntegratedBrier)));
    }
}

sealed class DiscriminationRun : IReferenceMethod
{
    public string Name => "Discrimination.Run";

    public Table Run(ReferenceCase c)
    {
        DiscriminationResult result = Discrimination.Run(AccuracyCase.FollowUp(c), AccuracyCase.Columns(c, ("age", c.Numbers("age")), ("sex", c.Numbers("sex"))),
            new() { Truncation = c.Option<double>("truncation") });
        return Table.From("c", ("marker", result.Rows.Select(r => r.Marker)), ("measure", result.Rows.Select(r => r.Measure)), ("c", result.Rows.Select(r => r.C)));
    }
}

sealed class CalibrationRun : IReferenceMethod
{
    public string Name => "Calibration.Run";

    public Table Run(ReferenceCase c)
    {
        CalibrationResult result = Calibration.Run(AccuracyCase.FollowUp(c), AccuracyCase.Columns(c, ("risk", c.Numbers("risk", "input_risk.tsv"))),
            new() { Horizon = c.Option<double>("horizon"), Groups = c.Option<int>("groups") });
        CalibrationModel m = result.Models[0];
        (string What, double Value)[] rows =
        [
            ("observed_over_expected", m.ObservedOverExpected), ("slope", m.Slope), ("slope_se", m.SlopeStandardError),
            ("ici", m.Errors.Ici), ("e50", m.Errors.E50), ("e90", m.Errors.E90), ("largest", m.Errors.Largest),
            .. result.Groups.Select((g, i) => (FormattableString.Invariant($"predicted{i + 1}"), g.Predicted)),
            .. result.Groups.Select((g, i) => (FormattableString.Invariant($"observed{i + 1}"), g.Observed)),
            .. result.Groups.Select((g, i) => (FormattableString.Invariant($"low{i + 1}"), g.Low)),
            .. result.Groups.Select((g, i) => (FormattableString.Invariant($"high{i + 1}"), g.High)),
        ];
        return Table.From("calibration", ("what", rows.Select(r => r.What)), ("value", rows.Select(r => r.Value)));
    }
}

sealed class OptimismRun : IReferenceMethod
{
    public string Name => "Optimism.Run";

    public Table Run(ReferenceCase c)
    {
        double[][] counts = [.. c.Input("input_counts.tsv").Columns.Skip(1).Select(k => k.AsNumbers().ToArray())];
        LabelledMatrix all = AccuracyCase.Columns(c, ("age", c.Numbers("age")), ("logbili", c.Numbers("logbili")), ("albumin", c.Numbers("albumin")));
        OptimismResult result = Optimism.Run(AccuracyCase.FollowUp(c), all, new() { Horizon = c.Option<double>("horizon"), Resamples = counts.Length },
            RunContext.Default, (sample, into) => counts[sample].CopyTo(into, 0));
        return Table.From("optimism", ("measure", result.Indices.Select(i => i.Measure)), ("apparent", result.Indices.Select(i => i.Apparent)),
            ("training", result.Indices.Select(i => i.Training)), ("test", result.Indices.Select(i => i.Test)), ("corrected", result.Indices.Select(i => i.Corrected)));
    }
}

sealed class NomogramBuild : IReferenceMethod
{
    public string Name => "Nomogram.Build";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        var design = ModelMatrix.Build(input, ["karno", "rcs(age, 4)", "celltype"], AccuracyCase.Ids(input));
        NomogramResult result = Nomogram.Build(CoxRegression.Fit(AccuracyCase.FollowUp(c), design), design, input);
        return result.Tables().First();
    }
}

sealed class DecisionCurveSurvival : IReferenceMethod
{
    public string Name => "DecisionCurve.Survival";

    public static ImmutableArray<double> Thresholds { get; } = [.. Enumerable.Range(1, 12).Select(k => k * 5 / 100.0)];

    public static Table Shape(DecisionCurveResult result) => Table.From("net_benefit", ("strategy", result.Rows.Select(r => r.Strategy)), ("threshold", result.Rows.Select(r => r.Threshold)),
        ("net_benefit", result.Rows.Select(r => r.NetBenefit)), ("tp_rate", result.Rows.Select(r => r.TruePositiveRate)), ("fp_rate", result.Rows.Select(r => r.FalsePositiveRate)));

    public Table Run(ReferenceCase c) => Shape(DecisionCurve.Survival(AccuracyCase.FollowUp(c), AccuracyCase.Columns(c, ("risk5", c.Numbers("risk5"))),
        new() { Horizon = c.Option<double>("horizon"), Thresholds = Thresholds }));
}

sealed class DecisionCurveBinary : IReferenceMethod
{
    public string Name => "DecisionCurve.Binary";

    public Table Run(ReferenceCase c) => DecisionCurveSurvival.Shape(DecisionCurve.Binary(c.Numbers("outcome"),
        AccuracyCase.Columns(c, ("risk", c.Numbers("risk"))), new() { Thresholds = DecisionCurveSurvival.Thresholds }));
}
