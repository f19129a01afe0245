using System.Collections.Immutable;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class ParameterCellTests
{
    static NotebookDocument Notebook(string source) => NotebookDocument.Create(
        NotebookCell.Markdown("# Title"), NotebookCell.Code(source, "p", ParameterCell.Tag), NotebookCell.Code("alpha", "use"));

    static NotebookDocument Inject(string source, string name, string value) =>
        ParameterCell.Inject(Notebook(source), new Dictionary<string, string> { [name] = value });

    [Fact]
    public void Read_Declarations_GiveNameTypeAndDefault()
    {
        ImmutableArray<NotebookParameter> parameters = ParameterCell.Read(Notebook(
            "// settings\ndouble alpha = 0.05; string cohort = \"a.json\";\nvar k = -3;\nbool? flag = null;\nvar computed = Math.Sqrt(2);"));
        Assert.Equal(["double alpha = 0.05", "string cohort = \"a.json\"", "int k = -3", "bool? flag = null"],
            parameters.Select(p => $"{p.Type} {p.Name} = {p.Default}"));
    }

    // papermill writes `var x = 1` and so turns a double into an int.
    [Theory]
    [InlineData("double alpha = 0.05;", "1", "double alpha = 1;")]
    [InlineData("var alpha = 0.05;", "1", "double alpha = 1;")]
    [InlineData("double alpha = 0.05;", "1e-3", "double alpha = 0.001;")]
    [InlineData("string alpha = \"\";", "a\"b\\c", "string alpha = \"a\\\"b\\\\c\";")]
    [InlineData("int? alpha = 3;", "null", "int? alpha = null;")]
    [InlineData("long alpha = 3;", "9000000000", "long alpha = 9000000000L;")]
    [InlineData("bool alpha = true;", "False", "bool alpha = false;")]
    [InlineData("decimal alpha = 1m;", "0.5", "decimal alpha = 0.5m;")]
    public void Inject_Value_IsEmittedWithTheDeclaredType(string source, string value, string expected)
    {
        NotebookDocument document = Inject(source, "alpha", value);
        Assert.Equal(4, document.Cells.Length);
        Assert.Equal("// Parameters\n" + expected, document.Cells[2].Source);
        Assert.True(document.Cells[2].HasTag(ParameterCell.InjectedTag));
    }

    [Theory]
    [InlineData("int alpha = 1;", "alpha", "1.5", ErrorCode.ParameterType)]
    [InlineData("double alpha = 1;", "alpha", "0,05", ErrorCode.ParameterType)]
    [InlineData("bool alpha = true;", "alpha", "yes", ErrorCode.ParameterType)]
    [InlineData("int alpha = 1;", "alpha", "null", ErrorCode.ParameterType)]
    [InlineData("double alpha = 1;", "alhpa", "1", ErrorCode.ParameterUnknown)]
    [InlineData("var alpha = Math.Sqrt(2);", "alpha", "1", ErrorCode.ParameterUnknown)]
    [InlineData("double alpha = ;", "alpha", "1", ErrorCode.NotebookInvalid)]
    public void Inject_WrongNameOrType_IsAnError(string source, string name, string value, ErrorCode expected) =>
        Assert.Equal(expected, Assert.Throws<RadioGenomicsException>(() => Inject(source, name, value)).Code);

    [Fact]
    public void Inject_MisspeltName_SuggestsTheRightOne() =>
        Assert.Contains("alpha?", Assert.Throws<RadioGenomicsException>(() => Inject("double alpha = 1;", "alhpa", "1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Inject_Again_ReplacesTheEarlierCell()
    {
        NotebookDocument once = Inject("double alpha = 1;", "alpha", "2");
        NotebookDocument twice = ParameterCell.Inject(once, new Dictionary<string, string> { ["alpha"] = "3" });
        Assert.Equal(4, twice.Cells.Length);
        Assert.Equal("// Parameters\ndouble alpha = 3;", twice.Cells[2].Source);
    }

    [Fact]
    public void ResolvePaths_ExistingFileSeenFromTheCaller_IsReachedFromTheNotebooksFolder()
    {
        string root = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(root, "notebooks"));
        File.WriteAllText(Path.Combine(root, "cohort.json"), "{}");
        var values = new Dictionary<string, string> { ["path"] = "cohort.json", ["other"] = "cohort.json", ["text"] = "no file" };
        ImmutableSortedDictionary<string, string> resolved = ParameterCell.ResolvePaths(
            Notebook("string path = \"\"; string text = \"\"; int other = 0;"), values, root, Path.Combine(root, "notebooks"));
        Assert.Equal("../cohort.json", resolved["path"]);
        Assert.Equal("cohort.json", resolved["other"]);
        Assert.Equal("no file", resolved["text"]);
        Directory.Delete(root, recursive: true);
    }
}
