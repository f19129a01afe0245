using System.Collections.Immutable;
using System.Security.Cryptography;

namespace RadioGenomics.Data.Cohorts;

/// <summary>Reads the tables that a manifest names, each with the reader of its kind.</summary>
public static class TableLoader
{
    /// <summary>Reads every table.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="manifestPath">Its path; files are relative to it or to its data folder.</param>
    /// <param name="dataRoot">Folder that holds data folders of cohorts; null: only the manifest's own.</param>
    /// <param name="run">Cancellation, progress, threads.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileNotFound"/> and the readers' errors.</exception>
    public static ImmutableArray<LoadedTable> ReadAll(CohortManifest manifest, string manifestPath, string? dataRoot, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(run);
        string folder = DataFolder.Of(manifest, manifestPath, dataRoot);
        var tables = ImmutableArray.CreateBuilder<LoadedTable>(manifest.Tables.Length);
        foreach (TableManifest table in manifest.Tables)
        {
            run.Report($"read {table.ResolvedName}", (double)tables.Count / manifest.Tables.Length);
            ImmutableArray<string> known = [.. tables.SelectMany(t => t.Identifiers).Distinct()];
            LoadedTable read = new TableSource(table, manifest.EndpointsOf(table), folder, known, run).Read();
            tables.Add(read with
            {
                Diagnostics = [.. read.Diagnostics.Select(d => d with { Message = WithoutFolder(d.Message, folder) })],
                Inputs = [.. read.Inputs.Select(i => i with { Path = Path.GetRelativePath(folder, i.Path).Replace('\\', '/'), Role = table.ResolvedName })],
            });
        }
        return tables.MoveToImmutable();
    }

    // Files are named as the manifest names them: where they lie on this machine is not part of the result.
    static string WithoutFolder(string message, string folder) =>
        message.Replace(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>The record of one file, for the provenance ledger.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="role">What it is used for.</param>
    public static InputRecord Record(string path, string role)
    {
        using FileStream stream = File.OpenRead(path);
        return new InputRecord(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)), role);
    }
}
