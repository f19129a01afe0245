using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace RadioGenomics.Scripting;

/// <summary>
/// What cells are compiled against: the framework and this library, each read once per process. Without the cache every cell
/// reads them again, which costs megabytes per cell.
/// </summary>
static class ScriptReferences
{
    static readonly string[] Rooms =
        ["RadioGenomics.Core", "RadioGenomics.Numerics", "RadioGenomics.Data", "RadioGenomics.Analysis", "RadioGenomics.Radiomics",
         "RadioGenomics.Figures", "RadioGenomics", "RadioGenomics.Scripting", "RadioGenomics.DotNetInteractive"];

    // What the host has for itself. Cells that name it may use it, unless they have brought a version of their own.
    const string Extra = "MathNet.Numerics";

    static readonly string[] WantedNamespaces =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Linq", "System.IO", "System.Threading.Tasks",
         "RadioGenomics", "RadioGenomics.Data", "RadioGenomics.Data.Cohorts", "RadioGenomics.Analysis.Statistics",
         "RadioGenomics.Analysis.Mutations", "RadioGenomics.Analysis.Networks", "RadioGenomics.Analysis.Enrichment", "RadioGenomics.Analysis.Survival", "RadioGenomics.Analysis.Models",
         "RadioGenomics.Figures", "RadioGenomics.Demo",
         "RadioGenomics.Scripting.NotebookCommands", Statics];

    // Its static members: display, HTML, input and their like.
    const string Statics = "Microsoft.DotNet.Interactive.Kernel";

    // What analyses use. Every reference costs every cell about 5 KB for good, so the whole framework (160 assemblies) is taken only
    // when a cell does not compile without it.
    static readonly string[] Usual =
        ["System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Linq.Parallel", "System.Linq.Expressions", "System.Collections",
         "System.Collections.Concurrent", "System.Collections.Immutable", "System.Console", "System.Memory", "System.Text.Json",
         "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks.Parallel", "System.Runtime.Numerics", "System.Numerics.Vectors",
         "System.IO.Compression", "System.Diagnostics.Process", "System.Private.Uri", "System.Runtime.InteropServices", "Microsoft.CSharp", "netstandard"];

    static readonly ConcurrentDictionary<string, PortableExecutableReference> Files = new(StringComparer.Ordinal);
    static readonly Lazy<ImmutableArray<Assembly>> Libraries = new(LoadLibraries);
    static readonly Lazy<ImmutableArray<MetadataReference>> Own = new(() => [.. Libraries.Value.Select(a => Read(a.Location))]);
    static readonly Lazy<ImmutableArray<MetadataReference>> Lean = new(() => [.. Framework(Usual.Contains), .. Own.Value]);
    static readonly Lazy<ImmutableArray<MetadataReference>> Rest = new(() => [.. Framework(n => !Usual.Contains(n))]);

    static readonly Lazy<MetadataReference?> ExtraFile = new(() => HostAssemblies.PathOf(Extra) is string path ? Read(path) : null);

    /// <summary>Compiler messages that another reference may cure.</summary>
    public static bool MayLackReference(string diagnosticId) =>
        diagnosticId is "CS0012" or "CS0103" or "CS0234" or "CS0246" or "CS0518" or "CS1061" or "CS1069" or "CS7069";

    /// <summary>The files of the library.</summary>
    public static IEnumerable<string> LibraryFiles => Libraries.Value.Select(a => a.Location);

    /// <summary>Whether cells are compiled against an assembly of this name without asking for it.</summary>
    public static bool IsGiven(string name) => Rooms.Contains(name) || Path.GetDirectoryName(HostAssemblies.PathOf(name)) == Path.GetDirectoryName(typeof(object).Assembly.Location);

    /// <summary>Everything that cells can be compiled against without bringing it; null when that is so already.</summary>
    /// <param name="options">The references so far.</param>
    /// <param name="code">The cell.</param>
    /// <param name="context">Where the notebook's own assemblies are.</param>
    public static ScriptOptions? WithWholeFramework(ScriptOptions options, string code, NotebookLoadContext context)
    {
        ScriptOptions more = options.MetadataReferences.Contains(Rest.Value[0]) ? options : options.AddReferences(Rest.Value);
        bool wantsExtra = code.Contains("MathNet", StringComparison.Ordinal) && !context.Brings(Extra);
        if (wantsExtra && ExtraFile.Value is MetadataReference extra && !options.MetadataReferences.Contains(extra))
        {
            more = more.AddReferences(extra);
        }
        return ReferenceEquals(more, options) ? null : more;
    }

    public static ScriptOptions Options(string? baseDirectory) => ScriptOptions.Default
        .WithReferences(Lean.Value)
        .WithImports(ExistingNamespaces())
        .WithMetadataResolver(new CachingResolver(ScriptMetadataResolver.Default, baseDirectory))
        .WithSourceResolver(new DocumentSources(baseDirectory))
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithAllowUnsafe(false)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(System.Text.Encoding.UTF8);

    static IEnumerable<string> ExistingNamespaces()
    {
        HashSet<string> present = [.. Libraries.Value.SelectMany(a => a.GetExportedTypes()).Select(t => t.Namespace ?? "")];
        return WantedNamespaces.Where(n => n.StartsWith("System", StringComparison.Ordinal) || n.StartsWith("RadioGenomics.Scripting.", StringComparison.Ordinal) || n == Statics || present.Contains(n));
    }

    static ImmutableArray<Assembly> LoadLibraries() =>
        [.. Rooms.Select(TryLoad).OfType<Assembly>()];

    static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    static IEnumerable<MetadataReference> Framework(Func<string, bool> isWanted)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return trusted.Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == framework && isWanted(Path.GetFileNameWithoutExtension(p)))
            .Where(p => !Rooms.Contains(Path.GetFileNameWithoutExtension(p)))
            .Select(Read);
    }

    // One object per file: the compiler takes an assembly for the same as before only when everything it refers to is the same object too.
    // Otherwise `display` of an earlier cell and of this one are two, and the call is ambiguous.
    static PortableExecutableReference Read(string path) => Files.GetOrAdd(path, static p => MetadataReference.CreateFromFile(p));

    sealed class CachingResolver(ScriptMetadataResolver inner, string? baseDirectory) : MetadataReferenceResolver
    {
        readonly ConcurrentDictionary<(string Name, string Folder), ImmutableArray<PortableExecutableReference>> _named = new();
        readonly ConcurrentDictionary<AssemblyIdentity, PortableExecutableReference?> _missing = new();

        public override bool ResolveMissingAssemblies => inner.ResolveMissingAssemblies;

        public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
            _missing.GetOrAdd(referenceIdentity, id => Unless(inner.ResolveMissingAssembly(definition, id)));

        // What the library needs for itself is not the notebook's: there a higher version would push out the one that the notebook has brought.
        static PortableExecutableReference? Unless(PortableExecutableReference? found) =>
            found?.FilePath is not string file || HostAssemblies.IsPrivate(file) ? null : Read(file);

        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
            _named.GetOrAdd((reference, DocumentSources.FolderOf(baseFilePath, baseDirectory)),
                key => inner.WithBaseDirectory(key.Folder).ResolveReference(key.Name, null, properties));

        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
