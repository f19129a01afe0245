using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RadioGenomics.Scripting;

/// <summary>
/// The cell tagged "parameters": its declarations with a literal value are the notebook's parameters. Given values are typed, and
/// go into a cell tagged "injected-parameters" behind it (papermill's convention, but with the declared type).
/// </summary>
public static class ParameterCell
{
    /// <summary>Tag of the declaring cell.</summary>
    public const string Tag = "parameters";

    /// <summary>Tag of the cell with the given values.</summary>
    public const string InjectedTag = "injected-parameters";

    static readonly CSharpParseOptions Script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);

    /// <summary>The parameters that a notebook declares, in order; empty when it has no such cell.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NotebookInvalid"/> when the cell does not parse.</exception>
    public static ImmutableArray<NotebookParameter> Read(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        int position = Find(document, Tag);
        return position < 0 ? [] : [.. Declarations(document.Cells[position].Source).Where(d => d.Parameter is not null).Select(d => d.Parameter!)];
    }

    /// <summary>The notebook with the given values in their own cell behind the declaring one.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="values">Value by name, as written on a command line.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ParameterUnknown"/>, <see cref="ErrorCode.ParameterType"/>.</exception>
    public static NotebookDocument Inject(NotebookDocument document, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return document;
        }
        int position = Find(document, Tag);
        if (position < 0)
        {
            throw Throw.NoParametersCell(values.Keys);
        }
        NotebookCell injected = Injected(document, Assignments(document.Cells[position].Source, values));
        ImmutableArray<NotebookCell> others = document.Cells.RemoveAll(c => c.HasTag(InjectedTag));
        return document with { Cells = others.Insert(others.IndexOf(document.Cells[position]) + 1, injected) };
    }

    /// <summary>The given values of string parameters that name an existing file, as paths that hold in another folder.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="values">Value by name.</param>
    /// <param name="from">Folder that the values are relative to: where the command was started.</param>
    /// <param name="to">Folder that the notebook runs in.</param>
    public static ImmutableSortedDictionary<string, string> ResolvePaths(
        NotebookDocument document, IReadOnlyDictionary<string, string> values, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(values);
        HashSet<string> texts = [.. Read(document).Where(p => p.Type.TrimEnd('?') == "string").Select(p => p.Name)];
        return values.ToImmutableSortedDictionary(v => v.Key, v => texts.Contains(v.Key) ? Rebase(v.Value, from, to) : v.Value, StringComparer.Ordinal);
    }

    static string Rebase(string value, string from, string to)
    {
        if (value.Length == 0 || value.Length > 4096 || Path.IsPathRooted(value) || value.Contains('\0', StringComparison.Ordinal))
        {
            return value;
        }
        string full = Path.GetFullPath(value, from);
        if (!Path.Exists(full))
        {
            return value;
        }
        // A relative path keeps this machine's folders out of the notebook; behind a symbolic link it may not hold.
        string relative = Path.GetRelativePath(to, full);
        return Path.Exists(Path.Combine(to, relative)) ? relative.Replace('\\', '/') : full;
    }

    static List<string> Assignments(string source, IReadOnlyDictionary<string, string> values)
    {
        (string Name, NotebookParameter? Parameter)[] declared = [.. Declarations(source)];
        var lines = new List<string>();
        foreach ((string name, string value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            (string Name, NotebookParameter? Parameter) match = declared.LastOrDefault(d => d.Name == name);
            if (match.Parameter is null)
            {
                throw match.Name is null
                    ? Throw.ParameterUnknown(name, [.. declared.Where(d => d.Parameter is not null).Select(d => d.Name)])
                    : Throw.ParameterNotLiteral(name);
            }
            string literal = ParameterValue.Literal(match.Parameter.Type, value) ?? throw Throw.ParameterType(name, match.Parameter.Type, value);
            lines.Add($"{match.Parameter.Type} {name} = {literal};");
        }
        return lines;
    }

    static NotebookCell Injected(NotebookDocument document, IEnumerable<string> lines)
    {
        string id = InjectedTag;
        while (document.Cells.Any(c => c.Id == id && !c.HasTag(InjectedTag)))
        {
            id += "-1";
        }
        return NotebookCell.Code("// Parameters\n" + string.Join('\n', lines), document.FormatMinor >= 5 ? id : null, InjectedTag);
    }

    static int Find(NotebookDocument document, string tag)
    {
        for (int i = 0; i < document.Cells.Length; i++)
        {
            if (document.Cells[i].Kind == CellKind.Code && document.Cells[i].HasTag(tag))
            {
                return i;
            }
        }
        return -1;
    }

    static IEnumerable<(string Name, NotebookParameter? Parameter)> Declarations(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(TextLines.Normalize(source), Script);
        if (tree.GetDiagnostics().FirstOrDefault(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error) is { } error)
        {
            throw Throw.ParametersCellBroken(error.ToString());
        }
        return tree.GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(f => f.Declaration.Variables.Select(v => (v.Identifier.ValueText, Parameter(f.Declaration.Type, v))));
    }

    static NotebookParameter? Parameter(TypeSyntax type, VariableDeclaratorSyntax variable)
    {
        if (variable.Initializer?.Value is not ExpressionSyntax value || LiteralToken(value) is not SyntaxToken token)
        {
            return null;
        }
        string name = type.IsVar ? NameOf(token.Value) : type.ToString();
        return ParameterValue.Supports(name)
            ? new NotebookParameter { Name = variable.Identifier.ValueText, Type = name, Default = value.ToString() }
            : null;
    }

    static SyntaxToken? LiteralToken(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.Token,
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax number } => number.Token,
        _ => null,
    };

    static string NameOf(object? value) => value switch
    {
        string => "string",
        bool => "bool",
        int => "int",
        uint => "uint",
        long => "long",
        ulong => "ulong",
        double => "double",
        float => "float",
        decimal => "decimal",
        char => "char",
        _ => "",
    };
}
