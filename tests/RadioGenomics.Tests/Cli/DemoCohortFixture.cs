using RadioGenomics.Demo;

namespace RadioGenomics.Tests.Cli;

/// <summary>A small demo cohort on disk, made once for the tests of the command line.</summary>
public sealed class DemoCohortFixture : IDisposable
{
    public DemoCohortFixture() =>
        DemoCohort.Generate(new DemoCohortOptions { Patients = 60, Genes = 600, Features = 100, Seed = 5 }, Folder, RunContext.Default);

    public string Folder { get; } = Directory.CreateTempSubdirectory("radiogenomics-cli-").FullName;

    public string Manifest => Path.Combine(Folder, "cohort.json");

    /// <summary>A folder that does not exist yet.</summary>
    public string NewFolder(string name) => Path.Combine(Folder, "out", name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
