using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Text run as JavaScript by the page that shows it. There is no way back from the page to the session.</summary>
sealed class JavaScriptLanguage : ICellLanguage
{
    public const string Summary = "Runs the text as JavaScript in the page that shows the notebook; it cannot read or set variables of other languages.";

    public string Name => "javascript";

    public ImmutableArray<string> Aliases => ["js"];

    public string LanguageName => "JavaScript";

    public Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        string text = block.Code.Trim('\n');
        // A function of its own, so that `await` is allowed and a second run does not declare the same name twice.
        string html = $"<script>(async () => {{\n{text.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}\n}})();</script>";
        if (text.Contains("interactive.", StringComparison.Ordinal) || text.Contains("kernel.", StringComparison.Ordinal))
        {
            cell.Sink.WriteStream("stderr", "#!javascript: there is no way back from the page to the session, so 'interactive' and 'kernel' are not there. Write the data into the HTML from C#.\n");
        }
        cell.Display(new FormattedOutput(new MimeBundle().With(MimeBundle.Html, html).With(MimeBundle.Plain, "JavaScript, run by the page that shows this:\n" + text), IsTrusted: false));
        return Task.FromResult(new CellResult());
    }
}

/// <summary>A Mermaid diagram, drawn by the page that shows it.</summary>
sealed class MermaidLanguage : ICellLanguage
{
    public const string Mime = "text/vnd.mermaid";

    public static readonly ImmutableArray<CommandParameter> Parameters =
    [
        new("--display-width", "Width of the picture, such as 600px.") { Hint = "WIDTH" },
        new("--display-height", "Height of the picture.") { Hint = "HEIGHT" },
        new("--display-background-color", "Colour behind the picture.") { Hint = "COLOR" },
    ];

    public string Name => "mermaid";

    public ImmutableArray<string> Aliases => [];

    public string LanguageName => "Mermaid";

    public Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        string text = block.Code.Trim('\n');
        var settings = new JsonObject();
        foreach ((string parameter, string key) in new[] { ("--display-width", "width"), ("--display-height", "height"), ("--display-background-color", "background") })
        {
            if (block.Selector?.TextOf(parameter) is string value)
            {
                settings[key] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : value;
            }
        }
        var data = new MimeBundle().With(Mime, text).With(MimeBundle.Plain, text);
        cell.Display(new FormattedOutput(data, IsTrusted: false) { Metadata = settings.Count > 0 ? new JsonObject { [Mime] = settings } : [] });
        return Task.FromResult(new CellResult());
    }
}
