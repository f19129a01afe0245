using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RadioGenomics.Scripting;

/// <summary>
/// Completions and explanations from what the cells before have declared. Works on snapshots, so that it may run beside a cell.
/// </summary>
/// <param name="options">References and usings.</param>
/// <param name="previous">The compilation of the last executed cell; null: none yet.</param>
sealed class CodeAssistant(Microsoft.CodeAnalysis.Scripting.ScriptOptions options, CSharpCompilation? previous)
{
    static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public CodeCompletions Complete(string code, int position)
    {
        (SemanticModel model, SyntaxNode root) = Analyze(code);
        SyntaxToken token = root.FindToken(Math.Max(0, position - 1));
        if (IsInert(root, token, position))
        {
            return CodeCompletions.None(position);
        }
        bool isInWord = position > 0 && token.IsKind(SyntaxKind.IdentifierToken) | token.IsKeyword() && token.Span.End >= position && token.SpanStart < position;
        int start = isInWord ? token.SpanStart : position, end = isInWord ? token.Span.End : position;
        string prefix = code[start..position];
        SyntaxToken before = isInWord ? token.GetPreviousToken() : token;
        IEnumerable<CodeCompletion> items = before.IsKind(SyntaxKind.DotToken) ? Members(model, before, position) : Names(model, position);
        return new([.. items.Where(i => i.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct().OrderBy(i => i.Text, StringComparer.Ordinal)], start, end);
    }

    public MimeBundle? Inspect(string code, int position)
    {
        (SemanticModel model, SyntaxNode root) = Analyze(code);
        SyntaxToken token = root.FindToken(Math.Clamp(position, 0, Math.Max(0, code.Length - 1)));
        if (!token.IsKind(SyntaxKind.IdentifierToken))
        {
            // Behind a word, and behind the bracket of a call, the word before is meant.
            token = root.FindToken(Math.Max(0, position - 1));
            token = token.IsKind(SyntaxKind.OpenParenToken) || token.IsKind(SyntaxKind.CloseParenToken) ? token.Parent?.GetFirstToken().GetPreviousToken() ?? token : token;
        }
        if (token.Parent is null || root.FindTrivia(position).IsKind(SyntaxKind.SingleLineCommentTrivia))
        {
            return null;
        }
        ImmutableArray<ISymbol> symbols = SymbolsOf(model, token.Parent);
        return symbols.IsEmpty ? null : SymbolText.Describe(symbols);
    }

    public static CodeStatus StatusOf(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, Parsing);
        if (SyntaxFactory.IsCompleteSubmission(tree))
        {
            return tree.GetDiagnostics().Any(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error) ? CodeStatus.Invalid : CodeStatus.Complete;
        }
        // A word that fits nowhere, or an error before the end of the text, does not go away by writing on.
        int end = code.AsSpan().TrimEnd().Length;
        int first = tree.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Location.SourceSpan.End).DefaultIfEmpty(end).Min();
        bool hasStray = tree.GetRoot().DescendantTrivia(descendIntoTrivia: true).Any(t => t.IsKind(SyntaxKind.SkippedTokensTrivia));
        return hasStray || first < end ? CodeStatus.Invalid : CodeStatus.Incomplete;
    }

    (SemanticModel Model, SyntaxNode Root) Analyze(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, Parsing);
        CSharpCompilationOptions compiling = new(OutputKind.DynamicallyLinkedLibrary, usings: options.Imports, allowUnsafe: options.AllowUnsafe);
        var compilation = CSharpCompilation.CreateScriptCompilation("assistant", tree, options.MetadataReferences, compiling, previous);
        return (compilation.GetSemanticModel(tree), tree.GetRoot());
    }

    static bool IsInert(SyntaxNode root, SyntaxToken token, int position)
    {
        SyntaxTrivia trivia = root.FindTrivia(Math.Max(0, position - 1));
        bool isComment = trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective;
        bool isText = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.NumericLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;
        return isComment || (isText && position > token.SpanStart && (position < token.Span.End || !token.IsKind(SyntaxKind.StringLiteralToken)));
    }

    static IEnumerable<CodeCompletion> Members(SemanticModel model, SyntaxToken dot, int position)
    {
        ExpressionSyntax? left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional } => conditional.Expression,
            MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax conditional } => conditional.Expression,
            _ => null,
        };
        if (left is null)
        {
            return [];
        }
        ISymbol? symbol = model.GetSymbolInfo(left).Symbol;
        bool isType = symbol is INamespaceOrTypeSymbol;
        INamespaceOrTypeSymbol? container = isType ? (INamespaceOrTypeSymbol)symbol! : model.GetTypeInfo(left).Type;
        return container is null or IErrorTypeSymbol ? []
            : model.LookupSymbols(position, container, includeReducedExtensionMethods: !isType).Where(s => IsWanted(s) && (container.IsNamespace || s is INamedTypeSymbol ? isType : s.IsStatic == isType)).Select(Item);
    }

    static IEnumerable<CodeCompletion> Names(SemanticModel model, int position) =>
        model.LookupSymbols(position).Where(IsWanted).Select(Item).Concat(Keywords);

    static readonly ImmutableArray<CodeCompletion> Keywords =
        [.. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Concat(["var", "await", "async", "record", "when", "yield"]).Select(k => new CodeCompletion(k, "keyword"))];

    static bool IsWanted(ISymbol symbol) => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared && !symbol.Name.StartsWith('<')
        && symbol is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.Destructor };

    static CodeCompletion Item(ISymbol symbol) => new(symbol.Name, symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        // Variables of cells are fields of the submission.
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        INamespaceSymbol => "namespace",
        INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        _ => "text",
    });

    static ImmutableArray<ISymbol> SymbolsOf(SemanticModel model, SyntaxNode node)
    {
        for (SyntaxNode? n = node; n is not null and not StatementSyntax; n = n.Parent)
        {
            SymbolInfo info = model.GetSymbolInfo(n);
            if (info.Symbol is not null || model.GetDeclaredSymbol(n) is not null)
            {
                return [info.Symbol ?? model.GetDeclaredSymbol(n)!];
            }
            ImmutableArray<ISymbol> group = info.CandidateSymbols.IsEmpty ? model.GetMemberGroup(n) : info.CandidateSymbols;
            if (!group.IsEmpty)
            {
                return group;
            }
        }
        return [];
    }
}
