using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>An input file that is not the one the stored notebook was run with.</summary>
/// <param name="Path">Path as recorded, relative to the notebook.</param>
/// <param name="What">What differs, in words.</param>
/// <param name="IsMissing">Whether the file is not there at all.</param>
public sealed record InputDifference(string Path, string What, bool IsMissing);

/// <summary>Compares the input files that a stored notebook recorded with those that are there now, or that a rerun has read.</summary>
static class InputComparison
{
    /// <summary>What the stored notebook recorded; empty when it carries no record.</summary>
    public static ImmutableArray<(string Path, long Bytes, string Sha256)> Recorded(NotebookDocument document)
    {
        if (document.Metadata[ProvenanceBlock.Key]?["provenance"]?["inputs"] is not JsonArray inputs)
        {
            return [];
        }
        return [.. inputs.OfType<JsonObject>().Select(i => (Text(i["path"]), Bytes(i["bytes"]), Text(i["sha256"]))).Where(i => i.Item1.Length > 0)];
    }

    /// <summary>Before the rerun: files that lie beside the notebook and are not the recorded ones. Files that the notebook makes itself are not there yet.</summary>
    public static ImmutableArray<InputDifference> Before(NotebookDocument stored, string folder) =>
        [.. Recorded(stored).Where(i => IsInside(i.Path)).Select(i => OnDisk(i, folder)).OfType<InputDifference>()];

    /// <summary>After the rerun: recorded files that were not read now, and files read now with another content or for the first time.</summary>
    public static ImmutableArray<InputDifference> After(NotebookDocument stored, NotebookDocument fresh)
    {
        ImmutableArray<(string Path, long Bytes, string Sha256)> before = Recorded(stored), after = Recorded(fresh);
        // A file may be read several times under one name, as the tables of two cohorts: each recorded content must be read again.
        return
        [
            .. before.Where(b => !after.Any(a => a.Path == b.Path && a.Sha256 == b.Sha256)).Select(b => after.FirstOrDefault(a => a.Path == b.Path) is { Path: not null } now
                ? Changed(b, now.Bytes, now.Sha256) : new InputDifference(b.Path, "was read by the stored run and not by this one", IsMissing: true)),
            .. after.Where(a => !before.Any(b => b.Path == a.Path)).Select(a => new InputDifference(a.Path, "was read now and not by the stored run", IsMissing: false)),
        ];
    }

    static InputDifference? OnDisk((string Path, long Bytes, string Sha256) input, string folder)
    {
        string path = Path.Combine(folder, input.Path);
        if (!File.Exists(path))
        {
            return null;
        }
        using FileStream stream = File.OpenRead(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return hash == input.Sha256 ? null : Changed(input, stream.Length, hash);
    }

    static InputDifference Changed((string Path, long Bytes, string Sha256) input, long bytes, string hash) => new(input.Path,
        FormattableString.Invariant($"has another content: {bytes:N0} bytes, SHA-256 {Short(hash)}; the stored run read {input.Bytes:N0} bytes, SHA-256 {Short(input.Sha256)}"),
        IsMissing: false);

    static string Short(string hash) => hash.Length > 12 ? hash[..12] + "…" : hash;

    // Only names that lead to a file at or near the notebook; a record from a stranger must not make us read elsewhere.
    static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.Contains('\0', StringComparison.Ordinal) && path.Length < 1024;

    static string Text(JsonNode? node) => node is JsonValue v && v.TryGetValue(out string? text) ? text : "";

    static long Bytes(JsonNode? node) => node is JsonValue v && v.TryGetValue(out long bytes) ? bytes : 0;
}
