using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RadioGenomics.Scripting;

/// <summary>
/// Lets the loops of cells end when the cell is stopped: every turn asks. Aborting a thread, the only other way, can take the whole process
/// along and does not reach other threads; it stays for what has no loop of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLoops
{
    // Work on other threads that looks only now and then shall still see that its cell was stopped.
    static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2);

    // How many cells are being stopped. Nearly always none, so that a turn of a loop costs one look at a number.
    static int s_stopping;

    /// <summary>Called in every turn of a cell's loops.</summary>
    /// <exception cref="OperationCanceledException">The cell that the calling work belongs to is being stopped.</exception>
    public static void Turn()
    {
        if (Volatile.Read(ref s_stopping) != 0)
        {
            CellScope.Current?.Run.Cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Called where a cell's functions begin: one that calls itself without end is an error of the cell, and not the end of the process.</summary>
    /// <exception cref="InsufficientExecutionStackException">Functions have called each other too deep.</exception>
    public static void Enter() => System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();

    internal static void BeginStop() => Interlocked.Increment(ref s_stopping);

    internal static void EndStop() => Task.Delay(Afterwards).ContinueWith(_ => Interlocked.Decrement(ref s_stopping), TaskScheduler.Default);

    /// <summary>The same cell, its loops asking in every turn and its functions looking for room; null when it has neither. Lines stay where they are.</summary>
    internal static Compilation? Rewritten(Compilation compilation)
    {
        // What #load brought in comes before the cell itself and cannot be replaced.
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        SyntaxNode root = tree.GetRoot();
        SyntaxNode asking = new Rewriter().Visit(root);
        return asking == root ? null
            : compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.Create((CSharpSyntaxNode)asking, (CSharpParseOptions)tree.Options, tree.FilePath, tree.Encoding));
    }

    sealed class Rewriter : CSharpSyntaxRewriter
    {
        static readonly StatementSyntax Enter = SyntaxFactory.ParseStatement("global::RadioGenomics.Scripting.CellLoops.Enter();");
        static readonly StatementSyntax Ask = SyntaxFactory.ParseStatement("global::RadioGenomics.Scripting.CellLoops.Turn();");

        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
            base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
            base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

        public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
            base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

        public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
            base.VisitForEachVariableStatement(node) is ForEachVariableStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

        public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) =>
            node.IsKind(SyntaxKind.GotoStatement) ? Asking(node) : base.VisitGotoStatement(node);

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
            return method.Body is BlockSyntax body ? method.WithBody(Entering(body, method.Modifiers))
                : FunctionBody.Of(method.ExpressionBody, method.SemicolonToken, method.ReturnType, method.Modifiers, Enter) is BlockSyntax block
                    ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
                    : method;
        }

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
        {
            var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
            return function.Body is BlockSyntax body ? function.WithBody(Entering(body, function.Modifiers))
                : FunctionBody.Of(function.ExpressionBody, function.SemicolonToken, function.ReturnType, function.Modifiers, Enter) is BlockSyntax block
                    ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
                    : function;
        }

        // Not in async functions: each would catch and throw again, with a trace as long as the stack is deep.
        static BlockSyntax Entering(BlockSyntax body, SyntaxTokenList modifiers) =>
            modifiers.Any(SyntaxKind.AsyncKeyword) ? body : body.WithStatements(body.Statements.Insert(0, Enter));

        // On the line where the body begins, so that line numbers of errors stay those of the cell.
        static BlockSyntax Asking(StatementSyntax body) => body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, Ask))
            : SyntaxFactory.Block(Ask, body.WithoutLeadingTrivia()).WithLeadingTrivia(body.GetLeadingTrivia());
    }
}
