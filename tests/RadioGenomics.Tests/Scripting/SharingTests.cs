using System.Collections.Immutable;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class SharingTests
{
    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("-3", -3.0)]
    [InlineData("true", true)]
    [InlineData("word", "word")]
    [InlineData("\"12\"", "12")]
    [InlineData("\"two words\"", "two words")]
    public async Task Set_Literal_HasItsType(string written, object expected)
    {
        var rig = new NotebookRig();
        await rig.Cell($"#!set --name x --value {written}");
        Assert.Null(rig.Error);
        Assert.Equal(expected, await rig.Value("x"));
    }

    [Fact]
    public async Task Set_JsonLiteral_IsADocument()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!set --name x --value {\"a\": [1, 2]}");
        Assert.Equal(2, await rig.Value("x.RootElement.GetProperty(\"a\")[1].GetInt32()"));
    }

    // By default a copy; the object itself only when asked for.
    [Fact]
    public async Task Set_VariableOfCSharp_IsCopiedUnlessByReference()
    {
        var rig = new NotebookRig();
        await rig.Cell("var list = new List<int> { 1, 2 }; var number = 7;");
        await rig.Cell("#!set --name copy --value @csharp:list\n#!set --name same --value @csharp:list --byref\n#!set --name n --value @csharp:number");
        Assert.Null(rig.Error);
        Assert.Equal(2, await rig.Value("copy.RootElement.GetArrayLength()"));
        Assert.Equal(true, await rig.Value("object.ReferenceEquals(list, same) && same.Count == 2"));
        Assert.Equal(7.0, await rig.Value("n"));
    }

    [Theory]
    [InlineData("#!set --name x --value @csharp:a --byref --mime-type text/plain", "RG6011: DNI303:")]
    [InlineData("#!set --name x --value 3 --byref", "RG6011: --byref of #!set needs a variable")]
    [InlineData("#!set --name class --value 3", "RG6011: 'class' is not a name")]
    [InlineData("#!set --name \"a b\" --value 3", "RG6011: 'a b' is not a name")]
    [InlineData("#!set --name x --value @csharp:b", "RG6012: DNI202: C# has no variable 'b'.")]
    [InlineData("#!set --name x --value @value:a --byref", "RG6012: DNI202: value has no variable 'a'. It has none")]
    [InlineData("#!share b --from csharp", "RG6012: DNI202: C# has no variable 'b'.")]
    [InlineData("#!share b --from cshap", "RG6012: DNI202: There is no language 'cshap'.")]
    [InlineData("#!share a", "RG6011: DNI104: #!share needs --from LANGUAGE.")]
    [InlineData("#!markdown\n#!set --name x --value 3", "RG6007: Blocks of 'markdown' have no variables")]
    [InlineData("#!set --name x --value @csharp:f", "RG6012: 'f' is a Func<int>, which cannot be copied as JSON:")]
    public async Task Command_ThatCannotBeDone_SaysWhy(string cell, string expected)
    {
        var rig = new NotebookRig();
        await rig.Cell("int a = 1; Func<int> f = () => 1;");
        CellResult result = await rig.Cell(cell);
        Assert.StartsWith(expected, result.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_Body_IsSharedWithCSharp()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!value --name text\nline 1\nline 2\n#!csharp\n#!share text --from value\n#!share --name text --from value --as other\ntext + other");
        Assert.Equal("line 1\nline 2line 1\nline 2", rig.Result);
        Assert.Empty(rig.Displays);
    }

    [Fact]
    public async Task Value_Json_IsADocumentInCSharpAndShown()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!value --name data --mime-type application/json\n{\"n\": 3}\n#!csharp\n#!share data --from value\ndata.RootElement.GetProperty(\"n\").GetInt32()");
        Assert.Equal("3", rig.Result);
        Assert.True(rig.Outputs.OfType<DataOutput>().First().Data.TryGet("application/json", out _));
    }

    [Fact]
    public async Task Value_FromFile_IsReadRelativeToTheNotebook()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "a b.txt"), "content");
        var rig = new NotebookRig(new() { BaseDirectory = folder });
        await rig.Cell("#!value --name x --from-file \"a b.txt\"\n#!csharp\n#!share x --from value\nx");
        Assert.Equal("content", rig.Result);
        CellResult missing = await rig.Cell("#!value --name x --from-file no.txt");
        Assert.StartsWith("RG1001: There is no file 'no.txt' for #!value.", missing.Error!.Value, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Value_FromAddress_NeedsPermission()
    {
        CellResult refused = await new NotebookRig().Cell("#!value --name x --from-url https://example.org/x");
        Assert.StartsWith("RG6007: '#!value --from-url' would fetch 'https://example.org/x'", refused.Error!.Value, StringComparison.Ordinal);
        var allowed = new NotebookRig(new() { Fetch = (address, _) => Task.FromResult("from " + address) });
        await allowed.Cell("#!value --name x --from-url https://example.org/x\n#!csharp\n#!share x --from value\nx");
        Assert.Equal("from https://example.org/x", allowed.Result);
        CellResult file = await allowed.Cell("#!value --name x --from-url file:///etc/passwd");
        Assert.StartsWith("RG6011: 'file:///etc/passwd' is not an address", file.Error!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!value\ntext", "RG6011: DNI104: #!value needs --name NAME.")]
    [InlineData("#!value --name x", "RG6011: #!value --name x has no text")]
    [InlineData("#!value --name x --from-value 1\ntext", "RG6011: #!value --name x has several texts (--from-value, the text below)")]
    [InlineData("#!value --name x --mime-type application/json\n{", "RG6011: DNI106: The value 'x' is declared as JSON and is not")]
    public async Task Value_WrittenWrongly_SaysHow(string cell, string expected)
    {
        CellResult result = await new NotebookRig().Cell(cell);
        Assert.StartsWith(expected, result.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_FromValue_TakesVariablesAndAnswers()
    {
        var rig = new NotebookRig(new() { Inputs = ImmutableSortedDictionary<string, string>.Empty.Add("who", "me") });
        await rig.Cell("var t = Table.From(\"t\", (\"p\", new[] { 0.5, double.NaN }));");
        await rig.Cell("#!value --name a --from-value @csharp:t\n#!value --name b --from-value @input:who\n#!csharp\n#!share a --from value\n#!share b --from value\na.RootElement.GetRawText() + b");
        Assert.Equal("[{\"p\":0.5},{\"p\":null}]me", rig.Result);
    }

    [Fact]
    public async Task Share_WithAForm_IsItsText()
    {
        var rig = new NotebookRig();
        await rig.Cell("var t = Table.From(\"t\", (\"p\", new[] { 0.5 }));");
        await rig.Cell("#!share t --from csharp --as html --mime-type text/html\nhtml.Contains(\"<table\")");
        Assert.Equal(true, await rig.Value("html.Contains(\"<table\")"));
    }

    // Types that C# code cannot name become the nearest that it can.
    [Theory]
    [InlineData("new[,] { { 1, 2 }, { 3, 4 } }", "x[1, 0]", 3)]
    [InlineData("new[] { new int[2, 2] }", "x[0].Length", 4)]
    [InlineData("new Dictionary<string, List<int?>> { [\"a\"] = new() { 1 } }", "x[\"a\"][0]", 1)]
    [InlineData("Enumerable.Range(0, 5).Select(i => i * 2).Where(i => i > 3)", "x.Count()", 3)]
    [InlineData("(1, \"two\")", "x.Item1", 1)]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }.Keys", "x.Count", 1)]
    [InlineData("new { A = 5 }", "x.GetType().GetProperty(\"A\").GetValue(x)", 5)]
    [InlineData("new Mine { N = 4 }", "x.N", 4)]
    [InlineData("new Outer<int>.Inner { N = 6 }", "x.N", 6)]
    public async Task Set_ByReference_KeepsTheTypeThatCellsCanSee(string value, string use, int expected)
    {
        var rig = new NotebookRig();
        await rig.Cell("public class Mine { public int N; } public class Outer<T> { public class Inner { public T N; } }");
        await rig.Cell($"var source = {value};");
        await rig.Cell("#!set --name x --value @csharp:source --byref");
        Assert.Null(rig.Error);
        Assert.Equal(expected, await rig.Value(use));
    }

    [Fact]
    public void Set_FromOutside_IsThereBeforeTheFirstCell()
    {
        var session = new NotebookSession();
        session.CSharp.Set("x", 5);
        session.CSharp.Set("x", 6);
        session.CSharp.Set("nothing", null);
        Assert.Equal(6, session.Variables["x"]);
        Assert.Null(session.Variables["nothing"]);
    }

    [Fact]
    public async Task Password_InCSharp_IsHiddenWhereItIsShown()
    {
        var rig = new NotebookRig(new() { Inputs = ImmutableSortedDictionary<string, string>.Empty.Add("key", "secret") });
        await rig.Cell("#!set --name key --value @password\n#!whos");
        Assert.DoesNotContain(rig.Displays, d => d!.Contains("secret", StringComparison.Ordinal));
        Assert.Equal("secret", await rig.Value("key.GetClearTextPassword()"));
        CellResult kept = await rig.Cell("#!set --name key --value @input:{\"prompt\": \"p\", \"saveAs\": \"k\"}");
        Assert.StartsWith("RG6007: 'saveAs' of", kept.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_InTheCellThatUsesIt_IsThere()
    {
        var rig = new NotebookRig();
        await rig.Cell("int a = 2;\n#!set --name b --value @csharp:a --byref\nb + a");
        Assert.Equal("4", rig.Result);
    }
}
