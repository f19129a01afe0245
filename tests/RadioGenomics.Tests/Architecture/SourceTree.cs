namespace RadioGenomics.Tests.Architecture;

/// <summary>The repository that these tests were built from.</summary>
static class SourceTree
{
    static readonly Lazy<string> Found = new(Find);

    public static string Root => Found.Value;

    /// <summary>Every C# file below a folder of the repository, with forward slashes, sorted.</summary>
    public static string[] CSharpFiles(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "RadioGenomics.sln")))
            {
                return folder;
            }
        }
        throw new DirectoryNotFoundException($"No RadioGenomics.sln above {AppContext.BaseDirectory}; run the tests inside the source tree.");
    }
}
