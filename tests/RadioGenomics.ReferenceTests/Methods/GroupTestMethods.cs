using RadioGenomics.Analysis.Mutations;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class GroupTestsWilcoxon : IReferenceMethod
{
    public string Name => "GroupTests.Wilcoxon";

    public Table Run(ReferenceCase c)
    {
        double[] u = c.Numbers("u"), v = c.Numbers("v"), x = c.Numbers("x"), y = c.Numbers("y");
        (string Name, WilcoxonResult Result)[] rows =
        [
            ("ties", GroupTests.Wilcoxon(x, y)),
            ("ties_nocorrect", GroupTests.Wilcoxon(x, y, new() { ContinuityCorrection = false })),
            ("exact", GroupTests.Wilcoxon(u, v)),
            ("exact_10v8_less", GroupTests.Wilcoxon(u.AsSpan(0, 10), v.AsSpan(0, 8), new() { Alternative = Alternative.Less })),
            ("asym_greater", GroupTests.Wilcoxon(u, v, new() { Exact = false, Alternative = Alternative.Greater })),
        ];
        return Table.From("wilcoxon", ("test", rows.Select(r => r.Name)), ("w", rows.Select(r => r.Result.U)), ("p", rows.Select(r => r.Result.P)));
    }
}

sealed class GroupTestsWelchT : IReferenceMethod
{
    public string Name => "GroupTests.WelchT";

    public Table Run(ReferenceCase c)
    {
        TTestResult t = GroupTests.WelchT(c.Numbers("u"), c.Numbers("v"));
        return Table.From("welch", ("t", new[] { t.T }), ("df", new[] { t.DegreesOfFreedom }), ("p", new[] { t.P }),
            ("ci_low", new[] { t.Low }), ("ci_high", new[] { t.High }));
    }
}

sealed class GroupTestsFisherExact : IReferenceMethod
{
    public string Name => "GroupTests.FisherExact";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        FisherExactResult[] results = [.. Enumerable.Range(0, input.RowCount).Select(i => GroupTests.FisherExact(
            (long)input["a"].NumberAt(i), (long)input["b"].NumberAt(i), (long)input["c"].NumberAt(i), (long)input["d"].NumberAt(i),
            Enum.Parse<Alternative>(input["alternative"].TextAt(i)!)))];
        return Table.From("fisher", ("p", results.Select(r => r.P)), ("odds_ratio", results.Select(r => r.OddsRatio)),
            ("ci_low", results.Select(r => r.Low)), ("ci_high", results.Select(r => r.High)));
    }
}

sealed class GroupTestsAuc : IReferenceMethod
{
    public string Name => "GroupTests.Auc";

    public Table Run(ReferenceCase c)
    {
        string[] markers = c.Option<string[]>("markers");
        TableColumn outcome = c.Input()["outcome"];
        AucResult[] results = [.. markers.Select(m =>
        {
            double[] values = c.Numbers(m);
            return GroupTests.Auc([.. values.Where((_, i) => outcome.TextAt(i) == "Poor")], [.. values.Where((_, i) => outcome.TextAt(i) == "Good")]);
        })];
        return Table.From("auc", ("marker", markers), ("auc", results.Select(r => r.Auc)), ("variance", results.Select(r => r.Variance)),
            ("ci_low", results.Select(r => r.Low)), ("ci_high", results.Select(r => r.High)));
    }
}

sealed class GroupTestsKruskalWallis : IReferenceMethod
{
    public string Name => "GroupTests.KruskalWallis";

    public Table Run(ReferenceCase c)
    {
        string[] columns = ["plain", "tied", "missing"], groups = ["a", "b", "c", "d"];
        TableColumn group = c.Input()["group"];
        KruskalWallisResult[] results = [.. columns.Select(name =>
        {
            double[] values = c.Numbers(name);
            return GroupTests.KruskalWallis([.. groups.Select(g => values.Where((_, i) => group.TextAt(i) == g).ToArray())]);
        })];
        return Table.From("kruskal", ("column", columns), ("statistic", results.Select(r => r.Statistic)), ("df", results.Select(r => r.DegreesOfFreedom)), ("p", results.Select(r => r.P)));
    }
}

sealed class RocAnalysisRun : IReferenceMethod
{
    public string Name => "RocAnalysis.Run";

    public Table Run(ReferenceCase c)
    {
        string[] markers = c.Option<string[]>("markers");
        TableColumn outcome = c.Input()["outcome"];
        double[] cases = [.. Enumerable.Range(0, outcome.Count).Select(i => outcome.TextAt(i) == "Poor" ? 1.0 : 0)];
        var values = LabelledMatrix.FromColumnMajor([.. cases.Select((_, i) => $"P{i}")], [.. markers], [.. markers.SelectMany(m => c.Numbers(m))]);
        RocResult result = RocAnalysis.Run(cases, values, new() { Resamples = 0 });
        List<(string Kind, string First, string Second, double X, double Y, double Z)> rows = [.. result.Markers.Select(m => ("auc", m.Marker, "-", m.Auc, m.Low, m.High))];
        rows.AddRange(result.Markers.SelectMany(m => m.Curve.Sensitivity.Select((s, i) => ("curve", m.Marker, "-", s, 1 - m.Curve.FalsePositiveRate[i], double.NaN))));
        rows.AddRange(result.Contrasts.Select(t => ("contrast", t.First, t.Second, t.Difference, t.Z, t.P)));
        return Table.From("roc", ("kind", rows.Select(r => r.Kind)), ("first", rows.Select(r => r.First)), ("second", rows.Select(r => r.Second)),
            ("x", rows.Select(r => r.X)), ("y", rows.Select(r => r.Y)), ("z", rows.Select(r => r.Z)));
    }
}

sealed class PrincipalComponentsRun : IReferenceMethod
{
    public string Name => "PrincipalComponents.Run";

    public Table Run(ReferenceCase c)
    {
        List<(string Setting, string What, int Row, int Component, double Value)> rows = [];
        foreach ((bool center, bool scale) in (ReadOnlySpan<(bool, bool)>)[(true, false), (true, true), (false, false), (false, true)])
        {
            PcaResult result = PrincipalComponents.Run(c.Matrix(), new() { Center = center, Scale = scale });
            string setting = $"center {(center ? "TRUE" : "FALSE")}, scale {(scale ? "TRUE" : "FALSE")}";
            rows.AddRange(result.StandardDeviations.Select((sd, k) => (setting, "sd", k + 1, k + 1, sd)));
            for (int k = 0; k < 4; k++)
            {
                rows.AddRange(result.Loadings.Column(k).ToArray().Select((v, i) => (setting, "loading", i + 1, k + 1, v)));
                rows.AddRange(result.Scores.Column(k).ToArray().Select((v, i) => (setting, "score", i + 1, k + 1, v)));
            }
        }
        return Table.From("pca", ("setting", rows.Select(r => r.Setting)), ("what", rows.Select(r => r.What)), ("row", rows.Select(r => r.Row)),
            ("component", rows.Select(r => r.Component)), ("value", rows.Select(r => r.Value)));
    }
}

sealed class FeatureMutationRun : IReferenceMethod
{
    public string Name => "FeatureMutation.Run";

    public Table Run(ReferenceCase c) =>
        FeatureMutation.Run(c.Matrix("input_features.tsv"), c.Matrix("input_mutations.tsv"), new() { MinMutated = c.Option<int>("minMutated") }).ToTable();
}
