using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.ReferenceTests.Methods;

sealed class SingleSampleScoresRun : IReferenceMethod
{
    public string Name => "SingleSampleScores.Run";

    public Table Run(ReferenceCase c)
    {
        LabelledMatrix expression = c.Matrix(), counts = c.Matrix("input_counts.tsv");
        GeneSetCollection sets = LongSets.Of(c);
        string[] names = [.. sets.Sets.Select(s => s.Name)];
        return Table.From("scores",
            ("set", names.SelectMany(n => expression.SampleIds.Select(_ => n))), ("sample", names.SelectMany(_ => expression.SampleIds)),
            ("gsva", Scores(expression, new())), ("gsva_max", Scores(expression, new() { MxDiff = false })),
            ("gsva_abs", Scores(expression, new() { AbsRanking = true, Tau = 0.5 })), ("gsva_none", Scores(expression, new() { Kcdf = GsvaKernel.None })),
            ("gsva_poisson", Scores(counts, new() { Kcdf = GsvaKernel.Poisson })), ("ssgsea", Scores(expression, new() { Method = SingleSampleMethod.Ssgsea })),
            ("ssgsea_raw", Scores(expression, new() { Method = SingleSampleMethod.Ssgsea, SsgseaNorm = false, Tau = 1 })),
            ("plage", Scores(expression, new() { Method = SingleSampleMethod.Plage })), ("zscore", Scores(expression, new() { Method = SingleSampleMethod.Zscore })));

        double[] Scores(LabelledMatrix values, SingleSampleOptions options) => SingleSampleScores.Run(values, sets, options).Scores.Values.ToArray();
    }
}

sealed class CameraPreranked : IReferenceMethod
{
    public string Name => "Camera.Preranked";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        var ranking = GeneRanking.Create([.. Enumerable.Range(0, input.RowCount).Select(i => input["gene"].TextAt(i)!)], [.. c.Numbers("statistic")]);
        GeneSetCollection sets = LongSets.Of(c);
        (bool Ranks, double Correlation, CameraRow Row)[] rows = [.. new[] { false, true }.SelectMany(ranks => new[] { 0, 0.01, 0.05, 0.3 }.SelectMany(r =>
            LongSets.InOrder(sets, Camera.Preranked(ranking, sets, new() { UseRanks = ranks, InterGeneCorrelation = r })).Select(row => (ranks, r, row))))];
        return Table.From("camera", ("ranks", rows.Select(r => r.Ranks ? "true" : "false")), ("correlation", rows.Select(r => r.Correlation)), ("set", rows.Select(r => r.Row.Set)),
            ("size", rows.Select(r => (double)r.Row.Size)), ("direction", rows.Select(r => r.Row.Direction)), ("p", rows.Select(r => r.Row.P)), ("q", rows.Select(r => r.Row.Q)));
    }
}

sealed class CameraRun : IReferenceMethod
{
    static readonly (string Name, CameraOptions Options)[] Models =
    [
        ("preset", new()), ("estimated", new() { InterGeneCorrelation = null }), ("negative", new() { InterGeneCorrelation = null, AllowNegCor = true }),
        ("ranks", new() { InterGeneCorrelation = null, UseRanks = true }), ("trend", new() { TrendVar = true }),
    ];

    public string Name => "Camera.Run";

    public Table Run(ReferenceCase c)
    {
        GeneSetCollection sets = LongSets.Of(c);
        (string Model, CameraRow Row)[] rows = [.. Models.SelectMany(m =>
            LongSets.InOrder(sets, Camera.Run(c.Matrix(), c.Matrix("input_design.tsv"), [0, 1, 0], sets, m.Options)).Select(r => (m.Name, r)))];
        return Table.From("camera", ("model", rows.Select(r => r.Model)), ("set", rows.Select(r => r.Row.Set)), ("size", rows.Select(r => (double)r.Row.Size)),
            ("correlation", rows.Select(r => r.Row.Correlation)), ("direction", rows.Select(r => r.Row.Direction)), ("p", rows.Select(r => r.Row.P)), ("q", rows.Select(r => r.Row.Q)));
    }
}

sealed class FryRun : IReferenceMethod
{
    public string Name => "Fry.Run";

    public Table Run(ReferenceCase c)
    {
        GeneSetCollection sets = LongSets.Of(c);
        var found = Fry.Run(c.Matrix(), c.Matrix("input_design.tsv"), [0, 1], sets).Rows.ToDictionary(r => r.Set);
        RotationTestRow[] rows = [.. sets.Sets.Select(s => found[s.Name])];
        return Table.From("fry", ("set", rows.Select(r => r.Set)), ("size", rows.Select(r => (double)r.Size)), ("direction", rows.Select(r => r.Direction)),
            ("p", rows.Select(r => r.P)), ("q", rows.Select(r => r.Q)));
    }
}

sealed class ModeratedTRun : IReferenceMethod
{
    static readonly (string Name, ModeratedTOptions Options)[] Models =
        [("plain", new()), ("trend", new() { Trend = true }), ("robust", new() { Robust = true }), ("treat", new() { Lfc = 0.1 })];

    public string Name => "ModeratedT.Run";

    public Table Run(ReferenceCase c)
    {
        (string Name, ModeratedTResult Result)[] found = [.. Models.Select(m => (m.Name, ModeratedT.Run(c.Matrix(), c.Matrix("input_design.tsv"), [0, 1, 0], m.Options)))];
        return Table.From("moderated", ("model", found.SelectMany(f => f.Result.GeneIds.Select(_ => f.Name))), ("gene", found.SelectMany(f => f.Result.GeneIds)),
            ("log_fc", All(r => r.LogFoldChange)), ("t", All(r => r.T)), ("p", All(r => r.P)), ("b", All(r => r.B)), ("s2_prior", All(r => r.PriorVariance)), ("df_prior", All(r => r.PriorDegrees)));

        IEnumerable<double> All(Func<ModeratedTResult, ImmutableArray<double>> of) => found.SelectMany(f => of(f.Result));
    }
}

/// <summary>Gene sets as a table of set and gene.</summary>
static class LongSets
{
    public static GeneSetCollection Of(ReferenceCase c)
    {
        Table table = c.Input("input_sets.tsv");
        return new()
        {
            Name = "reference",
            Sets = [.. Enumerable.Range(0, table.RowCount).GroupBy(i => table["set"].TextAt(i)!).Select(g => new GeneSet(g.Key, "", [.. g.Select(i => table["gene"].TextAt(i)!)]))],
        };
    }

    public static IEnumerable<CameraRow> InOrder(GeneSetCollection sets, CameraResult result)
    {
        var rows = result.Rows.ToDictionary(r => r.Set);
        return sets.Sets.Select(s => rows[s.Name]);
    }
}
