namespace RadioGenomics.Scripting;

/// <summary>Where packages of <c>#r "nuget:…"</c> come from and whether their versions are fixed.</summary>
public sealed record PackageOptions
{
    /// <summary>The lock file, by convention <c>notebook.packages.lock.json</c> beside <c>notebook.ipynb</c>; null: none. When it exists, every restored package must
    /// be in it with the same version and hash.</summary>
    public string? LockFile { get; init; }

    /// <summary>Whether the lock file is not obeyed but is to be written, with the session's packages, when the run has ended.</summary>
    public bool RenewLock { get; init; }

    /// <summary>Longest time for one restore.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Folder that packages are kept in; null: that of this machine.</summary>
    public string? PackagesFolder { get; init; }

    /// <summary>Whether only the sources that the notebook names with <c>#i</c> are asked.</summary>
    public bool OnlyNotebookSources { get; init; }

    /// <summary>The lock file that belongs to a notebook.</summary>
    /// <param name="notebook">Path of the notebook.</param>
    public static string LockFileOf(string notebook) => Path.ChangeExtension(notebook, ".packages.lock.json");
}
