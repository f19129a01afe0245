using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

public sealed partial class Cohort
{
    /// <summary>Reads, joins and aligns a cohort.</summary>
    /// <param name="manifestPath">Path of a cohort.json (data-schemas/cohort.schema.json).</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ManifestInvalid"/>, the readers' errors, and those of the join:
    /// <see cref="ErrorCode.NoSharedKey"/>, <see cref="ErrorCode.TooFewJoined"/>, <see cref="ErrorCode.DuplicateIdentifier"/>,
    /// <see cref="ErrorCode.IdRuleNoMatch"/>, <see cref="ErrorCode.EmptyTable"/>.</exception>
    public static Cohort Load(string manifestPath, RunContext? run = null) => Load(manifestPath, new CohortLoadOptions(), run);

    /// <summary>Reads, joins and aligns a cohort whose data lie elsewhere than the manifest says.</summary>
    /// <param name="manifestPath">Path of a cohort.json.</param>
    /// <param name="options">Where the data lie.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="Load(string, RunContext?)"/>.</exception>
    public static Cohort Load(string manifestPath, CohortLoadOptions options, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        ArgumentNullException.ThrowIfNull(options);
        return CohortBuilder.Build(manifestPath, options, run ?? RunContext.Ambient);
    }

    /// <summary>Reads, joins and aligns a cohort that is described in memory.</summary>
    /// <param name="manifest">What a cohort.json would say.</param>
    /// <param name="folder">Folder that the manifest's paths are relative to.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException">As for <see cref="Load(string, RunContext?)"/>.</exception>
    public static Cohort Load(CohortManifest manifest, string folder, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(folder);
        return CohortBuilder.Build(manifest, folder, run ?? RunContext.Ambient);
    }

    /// <summary>Only joins, and returns the report also when the join fails: see <see cref="Data.Cohorts.JoinReport.Failure"/>.</summary>
    /// <param name="manifestPath">Path of a cohort.json.</param>
    /// <param name="options">Where the data lie; null: as the manifest says.</param>
    /// <param name="run">Null: that of the running cell or command.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ManifestInvalid"/> and the readers' errors.</exception>
    public static JoinReport Join(string manifestPath, CohortLoadOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        return CohortBuilder.Examine(manifestPath, options ?? new CohortLoadOptions(), run ?? RunContext.Ambient);
    }
}
