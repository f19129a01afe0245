using System.Collections.Immutable;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class DisplayFormatterTests
{
    static string Plain(object? value) => DisplayFormatter.Format(value)[0].Data.TextOf(MimeBundle.Plain)!;

    static string Html(object? value) => DisplayFormatter.Format(value)[0].Data.TextOf(MimeBundle.Html)!;

    [Fact]
    public void Format_PatientIdWithMarkup_StaysText()
    {
        var table = Table.From("<b>t</b>", ("<i>id</i>", new[] { "<script>alert(1)</script>" }));
        string html = Html(table);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_LongTable_ShowsTheHeadAndTheTrueCount()
    {
        var table = Table.From("t", ("x", Enumerable.Range(0, 1234)));
        Assert.StartsWith("t: 1,234 rows × 1 column (first 30 rows shown)\n x\n 0\n", Plain(table), StringComparison.Ordinal);
        Assert.Equal(31, Html(table).Split("<tr>").Length - 1);
    }

    [Fact]
    public void Format_NumbersUnderCommaCulture_HavePointsAndAlignRight()
    {
        var table = Table.From("t", ("gene", new[] { "A", "LONGER" }), ("r", new[] { 0.512345678, -0.25 }), ("p", new[] { 1.23456e-12, double.NaN }));
        Assert.Equal("t: 2 rows × 3 columns\ngene          r          p\nA        0.5123  1.235e-12\nLONGER  -0.2500         NA", Plain(table));
    }

    [Fact]
    public void Format_ListOfRecords_IsAColumnTable()
    {
        var rows = new[] { new { Gene = "TP53", R = 0.5 }, new { Gene = "EGFR", R = 0.25 } };
        Assert.Equal("2 rows × 2 columns\nGene       R\nTP53  0.5000\nEGFR  0.2500", Plain(rows));
    }

    [Fact]
    public void Format_Object_IsAPropertyList() =>
        Assert.Contains("Message   a <b>", Plain(Diagnostic.Note(ErrorCode.NonFinite, "a <b>")), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "<null>")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.PositiveInfinity, "Inf")]
    [InlineData("text", "text")]
    [InlineData(true, "true")]
    [InlineData(ColumnKind.Text, "Text")]
    public void Format_Scalar_IsPlainText(object? value, string expected) => Assert.Equal(expected, Plain(value));

    [Fact]
    public void Format_SequencesDictionariesAndArrays_AreShown()
    {
        Assert.Equal("[ 1.5, 2 ]", Plain(new[] { 1.5, 2 }));
        Assert.EndsWith(", 29 ... (70 more) ]", Plain(Enumerable.Range(0, 100)), StringComparison.Ordinal);
        Assert.Equal("1 row × 2 columns\nkey  value\na        1", Plain(new Dictionary<string, int> { ["a"] = 1 }));
        Assert.StartsWith("double[,]: 2 rows × 3 columns\nrow  0  1\n  0  1  2", Plain(new double[,] { { 1, 2 }, { 3, 4 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Matrix_ShowsTheCornerAndTheTrueShape()
    {
        var matrix = LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"P{i}"))],
            [.. Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"f{i}"))], new double[2000]);
        Assert.StartsWith("matrix: 40 samples × 50 features (first 12 samples, first 12 features shown)", Plain(matrix), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Report_GivesSummaryThenFigures()
    {
        ImmutableArray<FormattedOutput> outputs = DisplayFormatter.Format(new Report());
        Assert.Equal(2, outputs.Length);
        string html = outputs[0].Data.TextOf(MimeBundle.Html)!;
        Assert.Contains("n &lt; 5", html, StringComparison.Ordinal);
        Assert.Contains("RG3008", html, StringComparison.Ordinal);
        Assert.True(outputs[1].Data.TryGet(MimeBundle.FigureJson, out _));
    }

    // What a reviewer compares later must be the numbers themselves, also the ones JSON has no word for.
    [Fact]
    public void TableJson_NumbersMissingAndInfinite_ReadBack()
    {
        var table = Table.From("t", ("x", new[] { 0.1 + 0.2, double.NaN, double.NegativeInfinity }), ("s", new[] { "a", null, "NA" }), ("b", new[] { true, false, true }));
        DisplayFormatter.Format(table)[0].Data.TryGet(MimeBundle.TableJson, out System.Text.Json.Nodes.JsonNode? json);
        TableView view = TableView.FromJson(System.Text.Json.Nodes.JsonNode.Parse(json!.ToJsonString()))!;
        Assert.Equal([0.1 + 0.2, double.NaN, double.NegativeInfinity], view.Head["x"].AsNumbers().ToArray());
        Assert.Equal((string?[])["a", null, "NA"], (IEnumerable<string?>)view.Head["s"].AsText().ToArray());
    }

    [Fact]
    public void FigureJson_Spec_DrawsTheSamePicture()
    {
        MimeBundle data = DisplayFormatter.Format(Report.Figure)[0].Data;
        data.TryGet(MimeBundle.FigureJson, out System.Text.Json.Nodes.JsonNode? json);
        Assert.Equal(data.TextOf(MimeBundle.Svg), FigureData.Draw(System.Text.Json.Nodes.JsonNode.Parse(json!.ToJsonString())!));
    }

    [Fact]
    public void Format_Figure_CarriesPictureDataAndInteractiveForm()
    {
        MimeBundle data = DisplayFormatter.Format(Report.Figure)[0].Data;
        Assert.Equal([MimeBundle.FigureJson, MimeBundle.Svg, MimeBundle.Plain, MimeBundle.Plotly], data.Items.Select(i => i.Key));
        data.TryGet(MimeBundle.Plotly, out System.Text.Json.Nodes.JsonNode? json);
        Assert.Equal("scatter", (string?)json!["data"]![0]!["type"]);
    }

    [Fact]
    public void Format_FigureOfVeryManyPoints_StaysAPictureAndSaysSo()
    {
        double[] x = [.. Enumerable.Range(0, 50_001).Select(i => i % 100.0)];
        MimeBundle data = DisplayFormatter.Format(FigureSpec.Single("big", "", new PanelSpec { Marks = [new PointsMark { X = [.. x], Y = [.. x] }] }))[0].Data;
        Assert.False(data.TryGet(MimeBundle.Plotly, out _));
        Assert.Contains("Not interactive here: 100,002 numbers", data.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
    }

    // A notebook run for the record stays small; what a cell shows through plotly.js by itself has no other form.
    [Fact]
    public void Close_WithoutInteractiveFigures_KeepsPictureAndForeignFigures()
    {
        var collector = new CellOutputCollector(interactiveFigures: false);
        collector.WriteOutput(new DataOutput { Data = DisplayFormatter.Format(Report.Figure)[0].Data });
        collector.WriteOutput(new DataOutput { Data = new MimeBundle().With(MimeBundle.Plotly, new System.Text.Json.Nodes.JsonObject()) });
        DataOutput[] kept = [.. collector.Close().Cast<DataOutput>()];
        Assert.False(kept[0].Data.TryGet(MimeBundle.Plotly, out _));
        Assert.NotNull(kept[0].Data.TextOf(MimeBundle.Svg));
        Assert.True(kept[1].Data.TryGet(MimeBundle.Plotly, out _));
    }

    sealed class Report : IReport
    {
        public static FigureSpec Figure { get; } = FigureSpec.Single("f", "F",
            new PanelSpec { Marks = [new PointsMark { X = [1, double.NaN], Y = [1, 2], PointShape = PointShape.Ring }] });

        public string Summary => "n < 5";

        public ImmutableArray<Diagnostic> Diagnostics => [Diagnostic.Warning(ErrorCode.NonFinite, "few <samples>")];

        public IEnumerable<Table> Tables() => [Table.From("t", ("x", new[] { 1.0 }))];

        public IEnumerable<FigureSpec> Figures() => [Figure];
    }
}
