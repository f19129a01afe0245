using System.Collections.Immutable;

namespace RadioGenomics.NotebookTests;

/// <summary>The notebooks of the repository and the parameters they are tested with.</summary>
static class NotebookFiles
{
    public const string Demo = "demo";

    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "notebooks");

    public static string PathOf(string notebook) => Path.Combine(Folder, notebook);

    public static IEnumerable<string> All() => Directory.Exists(Folder)
        ? Directory.GetFiles(Folder, "*.ipynb").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal) : [];

    /// <summary>Runs of every notebook: one without parameters unless the table names others.</summary>
    public static IEnumerable<NotebookCase> Cases() => All().SelectMany(n => Table.TryGetValue(n, out NotebookCase[]? cases) ? cases : [new NotebookCase(n)]);

    static readonly Dictionary<string, NotebookCase[]> Table = new(StringComparer.Ordinal)
    {
        ["02-imaging-gene-associations.ipynb"] =
        [
            new("02-imaging-gene-associations.ipynb") { Cohort = Demo },
            new("02-imaging-gene-associations.ipynb") { Cohort = "notebooks/cohorts/tcga-hnsc.cohort.json", Data = "tcga_hnsc_radiogenomics" },
            new("02-imaging-gene-associations.ipynb") { Cohort = "notebooks/cohorts/nsclc-radiogenomics.cohort.json", Data = "nsclc_radiogenomics" },
        ],
        ["03-modules-and-hub-genes.ipynb"] =
        [
            new("03-modules-and-hub-genes.ipynb") { Cohort = Demo },
            new("03-modules-and-hub-genes.ipynb") { Cohort = "notebooks/cohorts/tcga-hnsc.cohort.json", Data = "tcga_hnsc_radiogenomics" },
            new("03-modules-and-hub-genes.ipynb") { Cohort = "notebooks/cohorts/nsclc-radiogenomics.cohort.json", Data = "nsclc_radiogenomics" },
        ],
        ["04-pathways.ipynb"] =
        [
            new("04-pathways.ipynb") { Cohort = Demo },
            new("04-pathways.ipynb")
            {
                Cohort = "notebooks/cohorts/tcga-hnsc.cohort.json", Data = "tcga_hnsc_radiogenomics",
                Files = [("sets", "genesets/h.all.v7.0.symbols.gmt"), ("immune", "genesets/immune/immune28_ssGSEA.gmt")],
            },
        ],
        ["05-survival.ipynb"] =
        [
            new("05-survival.ipynb") { Cohort = Demo },
            new("05-survival.ipynb") { Cohort = "notebooks/cohorts/tcga-hnsc.cohort.json", Data = "tcga_hnsc_radiogenomics" },
        ],
        ["06-figure-gallery.ipynb"] =
        [
            new("06-figure-gallery.ipynb") { Cohort = Demo },
            new("06-figure-gallery.ipynb")
            {
                Cohort = "notebooks/cohorts/tcga-hnsc.cohort.json", Data = "tcga_hnsc_radiogenomics", Files = [("sets", "genesets/h.all.v7.0.symbols.gmt")],
            },
        ],
    };

    static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RadioGenomics.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("RadioGenomics.sln is in no folder above the tests.");
    }
}

/// <summary>One run of a notebook.</summary>
/// <param name="Notebook">File name.</param>
public sealed record NotebookCase(string Notebook)
{
    /// <summary>Value of the parameter "cohort": a path from the repository's folder, or "demo" for a generated cohort; null: none.</summary>
    public string? Cohort { get; init; }

    /// <summary>Folder of real data that the cohort needs; null: none.</summary>
    public string? Data { get; init; }

    /// <summary>Further parameters that are files: name, and path within the folders of real data.</summary>
    public ImmutableArray<(string Parameter, string Path)> Files { get; init; } = [];

    static string[] Roots =>
        [Path.Combine(NotebookFiles.Root, "data"), Path.Combine(NotebookFiles.Root, "..", "shared", "data"), Environment.GetEnvironmentVariable("RADIOGENOMICS_DATA") ?? ""];

    /// <summary>A file of real data; null where there is none.</summary>
    public static string? Find(string path) => Roots.Where(r => r.Length > 0).Select(r => Path.Combine(r, path)).FirstOrDefault(File.Exists);

    public bool HasData => (Data is null || Roots.Any(root => root.Length > 0 && Directory.Exists(Path.Combine(root, Data)))) && Files.All(f => Find(f.Path) is not null);

    public override string ToString() => Notebook + (Cohort is null ? "" : $" ({Path.GetFileName(Cohort)})");
}
