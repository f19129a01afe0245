namespace RadioGenomics.Data;

/// <summary>
/// A result folder that is filled under a temporary name: nothing has its final name before <see cref="Commit"/>, and nothing
/// half-written stays when the work fails.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    readonly bool _existed;
    bool _finished;

    OutputFolder(string path, string staging, bool existed)
    {
        FinalPath = path;
        StagingPath = staging;
        _existed = existed;
    }

    /// <summary>Where the files will be.</summary>
    public string FinalPath { get; }

    /// <summary>Where the files are until <see cref="Commit"/>.</summary>
    public string StagingPath { get; }

    /// <summary>Prepares a folder.</summary>
    /// <param name="path">The folder; created when it does not exist.</param>
    /// <param name="force">Whether a folder that is not empty may be written to; files of the same name are replaced, others stay.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputExists"/>, <see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static OutputFolder Create(string path, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
        {
            Throw.OutputIsFile(path);
        }
        bool existed = Directory.Exists(full);
        try
        {
            if (existed && !force && Directory.EnumerateFileSystemEntries(full).Any())
            {
                Throw.OutputExists(path);
            }
            Directory.CreateDirectory(full);
            string staging = Path.Combine(full, FormattableString.Invariant($".partial-{Environment.ProcessId}"));
            Directory.CreateDirectory(staging);
            return new OutputFolder(full, staging, existed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Throw.OutputNotWritable(path, e);
            throw;
        }
    }

    /// <summary>Where to write a file of the result now; its folder exists.</summary>
    /// <param name="relativePath">Path inside the result folder, such as "figures/volcano.svg".</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>: the path leads out of the folder.</exception>
    public string PathOf(string relativePath)
    {
        string full = Path.GetFullPath(Path.Combine(StagingPath, relativePath));
        if (!full.StartsWith(StagingPath + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            Throw.OutputNotWritable(relativePath, new IOException("the path leads out of the result folder"));
        }
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>Gives all files their final names.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public void Commit()
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(StagingPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                string target = Path.Combine(FinalPath, Path.GetRelativePath(StagingPath, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(file, target, overwrite: true);
            }
            Directory.Delete(StagingPath, recursive: true);
            _finished = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Throw.OutputNotWritable(FinalPath, e);
        }
    }

    /// <summary>Removes what was written when <see cref="Commit"/> was not reached.</summary>
    public void Dispose()
    {
        if (_finished)
        {
            return;
        }
        _finished = true;
        if (Directory.Exists(StagingPath))
        {
            Directory.Delete(StagingPath, recursive: true);
        }
        if (!_existed && Directory.Exists(FinalPath) && !Directory.EnumerateFileSystemEntries(FinalPath).Any())
        {
            Directory.Delete(FinalPath);
        }
    }
}
