using RadioGenomics.Demo;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Sql;

public sealed class SqlCellTests
{
    const string People = "var people = Table.From(\"people\", (\"id\", new[] { \"a\", \"b\", \"<script>c\" }), (\"age\", new[] { 61.5, 48, double.NaN }));";

    [Fact]
    public async Task Cell_Query_IsShownAsATableAndEscaped()
    {
        var rig = new NotebookRig();
        await rig.Cell(People);
        CellResult result = await rig.Cell("#!sql\nSELECT id, age FROM people ORDER BY age DESC");
        Assert.True(result.Succeeded, result.Error?.Value);
        DataOutput shown = Assert.Single(rig.Outputs.OfType<DataOutput>());
        Assert.True(shown.IsResult);
        Assert.DoesNotContain("<script>", shown.Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;c", shown.Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        Assert.Contains("3 rows", shown.Data.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
        Assert.Equal(3, Assert.IsType<Table>(result.Value).RowCount);
    }

    [Fact]
    public async Task Cell_Name_StoresTheLastResultAsATypedTable()
    {
        var rig = new NotebookRig();
        await rig.Cell(People + " double least = 50;");
        CellResult result = await rig.Cell("#!sql --name old\nSELECT count(*) FROM people;\nSELECT id, age FROM people WHERE age > @least");
        Assert.True(result.Succeeded, result.Error?.Value);
        Assert.Equal(2, rig.Outputs.OfType<DataOutput>().Count());
        await rig.Cell("old[\"age\"].AsNumbers()[0] + old.RowCount");
        Assert.Equal("62.5", rig.Result);
        // The result is a table again.
        await rig.Cell("#!sql\nSELECT max(age) AS m FROM old");
        Assert.Contains("61.5", rig.Result, StringComparison.Ordinal);
        CellResult nothing = await rig.Cell("#!sql --name none\nCREATE TABLE x(a)");
        Assert.Contains(FormattableString.Invariant($"RG{(int)ErrorCode.SqlInvalid}"), nothing.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cell_Mistake_NamesTheLineOfTheCell()
    {
        var rig = new NotebookRig();
        await rig.Cell(People);
        CellResult result = await rig.Cell("int x = 1;\n#!sql\nSELECT 1;\nSELECT idd\nFROM people");
        Assert.Equal("line 4: RG6035: no such column: idd. Did you mean id? people has id, age.", result.Error!.Value);
        Assert.Equal(["   cell In[2], line 4", "      SELECT idd"], result.Error.Traceback[1..]);
        Assert.Single(rig.Outputs.OfType<DataOutput>());
    }

    [Fact]
    public async Task Cell_TimeOut_EndsTheStatement()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("#!sql\nWITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", timeout: TimeSpan.FromSeconds(1));
        Assert.Equal("TimeoutException", result.Error!.Name);
        Assert.False(result.IsAbandoned);
        Assert.True((await rig.Cell("#!sql\nSELECT 1")).Succeeded);
    }

    [Fact]
    public async Task Cell_Completion_KnowsTablesAndColumns()
    {
        var rig = new NotebookRig();
        await rig.Cell(People);
        await rig.Cell("#!sql\nSELECT 1");
        const string Tables = "#!sql\nSELECT * FROM peo", Columns = "#!sql\nSELECT ag FROM people";
        Assert.Equal(["people"], rig.Session.Complete(Tables, Tables.Length).Items.Select(i => i.Text));
        Assert.Contains(rig.Session.Complete(Columns, 15).Items, i => i is { Text: "age", Kind: "field" });
        Assert.Contains("age REAL", rig.Session.Inspect(Tables + "ple", Tables.Length)!.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cohort_TablesByName_JoinWithoutKnowingTheirKeys()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            DemoCohort.Generate(new() { Patients = 80, Genes = 600, Features = 100 }, Path.Combine(folder, "demo"), RunContext.Default);
            var rig = new NotebookRig();
            CellResult loaded = await rig.Cell($"var cohort = Cohort.Load(@\"{Path.Combine(folder, "demo", "cohort.json")}\");\ncohort.SampleIds.Length");
            Assert.True(loaded.Succeeded, loaded.Error?.Value);
            CellResult names = await rig.Cell("#!sql\nSELECT name FROM tables");
            Assert.Equal(["cohort", "clinical", "expression", "expression_long", "join_report", "endpoints", "radiomics_long"],
                new[] { "cohort", "clinical", "expression", "expression_long", "join_report", "endpoints", "radiomics_long" }
                    .Where(n => n == "cohort" || Column(names, "name").Contains(n)));
            CellResult all = await rig.Cell("#!sql --name joined\nSELECT c.sample, e.gene, e.value, t.time FROM clinical c JOIN expression_long e USING (sample) JOIN endpoints t USING (sample) WHERE e.gene = (SELECT gene FROM expression_long LIMIT 1) AND t.endpoint = (SELECT min(endpoint) FROM endpoints)");
            Assert.True(all.Succeeded, all.Error?.Value);
            await rig.Cell("joined.RowCount == cohort.SampleIds.Length && joined[\"value\"].AsNumbers()[3] == cohort.Expression[joined[\"sample\"].TextAt(3), joined[\"gene\"].TextAt(3)]");
            Assert.Equal("true", rig.Result);
            CellResult counts = await rig.Cell("#!sql\nSELECT count(*) AS n FROM cohort.clinical c JOIN cohort.radiomics r ON r.sample = c.sample JOIN mutations m ON m.patient = r.patient");
            Assert.True(counts.Succeeded, counts.Error?.Value);
            CellResult report = await rig.Cell("#!sql\nSELECT status, count(*) AS n FROM join_report GROUP BY status");
            Assert.True(report.Succeeded, report.Error?.Value);
            // The cohort stays as it is.
            CellResult changed = await rig.Cell("#!sql\nDELETE FROM clinical");
            Assert.Contains("CREATE TABLE mine", changed.Error!.Value, StringComparison.Ordinal);
            await rig.Cell($"var other = Cohort.Load(@\"{Path.Combine(folder, "demo", "cohort.json")}\");");
            CellResult ambiguous = await rig.Cell("#!sql\nSELECT * FROM clinical");
            Assert.Contains("cohort.clinical or other.clinical", ambiguous.Error!.Value, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Connect_File_IsQueriedBesideTheVariables()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string file = Path.Combine(folder, "a b.db");
            var rig = new NotebookRig();
            await rig.Cell(People);
            CellResult made = await rig.Cell($"#!connect sqlite --kernel-name db --connection-string \"Data Source={file};Mode=ReadWriteCreate\"");
            Assert.True(made.Succeeded, made.Error?.Value);
            CellResult filled = await rig.Cell("#!sql-db\nCREATE TABLE stages(id TEXT, stage TEXT); INSERT INTO stages VALUES ('a', 'II'), ('b', NULL);");
            Assert.True(filled.Succeeded, filled.Error?.Value);
            Assert.Equal("CREATE: done\nINSERT: 2 rows\n", rig.Text);
            CellResult joined = await rig.Cell("#!sql-db --name both\nSELECT p.id, p.age, s.stage FROM people p JOIN stages s USING (id)");
            Assert.True(joined.Succeeded, joined.Error?.Value);
            Assert.Equal(2, ((Table)joined.Value!).RowCount);
            rig.Session.Close();
            // Nothing of the session is in the file.
            var again = new NotebookRig();
            CellResult connected = await again.Cell($"#!connect sqlite --kernel-name db --database \"{file}\"");
            Assert.True(connected.Succeeded, connected.Error?.Value);
            Assert.Contains("Tables: stages.", again.Text, StringComparison.Ordinal);
            again.Session.Close();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("#!connect sqlite --kernel-name x --database nothing.db", "there is no such file")]
    [InlineData("#!connect sqlite --kernel-name x", "needs either --database")]
    [InlineData("#!connect sqlite --kernel-name x --connection-string \"Nonsense=1\"", "cannot be opened")]
    [InlineData("#!connect mssql --kernel-name x", "'#!connect mssql' is not supported here")]
    [InlineData("#!connect postgres --kernel-name x", "'#!connect postgres' is not supported here")]
    [InlineData("#!connect duckdb --kernel-name x", "'#!connect duckdb' is not supported here")]
    [InlineData("#!connect kql --kernel-name x", "'#!connect kql' is not supported here")]
    [InlineData("#!connect signalr --kernel-name x", "'#!connect signalr' is not supported here")]
    [InlineData("#!connect jupyter --kernel-name r --kernel-spec ir", "Other kernels are started by")]
    [InlineData("#!connect nothing", "'nothing' is no kind of kernel")]
    public async Task Connect_Mistake_IsTold(string cell, string message)
    {
        CellResult result = await new NotebookRig().Cell(cell);
        Assert.Contains(message, result.Error!.Value, StringComparison.Ordinal);
    }

    static IEnumerable<string?> Column(CellResult result, string name) =>
        Enumerable.Range(0, ((Table)result.Value!).RowCount).Select(((Table)result.Value!)[name].TextAt);
}
