using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace RadioGenomics.Scripting;

/// <summary>
/// The cells of a C# session that have run: their variables, and the next cell's execution. The compiler's own runner loads cells where the host's
/// assemblies always win; here they are loaded into the context of the notebook.
/// </summary>
sealed class SubmissionChain(NotebookLoadContext context)
{
    // Slot 0 is for globals, which cells have none of. The constructor of a cell puts itself into the next free slot.
    object?[] _slots = new object?[16];
    int _count = 1;

    /// <summary>Name, type and value of every variable, oldest first.</summary>
    public IEnumerable<SubmissionVariable> Variables
    {
        get
        {
            object?[] slots = _slots;
            return [.. slots.Take(Volatile.Read(ref _count)).OfType<object>().SelectMany(Fields)];
        }
    }

    /// <summary>Translates a cell into an assembly, without loading it.</summary>
    /// <param name="compilation">The cell.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static CompiledSubmission Compile(Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> parsing = compilation.GetParseDiagnostics(cancellation);
        if (parsing.Any(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error))
        {
            return new(compilation, parsing, null, null);
        }
        if (CellLoops.Rewritten(compilation) is not Compilation asking)
        {
            return Emit(compilation, cancellation);
        }
        // What is wrong is said of the cell as it was written.
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found = compilation.GetDiagnostics(cancellation);
        if (found.Any(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error))
        {
            return new(compilation, found, null, null);
        }
        CompiledSubmission compiled = Emit(asking, cancellation);
        return compiled.Code is null ? Emit(compilation, cancellation) : compiled with { Compilation = compilation, Diagnostics = found };
    }

    static CompiledSubmission Emit(Compilation compilation, CancellationToken cancellation)
    {
        var code = new MemoryStream();
        var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
        return new(compilation, result.Diagnostics, result.Success ? code : null, symbols);
    }

    /// <summary>Runs a cell that is loaded. What it throws comes out as it is; variables set until then stay.</summary>
    /// <returns>The value of the trailing expression.</returns>
    public async Task<object?> RunAsync(CompiledSubmission cell)
    {
        if (cell.Entry is null)
        {
            return null;
        }
        context.Enter();
        try
        {
            return await cell.Entry(_slots).ConfigureAwait(false);
        }
        finally
        {
            Advance();
        }
    }

    /// <summary>Loads a cell without errors.</summary>
    public void Load(CompiledSubmission cell)
    {
        // References of `#r "x.dll"` lines: the compiler knows the files, the context must.
        foreach (PortableExecutableReference reference in cell.Compilation.DirectiveReferences.OfType<PortableExecutableReference>())
        {
            if (reference.FilePath is string file && !HostAssemblies.Has(file))
            {
                context.AddWithNeighbours(file);
            }
        }
        if (cell.Code is null || cell.Compilation.GetEntryPoint(CancellationToken.None) is not IMethodSymbol method)
        {
            return;
        }
        cell.Code.Position = 0;
        cell.Symbols!.Position = 0;
        Assembly assembly = context.LoadFromStream(cell.Code, cell.Symbols);
        INamespaceSymbol space = method.ContainingNamespace;
        string type = space.IsGlobalNamespace ? method.ContainingType.MetadataName : $"{space}.{method.ContainingType.MetadataName}";
        cell.Entry = assembly.GetType(type, throwOnError: true)!
            .GetMethod(method.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object>>>();
    }

    // A cell that declares nothing takes no slot.
    void Advance()
    {
        if (_slots[_count] is not null)
        {
            if (_count + 1 >= _slots.Length)
            {
                Array.Resize(ref _slots, _slots.Length * 2);
            }
            Volatile.Write(ref _count, _count + 1);
        }
    }

    static IEnumerable<SubmissionVariable> Fields(object submission) => submission.GetType()
        .GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(f => f.Name.Length > 0 && (char.IsLetterOrDigit(f.Name[0]) || f.Name[0] == '_'))
        .Select(f => new SubmissionVariable(submission, f));
}

/// <summary>A cell that has been translated.</summary>
/// <param name="Compilation">What it was translated from.</param>
/// <param name="Diagnostics">What the compiler says.</param>
/// <param name="Code">The assembly; null when there are errors.</param>
/// <param name="Symbols">Its line numbers.</param>
sealed record CompiledSubmission(Compilation Compilation, ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> Diagnostics, MemoryStream? Code, MemoryStream? Symbols)
{
    /// <summary>Runs the loaded cell; null: it holds nothing that runs.</summary>
    public Func<object?[], Task<object>>? Entry { get; set; }
}

/// <summary>A variable of a cell.</summary>
/// <param name="Owner">The cell.</param>
/// <param name="Field">The field that holds it.</param>
sealed record SubmissionVariable(object Owner, FieldInfo Field)
{
    public string Name => Field.Name;

    public Type Type => Field.FieldType;

    public object? Value
    {
        get => Field.GetValue(Owner);
        set => Field.SetValue(Owner, value);
    }

    public bool IsReadOnly => Field.IsInitOnly || Field.IsLiteral;
}
