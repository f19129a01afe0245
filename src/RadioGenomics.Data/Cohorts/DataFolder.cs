using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Finds where the files of a cohort lie.</summary>
static class DataFolder
{
    /// <summary>The folder that the tables' files are relative to.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="manifestPath">Its path.</param>
    /// <param name="root">Folder that holds data folders; null: none.</param>
    public static string Of(CohortManifest manifest, string manifestPath, string? root)
    {
        string home = Path.GetDirectoryName(Path.GetFullPath(manifestPath))!;
        if (manifest.DataFolders.IsEmpty)
        {
            return home;
        }
        ImmutableArray<string> candidates =
        [
            .. string.IsNullOrEmpty(root) ? [] : manifest.DataFolders.Select(f => Path.Combine(root, Path.GetFileName(Path.TrimEndingDirectorySeparator(f)))).Distinct(),
            .. manifest.DataFolders.Select(f => Path.GetFullPath(Path.Combine(home, f))),
        ];
        string? found = candidates.FirstOrDefault(Directory.Exists);
        if (found is null)
        {
            Throw.NoDataFolder(manifestPath, candidates);
        }
        return found!;
    }
}
