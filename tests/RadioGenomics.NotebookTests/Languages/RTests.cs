using System.Diagnostics;
using RadioGenomics.Demo;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.Languages;

[Collection("kernel")]
public sealed class RTests
{
    static readonly double[] Hard = [0.1 + 0.2, 1 / 3.0, 5e-324, 1.7976931348623157e308, -0.0, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public async Task Cell_StreamsDisplaysAndResult_AppearBelowTheCell()
    {
        using LanguageRun run = await LanguageRun.R();
        await run.Ok("#!r\ncat('hello\\n')\nmessage('careful')\n1 + 1");
        Assert.Equal("hello\n", run.Text);
        Assert.Contains(run.Outputs.OfType<StreamOutput>(), s => s.Name == "stderr" && s.Text.Contains("careful", StringComparison.Ordinal));
        Assert.Contains("2", run.Result!.Data.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
        await run.Ok("#!r\nplot(1:3)");
        Assert.True(run.Result!.Data.TryGet("image/png", out _));
        Assert.False(run.Result.IsTrusted);
    }

    [Fact]
    public async Task Cell_ThatFails_TellsRsErrorAndTheKernelLives()
    {
        using LanguageRun run = await LanguageRun.R();
        CellResult result = await run.Cell("#!r\nkept <- 7\nstop('broken')");
        Assert.Contains("broken", result.Error!.Value + string.Concat(result.Error.Traceback), StringComparison.Ordinal);
        Assert.Equal(7.0, await run.Value("r", "kept"));
    }

    // Every number to its last bit: R's own reader of texts may be one unit off.
    [Fact]
    public async Task Share_Numbers_KeepEveryBit()
    {
        using LanguageRun run = await LanguageRun.R();
        double[] back = Assert.IsType<double[]>(run.Round("r", Hard));
        Assert.Equal(Hard.Select(BitConverter.DoubleToInt64Bits), back.Select(BitConverter.DoubleToInt64Bits));
        double one = Assert.IsType<double>(await run.Value("r", "1/3"));
        Assert.Equal(1 / 3.0, one);
        Assert.Equal(42, run.Round("r", 42));
        Assert.Equal(9007199254740992.0, run.Round("r", 9007199254740992L));
        Assert.Equal(true, run.Round("r", true));
        Assert.Null(run.Round("r", null));
        RadioGenomicsException e = Assert.Throws<RadioGenomicsException>(() => run["r"].Set("x", long.MaxValue));
        Assert.Equal(ErrorCode.ShareFailed, e.Code);
    }

    [Fact]
    public async Task Share_Texts_KeepQuotesUnicodeAndMissing()
    {
        using LanguageRun run = await LanguageRun.R();
        string?[] texts = ["it's \"quoted\"\t\\ \n", "Grün €漢字🧬", "", null, "NA"];
        Assert.Equal(texts, Assert.IsType<string?[]>(run.Round("r", texts)));
        Assert.Equal(9, await run.Value("r", "sum(nchar(x)[2:3])"));
        Assert.Equal("a", run.Round("r", "a"));
    }

    [Fact]
    public async Task Share_Table_BecomesADataFrameWithTypes()
    {
        using LanguageRun run = await LanguageRun.R();
        run["r"].Set("clinical", Table.From("clinical", ("patient", new[] { "P1", "P2" }), ("age", new[] { 61L, 48 }), ("size", new[] { 2.5, double.NaN }),
            ("stage", new string?[] { "II", null }), ("smoker", new[] { true, false }), ("a name; with 'quotes'", new[] { 1.5, 2.5 })));
        await run.Ok("#!r\nstopifnot(is.data.frame(clinical), identical(dim(clinical), c(2L, 6L)))\ncat(sapply(clinical, class))\nstopifnot(is.na(clinical$size[2]), !is.nan(clinical$size[2]), is.na(clinical$stage[2]), clinical$smoker[1])\nnames(clinical)[6]");
        Assert.Equal("character integer numeric character logical numeric", run.Text);
        Assert.Contains("a name; with 'quotes'", run.Result!.Data.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
        Assert.True(run["r"].TryGet("clinical", out object? back));
        var table = Assert.IsType<Table>(back);
        Assert.Equal([ColumnKind.Text, ColumnKind.Integer, ColumnKind.Number, ColumnKind.Text, ColumnKind.Boolean, ColumnKind.Number], table.Columns.Select(c => c.Kind));
        Assert.True(table["size"].IsMissing(1) && table["stage"].IsMissing(1));
    }

    [Fact]
    public async Task Share_RFrames_BecomeTables()
    {
        using LanguageRun run = await LanguageRun.R();
        var table = Assert.IsType<Table>(await run.Value("r", "data.frame(f = factor(c('b', NA)), d = as.Date(c('2026-01-31', NA)), i = c(1L, NA), l = c(TRUE, NA), row.names = c('r1', 'r2'))"));
        Assert.Equal(["row_name", "f", "d", "i", "l"], table.Columns.Select(c => c.Name));
        Assert.Equal(("b", "2026-01-31", 1.0, 1.0), (table["f"].TextAt(0), table["d"].TextAt(0), table["i"].NumberAt(0), table["l"].NumberAt(0)));
        Assert.All(table.Columns.Skip(1), c => Assert.True(c.IsMissing(1)));
        Assert.Equal(4, Assert.IsType<Table>(await run.Value("r", "iris[iris$Sepal.Length > 7.5, 1:4]")).Columns.Length);
        var empty = Assert.IsType<Table>(await run.Value("r", "iris[0, ]"));
        Assert.Equal((0, 5), (empty.RowCount, empty.Columns.Length));
    }

    [Fact]
    public async Task Share_Matrix_KeepsItsNames()
    {
        using LanguageRun run = await LanguageRun.R();
        var matrix = LabelledMatrix.FromArray(["P1", "P2"], ["G1", "G 2", "G3"], new double[,] { { 1, 2, 3 }, { 4, double.NaN, 6 } });
        run["r"].Set("m", matrix);
        Assert.Equal(true, await run.Value("r", "m['P2', 'G3'] == 6 && is.na(m['P2', 'G 2']) && identical(dim(m), 2:3)"));
        var back = Assert.IsType<LabelledMatrix>(await run.Value("r", "t(m)"));
        Assert.Equal((3, 2, 3.0), (back.SampleCount, back.FeatureCount, back["G3", "P1"]));
        Assert.Equal(new double[,] { { 1, 3 }, { 2, 4 } }, Assert.IsType<double[,]>(await run.Value("r", "matrix(c(1, 2, 3, 4), 2)")));
    }

    [Fact]
    public async Task Share_ListsAndNames_BecomeDictionaries()
    {
        using LanguageRun run = await LanguageRun.R();
        var list = Assert.IsType<Dictionary<string, object?>>(await run.Value("r", "list(p = 0.5, genes = c('TP53', 'EGFR'), t = data.frame(a = 1:2))"));
        Assert.Equal(0.5, list["p"]);
        Assert.Equal("TP53 EGFR", string.Join(' ', Assert.IsType<string?[]>(list["genes"])));
        Assert.Equal(2, Assert.IsType<Table>(list["t"]).RowCount);
        Assert.Equal(2.5, Assert.IsType<Dictionary<string, double>>(await run.Value("r", "c(a = 1, b = 2.5)"))["b"]);
        run["r"].Set("d", new Dictionary<string, object?> { ["a"] = 1, ["b"] = new[] { "x", "y" } });
        Assert.Equal("y", await run.Value("r", "d$b[2]"));
        run["r"].Set("rows", new[] { new { Gene = "TP53", P = 0.5 } });
        Assert.Equal(0.5, await run.Value("r", "rows$P[rows$Gene == 'TP53']"));
    }

    [Theory]
    [InlineData("function(x) x", "class function")]
    [InlineData("lm(dist ~ speed, cars)", "class lm")]
    public async Task Share_WhatIsNoData_IsRefusedWithAdvice(string expression, string message)
    {
        using LanguageRun run = await LanguageRun.R();
        await run.Ok($"#!r\nx <- {expression}");
        RadioGenomicsException e = Assert.Throws<RadioGenomicsException>(() => run["r"].TryGet("x", out _));
        Assert.Equal(ErrorCode.ShareFailed, e.Code);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.False(run["r"].TryGet("nothing", out _));
        Assert.Throws<RadioGenomicsException>(() => run["r"].Set("a b", 1));
        Assert.Throws<RadioGenomicsException>(() => run["r"].Set("task", Task.CompletedTask));
    }

    // A matrix of 370 samples and 5,000 genes is 15 MB.
    [Fact]
    public async Task Share_LargeMatrix_TakesSeconds()
    {
        using LanguageRun run = await LanguageRun.R();
        double[] values = [.. Enumerable.Range(0, 370 * 5000).Select(i => Math.Sin(i))];
        var matrix = LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, 370).Select(i => $"P{i}")], [.. Enumerable.Range(0, 5000).Select(i => $"G{i}")], values);
        var watch = Stopwatch.StartNew();
        var back = Assert.IsType<LabelledMatrix>(run.Round("r", matrix));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0.0} s"));
        Assert.Equal(values, back.Values.ToArray());
    }

    // What a user would do: SQL over the cohort, the analysis in R, its numbers back beside ours.
    [Fact]
    public async Task Cohort_ThroughSqlToR_GivesTheSameHazardRatioAsOurs()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using LanguageRun run = await LanguageRun.R();
            DemoCohort.Generate(new() { Patients = 80, Genes = 600, Features = 100 }, Path.Combine(folder, "demo"), RunContext.Default);
            await run.Ok($"var cohort = Cohort.Load(@\"{Path.Combine(folder, "demo", "cohort.json")}\");\nstring gene = cohort.Expression.FeatureIds[5], outcome = cohort.Endpoints[0].Name;");
            await run.Ok("#!sql --name joined\nSELECT c.sample, t.time, t.event, e.value AS gene, r.original_shape_MeshVolume AS volume\nFROM clinical c JOIN endpoints t USING (sample) JOIN expression_long e USING (sample) JOIN radiomics r USING (sample)\nWHERE t.endpoint = @outcome AND e.gene = @gene");
            CellResult fitted = await run.Cell("#!r\n#!share joined --from csharp\nlibrary(survival)\ncoefs <- as.data.frame(summary(coxph(Surv(time, event) ~ volume, data = joined))$coefficients)\nr <- unname(cor.test(joined$gene, joined$volume)$estimate)\n#!csharp\n#!share coefs --from r\n#!share r --from r");
            Assert.SkipWhen(fitted.Error?.Value.Contains("survival", StringComparison.Ordinal) == true, "R's survival is not installed");
            Assert.True(fitted.Succeeded, fitted.Error?.Value);
            await run.Ok("CoxResult ours = cohort.Cox(outcome, [\"original_shape_MeshVolume\"]);\nvar both = (ours.Coefficients[0].Coefficient, coefs[\"coef\"].AsNumbers()[0], ours.Coefficients[0].P, coefs[\"Pr(>|z|)\"].AsNumbers()[0], r);");
            (double ours, double theirs, double p, double theirP, double r) = Assert.IsType<(double, double, double, double, double)>(run.Session.Variables["both"]);
            Assert.Equal(theirs, ours, Math.Abs(theirs) * 1e-9);
            Assert.Equal(theirP, p, theirP * 1e-9);
            await run.Ok("#!sql --name own\nSELECT pearson(gene, volume) AS r FROM joined");
            Assert.Equal(r, Assert.IsType<Table>(run.Session.Variables["own"])["r"].AsNumbers()[0], 1e-13);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Set_ValueOfR_IsTaken()
    {
        using LanguageRun run = await LanguageRun.R();
        await run.Ok("#!r\nx <- 2.5\ngenes <- c('TP53', 'EGFR')");
        await run.Ok("#!set --name taken --value @r:x\ndouble doubled = taken * 2;");
        Assert.Equal(5.0, run.Session.Variables["doubled"]);
        CellResult missing = await run.Cell("#!set --name taken --value @r:nothing");
        Assert.Contains("nothing", missing.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_IsForwarded()
    {
        using LanguageRun run = await LanguageRun.R();
        CellResult result = await run.Cell("#!r\nname <- readline('Who? ')\ncat(name)", input: new Answers("Ada"));
        Assert.True(result.Succeeded, result.Error?.Value);
        Assert.Equal("Ada", run.Text.Trim());
    }

    [Fact]
    public async Task Interrupt_EndlessLoop_StopsAndTheKernelLives()
    {
        using LanguageRun run = await LanguageRun.R();
        await run.Ok("#!r\nkept <- 7");
        var watch = Stopwatch.StartNew();
        CellResult result = await run.Cell("#!r\nwhile (TRUE) {}", timeout: TimeSpan.FromSeconds(1));
        Assert.False(result.Succeeded);
        Assert.False(result.IsAbandoned);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(6));
        Assert.Equal(7.0, await run.Value("r", "kept"));
    }

    [Fact]
    public async Task Complete_AsksTheKernel()
    {
        using LanguageRun run = await LanguageRun.R();
        await run.Ok("#!r\nexpression_of_genes <- 1");
        const string Code = "#!r\nexpression_of";
        CodeCompletions found = run.Session.Complete(Code, Code.Length);
        Assert.Contains(found.Items, i => i.Text == "expression_of_genes");
        Assert.Contains(run["r"].Variables, v => v is { Name: "expression_of_genes", Type: "numeric" });
        Assert.NotNull(run.Session.Inspect("#!r\nmean", 6));
    }

    sealed class Answers(string line) : ICellInput
    {
        public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation) => line;
    }
}
