using System.Text.Json;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Manifest files.</summary>
static class ManifestReader
{
    public static CohortManifest Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            Throw.ManifestNotFound(path);
        }
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Throw.ManifestUnreadable(path, fault);
            throw;
        }
    }

    public static CohortManifest Parse(byte[] utf8, string source)
    {
        CohortManifest manifest = StrictJson.Read<CohortManifest>(utf8, source);
        new ManifestCheck(manifest, source).Run();
        return manifest;
    }

    public static string Write(CohortManifest manifest) =>
        JsonSerializer.Serialize(manifest, StrictJson.Options).ReplaceLineEndings("\n") + "\n";
}
