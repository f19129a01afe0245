using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Compares the outputs of one cell, form by form, as far as both sides have a form.</summary>
static class OutputComparison
{
    static readonly string[] Streams = ["stdout", "stderr"];

    // Media types whose text is read as words and numbers.
    static readonly string[] Texts = [MimeBundle.Plain, "text/markdown", "text/latex", "text/csv", "text/vnd.mermaid"];

    /// <summary>Compares. Streams are one text each, whatever pieces they came in; the order between streams and displays does not count.</summary>
    /// <returns>Whether anything could be compared: false when there are outputs and all are pictures without data.</returns>
    public static bool Compare(ImmutableArray<NotebookOutput> stored, ImmutableArray<NotebookOutput> fresh, Differences found)
    {
        foreach (string stream in Streams.Where(s => !IsIgnored(found, s, "stream")))
        {
            Stream(stream, Printed(stored, stream), Printed(fresh, stream), found);
        }
        DataOutput[] before = Shown(stored, found), after = Shown(fresh, found);
        if (before.Length != after.Length)
        {
            found.Other("outputs", Count(before.Length), Count(after.Length));
        }
        bool isComparable = before.Length == 0;
        for (int i = 0; i < Math.Min(before.Length, after.Length); i++)
        {
            isComparable |= Data(Place(before[i], i, before.Length), before[i].Data, after[i].Data, found);
        }
        Errors(stored, fresh, found);
        return isComparable || found.Compared > 0;
    }

    static bool IsIgnored(Differences found, params string[] names) => names.Any(n => found.Options.Ignore.Contains(n, StringComparer.OrdinalIgnoreCase));

    static string Count(int count) => FormattableString.Invariant($"{count} {(count == 1 ? "output" : "outputs")}");

    static string Place(DataOutput output, int index, int count) =>
        count == 1 ? (output.IsResult ? "result" : "output") : FormattableString.Invariant($"output {index + 1} of {count}");

    static DataOutput[] Shown(ImmutableArray<NotebookOutput> outputs, Differences found) =>
        [.. outputs.OfType<DataOutput>().Where(o => !IsIgnored(found, o.IsResult ? "result" : "display"))];

    static void Stream(string name, string stored, string fresh, Differences found)
    {
        if (stored.Length > 0 && fresh.Length > 0)
        {
            TokenComparison.Compare(name, stored, fresh, found);
        }
        else if (stored.Length + fresh.Length > 0)
        {
            found.Other(name, stored.Length > 0 ? stored : "nothing printed", fresh.Length > 0 ? fresh : "nothing printed");
        }
    }

    // A carriage return begins a line anew, as on a terminal: a progress line counts with its last state.
    static string Printed(ImmutableArray<NotebookOutput> outputs, string name)
    {
        var text = new StringBuilder();
        foreach (StreamOutput output in outputs.OfType<StreamOutput>().Where(o => o.Name == name))
        {
            text.Append(output.Text);
        }
        IEnumerable<string> lines = text.ToString().Split('\n').Select(l => l.TrimEnd('\r'));
        return string.Join('\n', lines.Select(l => l[(l.LastIndexOf('\r') + 1)..].TrimEnd())).TrimEnd('\n');
    }

    static bool Data(string place, MimeBundle stored, MimeBundle fresh, Differences found)
    {
        bool isComparable = false, hasData = false;
        VerifyTolerance derived = found.Options.Tolerance;
        foreach ((string mime, JsonNode? form) in stored.Items.OrderBy(i => !IsOwnData(i.Key)))
        {
            if (!fresh.TryGet(mime, out JsonNode? other) || form is null || IsIgnored(found, mime))
            {
                continue;
            }
            long before = found.Count + found.Within;
            isComparable |= IsOwnData(mime) || !hasData ? Form(place, mime, form, other, found) : found.With(derived, () => Form(place, mime, form, other, found));
            if (IsOwnData(mime))
            {
                // Text and drawing are made from these data: the same data give the same text, data within the tolerance may fall to the other side of a rounding.
                hasData = true;
                derived = found.Count + found.Within == before ? VerifyTolerance.None : found.Options.Tolerance with { LastDigits = Math.Max(1, found.Options.Tolerance.LastDigits) };
            }
        }
        return isComparable || stored.Count == 0;
    }

    static bool IsOwnData(string mime) => mime is MimeBundle.TableJson or MimeBundle.ReportJson or MimeBundle.FigureJson;

    static bool Form(string place, string mime, JsonNode stored, JsonNode fresh, Differences found)
    {
        if (mime == MimeBundle.TableJson && TableView.FromJson(stored) is TableView a && TableView.FromJson(fresh) is TableView b)
        {
            TableComparison.Compare(place, a, b, found);
        }
        else if (mime == MimeBundle.ReportJson && ReportView.FromJson(stored) is ReportView before && ReportView.FromJson(fresh) is ReportView after)
        {
            Report(place, before, after, found);
        }
        else if (mime == "application/json" || mime.EndsWith("+json", StringComparison.Ordinal))
        {
            DataComparison.Compare(mime == MimeBundle.FigureJson ? $"{place}, figure " : $"{place}, data ", stored, fresh, found);
        }
        else if (stored is JsonValue x && fresh is JsonValue y && x.TryGetValue(out string? text) && y.TryGetValue(out string? now))
        {
            return Text(place, mime, text, now, found);
        }
        else
        {
            DataComparison.Compare(place + " ", stored, fresh, found);
        }
        return true;
    }

    static bool Text(string place, string mime, string stored, string fresh, Differences found)
    {
        if (mime == MimeBundle.Html)
        {
            TokenComparison.Compare($"{place}, HTML", HtmlTokens.Text(stored), HtmlTokens.Text(fresh), found);
        }
        else if (mime == MimeBundle.Svg)
        {
            SvgComparison.Compare($"{place}, drawing", stored, fresh, found);
        }
        else if (Texts.Contains(mime) || mime.StartsWith("text/", StringComparison.Ordinal))
        {
            TokenComparison.Compare($"{place}, text", TextLines.Normalize(stored), TextLines.Normalize(fresh), found);
        }
        else if (string.Equals(stored, fresh, StringComparison.Ordinal))
        {
            found.Word(place, "", "");
        }
        else
        {
            // A picture by its pixels says nothing about numbers: another font or compressor changes every byte.
            return false;
        }
        return true;
    }

    static void Report(string place, ReportView stored, ReportView fresh, Differences found)
    {
        TokenComparison.Compare($"{place}, summary", stored.Summary, fresh.Summary, found);
        TokenComparison.Compare($"{place}, diagnostics", string.Join('\n', stored.Diagnostics), string.Join('\n', fresh.Diagnostics), found);
        if (stored.Tables.Length != fresh.Tables.Length)
        {
            found.Other(place, FormattableString.Invariant($"{stored.Tables.Length} tables"), FormattableString.Invariant($"{fresh.Tables.Length} tables"));
        }
        for (int i = 0; i < Math.Min(stored.Tables.Length, fresh.Tables.Length); i++)
        {
            TableComparison.Compare(place, stored.Tables[i], fresh.Tables[i], found);
        }
    }

    // Of an error its type and the first line of its message count; where it was thrown does not.
    static void Errors(ImmutableArray<NotebookOutput> stored, ImmutableArray<NotebookOutput> fresh, Differences found)
    {
        if (stored.OfType<ErrorOutput>().FirstOrDefault() is ErrorOutput a && fresh.OfType<ErrorOutput>().FirstOrDefault() is ErrorOutput b)
        {
            found.Word("error, type", a.Name, b.Name);
            TokenComparison.Compare("error, message", a.Value.Split('\n')[0], b.Value.Split('\n')[0], found);
        }
    }
}
