using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Verifying;

public sealed class NotebookComparisonTests
{
    static readonly string Folder = Path.Combine(Architecture.SourceTree.Root, "notebooks");

    static CellComparison[] Compare(NotebookDocument stored, NotebookDocument fresh) => [.. NotebookComparison.Compare(stored, fresh, [], new VerifyOptions())];

    public static TheoryData<string> Notebooks() =>
        [.. Directory.GetFiles(Folder, "*.ipynb").Where(f => NotebookDocument.Read(f).Cells.Any(c => c.Outputs.Length > 0)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Compare_ANotebookWithItself_EverythingMatches(string name)
    {
        var document = NotebookDocument.Read(Path.Combine(Folder, name));
        Assert.All(Compare(document, document), c => Assert.True(c.Verdict == CellVerdict.Match, $"cell {c.CellIndex}: {c.Verdict}"));
    }

    // Whatever number, word or item is changed in what is stored, the cell that holds it is named, and no other.
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Compare_OneStoredValueChanged_NamesItsCell(string name)
    {
        const int Mutations = 50;
        var document = NotebookDocument.Read(Path.Combine(Folder, name));
        int tried = 0;
        for (int seed = 0; seed < Mutations * 3 && tried < Mutations; seed++)
        {
            if (Mutation.Apply(document, seed) is not (NotebookDocument changed, int cell, string what))
            {
                continue;
            }
            tried++;
            CellComparison[] bad = [.. Compare(changed, document).Where(c => c.Verdict is not CellVerdict.Match)];
            Assert.True(bad is [var one] && one.CellIndex == cell && one.Verdict is CellVerdict.Mismatch or CellVerdict.MissingOutput,
                FormattableString.Invariant($"seed {seed}, {what} in cell {cell}: found [{string.Join(", ", bad.Select(b => $"{b.CellIndex} {b.Verdict}"))}]"));
        }
        Assert.True(tried > Mutations / 2, FormattableString.Invariant($"only {tried} mutations"));
    }

    static NotebookDocument Notebook(params NotebookOutput[] outputs) =>
        NotebookDocument.Create(NotebookCell.Code("x") with { ExecutionCount = 1, Outputs = [.. outputs] });

    static DataOutput Shown(string mime, JsonNode value) => new() { Data = new MimeBundle().With(mime, value) };

    static DataOutput TableOf(params double[] values) =>
        Shown(MimeBundle.TableJson, DisplayFormatter.Format(Table.From("t", ("id", Enumerable.Range(0, values.Length).Select(i => "P" + i).ToArray()), ("p", values)))[0]
            .Data.Items.First(i => i.Key == MimeBundle.TableJson).Value!.DeepClone());

    [Fact]
    public void Compare_PictureWithoutData_IsUnverifiableAndNotAMatch()
    {
        CellComparison cell = Compare(Notebook(Shown("image/png", "iVBOR1")), Notebook(Shown("image/png", "iVBOR2")))[0];
        Assert.Equal(CellVerdict.Unverifiable, cell.Verdict);
    }

    [Fact]
    public void Compare_OldFormsOnOneSideOnly_UsesWhatBothHave()
    {
        NotebookDocument old = Notebook(Shown(MimeBundle.Html, "<table><tr><td>0.41</td></tr></table><style>.a{}</style>"));
        var both = new MimeBundle().With(MimeBundle.Plain, "0.41").With(MimeBundle.Html, "<div id=\"x7\"><table><tr><td> 0.41 </td></tr></table></div>");
        Assert.Equal(CellVerdict.Match, Compare(old, Notebook(new DataOutput { Data = both }))[0].Verdict);
    }

    [Fact]
    public void Compare_PiecesOfAStream_AreOneText() => Assert.Equal(CellVerdict.Match, Compare(
        Notebook(new StreamOutput { Name = "stdout", Text = "a\nb\n" }),
        Notebook(new StreamOutput { Name = "stdout", Text = "10 %\r20 %\ra\n" }, new StreamOutput { Name = "stderr", Text = "" }, new StreamOutput { Name = "stdout", Text = "b\n" }))[0].Verdict);

    // 1e-20 and 3e-20 differ by less than any absolute tolerance; a column named p has none.
    [Fact]
    public void Compare_TinyProbabilities_AreToldApart()
    {
        CellComparison cell = Compare(Notebook(TableOf(1e-20, 0.5)), Notebook(TableOf(3e-20, 0.5)))[0];
        Assert.Equal(CellVerdict.Mismatch, cell.Verdict);
        Assert.Equal("output, table 't', row 1, column 'p'", cell.Mismatches[0].Place);
        Assert.Equal(2, cell.PassingTolerance, 12);
    }

    [Fact]
    public void Compare_LastBits_MatchWithinTolerance()
    {
        CellComparison cell = Compare(Notebook(TableOf(0.1, 0.5)), Notebook(TableOf(Math.BitIncrement(0.1), 0.5)))[0];
        Assert.Equal((CellVerdict.MatchWithinTolerance, 1), (cell.Verdict, cell.WithinTolerance));
    }

    [Fact]
    public void Compare_RowsInAnotherOrder_MatchOnlyWhenKeysAreDeclared()
    {
        Table one = Table.From("t", ("id", new[] { "a", "b" }), ("v", new[] { 1.5, 2.5 })), other = one.SelectRows([1, 0]);
        NotebookDocument stored = Notebook(new DataOutput { Data = DisplayFormatter.Format(one)[0].Data }), fresh = Notebook(new DataOutput { Data = DisplayFormatter.Format(other)[0].Data });
        Assert.Equal(CellVerdict.Mismatch, Compare(stored, fresh)[0].Verdict);
        var metadata = JsonNode.Parse("""{"verify": {"keys": ["id"], "ignore": ["text/plain", "text/html"]}}""")!.AsObject();
        NotebookDocument declared = stored with { Cells = [stored.Cells[0] with { Metadata = metadata }] };
        Assert.Equal(CellVerdict.Match, Compare(declared, fresh)[0].Verdict);
    }

    [Theory]
    [InlineData("""{"verify": {"rtol": -1}}""")]
    [InlineData("""{"verify": {"rtoll": 1}}""")]
    [InlineData("""{"verify": 5}""")]
    [InlineData("""{"verify": {"columns": {"p": 3}}}""")]
    public void Compare_DamagedOverrides_AreAnError(string metadata)
    {
        NotebookDocument notebook = Notebook(TableOf(1, 2));
        NotebookDocument bad = notebook with { Cells = [notebook.Cells[0] with { Metadata = JsonNode.Parse(metadata)!.AsObject() }] };
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => Compare(bad, notebook));
        Assert.Equal(ErrorCode.NotebookInvalid, error.Code);
        Assert.Contains("cell 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_AFailingCell_IsAnErrorAndLaterCellsAreNotRun()
    {
        var stored = NotebookDocument.Create(NotebookCell.Code("a") with { ExecutionCount = 1 }, NotebookCell.Code("b") with { ExecutionCount = 2 });
        NotebookDocument fresh = stored with
        {
            Cells = [stored.Cells[0] with { Outputs = [new ErrorOutput { Name = "X", Value = "boom" }] }, stored.Cells[1] with { ExecutionCount = null }],
        };
        Assert.Equal([CellVerdict.Error, CellVerdict.NotRun], Compare(stored, fresh).Select(c => c.Verdict));
    }

    /// <summary>One change of what a notebook stores: a digit, a word, an item.</summary>
    static class Mutation
    {
        public static (NotebookDocument Document, int Cell, string What)? Apply(NotebookDocument document, int seed)
        {
            int[] cells = [.. document.Cells.Select((c, i) => (c, i)).Where(c => c.c.Outputs.Any(o => o is DataOutput or StreamOutput)).Select(c => c.i)];
            if (cells.Length == 0)
            {
                return null;
            }
            int index = cells[seed % cells.Length];
            NotebookCell cell = document.Cells[index];
            int at = seed / cells.Length % cell.Outputs.Length;
            if (Changed(cell.Outputs[at], seed) is not (NotebookOutput output, string what))
            {
                return null;
            }
            NotebookCell changed = cell with { Outputs = cell.Outputs.SetItem(at, output) };
            return (document with { Cells = document.Cells.SetItem(index, changed) }, index, what);
        }

        static (NotebookOutput, string)? Changed(NotebookOutput output, int seed)
        {
            if (output is StreamOutput stream)
            {
                return Digit(stream.Text, seed) is string text ? (stream with { Text = text }, "a digit printed") : null;
            }
            if (output is not DataOutput data)
            {
                return null;
            }
            (string mime, JsonNode? form) = data.Data.Items.ElementAt(seed * 7 % data.Data.Count);
            JsonNode? node = form!.DeepClone();
            string? what = node is JsonValue value && value.TryGetValue(out string? written)
                ? (Text(mime, written, seed) is string changed ? Set(ref node, changed) : null)
                : Json(node!, seed);
            var bundle = new MimeBundle();
            foreach ((string key, JsonNode? other) in data.Data.Items)
            {
                bundle.With(key, key == mime ? node : other?.DeepClone());
            }
            return what is null ? null : (data with { Data = bundle }, $"{what} of {mime}");
        }

        static string Set(ref JsonNode? node, string text)
        {
            node = JsonValue.Create(text);
            return "a digit";
        }

        // Of markup only what a reader sees counts.
        static string? Text(string mime, string text, int seed) => mime switch
        {
            MimeBundle.Html => Visible(text, seed),
            _ => Digit(text, seed),
        };

        static string? Visible(string html, int seed)
        {
            int[] places = [.. Enumerable.Range(0, html.Length).Where(i => char.IsAsciiDigit(html[i]) && html.LastIndexOf('>', i) > html.LastIndexOf('<', i)
                && html.LastIndexOf('&', i) <= html.LastIndexOf(';', i))];
            return places.Length == 0 ? null : Replace(html, places[seed * 31 % places.Length]);
        }

        static string? Digit(string text, int seed)
        {
            // The tenth digit of a number lies within the tolerance.
            int[] places = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]) && !text[Math.Max(0, i - 8)..i].All(c => char.IsAsciiDigit(c) || c == '.'))];
            return places.Length == 0 ? null : Replace(text, places[seed * 31 % places.Length]);
        }

        // One up: 9 becomes 8, so that no place changes its size.
        static string Replace(string text, int at) => text[..at] + (text[at] == '9' ? '8' : (char)(text[at] + 1)) + text[(at + 1)..];

        static string? Json(JsonNode root, int seed)
        {
            JsonNode[] leaves = [.. Leaves(root).Where(l => !l.GetPath().Contains("sha256", StringComparison.Ordinal))];
            if (leaves.Length == 0)
            {
                return null;
            }
            JsonNode leaf = leaves[seed * 101 % leaves.Length];
            if (seed % 5 == 0 && leaf.Parent is JsonArray array && array.Count > 1)
            {
                array.RemoveAt(leaf.GetElementIndex());
                return "one item fewer";
            }
            if (leaf.GetValueKind() == JsonValueKind.Number)
            {
                double value = leaf.GetValue<double>();
                leaf.ReplaceWith(value == Math.Truncate(value) && Math.Abs(value) < 1e9 ? value + 1 : value * 1.001);
                return $"the number {value.ToString(CultureInfo.InvariantCulture)}";
            }
            if (leaf.GetValueKind() == JsonValueKind.String)
            {
                leaf.ReplaceWith(leaf.GetValue<string>() + "x");
                return "a word";
            }
            return null;
        }

        static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
        {
            JsonObject o => o.Where(m => m.Value is not null).SelectMany(m => Leaves(m.Value!)),
            JsonArray a => a.Where(v => v is not null).SelectMany(v => Leaves(v!)),
            _ => [node],
        };
    }
}
