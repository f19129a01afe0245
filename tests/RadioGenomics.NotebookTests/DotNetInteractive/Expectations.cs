using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.DotNetInteractive;

/// <summary>
/// What a notebook must show: lines "cell what how text". Cell: which code cell, from 1. What: stdout, stderr, ename, error, traceback, outputs
/// (their number), result (a media type follows), or a media type. How: "=" is, "~" has in it, "!" has not in it. "\n" in a text is a line end.
/// </summary>
static class Expectations
{
    public static void Check(string file, NotebookDocument executed, string how)
    {
        NotebookCell[] cells = [.. executed.Cells.Where(c => c.Kind == CellKind.Code)];
        List<string> wrong = [];
        HashSet<int> looked = [];
        foreach (string line in File.ReadLines(file).Where(l => l.Trim().Length > 0 && l[0] != '#'))
        {
            string[] parts = line.Split(' ', line.Split(' ')[1] == "result" ? 5 : 4);
            int number = int.Parse(parts[0], CultureInfo.InvariantCulture);
            looked.Add(number);
            (string what, string sign, string text) = parts[1] == "result" ? ("result " + parts[2], parts[3], parts.ElementAtOrDefault(4) ?? "") : (parts[1], parts[2], parts.ElementAtOrDefault(3) ?? "");
            string shown = Shown(cells[number - 1].Outputs, what);
            string expected = text.Replace("\\n", "\n", StringComparison.Ordinal);
            bool holds = sign switch
            {
                "=" => shown == expected,
                "~" => shown.Contains(expected, StringComparison.Ordinal),
                "!" => !shown.Contains(expected, StringComparison.Ordinal),
                _ => throw new FormatException(line),
            };
            if (!holds)
            {
                wrong.Add($"{line}\n     but it is: {Short(shown)}");
            }
        }
        for (int i = 0; i < cells.Length; i++)
        {
            if (!cells[i].HasTag("raises-exception") && Shown(cells[i].Outputs, "error") is { Length: > 0 } error)
            {
                wrong.Add(FormattableString.Invariant($"{i + 1} failed: {error}"));
            }
        }
        wrong.AddRange(Enumerable.Range(1, cells.Length).Except(looked).Select(n => FormattableString.Invariant($"{n} is not looked at")));
        Assert.True(wrong.Count == 0, $"{executed.Name} {how}:\n  " + string.Join("\n  ", wrong));
    }

    static string Short(string text) => text.Length > 1200 ? text[..1200] + "…" : text;

    static string Shown(ImmutableArray<NotebookOutput> outputs, string what) => what switch
    {
        "stdout" or "stderr" => string.Concat(outputs.OfType<StreamOutput>().Where(s => s.Name == what).Select(s => s.Text)),
        "ename" => string.Concat(outputs.OfType<ErrorOutput>().Select(e => e.Name)),
        "error" => string.Concat(outputs.OfType<ErrorOutput>().Select(e => e.Value)),
        "traceback" => string.Join('\n', outputs.OfType<ErrorOutput>().SelectMany(e => e.Traceback)),
        "outputs" => outputs.Length.ToString(CultureInfo.InvariantCulture),
        _ when what.StartsWith("result ", StringComparison.Ordinal) => Forms(outputs.OfType<DataOutput>().Where(o => o.IsResult), what["result ".Length..]),
        _ => Forms(outputs.OfType<DataOutput>(), what),
    };

    static string Forms(IEnumerable<DataOutput> outputs, string mime) =>
        string.Join('\n', outputs.Select(o => o.Data.TryGet(mime, out JsonNode? node) ? o.Data.TextOf(mime) ?? node.ToJsonString() : null).OfType<string>());
}
