using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary><c>#!import</c>, <c>#load</c> and <c>#r "file"</c>: where paths start, what is shown, what is refused.</summary>
public sealed class ImportTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-import-").FullName;
    readonly NotebookRig _rig;

    public ImportTests() => _rig = new NotebookRig(new() { BaseDirectory = _folder });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Given(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    async Task<ErrorOutput> Fails(string code)
    {
        CellResult result = await _rig.Cell(code);
        return result.Error ?? throw new InvalidOperationException("the cell did not fail");
    }

    // dotnet/interactive #4940: cells without a language ran, and then ArgumentNullException was reported.
    [Fact]
    public async Task Import_CellsWithoutALanguage_RunInTheDefaultAndEndWithoutError()
    {
        Given("a.ipynb", """{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[{"cell_type":"code","source":"int x = 40;","metadata":{}},{"cell_type":"code","source":["x += 2;\n","x"],"metadata":{}}]}""");
        CellResult result = await _rig.Cell("#!import a.ipynb");
        Assert.Null(result.Error);
        Assert.Null(_rig.Error);
        Assert.Equal(42, await _rig.Value("x"));
    }

    [Fact]
    public async Task Import_Dib_RunsCellsInOrderAndShowsMarkdown()
    {
        Given("a.dib", "#!csharp\n\nConsole.Write(\"first \");\n\n#!markdown\n\n# Methods\n\n#!csharp\n\nConsole.Write(\"second\");\n1 + 1\n\n#!html\n\n<b>bold</b>\n");
        CellResult result = await _rig.Cell("#!import a.dib\nint after = 3;\nafter");
        Assert.Null(result.Error);
        Assert.Equal("first second", _rig.Text);
        DataOutput[] shown = [.. _rig.Outputs.OfType<DataOutput>()];
        Assert.Equal("# Methods", shown[0].Data.TextOf("text/markdown"));
        Assert.Equal("2", shown[1].Data.TextOf(MimeBundle.Plain));
        Assert.Contains("<b>bold</b>", shown[2].Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        // A cell has one result: its own.
        Assert.Equal("3", Assert.Single(shown, o => o.IsResult).Data.TextOf(MimeBundle.Plain));
    }

    [Theory]
    [InlineData("#!import sub/a.csx")]
    [InlineData("#!import \"sub/a.csx\"")]
    [InlineData("#!import --file sub/a.csx")]
    public async Task Import_CSharpFile_LeavesItsVariables(string line)
    {
        Given("sub/a.csx", "int fromFile = 7;\n");
        Assert.Null((await _rig.Cell(line)).Error);
        Assert.Equal(7, await _rig.Value("fromFile"));
    }

    // The reference took the present folder of the process.
    [Fact]
    public async Task Import_WithinAnImport_IsRelativeToTheImportingDocument()
    {
        Given("sub/outer.dib", "#!csharp\n\n#!import deeper/inner.cs\n\n#!csharp\n\n#load \"deeper/loaded.csx\"\nint sum = inner + loaded;\n");
        Given("sub/deeper/inner.cs", "int inner = 1;");
        Given("sub/deeper/loaded.csx", "#load \"beside.csx\"\nint loaded = beside + 1;");
        Given("sub/deeper/beside.csx", "int beside = 10;");
        CellResult result = await _rig.Cell("#!import sub/outer.dib");
        Assert.Null(result.Error?.Value);
        Assert.Equal(12, await _rig.Value("sum"));
    }

    [Fact]
    public async Task Import_HtmlAndScript_AreShown()
    {
        Given("a.html", "<p>table</p>");
        Given("a.js", "console.log(1)");
        Assert.Null((await _rig.Cell("#!import a.html")).Error);
        Assert.Contains("<p>table</p>", _rig.Outputs.OfType<DataOutput>().Single().Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Circle_IsAnErrorThatNamesIt()
    {
        Given("a.dib", "#!import b.dib");
        Given("b.dib", "#!import a.dib");
        ErrorOutput error = await Fails("#!import a.dib");
        Assert.Contains("RG6021", error.Value, StringComparison.Ordinal);
        Assert.Contains("a.dib → b.dib → a.dib", error.Value, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.ImportCycle, (ErrorCode)6021);
    }

    [Fact]
    public async Task Import_TooDeep_IsAnError()
    {
        for (int i = 0; i <= ImportCommand.MostDepth; i++)
        {
            Given(FormattableString.Invariant($"{i}.dib"), FormattableString.Invariant($"#!import {i + 1}.dib"));
        }
        Given(FormattableString.Invariant($"{ImportCommand.MostDepth + 1}.dib"), "1");
        Assert.Contains("documents deep", (await Fails("#!import 0.dib")).Value, StringComparison.Ordinal);
    }

    // Twice the same file, one after another, is no circle.
    [Fact]
    public async Task Import_SameFileTwice_RunsTwice()
    {
        Given("a.csx", "Console.Write(1);");
        Assert.Null((await _rig.Cell("#!import a.csx\n#!import a.csx")).Error);
        Assert.Equal("11", _rig.Text);
    }

    [Theory]
    [InlineData("#!import missing.dib", "no file 'missing.dib'")]
    [InlineData("#!import a.ps1", "'#!import a.ps1'")]
    [InlineData("#!import a.http", "'#!import a.http'")]
    [InlineData("#!import a.txt", "'a.txt' cannot be imported")]
    [InlineData("#!import sub", "'sub' cannot be imported")]
    [InlineData("#!import", "--file")]
    public async Task Import_WhatCannotBe_StopsTheCellBeforeItRuns(string line, string expected)
    {
        Given("a.ps1", "Get-Item");
        Given("a.http", "GET");
        Given("a.txt", "");
        ErrorOutput error = await Fails("Console.Write(\"ran\");\n" + line);
        Assert.Contains(expected, error.Value, StringComparison.Ordinal);
        Assert.Equal("", _rig.Text);
        Assert.Contains("cell In[1], line 2", string.Join('\n', error.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FailingCell_StopsAndNamesFileCellAndLine()
    {
        Given("a.dib", "#!csharp\n\nint ok = 1;\n\n#!csharp\n\nvar x = 1;\nthrow new InvalidOperationException(\"why\");\n\n#!csharp\n\nConsole.Write(\"later\");\n");
        ErrorOutput error = await Fails("#!import a.dib\nConsole.Write(\"rest\");");
        Assert.Equal("why", error.Value);
        Assert.Contains("cell a.dib cell 2, line 2", string.Join('\n', error.Traceback), StringComparison.Ordinal);
        Assert.Equal("", _rig.Text);
        Assert.Equal(1, await _rig.Value("ok"));
    }

    [Fact]
    public async Task Import_CompilationError_NamesFileCellAndLine()
    {
        Given("a.dib", "#!csharp\n\nint ok = 1;\nnope();\n");
        ErrorOutput error = await Fails("#!import a.dib");
        Assert.StartsWith("a.dib cell 1(2,1): error CS0103", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DamagedNotebook_IsOneError()
    {
        Given("a.ipynb", "{\"nbformat\":4,");
        Assert.Contains("RG6002", (await Fails("#!import a.ipynb")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_TagsOfCells_AreHonoured()
    {
        Given("a.ipynb", """
            {"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[{"cell_type":"code","source":"throw new Exception(\"expected\");","metadata":{"tags":["raises-exception"]}},
            {"cell_type":"code","source":"Console.Write(\"skipped\");","metadata":{"tags":["skip-execution"]}},{"cell_type":"raw","source":"raw","metadata":{}},{"cell_type":"code","source":"Console.Write(\"end\");","metadata":{}}]}
            """);
        Assert.Null((await _rig.Cell("#!import a.ipynb")).Error);
        Assert.Equal("end", _rig.Text);
        Assert.Equal("expected", _rig.Error?.Value);
    }

    [Fact]
    public async Task Load_File_IsRelativeToTheDocumentAndNamedInErrors()
    {
        Given("lib/good.csx", "int Twice(int n) => 2 * n;\nvoid Stop()\n{\n    throw new InvalidOperationException(\"stopped\");\n}\n");
        Given("lib/bad.csx", "int a = 1;\nint b = nope;\n");
        Assert.Null((await _rig.Cell("#load \"lib/good.csx\"\nTwice(21)")).Error?.Value);
        Assert.Equal("42", _rig.Result);
        Assert.Contains("   good.csx, line 4", (await Fails("Stop();")).Traceback);
        ErrorOutput error = await Fails("#load \"lib/bad.csx\"\nb");
        Assert.StartsWith("bad.csx(2,9): error CS0103", error.Value, StringComparison.Ordinal);
        Assert.Contains("   bad.csx, line 2", error.Traceback);
        Assert.Contains("      int b = nope;", error.Traceback);
    }

    // A cell's own line numbers stay right behind a #load.
    [Fact]
    public async Task Load_ThenAnErrorInTheCell_NamesTheCellsLine()
    {
        Given("good.csx", "// 1\n// 2\n// 3\nint fine = 1;\n");
        ErrorOutput error = await Fails("#load \"good.csx\"\nint y = fine;\nnope();");
        Assert.StartsWith("(3,1): error CS0103", error.Value, StringComparison.Ordinal);
        Assert.Contains("   cell In[1], line 3", error.Traceback);
    }

    [Fact]
    public async Task Load_MissingFile_IsACompilationErrorOfTheCell() =>
        Assert.StartsWith("(1,7): error CS1504", (await Fails("#load \"no-such.csx\"\n1")).Value, StringComparison.Ordinal);

    [Fact]
    public async Task ReferenceOfAnAssembly_IsRelativeToTheDocument()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lib"));
        File.Copy(typeof(NJsonSchema.JsonSchema).Assembly.Location, Path.Combine(_folder, "lib", "Checked.dll"));
        CellResult result = await _rig.Cell("#r \"lib/Checked.dll\"\ntypeof(NJsonSchema.JsonObjectType).Name");
        Assert.Null(result.Error?.Value);
        Assert.Contains("JsonObjectType", _rig.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Import_RecordsTheFileAsAnInput()
    {
        Given("a.csx", "int x = 1;");
        NotebookRun run = await NotebookRunner.RunAsync(NotebookDocument.Create(NotebookCell.Code("#!import a.csx")), new() { WorkingDirectory = _folder }, RunContext.Default);
        Assert.True(run.Succeeded, run.Failure?.Error?.Value);
        Assert.Equal("a.csx", Path.GetFileName(Assert.Single(run.Inputs).Path));
    }
}
