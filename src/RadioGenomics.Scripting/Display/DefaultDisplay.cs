using System.Collections;
using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.Csv;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace RadioGenomics.Scripting;

/// <summary>How values are shown that no formatter of the user takes.</summary>
static class DefaultDisplay
{
    const string Latex = "text/latex";

    /// <summary>All outputs of a value: of this library, ready to show, a single word, a table, a sequence, or an object.</summary>
    public static ImmutableArray<FormattedOutput> Of(object? value, DisplayOptions o) =>
        value is null ? [Plain(Formatter.NullString)] : Own(value, o) ?? [Ready(value) ?? Tabular(value, o) ?? Other(value, o)];

    /// <summary>One form of a value.</summary>
    public static string Text(object? value, string mime, DisplayOptions o)
    {
        if (mime == JsonFormatter.MimeType)
        {
            return JsonFormatter.Write(value);
        }
        MimeBundle data = Of(value, o) is [var first, ..] ? first.Data : MimeBundle.FromText("");
        string plain = data.TextOf(MimeBundle.Plain) ?? "";
        return mime == CsvFormatter.MimeType && CsvText.Of(value) is string csv ? csv
            : data.TextOf(mime) ?? (data.TryGet(mime, out JsonNode? node) ? node.ToJsonString()
            : mime == MimeBundle.Html ? $"<div class=\"dni-plaintext\"><pre>{HtmlText.Escape(plain)}</pre></div>" : plain);
    }

    public static string Plain(object? value, DisplayOptions o) => Text(value, MimeBundle.Plain, o);

    // What analyses give.
    static ImmutableArray<FormattedOutput>? Own(object value, DisplayOptions o) => value switch
    {
        FigureSpec figure => [FigureDisplay.Of(figure)],
        Table table => [TableOutput(TableView.Of(table, o.MaxRows, o.MaxColumns))],
        IReport report => Report(report, o),
        LabelledMatrix matrix => [Matrix(matrix, o)],
        IEnumerable<FigureSpec> figures => [.. figures.Select(FigureDisplay.Of)],
        IEnumerable<Table> tables => [.. tables.Select(t => TableOutput(TableView.Of(t, o.MaxReportRows, o.MaxColumns)))],
        DataSet data => [.. data.Tables.Cast<DataTable>().Select(t => Tabular(t, o)!)],
        _ => null,
    };

    static FormattedOutput? Ready(object value) => value switch
    {
        IHtmlContent html => ReadyForms.Html(html.ToString() ?? ""),
        LaTeXString or MathString => new(MimeBundle.FromText(value.ToString()!).With(Latex, value.ToString()), IsTrusted: true),
        JsonNode node => Json(node.DeepClone()),
        JsonElement { ValueKind: not JsonValueKind.Undefined } element => Json(JsonNode.Parse(element.GetRawText())),
        JsonDocument document => Json(JsonNode.Parse(document.RootElement.GetRawText())),
        _ => null,
    };

    static FormattedOutput? Tabular(object value, DisplayOptions o)
    {
        if (value is Array { Rank: > 1 } array)
        {
            Table corner = ObjectTables.Rectangle(array, o.MaxRows, o.MaxColumns);
            return TableOutput(TableView.Of(corner, o.MaxRows, corner.Columns.Length, array.GetLength(array.Rank - 2), array.GetLength(array.Rank - 1) + 1L) with { Sha256 = null });
        }
        if (value is string or IFormattable || ForeignTables.Of(value, o.MaxRows, o.MaxColumns) is not (Table head, long rows, long columns))
        {
            return null;
        }
        FormattedOutput shown = TableOutput(TableView.Of(head, o.MaxRows, o.MaxColumns, rows, columns) with { Sha256 = null });
        return value is TabularDataResource ? shown with { Data = shown.Data.With(CsvFormatter.MimeType, CsvText.Of(value)) } : shown;
    }

    static FormattedOutput Other(object value, DisplayOptions o)
    {
        if (value is string text)
        {
            return Plain(text);
        }
        if (ShortText.IsScalar(value) || value is byte[] or Task or Exception or Delegate)
        {
            return Plain(value is Exception e ? Describe(e) : ShortText.Of(value));
        }
        return value is IEnumerable sequence ? SequenceDisplay.Of(sequence, o) : ObjectDisplay.Of(value, o);
    }

    static string Describe(Exception exception)
    {
        var lines = new List<string>();
        for (Exception? e = exception; e is not null && lines.Count < 10; e = e.InnerException)
        {
            lines.Add((lines.Count > 0 ? "caused by " : "") + ShortText.Of(e));
        }
        return string.Join('\n', lines);
    }

    static FormattedOutput Plain(string text) => new(MimeBundle.FromText(text), IsTrusted: true);

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static FormattedOutput Json(JsonNode? node) => new(
        new MimeBundle().With(JsonFormatter.MimeType, node).With(MimeBundle.Plain, (node?.ToJsonString(Indented) ?? "null").ReplaceLineEndings("\n")), IsTrusted: true);

    /// <summary>A table in all its forms.</summary>
    public static FormattedOutput TableOutput(TableView view) => new(
        new MimeBundle().With(MimeBundle.TableJson, view.ToJson()).With(MimeBundle.Html, TableText.Html(view, isSortable: true)).With(MimeBundle.Plain, TableText.Plain(view)),
        IsTrusted: true);

    static FormattedOutput Matrix(LabelledMatrix matrix, DisplayOptions o)
    {
        Table corner = ObjectTables.Corner(matrix, o.MaxReportRows, o.MaxReportRows);
        return TableOutput(TableView.Of(corner, o.MaxReportRows, corner.Columns.Length, matrix.SampleCount, matrix.FeatureCount) with { IsMatrix = true, Sha256 = null });
    }

    static ImmutableArray<FormattedOutput> Report(IReport report, DisplayOptions o)
    {
        var view = ReportView.Of(report, o);
        var bundle = new MimeBundle().With(MimeBundle.ReportJson, view.ToJson())
            .With(MimeBundle.Html, view.Html(isSortable: true)).With(MimeBundle.Plain, view.Plain());
        return [new(bundle, IsTrusted: true), .. report.Figures().Take(o.MaxReportParts).Select(FigureDisplay.Of)];
    }
}
