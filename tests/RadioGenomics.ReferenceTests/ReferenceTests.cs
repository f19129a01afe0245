using System.Text.Json;
using Xunit;

namespace RadioGenomics.ReferenceTests;

public sealed class ReferenceTests
{
    static readonly string Readme = Path.Combine(ReferenceFolder.Root, "README.md");

    public static TheoryData<string> Cases() => [.. ReferenceFolder.CaseIds()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_Run_AgreesWithItsReference(string id)
    {
        var c = new ReferenceCase(id);
        Assert.True(ReferenceFolder.Methods.TryGetValue(c.Spec.Method, out IReferenceMethod? method),
            $"{id}: no IReferenceMethod is named '{c.Spec.Method}'. Add one beside the others in Methods/.");
        var comparison = TableComparison.Run(c, method!.Run(c));
        Assert.True(comparison.Faults.Count == 0, comparison.FaultText());
        Assert.True(comparison.CellCount > 0, $"{id}: expected.tsv has no rows, so nothing was compared.");
        Assert.True(!c.UnreadOptions.Any(), $"{id}: the handler did not read the options {string.Join(", ", c.UnreadOptions)} of case.json.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_Folder_IsComplete(string id)
    {
        var c = new ReferenceCase(id);
        Assert.True(c.MethodFolder == c.Spec.Method, $"{id}: case.json says method '{c.Spec.Method}', its folder says '{c.MethodFolder}'.");
        Assert.True(c.HasFile("expected.tsv"), $"{id}: expected.tsv is missing.");
        Assert.True(c.Spec.Script == "none" ? c.Spec.Grade == 1 : c.HasFile(c.Spec.Script),
            $"{id}: the script '{c.Spec.Script}' is missing; only values derived by hand (grade 1) may have none.");
        Assert.True(c.Spec.Tolerance.Reason.Length > 0, $"{id}: the tolerance needs its reason.");
    }

    // A handler without a case looks like evidence and is none.
    [Fact]
    public void Handlers_All_HaveACase()
    {
        string[] tested = [.. ReferenceFolder.CaseIds().Select(id => id.Split('/')[1])];
        Assert.Empty(ReferenceFolder.Methods.Keys.Except(tested));
    }

    [Fact]
    public void CommittedAgreementTable_ListsEveryCase()
    {
        string readme = File.ReadAllText(Readme);
        Assert.All(ReferenceFolder.CaseIds(), id => Assert.Contains($"]({id})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void AgreementTable_Built_WritesAgreementTable()
    {
        string path = Path.Combine(ReferenceFolder.RepositoryRoot, "artifacts", "reference-agreement.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, AgreementTable.Build());
        Assert.True(new FileInfo(path).Length > 0);
    }

    // A misspelt member must not silently switch a comparison off.
    [Fact]
    public void CaseSpec_UnknownMember_IsRefused()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, """
            {"method": "A.B", "grade": 1, "tool": "by hand", "version": "-", "script": "none", "call": "-",
             "tolerance": {"relative": 0, "absolute": 0, "reason": "exact"}, "toleranse": 1}
            """);
        Assert.Throws<JsonException>(() => CaseSpec.Read(path));
        File.Delete(path);
    }
}
