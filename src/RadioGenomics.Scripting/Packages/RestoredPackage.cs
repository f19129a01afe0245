using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A package as it lies on this machine.</summary>
sealed record RestoredPackage
{
    /// <summary>Name, as the package itself writes it.</summary>
    public required string Id { get; init; }

    /// <summary>The version taken.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-512 of the package file, base64.</summary>
    public required string Sha512 { get; init; }

    /// <summary>Folder with its content.</summary>
    public required string Folder { get; init; }

    /// <summary>Assemblies to compile against.</summary>
    public ImmutableArray<string> Compile { get; init; } = [];

    /// <summary>Assemblies to run, those for this machine.</summary>
    public ImmutableArray<string> Runtime { get; init; } = [];

    /// <summary>Native libraries for this machine.</summary>
    public ImmutableArray<string> Native { get; init; } = [];

    /// <summary>Every file that is needed.</summary>
    public IEnumerable<string> Files => Compile.Concat(Runtime).Concat(Native);
}
