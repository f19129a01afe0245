namespace RadioGenomics;

/// <summary>Settings of <see cref="Cohort.Load(string, CohortLoadOptions, RunContext?)"/> that do not belong to the cohort itself.</summary>
public sealed record CohortLoadOptions
{
    /// <summary>Folder that holds the data folders of cohorts; null: the environment variable RADIOGENOMICS_DATA, or else the
    /// manifest's dataFolders. The folder of the same name as the manifest's in it comes first.</summary>
    public string? DataRoot { get; init; }
}
