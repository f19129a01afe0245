using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadioGenomics.Scripting;

/// <summary>The packages of a notebook with their versions and hashes: <c>notebook.packages.lock.json</c>.</summary>
public sealed record PackageLock
{
    const long LargestFile = 10_000_000;

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Version of the format: 1.</summary>
    public required int Schema { get; init; }

    /// <summary>The framework that the packages were chosen for, such as "net10.0".</summary>
    public required string Framework { get; init; }

    /// <summary>Every package, also those that others need, sorted by name.</summary>
    public required ImmutableArray<LockedPackage> Packages { get; init; }

    /// <summary>Reads a lock file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.PackageLockInvalid"/>.</exception>
    public static PackageLock Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            PackageLock? content = new FileInfo(path).Length > LargestFile ? null : JsonSerializer.Deserialize<PackageLock>(File.ReadAllText(path), Json);
            return content?.Fault() is string fault ? throw Throw.LockInvalid(path, fault) : content ?? throw Throw.LockInvalid(path, "it is empty or larger than 10 MB");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Throw.LockInvalid(path, e.Message);
        }
    }

    /// <summary>Writes the file: the same packages give the same bytes.</summary>
    /// <param name="path">Path of the file.</param>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string draft = path + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(this, Json) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(draft, path, overwrite: true);
    }

    internal static PackageLock Of(IEnumerable<RestoredPackage> packages) => new()
    {
        Schema = 1,
        Framework = RestoreProject.Framework,
        Packages = [.. packages.OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase).Select(p => new LockedPackage { Id = p.Id, Version = p.Version, Sha512 = p.Sha512 })],
    };

    internal LockedPackage? Find(string id) => Packages.FirstOrDefault(p => p.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses what is not as the file says.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.PackageLockMismatch"/>.</exception>
    internal void Check(string path, IEnumerable<RestoredPackage> packages)
    {
        foreach (RestoredPackage package in packages)
        {
            LockedPackage? locked = Find(package.Id);
            if (locked is null)
            {
                throw Throw.NotLocked(path, package.Id, package.Version);
            }
            if (!locked.Version.Equals(package.Version, StringComparison.OrdinalIgnoreCase))
            {
                throw Throw.LockMismatch(path, package.Id, $"version {locked.Version}", $"version {package.Version}");
            }
            if (locked.Sha512 != package.Sha512)
            {
                throw Throw.LockMismatch(path, $"{package.Id} {package.Version}", $"SHA-512 {locked.Sha512}", $"SHA-512 {package.Sha512}");
            }
        }
    }

    string? Fault() => Schema != 1 ? FormattableString.Invariant($"its schema is {Schema}, expected 1")
        : Packages.IsDefault ? "it has no packages"
        : Packages.FirstOrDefault(p => !IsSound(p)) is LockedPackage bad ? $"the entry of '{bad.Id}' has no sound name, version and hash"
        : Packages.GroupBy(p => p.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"'{twice.Key}' is there twice"
        : null;

    // Names and versions become part of a project file: nothing else may pass.
    static bool IsSound(LockedPackage package)
    {
        try
        {
            return PackageRequest.Parse($"\"nuget:{package.Id},{package.Version}\"").IsExact && Convert.FromBase64String(package.Sha512).Length == 64;
        }
        catch (Exception e) when (e is RadioGenomicsException or FormatException)
        {
            return false;
        }
    }
}

/// <summary>A package of a lock file.</summary>
public sealed record LockedPackage
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-512 of the package file, base64.</summary>
    public required string Sha512 { get; init; }
}
