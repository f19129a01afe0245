namespace RadioGenomics.ReferenceTests;

/// <summary>Finds the source tree, the cases and the handlers.</summary>
static class ReferenceFolder
{
    static readonly Lazy<string> Repository = new(FindRepository);
    static readonly Lazy<Dictionary<string, IReferenceMethod>> Handlers = new(FindHandlers);

    public static string RepositoryRoot => Repository.Value;

    public static string Root => Path.Combine(RepositoryRoot, "tests", "reference");

    public static IReadOnlyDictionary<string, IReferenceMethod> Methods => Handlers.Value;

    /// <summary>Area/Method/case of every folder that holds a case.json or lies at the depth of a case.</summary>
    public static string[] CaseIds() =>
    [
        .. from area in Directory.GetDirectories(Root)
           from method in Directory.GetDirectories(area)
           from one in Directory.GetDirectories(method)
           let id = Path.GetRelativePath(Root, one).Replace('\\', '/')
           orderby id
           select id,
    ];

    static string FindRepository()
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

    static Dictionary<string, IReferenceMethod> FindHandlers() =>
        typeof(IReferenceMethod).Assembly.GetTypes()
            .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IReferenceMethod)))
            .Select(t => (IReferenceMethod)Activator.CreateInstance(t)!)
            .ToDictionary(m => m.Name);
}
