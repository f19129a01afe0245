using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RadioGenomics.Scripting;

/// <summary>C# source as HTML with keywords, texts, numbers and comments marked.</summary>
static class CodeHtml
{
    static readonly CSharpParseOptions Script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);

    public static string Render(string source)
    {
        var html = new StringBuilder();
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Script);
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            AddTrivia(html, token.LeadingTrivia);
            Add(html, Class(token), token.Text);
            AddTrivia(html, token.TrailingTrivia);
        }
        return html.ToString();
    }

    static void AddTrivia(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (SyntaxTrivia piece in trivia)
        {
            SyntaxKind kind = piece.Kind();
            bool isComment = kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia || piece.IsDirective;
            Add(html, isComment ? "rg-c" : "", piece.ToFullString());
        }
    }

    static string Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken => "rg-s",
        SyntaxKind.NumericLiteralToken => "rg-d",
        SyntaxKind kind when SyntaxFacts.IsKeywordKind(kind) || token.Text == "var" => "rg-k",
        _ => "",
    };

    static void Add(StringBuilder html, string style, string text)
    {
        string escaped = HtmlText.Escape(text);
        html.Append(style.Length == 0 || text.Length == 0 ? escaped : $"<span class=\"{style}\">{escaped}</span>");
    }
}
