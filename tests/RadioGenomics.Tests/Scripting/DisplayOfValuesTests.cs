using System.Collections.Immutable;
using System.Data;
using System.Numerics;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

/// <summary>What a cell shows of values of every kind, without formatters of the user. The expected texts are written by hand.</summary>
public sealed class DisplayOfValuesTests
{
    static MimeBundle Data(object? value) => DisplayFormatter.Format(value)[0].Data;

    static string Plain(object? value) => Data(value).TextOf(MimeBundle.Plain)!;

    static string Html(object? value) => Data(value).TextOf(MimeBundle.Html)!;

    public static TheoryData<object?, string> Words() => new()
    {
        { null, "<null>" },
        { double.NaN, "NaN" },
        { 1.5f, "1.5" },
        { 0.1m, "0.1" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { new Complex(1, -2.5), "(1, -2.5)" },
        { new DateTime(2026, 1, 31, 14, 5, 0, DateTimeKind.Utc), "2026-01-31 14:05:00Z" },
        { new DateTime(2026, 1, 31), "2026-01-31 00:00:00" },
        { new DateOnly(2026, 1, 31), "2026-01-31" },
        { TimeSpan.FromMinutes(90), "01:30:00" },
        { new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), "00000001-0002-0003-0405-060708090a0b" },
        { DayOfWeek.Friday, "Friday" },
        { 'x', "x" },
        { typeof(Dictionary<string, int[]>), "System.Collections.Generic.Dictionary<string, int[]>" },
        { typeof(int?), "System.int?" },
        { new byte[] { 1, 255 }, "byte[2] 01 FF" },
        { (1, "a", 0.5), "(1, a, 0.5)" },
        { new KeyValuePair<string, double>("k", 1.5), "[k, 1.5]" },
        { Task.FromResult(7), "Task<int> (completed: 7)" },
        { Task.CompletedTask, "Task (completed)" },
        { new Func<int>(() => 1), "Func<int>" },
        { new InvalidOperationException("outer", new FormatException("inner")), "InvalidOperationException: outer\ncaused by FormatException: inner" },
        { new CancellationTokenSource().Token, "System.Threading.CancellationToken" },
        { new Progress<int>(), "System.Progress<int>" },
        { new string('x', 5000), new string('x', 5000) },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Format_OneValue_IsOneLineInNoCulture(object? value, string expected) => Assert.Equal(expected, Plain(value));

    // A viewer must not wait for what the cell only looks at.
    [Fact]
    public void Format_UnfinishedTask_IsNotAwaited() =>
        Assert.Equal("Task<int> (not completed; await it)", Plain(new TaskCompletionSource<int>().Task));

    [Fact]
    public void Format_EndlessSequence_IsBoundedAndSaysSo()
    {
        Assert.EndsWith(", 29 ... (more) ]", Plain(Numbers()), StringComparison.Ordinal);
        Assert.StartsWith("more than 10,000 rows × 1 column (first 30 rows shown)", Plain(Numbers().Select(n => new { N = n })), StringComparison.Ordinal);

        static IEnumerable<int> Numbers()
        {
            for (int i = 0; ; i++)
            {
                yield return i;
            }
        }
    }

    [Fact]
    public void Format_LargeList_TellsTheTrueCountWithoutReadingIt()
    {
        Assert.EndsWith(", 0 ... (1999970 more) ]", Plain(new int[2_000_000]), StringComparison.Ordinal);
        Assert.StartsWith("20,000 rows × 1 column (first 30 rows shown)", Plain(Enumerable.Range(0, 20_000).Select(i => new { I = i }).ToList()), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_RecordsOfTwoTypes_AreOneTableWithTheirType()
    {
        object[] items = [new Cat("Tom", 9), new Dog("Rex"), null!];
        Assert.Equal("3 rows × 3 columns\ntype  Name  Lives\nCat   Tom   9\nDog   Rex   NA\nNA    NA    NA", Plain(items));
    }

    [Fact]
    public void Format_MixedValues_NameTheirTypes() =>
        Assert.Equal("2 rows × 3 columns\nindex  type   value\n    0  int    1\n    1  int[]  [ 2, 3 ]", Plain(new object[] { 1, new[] { 2, 3 } }));

    [Fact]
    public void Format_JaggedArray_HasAColumnForEachPosition() =>
        Assert.Equal("2 rows × 3 columns\nrow  0       1\n  0  1  2.5000\n  1  3      NA", Plain(new double[][] { [1, 2.5], [3] }));

    [Fact]
    public void Format_ArraysOfMoreDimensions_ShowTheCornerAndTheirSize()
    {
        Assert.Equal("string[,]: 1 row × 3 columns\nrow  0  1\n  0  a  b", Plain(new[,] { { "a", "b" } }));
        Assert.StartsWith("double[2, 3, 4], slice [0, .., ..]: 3 rows × 5 columns\nrow  0  1  2  3\n", Plain(new double[2, 3, 4]), StringComparison.Ordinal);
        Assert.StartsWith("int[,]: 0 rows × 4 columns", Plain(new int[0, 3]), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_DictionariesOfEveryKind_AreKeyAndValue()
    {
        const string Expected = "1 row × 2 columns\nkey  value\na        1";
        Assert.Equal(Expected, Plain(ImmutableDictionary<string, int>.Empty.Add("a", 1)));
        Assert.Equal(Expected, Plain(new SortedList<string, int> { ["a"] = 1 }));
        dynamic expando = new System.Dynamic.ExpandoObject();
        expando.a = 1;
        Assert.Equal(Expected, Plain((object)expando));
    }

    [Fact]
    public void Format_SequenceOfDictionaries_HasAColumnForEachKey()
    {
        Dictionary<string, object>[] rows = [new() { ["gene"] = "TP53", ["r"] = 0.5 }, new() { ["gene"] = "EGFR" }];
        Assert.Equal("2 rows × 2 columns\ngene       r\nTP53  0.5000\nEGFR      NA", Plain(rows));
    }

    [Fact]
    public void Format_DataTable_HasItsColumnsAndMissingValues()
    {
        using var table = new DataTable("genes");
        table.Columns.Add("gene", typeof(string));
        table.Columns.Add("n", typeof(int));
        table.Rows.Add("TP53", 3);
        table.Rows.Add("EGFR", DBNull.Value);
        Assert.Equal("genes: 2 rows × 2 columns\ngene  n\nTP53  3\nEGFR  NA", Plain(table));
        Assert.StartsWith("genes: 1 row × 2 columns", Plain(table.Rows[0]), StringComparison.Ordinal);
    }

    // Data frames of other libraries cannot be referred to; they are known by Columns with names, Rows.Count, and an indexer.
    [Fact]
    public void Format_DataFrameByItsShape_IsATable()
    {
        var frame = new Frame([new Series("gene", ["TP53", "EGFR"]), new Series("r", [0.5, null])]);
        Assert.Equal("Frame: 2 rows × 2 columns\ngene       r\nTP53  0.5000\nEGFR      NA", Plain(frame));
    }

    [Fact]
    public void Format_NestedObject_IsATreeInTextAndFoldsInHtml()
    {
        var value = new { Name = "study", Inner = new { Genes = new[] { new { Symbol = "TP53" } }, Values = new[] { 1, 2 } }, Nothing = (string?)null };
        Assert.Equal("anonymous\n  Name: study\n  Inner: anonymous\n    Genes: anonymous[], 1 row × 1 column\n      Symbol\n      TP53\n    Values: [ 1, 2 ]\n  Nothing: <null>",
            Plain(value));
        string html = Html(value);
        Assert.Contains("<details><summary>anonymous</summary>", html, StringComparison.Ordinal);
        Assert.Contains("TP53", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_CircleOfObjects_IsCut()
    {
        var node = new Node();
        node.Next = new Node { Next = node };
        Assert.Equal("Node\n  Next: Node\n    Next: (the Node above)", Plain(node));
    }

    [Fact]
    public void Format_ObjectsWithoutEnd_AreBoundedInDepthAndSize()
    {
        string text = Plain(new Endless());
        Assert.InRange(text.Split('\n').Length, 50, 1100);
        Assert.InRange(text.Split('\n').Max(l => l.TakeWhile(c => c == ' ').Count()), 4, 2 * 6);
    }

    [Fact]
    public void Format_PropertyThatThrows_IsShownAsSuch()
    {
        Assert.Contains("Bad       (FormatException: no)", Plain(new Throws()), StringComparison.Ordinal);
        Assert.Contains("(FormatException: no)", Plain(new[] { new Throws(), new Throws() }), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_MarkupInHeadersCaptionsAndKeys_StaysText()
    {
        const string Bad = "<script>alert(1)</script>";
        using var table = new DataTable(Bad);
        table.Columns.Add(Bad + "c");
        table.Rows.Add(Bad);
        object[] values = [table, new Dictionary<string, string> { [Bad] = Bad }, new { Inner = new { Text = Bad, List = new[] { new { Bad } } } }, new[] { new Dictionary<string, int> { [Bad] = 1 } }];
        Assert.All(values, v =>
        {
            Assert.DoesNotContain("<script", Html(v), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", Html(v), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Format_Json_StaysJson()
    {
        MimeBundle data = Data(System.Text.Json.JsonDocument.Parse("""{"a":[1,null]}"""));
        Assert.True(data.TryGet("application/json", out JsonNode? node));
        Assert.Equal(1, node["a"]![0]!.GetValue<int>());
        Assert.Contains("\"a\"", data.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Formula_IsLatex() =>
        Assert.Equal(@"$$\beta$$", Data(new LaTeXString(@"$$\beta$$")).TextOf("text/latex"));

    // The size in pixels lets frontends that cannot read millimetres leave the right room.
    [Fact]
    public void Format_Figure_TellsItsSize()
    {
        var figure = FigureSpec.Single("f", "F", new PanelSpec { Marks = [new PointsMark { X = [1], Y = [1] }] }) with { WidthMm = 100, HeightMm = 80 };
        JsonNode size = DisplayFormatter.Format(figure)[0].Metadata["image/svg+xml"]!;
        Assert.Equal(378, size["width"]!.GetValue<int>());
        Assert.InRange(size["height"]!.GetValue<int>(), 302, 310);
    }

    sealed record Cat(string Name, int Lives);

    sealed record Dog(string Name);

    sealed class Node
    {
        public Node? Next { get; set; }
    }

    sealed class Endless
    {
        public Endless Left => new();

        public Endless Right => new();

        public Endless Third => new();
    }

    sealed class Throws
    {
        public int Good => 1;

        public int Bad => throw new FormatException("no");
    }

    sealed record Series(string Name, object?[] Values)
    {
        public object? this[long row] => Values[row];
    }

    sealed class Frame(Series[] columns)
    {
        public IReadOnlyList<Series> Columns => columns;

        public object Rows => new { Count = (long)columns[0].Values.Length };
    }
}
