using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RadioGenomics.Scripting;

namespace RadioGenomics.Tests.Scripting.Packages;

/// <summary>A folder of packages made by the test, so that no network is needed, and a package folder of its own.</summary>
sealed class PackageFeed : IDisposable
{
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("radiogenomics-test-");

    public PackageFeed()
    {
        Directory.CreateDirectory(Folder);
        Options = new PackageOptions { PackagesFolder = Path.Combine(Root, "packages"), OnlyNotebookSources = true };
    }

    public string Root => _root.FullName;

    public string Folder => Path.Combine(Root, "feed");

    public PackageOptions Options { get; init; }

    /// <summary>A package with one assembly of the package's name.</summary>
    public PackageFeed Add(string id, string version, string code, (string Id, string Range)[]? needs = null, (string Path, byte[] Content)[]? files = null, string[]? references = null)
    {
        byte[] assembly = Compile(id, version, code, references);
        return AddFiles(id, version, needs ?? [], [($"lib/net8.0/{id}.dll", assembly), .. files ?? []]);
    }

    public PackageFeed AddFiles(string id, string version, (string Id, string Range)[] needs, (string Path, byte[] Content)[] files)
    {
        string dependencies = string.Concat(needs.Select(n => $"<dependency id=\"{n.Id}\" version=\"{n.Range}\" />"));
        string nuspec = $"""
            <?xml version="1.0"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id><version>{version}</version><authors>test</authors>
            <description>test</description><dependencies><group targetFramework="net8.0">{dependencies}</group></dependencies></metadata></package>
            """;
        using FileStream stream = File.Create(Path.Combine(Folder, $"{id}.{version}.nupkg"));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach ((string path, byte[] content) in files.Prepend(($"{id}.nuspec", Encoding.UTF8.GetBytes(nuspec))))
        {
            ZipArchiveEntry entry = zip.CreateEntry(path);
            using Stream target = entry.Open();
            target.Write(content);
        }
        return this;
    }

    public string WriteAssembly(string relativePath, string name, string version, string code, string[]? references = null)
    {
        string path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Compile(name, version, code, references));
        return path;
    }

    public static byte[] Compile(string name, string version, string code, string[]? references = null)
    {
        string numbers = version.Split('-')[0];
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(name,
            [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{numbers}\")]")],
            [.. trusted.Where(t => Path.GetDirectoryName(t) == framework).Concat(references ?? []).Select(t => MetadataReference.CreateFromFile(t))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        return result.Success ? stream.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    public void Dispose()
    {
        try
        {
            _root.Delete(recursive: true);
        }
        catch (IOException)
        {
            // An assembly that is loaded may be held; the temporary folder is emptied by the system.
        }
    }
}
