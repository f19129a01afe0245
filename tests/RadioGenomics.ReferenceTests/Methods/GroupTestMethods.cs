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

sealed class FeatureMutationRun : IReferenceMethod
{
    public string Name => "FeatureMutation.Run";

    public Table Run(ReferenceCase c) =>
        FeatureMutation.Run(c.Matrix("input_features.tsv"), c.Matrix("input_mutations.tsv"), new() { MinMutated = c.Option<int>("minMutated") }).ToTable();
}
