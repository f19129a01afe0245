using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RadioGenomics.Scripting;

/// <summary>The assemblies that this process was started with, and who wins when a notebook brings one of the same name.</summary>
static class HostAssemblies
{
    static readonly FrozenDictionary<string, string> Trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key!, g => g.First(), StringComparer.OrdinalIgnoreCase);

    static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    /// <summary>Path of the host's assembly of a name; null: it has none.</summary>
    public static string? PathOf(string name) => Trusted.GetValueOrDefault(name);

    /// <summary>Whether a file is one of those that the host was started with.</summary>
    public static bool Has(string path) => Trusted.TryGetValue(Path.GetFileNameWithoutExtension(path), out string? own) && own == path;

    /// <summary>Whether a file is one that the host has for itself: neither the framework's nor the library's.</summary>
    public static bool IsPrivate(string path) => Has(path) && Path.GetDirectoryName(path) != Framework && !IsLibrary(Path.GetFileNameWithoutExtension(path));

    /// <summary>
    /// Whether the host's assembly is taken although a notebook brings one. The library's own, because its types pass between cells and the
    /// library. The framework's and FSharp.Core, which serve whatever was compiled against older ones. Of all others only the very same file.
    /// </summary>
    /// <param name="file">Path of the notebook's assembly.</param>
    /// <param name="name">Its name.</param>
    public static bool Wins(string file, AssemblyName name)
    {
        string simple = name.Name ?? "";
        if (PathOf(simple) is not string own)
        {
            return false;
        }
        if (IsLibrary(simple))
        {
            return true;
        }
        Version? theirs = name.Version, ours = AssemblyName.GetAssemblyName(own).Version;
        return Path.GetDirectoryName(own) == Framework || simple == "FSharp.Core" ? ours >= theirs : ours == theirs && Identity(own) == Identity(file);
    }

    /// <summary>Whether an assembly is part of this library.</summary>
    public static bool IsLibrary(string name) => name == "RadioGenomics" || name.StartsWith("RadioGenomics.", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the assembly in a file; null when it is none.</summary>
    public static AssemblyName? TryReadName(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or System.Security.SecurityException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static Guid Identity(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
