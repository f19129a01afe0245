using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Tests.Cohorts;

/// <summary>A folder with a small cohort that is gone after the test.</summary>
sealed class CohortFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("cohort-test").FullName;

    public CohortFolder With(string file, string text)
    {
        File.WriteAllText(Path.Combine(_path, file), text.ReplaceLineEndings("\n"));
        return this;
    }

    public string Manifest(string tables, string rest = "")
    {
        With("cohort.json", $$"""{"name":"small","tables":[{{tables}}]{{rest}}}""");
        return Path.Combine(_path, "cohort.json");
    }

    public Cohort Load(string tables, string rest = "") => Cohort.Load(Manifest(tables, rest));

    public JoinReport Join(string tables, string rest = "") => Cohort.Join(Manifest(tables, rest));

    public static IEnumerable<string> Texts(TableColumn column) => Enumerable.Range(0, column.Count).Select(r => column.TextAt(r) ?? "NA");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
