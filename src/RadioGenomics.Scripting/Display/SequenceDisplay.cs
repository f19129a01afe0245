using System.Collections;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace RadioGenomics.Scripting;

/// <summary>Sequences: numbers and words in one line, like records as a table, everything else by position.</summary>
static class SequenceDisplay
{
    public static FormattedOutput Of(IEnumerable sequence, DisplayOptions o)
    {
        int maxRows = FormatterRegistry.Current.Settings.LimitFor(sequence.GetType()) ?? o.MaxRows;
        if (Pairs.Of(sequence) is IEnumerable<KeyValuePair<object?, object?>> pairs)
        {
            List<KeyValuePair<object?, object?>> entries = [.. pairs.Take(o.MaxItems + 1)];
            KeyValuePair<object?, object?>[] read = [.. entries.Take(o.MaxItems)];
            return Shown(ObjectTables.Dictionary([.. read.Select(e => e.Key)], [.. read.Select(e => e.Value)]), entries.Count > o.MaxItems ? Count(sequence) : entries.Count, maxRows, o);
        }
        List<object?> items = [.. sequence.Cast<object?>().Take(o.MaxItems + 1)];
        List<object?> shown = items.Count > o.MaxItems ? items[..o.MaxItems] : items;
        long? count = items.Count > o.MaxItems ? Count(sequence) : items.Count;
        if (shown.All(ShortText.IsScalar))
        {
            return new(MimeBundle.FromText(ShortText.List(sequence is ICollection ? sequence : items, isOpenEnded: count is null)), IsTrusted: true);
        }
        return HasOwnHtml(shown) ? WithHtml(shown, count, maxRows) : Shown(TableOf(shown, o.MaxColumns), count, maxRows, o);
    }

    /// <summary>A sequence as a table in the form that shows most.</summary>
    public static Table TableOf(IReadOnlyList<object?> items, int maxColumns) =>
        ObjectTables.Records(items) ?? ObjectTables.Rows(items, maxColumns) ?? ObjectTables.Indexed(items);

    // How many there are is known of collections; of the others only when the end was reached. Null: more than were read.
    static long? Count(IEnumerable sequence) => sequence switch
    {
        ICollection collection => collection.Count,
        _ => sequence.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)) is Type known
            ? Convert.ToInt64(known.GetProperty("Count")!.GetValue(sequence), System.Globalization.CultureInfo.InvariantCulture)
            : null,
    };

    static FormattedOutput Shown(Table table, long? count, int maxRows, DisplayOptions o) =>
        DefaultDisplay.TableOutput(TableView.Of(table, maxRows, o.MaxColumns, rowCount: count ?? table.RowCount) with { IsOpenEnded = count is null });

    static bool HasOwnHtml(List<object?> items) =>
        items.OfType<object>().Select(i => i.GetType()).Distinct().Take(8).Any(t => FormatterRegistry.Current.For(t, MimeBundle.Html).Count > 0);

    // Each element as its formatter writes it. What the user's formatters write is not this library's, so it is not trusted.
    static FormattedOutput WithHtml(List<object?> items, long? count, int maxRows)
    {
        var html = new StringBuilder("<div class=\"rg-table\"><table><thead><tr><th>index</th><th>value</th></tr></thead><tbody>");
        foreach ((int index, object? item) in items.Take(maxRows).Index())
        {
            string cell = item is null ? "" : FormatterRegistry.Current.TryFormat(item, MimeBundle.Html) ?? HtmlText.Escape(ShortText.Of(item));
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<tr><td>{index}</td><td style=\"text-align:left\">{cell}</td></tr>\n");
        }
        html.Append("</tbody></table>");
        if (count is null || count > maxRows)
        {
            html.Append(count is long all ? FormattableString.Invariant($"<p>({all - maxRows:N0} more)</p>") : "<p>... (more)</p>");
        }
        return new(new MimeBundle().With(MimeBundle.Html, html.Append("</div>").ToString()).With(MimeBundle.Plain, ShortText.List(items, isOpenEnded: count is null)), IsTrusted: false);
    }
}
