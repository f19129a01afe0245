using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RadioGenomics.Scripting;

/// <summary>A notebook as text for other programs. What they cannot hold is left out.</summary>
public static partial class NotebookExport
{
    static readonly CSharpParseOptions ScriptOptions = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);

    /// <summary>The notebook as Markdown: code and printed text in fences, pictures within the file, tables as text.</summary>
    public static string ToMarkdown(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        KernelNames names = NotebookLanguage.NamesOf(document);
        string language = NotebookLanguage.DefaultOf(document);
        var text = new StringBuilder();
        foreach (NotebookCell cell in document.Cells.Where(c => c.Kind != CellKind.Raw && c.Source.Length > 0))
        {
            string source = DibWriter.Trim(TextLines.Normalize(cell.Source));
            Paragraph(text, cell.Kind == CellKind.Markdown ? source
                : Fence(DocumentConversion.WithoutSelector(source, names), NotebookLanguage.Of(cell, names, language)));
            foreach (NotebookOutput output in cell.Outputs)
            {
                Paragraph(text, Shown(output));
            }
        }
        return text.ToString();
    }

    /// <summary>
    /// The notebook as a C# script: Markdown, other languages and <c>#!</c> commands as comments; <c>#r</c> and <c>#load</c> first, where a
    /// script must have them; a value at the end of a cell is printed.
    /// </summary>
    public static string ToScript(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        KernelNames names = NotebookLanguage.NamesOf(document);
        string language = NotebookLanguage.DefaultOf(document);
        var directives = new List<string>();
        var text = new StringBuilder();
        foreach (NotebookCell cell in document.Cells.Where(c => c.Source.Length > 0))
        {
            string source = DibWriter.Trim(TextLines.Normalize(cell.Source));
            bool isCSharp = cell.Kind == CellKind.Code && NotebookLanguage.Of(cell, names, language) == KernelNames.CSharp;
            Paragraph(text, isCSharp ? CSharp(DocumentConversion.WithoutSelector(source, names), directives) : Comment(source));
        }
        return $"// {document.Name}\n{string.Concat(directives.Distinct(StringComparer.Ordinal).Select(d => d + "\n"))}\n{text}";
    }

    static string CSharp(string source, List<string> directives)
    {
        string[] lines = source.Split('\n');
        directives.AddRange(lines.Where(l => Directive().IsMatch(l)));
        string[] kept = [.. lines.Where(l => !Directive().IsMatch(l)).Select(l => l.StartsWith("#!", StringComparison.Ordinal) || l.StartsWith("#i ", StringComparison.Ordinal) ? "// " + l : l)];
        return Finished(string.Join('\n', kept));
    }

    // Only the last line of a script may be a value without semicolon.
    static string Finished(string source)
    {
        var unit = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, ScriptOptions).GetRoot();
        if (unit.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var value } })
        {
            return source;
        }
        bool isStatement = value is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression };
        string end = source[value.Span.End..];
        return source[..value.SpanStart] + (isStatement ? $"{value};" : $"Console.WriteLine({value});") + end;
    }

    static string Comment(string source) => string.Join('\n', source.Split('\n').Select(l => l.Length == 0 ? "//" : "// " + l));

    static string Shown(NotebookOutput output) => output switch
    {
        StreamOutput stream => Fence(Plain(stream.Text), "text"),
        ErrorOutput error => Fence(Plain($"{error.Name}: {error.Value}"), "text"),
        DataOutput data => Data(data.Data),
        _ => "",
    };

    static string Data(MimeBundle data)
    {
        foreach ((string mime, string name) in ((string, string)[])[(MimeBundle.Svg, "figure"), ("image/png", "figure"), ("image/jpeg", "picture")])
        {
            if (data.TextOf(mime) is string picture)
            {
                return $"![{name}]({OutputHtml.DataUri(mime, picture)})";
            }
        }
        return data.TextOf("text/markdown") ?? (data.TextOf(MimeBundle.Plain) is { Length: > 0 } plain ? Fence(Plain(plain), "text")
            : data.TextOf(MimeBundle.Html) is string html ? Fence(html, "html") : "");
    }

    static string Plain(string text) => Escapes().Replace(TextLines.Normalize(text), "").TrimEnd('\n');

    // Longer than any run of backticks inside, so that nothing in the text ends it.
    static string Fence(string text, string language)
    {
        int longest = Backticks().Matches(text).Select(m => m.Length).DefaultIfEmpty(0).Max();
        string fence = new('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{text}\n{fence}";
    }

    static void Paragraph(StringBuilder text, string paragraph)
    {
        if (paragraph.Length > 0)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(paragraph).Append('\n');
        }
    }

    [GeneratedRegex("^#(r|load)\\s+\"")]
    private static partial Regex Directive();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    // Colours of a terminal.
    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escapes();
}
