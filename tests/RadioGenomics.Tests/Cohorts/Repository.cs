namespace RadioGenomics.Tests.Cohorts;

static class Repository
{
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "RadioGenomics.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
