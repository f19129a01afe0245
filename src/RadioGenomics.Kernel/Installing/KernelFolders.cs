using System.Collections.Immutable;
using RadioGenomics.Data;

namespace RadioGenomics.Kernel.Installing;

/// <summary>Where Jupyter looks for kernels, and what is there.</summary>
public static class KernelFolders
{
    /// <summary>Folder for the present user. Source: Jupyter core documentation, "Data files".</summary>
    public static string User()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } own ? own
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } share ? share : Path.Combine(home, ".local", "share"), "jupyter");
        return Path.Combine(data, "kernels");
    }

    /// <summary>Folder below the prefix of a Python environment.</summary>
    /// <param name="prefix">Such as /usr/local or the folder of a virtual environment.</param>
    public static string Prefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>All folders that Jupyter searches, the user's first.</summary>
    public static ImmutableArray<string> Searched() =>
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(p => Path.Combine(p, "kernels")),
        User(),
        .. OperatingSystem.IsWindows() ? Array.Empty<string>() : [Prefix("/usr/local"), Prefix("/usr")],
    ];

    /// <summary>Kernels that Jupyter would find, the first of each name.</summary>
    public static ImmutableArray<(KernelSpec Spec, string Folder)> Installed() =>
        [.. Searched().Where(Directory.Exists).SelectMany(f => Directory.GetDirectories(f).Order(StringComparer.Ordinal))
            .Select(f => (Spec: KernelSpec.Read(f), Folder: f)).Where(k => k.Spec is not null).Select(k => (k.Spec!, k.Folder)).DistinctBy(k => k.Item1.Name)];

    /// <summary>Writes a kernel and reads it back.</summary>
    /// <param name="spec">The kernel.</param>
    /// <param name="kernels">Folder of kernels.</param>
    /// <returns>The kernel's folder.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static string Install(KernelSpec spec, string kernels)
    {
        ArgumentNullException.ThrowIfNull(spec);
        string folder = Path.Combine(kernels, spec.Name), file = Path.Combine(folder, "kernel.json");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RadioGenomicsException(ErrorCode.OutputNotWritable, $"'{folder}' could not be made: {e.Message} Choose another place with --user, --prefix or --path.", e);
        }
        AtomicFile.WriteText(file, spec.ToJson());
        return KernelSpec.Read(folder) is KernelSpec read && read.Arguments.SequenceEqual(spec.Arguments) ? folder
            : throw new RadioGenomicsException(ErrorCode.OutputNotWritable, $"'{file}' was written and does not read back as it was written. Is another program changing it?");
    }

    /// <summary>Removes a kernel; whether it was there.</summary>
    /// <param name="name">Name of the kernel.</param>
    /// <param name="kernels">Folder of kernels.</param>
    public static bool Uninstall(string name, string kernels)
    {
        string folder = Path.Combine(kernels, name);
        if (!File.Exists(Path.Combine(folder, "kernel.json")))
        {
            return false;
        }
        Directory.Delete(folder, recursive: true);
        return true;
    }
}
