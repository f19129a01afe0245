using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>
/// One stored output as HTML, the richest form first. Trusted are pictures and tables that this library drew in this process or draws
/// again from the stored data; HTML from a file goes into a sandbox without scripts, SVG from a file into an image element.
/// </summary>
static partial class OutputHtml
{
    public static string Render(NotebookOutput output, MarkdownHtml markdown) => output switch
    {
        StreamOutput stream => $"<div class=\"rg-output rg-{(stream.Name == "stderr" ? "stderr" : "stdout")}\"><pre>{Text(stream.Text)}</pre></div>",
        ErrorOutput error => Error(error),
        DataOutput data => $"<div class=\"rg-output\">{Data(data, markdown)}</div>",
        _ => "",
    };

    public static bool IsPicture(string mime) => mime is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or MimeBundle.Svg;

    public static string DataUri(string mime, string data)
    {
        string base64 = mime == MimeBundle.Svg ? Convert.ToBase64String(Encoding.UTF8.GetBytes(data)) : NotBase64().Replace(data, "");
        return $"data:{mime};base64,{base64}";
    }

    static string Error(ErrorOutput error)
    {
        IEnumerable<string> lines = error.Traceback.SelectMany(t => t.Split('\n'));
        string heading = $"{error.Name}: {error.Value}";
        // The heading is said once: the traceback usually begins with it.
        string[] places = [.. lines.SkipWhile((l, i) => i == 0 && (l == heading || l == error.Value))];
        string trace = places.Length > 0 ? $"<pre>{Text(string.Join('\n', places))}</pre>" : "";
        return $"<div class=\"rg-output rg-error\"><strong>{HtmlText.Escape(error.Name)}</strong>: {Text(error.Value)}{trace}</div>";
    }

    static string Data(DataOutput output, MarkdownHtml markdown) =>
        Figure(output) ?? Tables(output.Data) ?? Html(output)
        ?? (output.Data.TextOf("text/markdown") is string text ? markdown.Render(text) : null)
        ?? $"<pre>{Text(output.Data.TextOf(MimeBundle.Plain) ?? "(an output without a form that can be shown here)")}</pre>";

    static string? Figure(DataOutput output)
    {
        string? svg = output.IsTrusted ? output.Data.TextOf(MimeBundle.Svg) : null;
        svg ??= output.Data.TryGet(MimeBundle.FigureJson, out JsonNode? spec) ? FigureData.Draw(spec) : null;
        if (svg is not null)
        {
            return $"<div class=\"rg-figure\"{Width(svg)}>{svg}</div>";
        }
        string? mime = output.Data.Items.Select(i => i.Key).FirstOrDefault(IsPicture);
        return mime is not null && output.Data.TextOf(mime) is string data
            ? $"<div class=\"rg-figure\"><img alt=\"{HtmlText.Escape(output.Data.TextOf(MimeBundle.Plain))}\" src=\"{DataUri(mime, data)}\"></div>"
            : null;
    }

    // A figure is made for the column of a journal; on a screen it is read from farther away.
    static string Width(string svg)
    {
        const double Enlarged = 1.35;
        return MillimetreWidth().Match(svg) is { Success: true } m && double.TryParse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out double width)
            ? FormattableString.Invariant($" style=\"--width:{width * Enlarged:0.#}mm\"") : "";
    }

    static string? Tables(MimeBundle data)
    {
        if (data.TryGet(MimeBundle.TableJson, out JsonNode? table))
        {
            return TableView.FromJson(table) is TableView view ? TableText.Html(view) : null;
        }
        return data.TryGet(MimeBundle.ReportJson, out JsonNode? report) ? ReportView.FromJson(report)?.Html() : null;
    }

    static readonly string[] BlockElements = ["<tr", "<p", "<li", "<h1", "<h2", "<h3", "<h4", "<br", "<hr", "<div"];

    static string? Html(DataOutput output)
    {
        if (output.Data.TextOf(MimeBundle.Html) is not string html)
        {
            return null;
        }
        // Without scripts a frame cannot grow to its content; its rows give a fair guess.
        int rows = BlockElements.Sum(tag => html.AsSpan().Count(tag, StringComparison.OrdinalIgnoreCase));
        string height = Math.Clamp(60 + (rows * 26), 90, 560).ToString(CultureInfo.InvariantCulture);
        return output.IsTrusted ? html
            : $"<iframe sandbox loading=\"lazy\" title=\"stored HTML\" style=\"height:{height}px\" srcdoc=\"{HtmlText.Escape(html)}\"></iframe>"
              + "<div class=\"rg-foreign\">HTML stored in the notebook, shown in a sandbox without scripts.</div>";
    }

    static int Count(this ReadOnlySpan<char> text, string word, StringComparison comparison)
    {
        int count = 0;
        for (int at = text.IndexOf(word, comparison); at >= 0; at = text.IndexOf(word, comparison))
        {
            count++;
            text = text[(at + word.Length)..];
        }
        return count;
    }

    static string Text(string text) => HtmlText.Escape(Ansi().Replace(text, ""));

    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Ansi();

    [GeneratedRegex("^<svg[^>]*? width=\"([0-9.]+)mm\"")]
    private static partial Regex MillimetreWidth();

    [GeneratedRegex("[^A-Za-z0-9+/=]")]
    private static partial Regex NotBase64();
}
