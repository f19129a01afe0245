using System.Data;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Sql;

public sealed class SqliteDatabaseTests
{
    static readonly Table Clinical = Table.From("clinical",
        ("patient", new[] { "P1", "P2", "P3" }), ("age", new[] { 61L, 48, 70 }), ("size", new[] { 2.5, double.NaN, 0.1 }),
        ("stage", new string?[] { "II", null, "III" }), ("smoker", new[] { true, false, true }));

    [Fact]
    public void Run_TableVariable_KeepsEveryType()
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical);
        Table result = sql.One("SELECT * FROM clinical ORDER BY patient");
        Assert.Equal([ColumnKind.Text, ColumnKind.Integer, ColumnKind.Number, ColumnKind.Text, ColumnKind.Boolean], result.Columns.Select(c => c.Kind));
        Assert.Equal([61L, 48, 70], result["age"].AsIntegers().ToArray());
        Assert.True(double.IsNaN(result["size"].AsNumbers()[1]));
        Assert.Null(result["stage"].AsText()[1]);
        Assert.Equal([true, false, true], result["smoker"].AsBooleans().ToArray());
    }

    // 0.1 + 0.2 has 17 digits; a copy by text of 15 would lose the last.
    [Fact]
    public void Run_Doubles_ComeBackToTheLastBit()
    {
        double[] values = [0.1 + 0.2, 1e-300, -1.7976931348623157e308, double.PositiveInfinity];
        using SqlRun sql = new SqlRun().With("t", Table.From("t", ("x", values)));
        Assert.Equal(values, sql.One("SELECT x FROM t").Columns[0].AsNumbers().ToArray());
    }

    [Fact]
    public void Run_WideAndLongMatrix_JoinByPatient()
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical).With("expression", SqlRun.Matrix(3, 5));
        Table wide = sql.One("SELECT c.patient, e.G2 FROM clinical c JOIN expression e ON e.sample = c.patient WHERE c.age > 50 ORDER BY 1");
        Assert.Equal([1000.0, 1002], wide["G2"].AsNumbers().ToArray());
        Table tall = sql.One("SELECT l.gene, avg(l.value) AS mean FROM clinical c JOIN expression_long l ON l.sample = c.patient WHERE smoker GROUP BY l.gene");
        Assert.Equal(5, tall.RowCount);
        Assert.Equal([1.0, 1001, 2001, 3001, 4001], tall["mean"].AsNumbers().ToArray());
    }

    [Theory]
    [InlineData("gene = 'G3' AND sample = 'P2'", 1, 2001)]
    [InlineData("gene = 'G3'", 4, 8006)]
    [InlineData("sample = 'P2'", 5, 10005)]
    [InlineData("gene IN ('G1', 'G5') AND sample = 'P1'", 2, 4000)]
    [InlineData("gene = 'nothing'", 0, null)]
    [InlineData("gene = 'g3' COLLATE NOCASE", 4, 8006)]
    [InlineData("gene LIKE 'G%' AND feature = 'G2' AND value > 1001", 2, 2005)]
    [InlineData("sample = NULL", 0, null)]
    public void Run_LongMatrix_FindsTheSameRowsAsAScan(string condition, int count, int? sum)
    {
        using SqlRun sql = new SqlRun().With("m", SqlRun.Matrix(4, 5));
        Table found = sql.One($"SELECT count(*) AS n, sum(value) AS s FROM m_long WHERE {condition}");
        Assert.Equal(count, found["n"].NumberAt(0));
        Assert.Equal(sum ?? double.NaN, found["s"].NumberAt(0));
        // A copy has no plan of ours: SQLite looks at every row.
        Table scanned = sql.One($"CREATE TEMP TABLE IF NOT EXISTS copy AS SELECT sample, gene, gene AS feature, value FROM m_long; SELECT count(*) AS n, sum(value) AS s FROM copy WHERE {condition}");
        Assert.Equal(scanned["n"].NumberAt(0), found["n"].NumberAt(0));
    }

    [Theory]
    [InlineData("gene", 5)]
    [InlineData("sample", 4)]
    [InlineData("gene, sample", 20)]
    [InlineData("sample, gene", 20)]
    [InlineData("gene COLLATE NOCASE", 5)]
    [InlineData("substr(gene, 1, 1)", 1)]
    public void Run_LongMatrixGrouped_GivesEachGroupOnce(string by, int groups)
    {
        using SqlRun sql = new SqlRun().With("m", SqlRun.Matrix(4, 5)).With("c", Table.From("c", ("id", new[] { "P4", "P1", "P2", "P3" })));
        Table table = sql.One($"SELECT {by}, count(*) AS n, sum(value) AS s FROM m_long GROUP BY {by}");
        Assert.Equal((groups, 20.0, 40030.0), (table.RowCount, Sum(table["n"]), Sum(table["s"])));
        Assert.Equal(groups, sql.One($"SELECT {by}, sum(value) AS s FROM c JOIN m_long ON sample = id GROUP BY {by}").RowCount);
        Assert.Equal(groups, sql.One($"SELECT DISTINCT {by} FROM m_long").RowCount);
    }

    static double Sum(TableColumn column) => Enumerable.Range(0, column.Count).Sum(column.NumberAt);

    // '007' = 7 is true in SQL where one side is a number; an index by text alone would lose the row.
    [Fact]
    public void Run_TextComparedWithNumber_FindsWhatSqliteFinds()
    {
        using SqlRun sql = new SqlRun().With("a", Table.From("a", ("id", new[] { "007", "8", "x", "8.0" }))).With("b", Table.From("b", ("id", new[] { 7L, 8 })));
        Assert.Equal(3, sql.One("SELECT * FROM a JOIN b ON a.id = b.id").RowCount);
        Assert.Equal(1, sql.One("SELECT * FROM a WHERE id = '8'").RowCount);
        Assert.Equal(2, sql.One("SELECT * FROM a JOIN a AS c ON a.id = c.id WHERE a.id IN ('8', 'x')").RowCount);
    }

    [Fact]
    public void Run_MoreFeaturesThanColumns_HasThoseThatAreNamed()
    {
        using SqlRun sql = new SqlRun().With("e", SqlRun.Matrix(3, 5000));
        Assert.Equal(4998 * 1000.0, sql.One("SELECT G4999 FROM e WHERE sample = 'P1'").Columns[0].AsNumbers()[0]);
        SqlOutcome all = sql.All("SELECT * FROM e").Single();
        Assert.Equal(1991, all.Table!.Columns.Length);
        Assert.Contains("5,000 features", Assert.Single(all.Notes), StringComparison.Ordinal);
        Assert.Equal(15_000, sql.One("SELECT count(*) FROM e_long").Columns[0].AsIntegers()[0]);
    }

    // The later cell does not name the gene; the view does.
    [Fact]
    public void Run_ViewOverTooManyFeatures_FindsItsColumn()
    {
        using SqlRun sql = new SqlRun().With("e", SqlRun.Matrix(3, 5000));
        sql.All("CREATE VIEW v AS SELECT sample, G4711 AS x FROM e");
        Assert.Equal([4710_000.0, 4710_001, 4710_002], sql.One("SELECT x FROM v").Columns[0].AsNumbers().ToArray());
    }

    [Fact]
    public void Run_VariableChanged_SeesThePresentValueAndKeepsTemporaryTables()
    {
        using SqlRun sql = new SqlRun().With("t", Table.From("t", ("x", new[] { 1L, 2 })));
        sql.All("CREATE TEMP TABLE kept AS SELECT * FROM t; CREATE TABLE main_too(a); INSERT INTO main_too VALUES (1), (2)");
        sql.With("t", Table.From("t", ("x", new[] { 5L })));
        Assert.Equal([5L], sql.One("SELECT x FROM t").Columns[0].AsIntegers().ToArray());
        Assert.Equal([1L, 2], sql.One("SELECT x FROM kept").Columns[0].AsIntegers().ToArray());
        Assert.Equal(["kept", "main_too"], sql.Database.OwnTables().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_ObjectsOfManyKinds_AreTables()
    {
        var data = new DataTable("d");
        data.Columns.Add("id", typeof(int));
        data.Columns.Add("note", typeof(string));
        data.Rows.Add(1, "a");
        data.Rows.Add(2, DBNull.Value);
        using SqlRun sql = new SqlRun().With("d", data).With("rows", new[] { new { Gene = "TP53", P = 0.5 }, new { Gene = "EGFR", P = 0.25 } })
            .With("genes", new[] { "G2", "G4" }).With("m", SqlRun.Matrix(2, 5)).With("grid", new double[,] { { 1, 2 }, { 3, 4 } })
            .With("map", new Dictionary<string, int> { ["a"] = 10 });
        Assert.Equal("a", sql.One("SELECT note FROM d WHERE id = 1").Columns[0].AsText()[0]);
        Assert.Equal("EGFR", sql.One("SELECT Gene FROM rows ORDER BY P").Columns[0].AsText()[0]);
        Assert.Equal(4, sql.One("SELECT * FROM m_long WHERE gene IN genes").RowCount);
        Assert.Equal(2, sql.One("SELECT position FROM genes WHERE value = 'G4'").Columns[0].AsIntegers()[0]);
        Assert.Equal(7.0, sql.One("SELECT sum(c1 + c2) - 3 AS s FROM grid").Columns[0].NumberAt(0));
        Assert.Equal(10, sql.One("SELECT value FROM map WHERE key = 'a'").Columns[0].AsIntegers()[0]);
    }

    [Fact]
    public void Run_Parameters_AreValuesAndNeverText()
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical).With("minimum", 50).With("who", "P1' OR '1'='1").With("nothing", null).With("when", new DateTime(2026, 1, 31));
        Assert.Equal(2, sql.One("SELECT * FROM clinical WHERE age > @minimum").RowCount);
        Assert.Equal(0, sql.One("SELECT * FROM clinical WHERE patient = :who").RowCount);
        Table row = sql.One("SELECT @who AS who, $nothing AS empty, @when AS day");
        Assert.Equal("P1' OR '1'='1", row["who"].AsText()[0]);
        Assert.True(row["empty"].IsMissing(0));
        Assert.Equal("2026-01-31", row["day"].AsText()[0]);
    }

    [Fact]
    public void Run_StatementsAndComments_GiveOneOutcomeEach()
    {
        using var sql = new SqlRun();
        List<SqlOutcome> outcomes = sql.All("-- first; not a statement\nCREATE TABLE t(a, b); /* ; */ INSERT INTO t VALUES (1, 'x;y'), (2, 'z');\nSELECT * FROM t;;\n-- end");
        Assert.Equal(["CREATE", "INSERT", "SELECT"], outcomes.Select(o => o.Verb));
        Assert.Equal(2, outcomes[1].Changes);
        Assert.Equal("x;y", outcomes[2].Table!["b"].AsText()[0]);
    }

    [Fact]
    public void Run_SameNameTwice_IsNumbered()
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical);
        Assert.Equal(["patient", "patient_2"], sql.One("SELECT a.patient, b.patient FROM clinical a JOIN clinical b USING (age)").Columns.Select(c => c.Name));
    }

    [Fact]
    public void Run_ValuesOfMixedTypes_LoseNothing()
    {
        using var sql = new SqlRun();
        Table mixed = sql.One("SELECT column1 AS x FROM (VALUES (1), (2.5), ('a'), (NULL), (x'0aff'))");
        Assert.Equal("1 2.5 a NA 0x0AFF", Texts(mixed["x"]));
        Assert.Equal([9007199254740993L], sql.One("SELECT 9007199254740993 AS big").Columns[0].AsIntegers().ToArray());
        Assert.Equal("9007199254740993", sql.One("SELECT column1 AS x FROM (VALUES (9007199254740993), (NULL))")["x"].AsText()[0]);
    }

    [Fact]
    public void Run_TooManyValues_KeepsTheFirstAndCountsAll()
    {
        using SqlRun sql = new SqlRun().With("m", SqlRun.Matrix(100, 100));
        SqlOutcome outcome = sql.All("SELECT * FROM m_long", maxValues: 300).Single();
        Assert.Equal((100, 10_000), (outcome.Table!.RowCount, outcome.RowCount));
        SqlException e = Assert.Throws<SqlException>(() => sql.All("SELECT * FROM m_long", maxValues: 300, needsAll: true));
        Assert.Contains("too many to store", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Cancelled_EndsAtOnceAndTheDatabaseLives()
    {
        using var sql = new SqlRun();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Task<List<SqlOutcome>> running = Task.Run(() => sql.All("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", cancellation: stop.Token), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Equal(1, sql.One("SELECT 1").RowCount);
    }

    [Fact]
    public void Functions_Aggregates_AgreeWithR()
    {
        // R 4.2.2: x <- c(2, 4, 4, 4, 5, 5, 7, 9); y <- c(1, 3, 2, 5, 4, 6, 8, 7): median, sd, var, cor, cor(method = "spearman"), quantile(x, .1).
        double[] x = [2, 4, 4, 4, 5, 5, 7, 9, double.NaN], y = [1, 3, 2, 5, 4, 6, 8, 7, 5];
        using SqlRun sql = new SqlRun().With("t", Table.From("t", ("x", x), ("y", y)));
        Table r = sql.One("SELECT median(x) a, stdev(x) b, variance(x) c, pearson(x, y) d, spearman(x, y) e, quantile(x, 0.1) f, log2(8) g, median(x) FILTER (WHERE x > 100) h, 'TP53' REGEXP '^TP' i FROM t");
        double[] expected = [4.5, 2.138089935299395, 4.571428571428571, 0.8455943246644706, 0.8838515090524255, 3.4, 3, double.NaN, 1];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], r.Columns[i].NumberAt(0), 1e-14);
        }
    }

    [Theory]
    [InlineData("SELECT 1;\nSELECT *\nFROM clinicl", 3, "no such table: clinicl. Did you mean clinical?")]
    [InlineData("SELECT patient,\n  stge\nFROM clinical", 2, "no such column: stge. Did you mean stage or age?")]
    [InlineData("SELECT \"stge\" FROM clinical", 1, "Did you mean stage or age?")]
    [InlineData("SELEC 1", 1, "near \"SELEC\": syntax error")]
    [InlineData("UPDATE clinical SET age = 1", 1, "CREATE TABLE mine AS")]
    [InlineData("SELECT * FROM clinical WHERE age > @agemim", 1, "Did you mean @agemin?")]
    [InlineData("SELECT * FROM clinical WHERE age > @clinical", 1, "@clinical is not one value")]
    [InlineData("SELECT * FROM agemin", 1, "'agemin' is of type int, not a table")]
    [InlineData("SELECT nofunction(1)", 1, "no such function: nofunction")]
    [InlineData("SELECT ?", 1, "Parameters need a name")]
    public void Run_Mistake_IsToldWithItsLineAndWhatWasMeant(string text, int line, string message)
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical).With("agemin", 5);
        SqlException e = sql.Fails(text);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(line, e.Line);
    }

    [Fact]
    public void Run_ErrorOnAnUpdate_LeavesTheVariableAlone()
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical);
        sql.Fails("DELETE FROM clinical");
        Assert.Equal(3, sql.One("CREATE TABLE mine AS SELECT * FROM clinical; UPDATE mine SET age = 0; SELECT age FROM clinical WHERE age > 0").RowCount);
    }

    [Fact]
    public void Tables_List_NamesShapesWithoutReading()
    {
        using SqlRun sql = new SqlRun().With("clinical", Clinical).With("m", SqlRun.Matrix(3, 4)).With("number", 5);
        Table tables = sql.One("SELECT * FROM tables");
        Assert.Equal("clinical m m_long", Texts(tables["name"]));
        Assert.Equal([3.0, 3, 12], [.. Enumerable.Range(0, 3).Select(tables["rows"].NumberAt)]);
        Assert.Equal("TEXT", Texts(sql.One("SELECT type FROM columns WHERE table_name = 'clinical' AND name = 'stage'").Columns[0]));
    }

    static string Texts(TableColumn column) => string.Join(' ', Enumerable.Range(0, column.Count).Select(i => column.TextAt(i) ?? "NA"));
}
