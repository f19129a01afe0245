using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary>The grammar of .dib, written: what the format says, byte for byte.</summary>
public sealed class DibWriteTests
{
    // The form in which VS Code saves such files.
    const string Stored = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["cs","C#","c#"],"name":"csharp"},{"aliases":["powershell"],"name":"pwsh"},{"name":"mermaid"},{"aliases":["py"],"languageName":"Python","name":"größe"}]},"n":1.50}

        #!markdown

        * Größe 😀

        #!csharp

        // C#, "quoted" + <tags>


        1

        #!pwsh

        # PowerShell

        #!mermaid

        %% Mermaid

        #!größe

        pass

        """;

    static NotebookDocument Dib(params (string Language, string Source)[] cells) => new()
    {
        Format = NotebookFormat.Dib,
        Cells = [.. cells.Select(c => c.Language == "markdown" ? NotebookCell.Markdown(c.Source) : Code(c.Language, c.Source))],
    };

    static NotebookCell Code(string language, string source)
    {
        var cell = NotebookCell.Code(source);
        NotebookLanguage.Write(cell.Metadata, language);
        return cell;
    }

    [Fact]
    public void ToDib_OfAStoredFile_GivesTheSameBytes()
    {
        string text = Stored.ReplaceLineEndings("\n");
        Assert.Equal(text, NotebookDocument.ParseDib(text).ToDib());
    }

    [Fact]
    public void ToDib_ThroughIpynbAndBack_GivesTheSameBytes()
    {
        string text = Stored.ReplaceLineEndings("\n");
        string json = NotebookDocument.ParseDib(text).ToJson();
        Assert.Equal(text, NotebookDocument.Parse(json).ToDib());
    }

    [Fact]
    public void ToDib_WithoutMetadata_StartsWithTheFirstCell() => Assert.Equal("#!csharp\n\n1\n", Dib(("csharp", "1")).ToDib());

    [Fact]
    public void ToDib_EmptyLinesAroundACell_AreTrimmed() => Assert.Equal("#!csharp\n\n// c\n", Dib(("csharp", "\n\n\n\n// c\n\n\n")).ToDib());

    [Fact]
    public void ToDib_EmptyCells_AreLeftOut() => Assert.Equal("#!fsharp\n\n// f\n", Dib(("csharp", ""), ("fsharp", "// f"), ("csharp", "\n")).ToDib());

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void ToDib_SeveralCells_AreSeparatedByAnEmptyLine(string end) => Assert.Equal(
        "#!csharp\n\n// 1\n// 2\n\n#!fsharp\n\n// 3\n\n#!markdown\n\nThis is `markdown`.\n",
        Dib(("csharp", $"// 1{end}// 2"), ("fsharp", "// 3"), ("markdown", "This is `markdown`.")).ToDib());

    [Fact]
    public void ToDib_OfNothing_IsEmpty() => Assert.Equal("", Dib().ToDib());

    [Fact]
    public void Save_AsDib_HasNoByteOrderMarkAndNoTemporaryFile()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "a.dib");
        Dib(("csharp", "\"é\"")).Save(path);
        Assert.Equal("#!csharp\n\n\"é\"\n"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void As_Dib_SaysWhatIsLeftOut()
    {
        var notebook = NotebookDocument.Create(NotebookCell.Code("int n = 1;", null, "parameters"),
            NotebookCell.Code("2") with { Outputs = [new StreamOutput { Name = "stdout", Text = "x" }] },
            NotebookCell.Markdown("Begin with\n#!csharp\nand go on.") with { Extra = new JsonObject { ["attachments"] = new JsonObject() } });
        string[] lost = [.. notebook.As(NotebookFormat.Dib).Diagnostics.Select(d => d.Message)];
        Assert.All(notebook.As(NotebookFormat.Dib).Diagnostics, d => Assert.Equal(ErrorCode.NotebookContentSkipped, d.Code));
        Assert.Contains(lost, m => m.Contains("outputs of 1 cells", StringComparison.Ordinal));
        Assert.Contains(lost, m => m.Contains("tags (also 'parameters') of 1 cells", StringComparison.Ordinal));
        Assert.Contains(lost, m => m.Contains("attachments of 1 cells", StringComparison.Ordinal));
        Assert.Contains(lost, m => m.Contains("cell 3: its line '#!csharp' will start a cell", StringComparison.Ordinal));
        Assert.Equal(4, lost.Length);
    }

    // A raw cell comes back as one, because the metadata names it.
    [Fact]
    public void As_DibAndBack_KeepsKindsAndLanguages()
    {
        var notebook = NotebookDocument.Create(NotebookCell.Markdown("# T"), NotebookCell.Code("1"), NotebookCell.Code("#!f#\nlet x = 1"),
            new NotebookCell { Kind = CellKind.Raw, Source = "raw text" });
        var back = NotebookDocument.ParseDib(notebook.ToDib());
        Assert.Equal(["markdown: # T", "csharp: 1", "fsharp: let x = 1", "raw: raw text"], DibReadTests.Cells(back));
        Assert.Equal("#!fsharp\nlet x = 1", back.As(NotebookFormat.Ipynb).Cells[2].Source);
    }

    [Fact]
    public void As_Ipynb_SaysItsKernelAndLanguages()
    {
        NotebookDocument notebook = NotebookDocument.ParseDib(Stored.ReplaceLineEndings("\n")).As(NotebookFormat.Ipynb);
        Assert.Equal(".net-csharp", JsonText.At(notebook.Metadata, "kernelspec", "name"));
        Assert.Equal("csharp", JsonText.At(notebook.Metadata, "language_info", "pygments_lexer"));
        Assert.Equal("csharp", JsonText.At(notebook.Metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"));
        Assert.Equal(1.5, (double)notebook.Metadata["n"]!);
        Assert.Equal("// C#, \"quoted\" + <tags>\n\n\n1", notebook.Cells[1].Source);
        Assert.Equal("#!pwsh\n# PowerShell", notebook.Cells[2].Source);
        Assert.Equal("pwsh", JsonText.At(notebook.Cells[2].Metadata, "dotnet_interactive", "language"));
        Assert.Equal("pwsh", JsonText.At(notebook.Cells[2].Metadata, "polyglot_notebook", "kernelName"));
        Assert.Equal(5, notebook.FormatMinor);
        Assert.Equal(notebook.Cells.Length, notebook.Cells.Select(c => c.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("fsharp", ".net-fsharp", "F#")]
    [InlineData("F#", ".net-fsharp", "F#")]
    [InlineData("pwsh", ".net-powershell", "PowerShell")]
    [InlineData("csharp", ".net-csharp", "C#")]
    [InlineData("C#", ".net-csharp", "C#")]
    public void As_Ipynb_KernelFollowsTheDefaultLanguage(string language, string kernel, string name)
    {
        var notebook = NotebookDocument.ParseDib($"#!meta\n{{\"kernelInfo\":{{\"defaultKernelName\":\"{language}\"}}}}\n#!sql\n1").As(NotebookFormat.Ipynb);
        Assert.Equal(kernel, JsonText.At(notebook.Metadata, "kernelspec", "name"));
        Assert.Equal(name, JsonText.At(notebook.Metadata, "kernelspec", "language"));
        Assert.Equal(name, JsonText.At(notebook.Metadata, "language_info", "name"));
    }
}
