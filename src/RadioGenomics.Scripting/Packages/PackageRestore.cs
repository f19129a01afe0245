using System.Collections.Immutable;
using System.ComponentModel;

namespace RadioGenomics.Scripting;

/// <summary>Brings packages onto this machine with <c>dotnet restore</c>, in a folder that is removed afterwards.</summary>
static class PackageRestore
{
    /// <summary>Brings the packages of a plan with everything they need.</summary>
    /// <param name="plan">What to bring.</param>
    /// <param name="timeout">Longest time.</param>
    /// <param name="cancellation">Ends the restore at once.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.PackageNotRestored"/>; <see cref="ErrorCode.LimitReached"/>.</exception>
    public static async Task<ImmutableArray<RestoredPackage>> RunAsync(RestorePlan plan, TimeSpan timeout, CancellationToken cancellation)
    {
        if (plan.IsRepeatable && PackageCache.Find(plan) is { IsDefault: false } known)
        {
            return known;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            ImmutableArray<RestoredPackage> packages = await InFolderAsync(plan, limit.Token).ConfigureAwait(false);
            if (plan.IsRepeatable)
            {
                PackageCache.Keep(plan, packages);
            }
            return packages;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Throw.RestoreTimeout(plan, timeout);
        }
    }

    static async Task<ImmutableArray<RestoredPackage>> InFolderAsync(RestorePlan plan, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("radiogenomics-restore-");
        try
        {
            // Folders that the notebook names come first: what they hold needs no network, and no package of the same name elsewhere takes its place.
            bool hasFolders = plan.Sources.Any(Path.IsPathRooted);
            string said = "";
            foreach (bool onlyOwn in hasFolders && !plan.OnlyOwnSources ? [true, false] : new[] { plan.OnlyOwnSources })
            {
                RestorePlan attempt = plan with { OnlyOwnSources = onlyOwn };
                RestoreProject.Write(folder.FullName, attempt);
                (int exit, string output) = await DotnetAsync(folder.FullName, cancellation).ConfigureAwait(false);
                string assets = Path.Combine(folder.FullName, "obj", "project.assets.json");
                if (exit == 0 && File.Exists(assets))
                {
                    return PackageAssets.Read(assets);
                }
                // The second attempt asks everybody, so its words are the ones that count.
                said = output;
            }
            throw RestoreErrors.Of(plan, said);
        }
        finally
        {
            Remove(folder);
        }
    }

    static async Task<(int, string)> DotnetAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            return await DotnetTool.RunAsync(folder,
                ["restore", RestoreProject.FileName, "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-p:RestoreUseStaticGraphEvaluation=false"], cancellation).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            throw Throw.NoSdk(e.Message);
        }
    }

    static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What a killed process still holds stays in the temporary folder.
        }
    }
}
