using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Text shown as Markdown.</summary>
sealed class MarkdownLanguage : ICellLanguage
{
    public string Name => "markdown";

    public ImmutableArray<string> Aliases => ["md"];

    public string LanguageName => "Markdown";

    public Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        string text = block.Code.Trim('\n');
        MimeBundle data = new MimeBundle().With("text/markdown", text).With(MimeBundle.Html, new MarkdownHtml().Render(text)).With(MimeBundle.Plain, text);
        cell.Display(new FormattedOutput(data, IsTrusted: true));
        return Task.FromResult(new CellResult());
    }
}

/// <summary>Text shown as HTML.</summary>
sealed class HtmlLanguage : ICellLanguage
{
    public string Name => "html";

    public ImmutableArray<string> Aliases => ["HTML"];

    public string LanguageName => "HTML";

    public Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        string text = block.Code.Trim('\n');
        cell.Display(new FormattedOutput(new MimeBundle().With(MimeBundle.Html, text).With(MimeBundle.Plain, text), IsTrusted: false));
        return Task.FromResult(new CellResult());
    }
}
