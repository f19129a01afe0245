using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RadioGenomics.Scripting;

/// <summary>Files of <c>#load</c>: relative to the file that loads, or to the folder of the document whose cell does.</summary>
sealed class DocumentSources(string? baseDirectory) : SourceReferenceResolver
{
    // A file of code; data are read, not loaded.
    const long MaxBytes = 16L << 20;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }
        string full = Path.GetFullPath(path, FolderOf(baseFilePath, baseDirectory));
        return File.Exists(full) ? full : null;
    }

    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath)
    {
        long bytes = new FileInfo(resolvedPath).Length;
        if (bytes > MaxBytes)
        {
            throw new IOException(FormattableString.Invariant($"it has {bytes:N0} bytes; the limit is {MaxBytes:N0}"));
        }
        Provenance.Input(resolvedPath, "script");
        using Stream stream = OpenRead(resolvedPath);
        return SourceText.From(stream, Encoding.UTF8);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>The folder that relative paths start in. Cells have names ("In[3]"), files have whole paths.</summary>
    /// <param name="baseFilePath">Who refers.</param>
    /// <param name="baseDirectory">The folder of the session's document; null: the present folder.</param>
    public static string FolderOf(string? baseFilePath, string? baseDirectory) =>
        baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)!
        : CellContext.Current?.Directory ?? baseDirectory ?? Environment.CurrentDirectory;
}
