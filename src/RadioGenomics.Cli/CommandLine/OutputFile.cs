using System.Globalization;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>Files that a verb writes under the name that the user gave.</summary>
static class OutputFile
{
    /// <summary>An existing file is replaced only when asked for; said before any work is done.</summary>
    public static void RefuseExisting(string? path, bool force)
    {
        if (path is not null && File.Exists(path) && !force)
        {
            throw new RadioGenomicsException(ErrorCode.OutputExists,
                string.Create(CultureInfo.InvariantCulture, $"'{path}' exists already ({new FileInfo(path).Length} bytes). Choose another name or add --force."));
        }
    }
}
