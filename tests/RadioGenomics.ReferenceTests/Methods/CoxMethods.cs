using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.ReferenceTests.Methods;

/// <summary>Follow-up of a case's input.</summary>
static class FollowUp
{
    public static SurvivalData Of(Table input, bool entry = false, bool weights = false, bool strata = false, bool clusters = false)
    {
        ImmutableArray<string> ids = [.. Enumerable.Range(0, input.RowCount).Select(i => input["id"].TextAt(i)!)];
        double[] time = Numbers(input, "time");
        int[] state = [.. Numbers(input, "status").Select(s => (int)s)];
        SurvivalData data = entry ? SurvivalData.StartStop(ids, Numbers(input, "start"), time, state) : SurvivalData.RightCensored(ids, time, state);
        data = weights ? data.WithWeights(Numbers(input, "w")) : data;
        data = strata ? data.WithStrata(Grouping.FromColumn(input["g"])) : data;
        return clusters ? data.WithClusters(Grouping.FromColumn(input["cl"])) : data;
    }

    public static double[] Numbers(Table input, string column) => [.. Enumerable.Range(0, input.RowCount).Select(input[column].NumberAt)];
}

sealed class CoxRegressionFit : IReferenceMethod
{
    readonly List<(string Model, string Statistic, string Term, double Value)> _rows = [];

    public string Name => "CoxRegression.Fit";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        _rows.Clear();
        foreach (string model in c.Option<string[]>("models"))
        {
            bool entry = model.StartsWith("entry", StringComparison.Ordinal), all = model == "entry_all";
            SurvivalData data = FollowUp.Of(input, entry, all || model is "weighted" or "robust" or "cluster", all || model == "entry_strata", all || model == "cluster");
            CoxTies ties = all || model == "breslow" ? CoxTies.Breslow : model.EndsWith("exact", StringComparison.Ordinal) ? CoxTies.Exact : CoxTies.Efron;
            var columns = ModelMatrix.Build(input, ["x1", "x2", "f"], data.SampleIds);
            CoxResult fit = CoxRegression.Fit(data, columns.Values, new() { Ties = ties, Robust = model == "robust" ? true : null }, null,
                model == "offset" ? FollowUp.Numbers(input, "off") : [], columns.Terms);
            Model(model, fit);
        }
        return Table.From("fit", ("model", _rows.Select(r => r.Model)), ("statistic", _rows.Select(r => r.Statistic)), ("term", _rows.Select(r => r.Term)), ("value", _rows.Select(r => r.Value)));
    }

    void Model(string model, CoxResult fit)
    {
        Put(model, "coef", fit.Names, fit.Coefficients.Select(k => k.Coefficient));
        Put(model, "se", fit.Names, fit.Coefficients.Select(k => k.StandardError));
        Put(model, "p", fit.Names, fit.Coefficients.Select(k => k.P));
        Put(model, "ci_low", fit.Names, fit.Coefficients.Select(k => k.CiLow));
        Put(model, "ci_high", fit.Names, fit.Coefficients.Select(k => k.CiHigh));
        Put(model, "loglik", ["null", "fit"], [fit.NullLogLikelihood, fit.LogLikelihood]);
        Put(model, "lrt", [""], [fit.Test("likelihood_ratio").Statistic]);
        Put(model, "score", [""], [fit.Test("score").Statistic]);
        Put(model, "wald", [""], [fit.Test("wald").Statistic]);
        if (fit.Tests.Any(t => t.Name == "robust_score"))
        {
            Put(model, "robust_score", [""], [fit.Test("robust_score").Statistic]);
        }
        if (model == "entry_exact")
        {
            return;
        }
        Put(model, "concordance", ["c", "se"], [fit.Concordance.C, fit.Concordance.StandardError]);
        int[] k = [.. Enumerable.Range(0, fit.Data.Count).Where(i => i % 9 == 0)];
        string[] ids = [.. k.Select(i => fit.Data.SampleIds[i])];
        Put(model, "martingale", ids, k.Select(i => fit.MartingaleResiduals()[i]));
        Put(model, "deviance", ids, k.Select(i => fit.DevianceResiduals()[i]));
        Put(model, "lp", ids, k.Select(i => fit.LinearPredictors[i]));
        if (fit.Options.Ties != CoxTies.Exact)
        {
            ByColumn(model, fit, k, ids);
        }
        if (model != "offset")
        {
            Proportionality(model, fit);
            Curves(model, fit);
        }
    }

    void ByColumn(string model, CoxResult fit, int[] k, string[] ids)
    {
        foreach ((string name, LabelledMatrix rows) in new[] { ("score", fit.ScoreResiduals()), ("dfbeta", fit.Dfbeta()), ("dfbetas", fit.Dfbetas()) })
        {
            Put(model, name, ids, k.Select(i => rows[i, 0] + rows[i, 1]));
        }
        foreach ((string name, LabelledMatrix rows) in new[] { ("schoenfeld", fit.SchoenfeldResiduals()), ("scaledsch", fit.ScaledSchoenfeldResiduals()) })
        {
            int[] at = [.. Enumerable.Range(0, rows.SampleCount).Where(i => i % 7 == 0)];
            Put(model, name, at.Select(i => Text(i + 1)), at.Select(i => rows[i, 0] + rows[i, 3]));
        }
    }

    void Proportionality(string model, CoxResult fit)
    {
        foreach (ZphTransform transform in Enum.GetValues<ZphTransform>())
        {
            ImmutableArray<CoxTest> tests = fit.ProportionalHazards(transform).Tests;
            Put(model, "zph_" + transform.ToString().ToLowerInvariant(), tests.Select(t => t.Name), tests.Select(t => t.Statistic));
        }
        ImmutableArray<CoxTest> single = fit.ProportionalHazards(null, false).Tests;
        Put(model, "zph_coefs", single.Select(t => t.Name), single.Select(t => t.Statistic));
    }

    void Curves(string model, CoxResult fit)
    {
        ImmutableArray<CoxCurve> curves = fit.PredictSurvival(LabelledMatrix.FromArray(["1", "2"], ["x1", "x2", "fb", "fc"], new double[,] { { -1, .2, 0, 0 }, { .5, 2, 0, 1 } }));
        for (int row = 0; row < 2; row++)
        {
            CoxCurve[] own = [.. curves.Where(c => c.Row == Text(row + 1))];
            (string, double[])[] columns = [("surv", [.. own.SelectMany(c => c.Survival)]), ("chaz_se", [.. own.SelectMany(c => c.StandardError)]),
                ("surv_low", [.. own.SelectMany(c => c.Low)]), ("surv_high", [.. own.SelectMany(c => c.High)])];
            foreach ((string name, double[] values) in columns)
            {
                int[] at = [.. Enumerable.Range(0, values.Length).Where(i => i % 4 == 0)];
                Put(model, name + Text(row + 1), at.Select(i => Text(i + 1)), at.Select(i => values[i]));
            }
        }
    }

    void Put(string model, string statistic, IEnumerable<string> terms, IEnumerable<double> values) =>
        _rows.AddRange(terms.Zip(values, (t, v) => (model, statistic, t, v)));

    static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);
}

sealed class CoxRegressionFirth : IReferenceMethod
{
    public string Name => "CoxRegression.Firth";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        SurvivalData data = FollowUp.Of(input);
        var columns = ModelMatrix.Build(input, ["x", "y", "v"], data.SampleIds);
        (CoxTies Ties, CoxCoefficient Row)[] rows = [.. ((CoxTies[])[CoxTies.Efron, CoxTies.Breslow])
            .SelectMany(t => CoxRegression.Fit(data, columns, new() { Ties = t, Firth = true }).Coefficients.Select(k => (t, k)))];
        return Table.From("firth", ("ties", rows.Select(r => r.Ties.ToString().ToLowerInvariant())), ("term", rows.Select(r => r.Row.Term)),
            ("coef", rows.Select(r => r.Row.Coefficient)), ("se", rows.Select(r => r.Row.StandardError)), ("p", rows.Select(r => r.Row.P)),
            ("ci_low", rows.Select(r => r.Row.CiLow)), ("ci_high", rows.Select(r => r.Row.CiHigh)));
    }
}

sealed class ConcordanceCompute : IReferenceMethod
{
    public string Name => "Concordance.Compute";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        string[] cases = c.Option<string[]>("cases");
        ConcordanceResult[] results = [.. cases.Select(name => Of(input, name))];
        return Table.From("concordance", ("case", cases), ("c", results.Select(r => r.C)), ("se", results.Select(r => r.StandardError)),
            ("concordant", results.Select(r => r.Concordant)), ("discordant", results.Select(r => r.Discordant)), ("tied_score", results.Select(r => r.TiedScore)),
            ("tied_time", results.Select(r => r.TiedTime)), ("tied_both", results.Select(r => r.TiedBoth)));
    }

    static ConcordanceResult Of(Table input, string name)
    {
        string[] words = name.Split(' ');
        bool all = words[0] == "entry_all";
        SurvivalData data = FollowUp.Of(input, all || words[0] == "entry", all || words[0] == "weights", all || words[0] == "strata", all || words[0] == "cluster");
        return Concordance.Compute(data, FollowUp.Numbers(input, "x"), new()
        {
            YMax = words[0] == "ymax" ? 12 : null,
            TimeWeight = words[1] switch
            {
                "S" => ConcordanceWeight.S,
                "S/G" => ConcordanceWeight.SOverG,
                "n/G2" => ConcordanceWeight.NOverG2,
                "I" => ConcordanceWeight.I,
                _ => ConcordanceWeight.N,
            },
        });
    }
}

sealed class CoxScreenRun : IReferenceMethod
{
    public string Name => "CoxScreen.Run";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        string[] features = [.. input.Columns.Select(k => k.Name).Where(n => n.StartsWith('F'))];
        (string Model, CoxScreenRow Row)[] rows = [.. c.Option<string[]>("models").SelectMany(m => Screen(input, features, m))];
        return Table.From("screen", ("model", rows.Select(r => r.Model)), ("feature", rows.Select(r => r.Row.Feature)), ("n", rows.Select(r => r.Row.N)),
            ("events", rows.Select(r => r.Row.Events)), ("hr", rows.Select(r => r.Row.HazardRatio)), ("ci_low", rows.Select(r => r.Row.CiLow)),
            ("ci_high", rows.Select(r => r.Row.CiHigh)), ("p", rows.Select(r => r.Row.P)), ("c_index", rows.Select(r => r.Row.CIndex)), ("q", rows.Select(r => r.Row.Q)));
    }

    static IEnumerable<(string, CoxScreenRow)> Screen(Table input, string[] features, string model)
    {
        SurvivalData data = FollowUp.Of(input, model == "entry", model == "weights", model == "strata");
        LabelledMatrix matrix = ModelMatrix.Build(input, features, data.SampleIds).Values;
        string[] covariates = model switch { "adjusted" => ["age", "sex"], "entry" => ["age"], _ => [] };
        CoxScreenResult result = CoxScreen.Run(data, matrix, new() { Ties = model == "breslow" ? CoxTies.Breslow : CoxTies.Efron }, null,
            covariates.Length == 0 ? null : ModelMatrix.Build(input, covariates, data.SampleIds).Values);
        return result.Rows.OrderBy(r => r.Feature, StringComparer.Ordinal).Select(r => (model, r));
    }
}

sealed class ModelMatrixBuild : IReferenceMethod
{
    readonly List<(string Case, string Item, double Value)> _rows = [];

    public string Name => "ModelMatrix.Build";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        _rows.Clear();
        foreach (int rows in c.Option<int[]>("rows"))
        {
            for (int knots = 3; knots <= 7; knots++)
            {
                Basis(input.Head(rows), knots);
            }
        }
        SurvivalData data = FollowUp.Of(input);
        for (int knots = 3; knots <= 5; knots++)
        {
            Restricted(input, data, knots);
        }
        for (int df = 2; df <= 5; df++)
        {
            CoxResult fit = Fit(input, data, FormattableString.Invariant($"ns(x,{df})"), out _);
            string name = FormattableString.Invariant($"nsfit {df}");
            _rows.Add((name, "loglik", fit.LogLikelihood));
            _rows.AddRange(Every13(input.RowCount).Select(i => (name, FormattableString.Invariant($"lp row{i + 1}"), fit.LinearPredictors[i] - fit.LinearPredictors[0])));
        }
        return Table.From("splines", ("case", _rows.Select(r => r.Case)), ("item", _rows.Select(r => r.Item)), ("value", _rows.Select(r => r.Value)));
    }

    static IEnumerable<int> Every13(int rows) => Enumerable.Range(0, rows).Where(i => i % 13 == 0);

    void Basis(Table input, int knots)
    {
        double[] x = FollowUp.Numbers(input, "x");
        var spline = SplineTerm.Restricted("rcs", "x", x, knots);
        string name = FormattableString.Invariant($"rcs {input.RowCount} {knots}");
        _rows.AddRange(spline.Knots.Select((k, i) => (name, FormattableString.Invariant($"knot{i + 1}"), k)));
        _rows.AddRange(spline.Columns(x).SelectMany((column, a) => Every13(x.Length).Select(i => (name, FormattableString.Invariant($"col{a + 1} row{i + 1}"), column[i]))));
    }

    void Restricted(Table input, SurvivalData data, int knots)
    {
        CoxResult fit = Fit(input, data, FormattableString.Invariant($"rcs(x,{knots})"), out SplineTerm spline);
        string name = FormattableString.Invariant($"rcsfit {knots}");
        _rows.Add((name, "loglik", fit.LogLikelihood));
        _rows.AddRange(fit.Coefficients.Select((k, a) => (name, FormattableString.Invariant($"coef{a + 1}"), k.Coefficient)));
        _rows.Add((name, "nonlinear", fit.NonLinearity(spline).Statistic));
    }

    static CoxResult Fit(Table input, SurvivalData data, string term, out SplineTerm spline)
    {
        var model = ModelMatrix.Build(input, [term], data.SampleIds);
        spline = model.Splines[0];
        return CoxRegression.Fit(data, model);
    }
}
