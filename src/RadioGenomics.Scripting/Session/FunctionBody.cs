using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RadioGenomics.Scripting;

/// <summary>The body of a function that is written as an expression, as a block.</summary>
static class FunctionBody
{
    /// <summary>The block, on the same lines; null where an expression is not simply returned (references, throws, async).</summary>
    public static BlockSyntax? Of(ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, TypeSyntax type, SyntaxTokenList modifiers, StatementSyntax first)
    {
        if (arrow is null || modifiers.Any(SyntaxKind.AsyncKeyword) || type is RefTypeSyntax || arrow.Expression is ThrowExpressionSyntax or RefExpressionSyntax)
        {
            return null;
        }
        SyntaxTriviaList between = arrow.ArrowToken.TrailingTrivia;
        SyntaxToken end = SyntaxFactory.Token(SyntaxKind.SemicolonToken);
        StatementSyntax last = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? SyntaxFactory.ExpressionStatement(arrow.Expression.WithLeadingTrivia(between.AddRange(arrow.Expression.GetLeadingTrivia())), end)
            : SyntaxFactory.ReturnStatement(SyntaxFactory.Token(between, SyntaxKind.ReturnKeyword, [SyntaxFactory.Space]), arrow.Expression, end);
        return SyntaxFactory.Block(first, last).WithLeadingTrivia(arrow.ArrowToken.LeadingTrivia).WithTrailingTrivia(semicolon.TrailingTrivia);
    }
}
