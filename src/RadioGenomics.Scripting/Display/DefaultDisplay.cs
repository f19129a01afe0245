using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using RadioGenomics.Figures;

namespace RadioGenomics.Scripting;

/// <summary>How values are shown that no formatter of the user takes.</summary>
static class DefaultDisplay
{
    /// <summary>All outputs of a value.</summary>
    public static ImmutableArray<FormattedOutput> Of(object? value, DisplayOptions o) => value switch
    {
        FigureSpec figure => [Figure(figure)],
        Table table => [TableOutput(TableView.Of(table, o.MaxRows, o.MaxColumns))],
        IReport report => Report(report, o),
        LabelledMatrix matrix => [Matrix(matrix, o)],
        double[,] values => [Rectangle(values, o)],
        IEnumerable<FigureSpec> figures => [.. figures.Select(Figure)],
        IEnumerable<Table> tables => [.. tables.Select(t => TableOutput(TableView.Of(t, o.MaxReportRows, o.MaxColumns)))],
        IHtmlContent html => [ReadyForms.Html(html.ToString() ?? "")],
        Exception e => [Plain($"{e.GetType().Name}: {e.Message}")],
        _ when ShortText.IsScalar(value) => [Plain(ShortText.Of(value))],
        IDictionary dictionary => [TableOutput(TableView.Of(ObjectTables.Dictionary(dictionary), o.MaxRows, o.MaxColumns))],
        IEnumerable sequence => [Sequence(sequence, o)],
        _ => [Object(value!, o)],
    };

    /// <summary>One form of a value.</summary>
    public static string Text(object? value, string mime, DisplayOptions o)
    {
        if (mime == JsonFormatter.MimeType)
        {
            return JsonFormatter.Write(value);
        }
        MimeBundle data = Of(value, o) is [var first, ..] ? first.Data : MimeBundle.FromText("");
        string plain = data.TextOf(MimeBundle.Plain) ?? "";
        return data.TextOf(mime) ?? (data.TryGet(mime, out JsonNode? node) ? node.ToJsonString() : mime == MimeBundle.Html
            ? $"<div class=\"dni-plaintext\"><pre>{HtmlText.Escape(plain)}</pre></div>" : plain);
    }

    public static string Plain(object? value, DisplayOptions o) => Text(value, MimeBundle.Plain, o);

    static FormattedOutput Plain(string text) => new(MimeBundle.FromText(text), IsTrusted: true);

    static FormattedOutput TableOutput(TableView view) => new(
        new MimeBundle().With(MimeBundle.TableJson, view.ToJson()).With(MimeBundle.Html, TableText.Html(view)).With(MimeBundle.Plain, TableText.Plain(view)),
        IsTrusted: true);

    static FormattedOutput Matrix(LabelledMatrix matrix, DisplayOptions o)
    {
        Table corner = ObjectTables.Corner(matrix, o.MaxReportRows, o.MaxReportRows);
        return TableOutput(TableView.Of(corner, o.MaxReportRows, corner.Columns.Length, matrix.SampleCount, matrix.FeatureCount) with { IsMatrix = true, Sha256 = null });
    }

    static FormattedOutput Rectangle(double[,] values, DisplayOptions o)
    {
        Table corner = ObjectTables.Rectangle(values, o.MaxRows, o.MaxColumns);
        return TableOutput(TableView.Of(corner, o.MaxRows, corner.Columns.Length, values.GetLength(0), values.GetLength(1) + 1L) with { Sha256 = null });
    }

    static ImmutableArray<FormattedOutput> Report(IReport report, DisplayOptions o)
    {
        var view = ReportView.Of(report, o);
        var bundle = new MimeBundle().With(MimeBundle.ReportJson, view.ToJson())
            .With(MimeBundle.Html, view.Html()).With(MimeBundle.Plain, view.Plain());
        return [new(bundle, IsTrusted: true), .. report.Figures().Take(o.MaxReportParts).Select(Figure)];
    }

    static FormattedOutput Figure(FigureSpec figure) => new(FigureData.WithInteractive(
        new MimeBundle().With(MimeBundle.FigureJson, FigureData.ToJson(figure))
            .With(MimeBundle.Svg, SvgRenderer.Render(figure)).With(MimeBundle.Plain, FigureData.Plain(figure)), figure), IsTrusted: true);

    static FormattedOutput Sequence(IEnumerable sequence, DisplayOptions o)
    {
        List<object?> items = [.. sequence.Cast<object?>().Take(o.MaxItems + 1)];
        long count = sequence is ICollection collection ? collection.Count : items.Count;
        List<object?> read = [.. items.Take(o.MaxItems)];
        if (read.All(ShortText.IsScalar))
        {
            return Plain(ShortText.List(read));
        }
        Table table = ObjectTables.Records(read) ?? ObjectTables.Indexed(read);
        return TableOutput(TableView.Of(table, o.MaxRows, o.MaxColumns, rowCount: count));
    }

    static FormattedOutput Object(object value, DisplayOptions o)
    {
        Type type = value.GetType();
        bool saysItself = type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || value is Delegate;
        return saysItself || ObjectTables.Members(type).Length == 0
            ? Plain(ShortText.Of(value))
            : TableOutput(TableView.Of(ObjectTables.Properties(value), Math.Max(o.MaxRows, 60), o.MaxColumns));
    }
}
