using System.Globalization;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Objects: their members as a table, objects within them folded into it.</summary>
static class ObjectDisplay
{
    public static FormattedOutput Of(object value, DisplayOptions o)
    {
        Type type = value.GetType();
        if (ObjectTree.SaysItself(type) || ObjectTables.Members(type).Length == 0)
        {
            return new(MimeBundle.FromText(ShortText.Of(value)), IsTrusted: true);
        }
        var tree = ObjectTree.Of(value);
        return tree.IsFlat
            ? DefaultDisplay.TableOutput(TableView.Of(Properties(tree), Math.Max(o.MaxRows, 60), o.MaxColumns))
            : new(new MimeBundle().With(MimeBundle.Html, Html(tree)).With(MimeBundle.Plain, Plain(tree)), tree.IsTrusted);
    }

    static Table Properties(ObjectTree tree) =>
        Table.From(tree.Text, ("property", tree.Children.Select(c => c.Name)), ("value", tree.Children.Select(c => c.Text)));

    static string Html(ObjectTree tree)
    {
        var html = new StringBuilder("<div class=\"rg-table rg-object\">");
        Write(html, tree, isOutermost: true);
        return html.Append("</div>").ToString();
    }

    static void Write(StringBuilder html, ObjectTree tree, bool isOutermost)
    {
        html.Append("<table>");
        html.Append(isOutermost ? $"<caption>{HtmlText.Escape(tree.Text)}</caption>" : "");
        html.Append("<tbody>");
        foreach (ObjectTree child in tree.Children)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th style=\"text-align:left\">{HtmlText.Escape(child.Name)}</th><td style=\"text-align:left\">");
            if (child.Children.Length == 0 && child.Rows is null)
            {
                html.Append(child.Html ?? HtmlText.Escape(child.Text));
            }
            else
            {
                html.Append("<details><summary>").Append(HtmlText.Escape(child.Text)).Append("</summary>");
                if (child.Rows is TableView rows)
                {
                    html.Append(TableText.Html(rows));
                }
                else
                {
                    Write(html, child, isOutermost: false);
                }
                html.Append("</details>");
            }
            html.Append("</td></tr>\n");
        }
        html.Append("</tbody></table>");
    }

    // The type, then a line for each member, two spaces deeper for each object within.
    static string Plain(ObjectTree tree)
    {
        var text = new StringBuilder(tree.Text);
        Write(text, tree, 1);
        return text.ToString();
    }

    static void Write(StringBuilder text, ObjectTree tree, int depth)
    {
        string indent = new(' ', 2 * depth);
        foreach (ObjectTree child in tree.Children)
        {
            text.Append('\n').Append(indent).Append(child.Name).Append(": ").Append(child.Text.ReplaceLineEndings(" "));
            if (child.Rows is TableView rows)
            {
                foreach (string line in TableText.Plain(rows).Split('\n').Skip(1))
                {
                    text.Append('\n').Append(indent).Append("  ").Append(line);
                }
            }
            Write(text, child, depth + 1);
        }
    }
}
