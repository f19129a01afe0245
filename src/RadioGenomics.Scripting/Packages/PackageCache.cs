using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RadioGenomics.Scripting;

/// <summary>
/// Remembers what a plan of exact versions brought, so that the same notebook needs no second restore. The packages themselves lie in the
/// machine's package folder; here are only their paths, and an entry counts only while all of them exist.
/// </summary>
static class PackageCache
{
    const int Schema = 1;
    const long LargestEntry = 10_000_000;

    static string FolderOf(RestorePlan plan) => plan.PackagesFolder is string own ? Path.Combine(own, ".plans") : Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "radiogenomics", "packages");

    /// <summary>What a plan brought; default when it is not known.</summary>
    public static ImmutableArray<RestoredPackage> Find(RestorePlan plan)
    {
        try
        {
            string path = PathOf(plan);
            if (!File.Exists(path) || new FileInfo(path).Length > LargestEntry)
            {
                return default;
            }
            ImmutableArray<RestoredPackage> packages = JsonSerializer.Deserialize<ImmutableArray<RestoredPackage>>(File.ReadAllText(path));
            return !packages.IsDefault && packages.All(p => p.Files.All(File.Exists) && Directory.Exists(p.Folder)) ? packages : default;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException or NotSupportedException)
        {
            return default;
        }
    }

    /// <summary>Remembers what a plan brought.</summary>
    public static void Keep(RestorePlan plan, ImmutableArray<RestoredPackage> packages)
    {
        try
        {
            Directory.CreateDirectory(FolderOf(plan));
            string path = PathOf(plan), draft = FormattableString.Invariant($"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}");
            File.WriteAllText(draft, JsonSerializer.Serialize(packages));
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without memory the next run restores again.
        }
    }

    static string PathOf(RestorePlan plan) => Path.Combine(FolderOf(plan), Key(plan) + ".json");

    static string Key(RestorePlan plan)
    {
        var text = new StringBuilder();
        text.Append(Schema).Append('\n').Append(RestoreProject.Framework).Append('\n').AppendJoin(' ', PackageAssets.Machines).Append('\n').Append(plan.PackagesFolder).Append('\n');
        foreach (PackageRequest package in plan.Packages.OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase))
        {
            text.Append(package.Id.ToLowerInvariant()).Append(' ').Append(package.Range).Append('\n');
        }
        foreach ((string id, string version) in plan.Pinned)
        {
            text.Append("pin ").Append(id.ToLowerInvariant()).Append(' ').Append(version).Append('\n');
        }
        foreach (string source in plan.Sources)
        {
            text.Append("source ").Append(source).Append(' ').Append(Content(source)).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Packages in a folder of one's own are built again under the same version: their sizes and times are part of the key.
    static string Content(string source) => !Path.IsPathRooted(source) || !Directory.Exists(source) ? ""
        : string.Join(',', new DirectoryInfo(source).EnumerateFiles("*.nupkg").OrderBy(f => f.Name, StringComparer.Ordinal).Take(1000)
            .Select(f => FormattableString.Invariant($"{f.Name} {f.Length} {f.LastWriteTimeUtc.Ticks}")));
}
