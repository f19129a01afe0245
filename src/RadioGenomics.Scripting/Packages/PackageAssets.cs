using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace RadioGenomics.Scripting;

/// <summary>Reads the file in which a restore writes what it took: <c>project.assets.json</c>.</summary>
static class PackageAssets
{
    /// <summary>The packages, sorted by name.</summary>
    /// <param name="path">Path of the file.</param>
    public static ImmutableArray<RestoredPackage> Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        JsonElement libraries = root.GetProperty("libraries");
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name)];
        JsonElement target = root.GetProperty("targets").EnumerateObject().First().Value;
        return [.. target.EnumerateObject()
            .Where(p => Text(p.Value, "type") == "package")
            .Select(p => Package(p, libraries.GetProperty(p.Name), folders))
            .OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase)];
    }

    static RestoredPackage Package(JsonProperty entry, JsonElement library, string[] folders)
    {
        int slash = entry.Name.IndexOf('/', StringComparison.Ordinal);
        string relative = Text(library, "path");
        string folder = folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], relative);
        string[] specific = [.. ForThisMachine(entry.Value, "runtime")];
        return new RestoredPackage
        {
            Id = entry.Name[..slash],
            Version = entry.Name[(slash + 1)..],
            Sha512 = Text(library, "sha512"),
            Folder = folder,
            Compile = Paths(folder, Names(entry.Value, "compile")),
            // An assembly for this system stands in the place of the general one of the same name.
            Runtime = Paths(folder, [.. specific, .. Names(entry.Value, "runtime").Where(g => !specific.Any(s => Path.GetFileName(s) == Path.GetFileName(g)))]),
            Native = Paths(folder, [.. ForThisMachine(entry.Value, "native"), .. Names(entry.Value, "native")]),
        };
    }

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    static IEnumerable<string> Names(JsonElement package, string group) =>
        package.TryGetProperty(group, out JsonElement files) ? files.EnumerateObject().Select(f => f.Name) : [];

    static IEnumerable<string> ForThisMachine(JsonElement package, string kind)
    {
        if (!package.TryGetProperty("runtimeTargets", out JsonElement targets))
        {
            return [];
        }
        ILookup<string, string> byMachine = targets.EnumerateObject()
            .Where(t => Text(t.Value, "assetType") == kind).ToLookup(t => Text(t.Value, "rid"), t => t.Name, StringComparer.Ordinal);
        string? best = Machines.FirstOrDefault(byMachine.Contains);
        return best is null ? [] : byMachine[best];
    }

    // "_._" is an empty place, not a file.
    static ImmutableArray<string> Paths(string folder, IEnumerable<string> names) =>
        [.. names.Where(n => Path.GetFileName(n) != "_._").Select(n => Path.Combine(folder, n.Replace('/', Path.DirectorySeparatorChar)))];

    /// <summary>Names of this machine as packages write them, the most exact first.</summary>
    public static ImmutableArray<string> Machines { get; } = FindMachines(
        OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux",
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal));

    static ImmutableArray<string> FindMachines(string system, string processor, bool isMusl)
    {
        ImmutableArray<string> own = [RuntimeInformation.RuntimeIdentifier, .. isMusl ? new[] { $"linux-musl-{processor}", "linux-musl" } : [], $"{system}-{processor}", system];
        return system == "win" ? [.. own, "any"] : [.. own, $"unix-{processor}", "unix", "any"];
    }
}
