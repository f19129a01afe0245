using System.Collections.Immutable;
using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.ReferenceTests.Methods;

/// <summary>Inputs of the penalised cases: columns x... are features; time and status, y and bin are responses; weight, offset, stratum, start where they exist.</summary>
sealed class PenalizedInput(ReferenceCase c)
{
    readonly Table _table = c.Input();

    ImmutableArray<string> Ids => [.. Enumerable.Range(1, _table.RowCount).Select(i => FormattableString.Invariant($"r{i}"))];

    public LabelledMatrix Features()
    {
        TableColumn[] columns = [.. _table.Columns.Where(k => k.Name.StartsWith('x'))];
        return LabelledMatrix.FromColumnMajor(Ids, [.. columns.Select(k => k.Name)], [.. columns.SelectMany(k => k.AsNumbers().ToArray())]);
    }

    public PenalizedResponse Response(string family) => family switch
    {
        "gaussian" => PenalizedResponse.Gaussian(Ids, Numbers("y"), Numbers("weight"), Numbers("offset")),
        "binomial" => PenalizedResponse.Binomial(Ids, Numbers("bin"), Numbers("weight"), Numbers("offset")),
        _ => PenalizedResponse.Cox(FollowUp(), Numbers("offset")),
    };

    public Grouping Folds() => Grouping.FromColumn(_table["fold"]);

    double[] Numbers(string column) => _table.HasColumn(column) ? _table[column].AsNumbers().ToArray() : [];

    SurvivalData FollowUp()
    {
        int[] states = [.. Numbers("status").Select(s => (int)s)];
        SurvivalData data = _table.HasColumn("start")
            ? SurvivalData.StartStop(Ids, Numbers("start"), Numbers("time"), states)
            : SurvivalData.RightCensored(Ids, Numbers("time"), states);
        data = _table.HasColumn("weight") ? data.WithWeights(Numbers("weight")) : data;
        return _table.HasColumn("stratum") ? data.WithStrata(Grouping.FromColumn(_table["stratum"])) : data;
    }
}

sealed class PenalizedRegressionPath : IReferenceMethod
{
    public string Name => "PenalizedRegression.Path";

    public Table Run(ReferenceCase c)
    {
        var input = new PenalizedInput(c);
        Table expected = c.Expected;
        int rows = expected.RowCount;
        double[] values = new double[rows], alphas = expected["alpha"].AsNumbers().ToArray(), standardize = expected["standardize"].AsNumbers().ToArray(),
            lambdas = expected["lambda"].AsNumbers().ToArray();
        var fits = Enumerable.Range(0, rows).GroupBy(r => (Family: expected["family"].TextAt(r)!, Alpha: alphas[r], Standardize: standardize[r] == 1));
        foreach (var fit in fits)
        {
            PenalizedPath path = PenalizedRegression.Path(input.Features(), input.Response(fit.Key.Family), new()
            {
                Alpha = fit.Key.Alpha,
                Standardize = fit.Key.Standardize,
                Lambda = [.. fit.Select(r => lambdas[r]).Distinct()],
                Unpenalized = [.. c.Option<string[]>("unpenalized", [])],
                PenaltyFactor = [.. c.Option<double[]>("penaltyFactor", [])],
                Intercept = c.Option("intercept", true),
            });
            foreach (int r in fit)
            {
                values[r] = Term(path, path.Lambda.IndexOf(lambdas[r]), expected["term"].TextAt(r)!);
            }
        }
        return new("path", [.. expected.Columns.Where(k => k.Name != "value"), TableColumn.Number("value", values)]);
    }

    static double Term(PenalizedPath path, int at, string term) => term switch
    {
        "(Intercept)" => path.Intercept[at],
        "dev.ratio" => path.DevRatio[at],
        "df" => path.Df[at],
        "nulldev" => path.NullDeviance,
        _ => path.Coefficient(term, at),
    };
}

sealed class PenalizedRegressionCrossValidate : IReferenceMethod
{
    public string Name => "PenalizedRegression.CrossValidate";

    public Table Run(ReferenceCase c)
    {
        var input = new PenalizedInput(c);
        Table expected = c.Expected;
        List<(string Family, string Measure, double Lambda, double Mean, double Error, string Chosen)> rows = [];
        foreach (var fit in Enumerable.Range(0, expected.RowCount).GroupBy(r => (Family: expected["family"].TextAt(r)!, Measure: expected["measure"].TextAt(r)!)))
        {
            PenalizedCrossValidation found = PenalizedRegression.CrossValidate(input.Features(), input.Response(fit.Key.Family), new()
            {
                TypeMeasure = Enum.Parse<PenalizedMeasure>(fit.Key.Measure.Split('.')[0], ignoreCase: true),
                Grouped = !fit.Key.Measure.EndsWith(".ungrouped", StringComparison.Ordinal),
                Alpha = c.Option("alpha", 1.0),
                Lambda = [.. c.Option<double[]>("lambda", [])],
            }, input.Folds());
            rows.AddRange(found.Path.Lambda.Select((l, k) => (fit.Key.Family, fit.Key.Measure, l, found.Cvm[k], found.Cvsd[k],
                k == found.MinIndex ? "min" : k == found.OneSeIndex ? "1se" : "-")));
        }
        return Table.From("cv", ("family", rows.Select(r => r.Family)), ("measure", rows.Select(r => r.Measure)), ("lambda", rows.Select(r => r.Lambda)),
            ("cvm", rows.Select(r => r.Mean)), ("cvsd", rows.Select(r => r.Error)), ("chosen", rows.Select(r => r.Chosen)));
    }
}
