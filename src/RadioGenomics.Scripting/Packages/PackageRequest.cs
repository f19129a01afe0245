using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>A package that a cell asks for: <c>#r "nuget:Name, version"</c>.</summary>
/// <param name="Id">Name of the package.</param>
/// <param name="Version">A version, a range, <c>*</c> or <c>*-*</c> as written; empty: the newest one, or the one of the lock file.</param>
sealed partial record PackageRequest(string Id, string Version)
{
    const int LongestText = 300;

    /// <summary>Whether one version is named, so that the same files come in every run.</summary>
    public bool IsExact => Version.Length > 0 && ExactVersion().IsMatch(Version);

    /// <summary>The version or range for the restore. A version alone is that version: nothing is taken in its place silently.</summary>
    public string Range => Version.Length == 0 ? "*" : IsExact ? $"[{Version}]" : Version;

    /// <summary>Name and version as people write them.</summary>
    public override string ToString() => Version.Length == 0 ? Id : $"{Id}, {Version}";

    /// <summary>Whether the text behind <c>#r</c> or <c>#i</c> is about packages.</summary>
    public static bool IsPackageText(string argument) => PackageStart().IsMatch(argument);

    /// <summary>Reads what stands behind <c>#r</c>.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.PackageInvalid"/>.</exception>
    public static PackageRequest Parse(string argument)
    {
        string text = Inside("#r", argument);
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        string id = (comma < 0 ? text : text[..comma]).Trim(), version = comma < 0 ? "" : text[(comma + 1)..].Trim();
        if (!PackageId().IsMatch(id))
        {
            throw Throw.PackageText("#r", argument, "a name has letters, digits, '.', '_' and '-'");
        }
        // What stands here becomes part of a project file: nothing but versions may pass.
        if (!VersionOrRange().IsMatch(version) || (comma >= 0 && version.Length == 0))
        {
            throw Throw.PackageText("#r", argument, "a version is like 1.2.3, 1.2.3-beta.1, 1.*, *, *-* or [1.0,2.0)");
        }
        return new PackageRequest(id, version);
    }

    /// <summary>Reads the source that stands behind <c>#i</c>: an address as it is, a folder as a whole path.</summary>
    /// <param name="argument">Everything behind <c>#i</c>.</param>
    /// <param name="directory">Folder that a relative folder starts in.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.PackageInvalid"/>; <see cref="ErrorCode.FileNotFound"/>.</exception>
    public static string ParseSource(string argument, string directory)
    {
        string text = Inside("#i", argument);
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out _) ? text : throw Throw.PackageText("#i", argument, "this is not an address");
        }
        string folder = text.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address.LocalPath : text;
        folder = Path.GetFullPath(folder, directory);
        return Directory.Exists(folder) ? folder : throw Throw.PackageFolder(text, folder);
    }

    /// <summary>What stands between the quotation marks behind <c>#i "nuget:</c>, as it is.</summary>
    public static string SourceText(string argument) => Inside("#i", argument);

    static string Inside(string command, string argument)
    {
        Match match = Quoted().Match(argument);
        string text = match.Success ? match.Groups[1].Value.Trim() : "";
        return text.Length is > 0 and <= LongestText && !text.Any(char.IsControl) ? text
            : throw Throw.PackageText(command, argument, $"expected {command} \"nuget:{(command == "#r" ? "Name, version" : "address or folder")}\"");
    }

    [GeneratedRegex(@"^""\s*nuget\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex PackageStart();

    [GeneratedRegex(@"^""\s*nuget\s*:([^""]*)""\s*(//.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}$")]
    private static partial Regex PackageId();

    [GeneratedRegex(@"^\d+(\.\d+){0,3}(-[0-9A-Za-z.\-]+)?(\+[0-9A-Za-z.\-]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(@"^([0-9A-Za-z.*+\-]*|[\[(]\s*[0-9A-Za-z.*+\-]*\s*(,\s*[0-9A-Za-z.*+\-]*\s*)?[\])])$")]
    private static partial Regex VersionOrRange();
}
