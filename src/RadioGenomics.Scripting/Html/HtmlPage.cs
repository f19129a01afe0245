namespace RadioGenomics.Scripting;

/// <summary>The frame of every page: style inside, no network, no scripts.</summary>
static class HtmlPage
{
    static readonly Lazy<string> Style = new(() =>
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    });

    /// <summary>A page.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="body">Its content, as HTML.</param>
    public static string Of(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="generator" content="RadioGenomics {HtmlText.Escape(ProvenanceBlock.LibraryVersion)}">
        <title>{HtmlText.Escape(title)}</title>
        <style>
        {Style.Value}</style>
        </head>
        <body>
        <div class="rg-page">
        {body}
        </div>
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
