using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class KaplanMeierFit : IReferenceMethod
{
    static readonly (string Name, ConfidenceType Type)[] Types = [("log", ConfidenceType.Log), ("loglog", ConfidenceType.LogLog),
        ("plain", ConfidenceType.Plain), ("logit", ConfidenceType.Logit), ("arcsin", ConfidenceType.Arcsin)];

    public string Name => "KaplanMeier.Fit";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        string start = c.Option<string>("start");
        double[] time = c.Numbers("time");
        int[] state = [.. c.Numbers("status").Select(s => (int)s)];
        SurvivalData data = start.Length > 0 ? SurvivalData.StartStop(Follow.Ids(input), c.Numbers(start), time, state) : SurvivalData.RightCensored(Follow.Ids(input), time, state);
        var groups = Grouping.FromColumn(input[c.Option<string>("group")]);
        SurvivalCurve[][] fits = [.. Types.Select(t => KaplanMeier.Fit(data, groups, new() { ConfidenceType = t.Type }).Curves.ToArray())];
        double[] All(int type, Func<SurvivalCurve, IEnumerable<double>> column) => [.. fits[type].SelectMany(column)];
        return Table.From("km", [("time", All(0, f => f.Time)), ("n_risk", All(0, f => f.AtRisk)), ("n_event", All(0, f => f.Events)), ("n_censor", All(0, f => f.Censored)),
            ("survival", All(0, f => f.Survival)), ("std_err", All(0, f => f.StdErr)),
            .. Types.SelectMany((t, i) => ((string, object)[])[("low_" + t.Name, All(i, f => f.Low)), ("high_" + t.Name, All(i, f => f.High))])]);
    }
}

sealed class LogRankTest : IReferenceMethod
{
    public string Name => "LogRank.Test";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        SurvivalData data = Follow.Of(c, s => s);
        Grouping cell = Grouping.FromColumn(input["celltype"]), treatment = Grouping.FromColumn(input["trt"]);
        string[] models = [.. Enumerable.Range(0, c.Expected.RowCount).Select(i => c.Expected["model"].TextAt(i)!)];
        double[] rhos = c.Expected["rho"].AsNumbers().ToArray();
        LogRankResult[] found = [.. models.Zip(rhos, (m, rho) => m == "celltype" ? LogRank.Test(data, cell, rho) : LogRank.Test(data.WithStrata(cell), treatment, rho))];
        return Table.From("tests", ("model", models), ("rho", rhos), ("chisq", found.Select(f => f.ChiSquared)), ("df", found.Select(f => f.DegreesOfFreedom)), ("p", found.Select(f => f.P)));
    }
}

sealed class CutPointSearch : IReferenceMethod
{
    public string Name => "CutPoint.Search";

    public Table Run(ReferenceCase c)
    {
        SurvivalData data = Follow.Of(c, s => s - 1);
        string[] variables = ["age", "wt.loss"];
        CutPointResult[] found = [.. variables.Select(v => CutPoint.Search(data, c.Numbers(v), v))];
        return Table.From("cuts", ("variable", variables), ("cut", found.Select(f => f.Best.Cut)), ("statistic", found.Select(f => Math.Abs(f.Best.Statistic))),
            ("p_lau92", found.Select(f => f.PLau92)), ("p_lau94", found.Select(f => f.PLau94)), ("p_exact_gauss", found.Select(f => f.PExactGauss)));
    }
}

sealed class CumulativeIncidenceEstimate : IReferenceMethod
{
    public string Name => "CumulativeIncidence.Estimate";

    public Table Run(ReferenceCase c)
    {
        CumulativeIncidenceResult found = CumulativeIncidence.Estimate(Follow.Of(c, s => s), Grouping.FromColumn(c.Input()["trt"]));
        double[] times = [500, 1000, 1500, 2000, 3000, 4000];
        (IncidenceCurve Curve, double Time)[] rows = [.. found.Curves.SelectMany(f => times.Select(t => (f, t)))];
        return Table.From("incidence", ("curve", rows.Select(r => FormattableString.Invariant($"{r.Curve.Group} {r.Curve.Cause}"))), ("time", rows.Select(r => r.Time)),
            ("incidence", rows.Select(r => r.Curve.At(r.Time).Value)), ("variance", rows.Select(r => Math.Pow(r.Curve.StdErrAt(r.Time), 2))));
    }
}

sealed class FineGrayFit : IReferenceMethod
{
    public string Name => "FineGray.Fit";

    public Table Run(ReferenceCase c)
    {
        SurvivalData data = Follow.Of(c, s => s);
        string[] terms = ["trt", "age", "albumin"];
        FineGrayResult found = FineGray.Fit(data, LabelledMatrix.FromColumnMajor(data.SampleIds, [.. terms], [.. terms.SelectMany(t => c.Numbers(t))]), 2);
        return Table.From("model", ("term", found.Terms), ("coef", found.Coefficients), ("se", found.StdErr),
            ("loglik", terms.Select(_ => found.LogLikelihood)), ("loglik_null", terms.Select(_ => found.NullLogLikelihood)));
    }
}

/// <summary>Follow-up of a case: columns time and status.</summary>
static class Follow
{
    public static SurvivalData Of(ReferenceCase c, Func<int, int> state) =>
        SurvivalData.RightCensored(Ids(c.Input()), c.Numbers("time"), [.. c.Numbers("status").Select(s => state((int)s))]);

    public static System.Collections.Immutable.ImmutableArray<string> Ids(Table input) =>
        [.. Enumerable.Range(1, input.RowCount).Select(i => FormattableString.Invariant($"row {i}"))];
}
