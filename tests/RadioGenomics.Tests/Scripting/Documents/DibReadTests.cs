using System.Text;
using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary>The grammar of .dib (A1 of the compatibility list), read: one test for each of its rules and traps.</summary>
public sealed class DibReadTests
{
    static NotebookDocument Parse(string text) => NotebookDocument.ParseDib(text, "a.dib");

    /// <summary>"language: source" of each cell.</summary>
    internal static string[] Cells(NotebookDocument document) => [.. document.Cells.Select(c => c.Kind switch
    {
        CellKind.Markdown => "markdown",
        CellKind.Raw => "raw",
        _ => NotebookLanguage.Named(c.Metadata),
    } + ": " + c.Source)];

    static void Reads(string text, params string[] cells) => Assert.Equal(cells, Cells(Parse(text)));

    [Fact]
    public void Read_EmptyFile_IsOneEmptyCellOfTheDefaultLanguage() => Reads("", "csharp: ");

    [Fact]
    public void Read_OnlyBlankLines_IsOneEmptyCell() => Reads("\n\n\r\n", "csharp: ");

    [Fact]
    public void Read_TextWithoutSelector_IsTheDefaultLanguage() => Reads("var x = 1;", "csharp: var x = 1;");

    [Fact]
    public void Read_Selector_IsNotPartOfTheCell() => Reads("#!fsharp\nlet x = 1", "fsharp: let x = 1");

    [Fact]
    public void Read_UnknownCommand_StaysInTheCellOfTheDefaultLanguage() => Reads("#!some-command\nvar x = 1;", "csharp: #!some-command\nvar x = 1;");

    [Fact]
    public void Read_UnknownCommandBehindASelector_StaysInTheCell() => Reads("#!fsharp\n#!some-command\nlet x = 1", "fsharp: #!some-command\nlet x = 1");

    [Fact]
    public void Read_Connect_DoesNotSwitchTheLanguageOfLaterCells() => Reads(
        "\n#!csharp\n#!connect named-pipe --kernel-name wpf --pipe-name p\n\n#!csharp\n#!wpf -h\n",
        "csharp: #!connect named-pipe --kernel-name wpf --pipe-name p", "csharp: #!wpf -h");

    [Fact]
    public void Read_SeveralCells_AreCutAtSelectors() =>
        Reads("#!csharp\nvar x = 1;\nvar y = 2;\n\n#!fsharp\nlet x = 1\nlet y = 2", "csharp: var x = 1;\nvar y = 2;", "fsharp: let x = 1\nlet y = 2");

    [Fact]
    public void Read_EmptyCells_AreDropped() => Reads("#!csharp\n//\n\n#!fsharp\n\n#!pwsh\nGet-Item\n\n#!fsharp\n", "csharp: //", "pwsh: Get-Item");

    [Fact]
    public void Read_EmptyLinesAroundCells_AreDroppedAndThoseInsideKept() => Reads(
        "\n\n\n#!csharp\n// first\n\n\n\n// last\n\n\n\n#!fsharp\n\n// one\n\n// two\n\n\n", "csharp: // first\n\n\n\n// last", "fsharp: // one\n\n// two");

    // Only EMPTY lines are trimmed: blanks are content (a Python block, a Markdown line break).
    [Fact]
    public void Read_LinesOfBlanks_AreKept() => Reads("#!csharp\n\n  \n1\n \n\n", "csharp:   \n1\n ");

    [Theory]
    [InlineData("markdown")]
    [InlineData("md")]
    public void Read_Markdown_IsAMarkdownCell(string selector)
    {
        NotebookDocument document = Parse($"\n#!{selector}\n\nThis is `markdown`.\n");
        Assert.Equal(CellKind.Markdown, Assert.Single(document.Cells).Kind);
        Assert.Equal("This is `markdown`.", document.Cells[0].Source);
    }

    [Fact]
    public void Read_Aliases_AreExpanded() => Reads(
        "#!c#\n1\n#!C#\n2\n#!f#\n3\n#!F#\n4\n#!powershell\n5\n#!md\n6\n#!js\n7",
        "csharp: 1", "csharp: 2", "fsharp: 3", "fsharp: 4", "pwsh: 5", "markdown: 6", "javascript: 7");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Read_EitherLineEnd_IsStoredAsLineFeed(string end) => Reads(
        string.Join(end, "#!csharp", "1+1", "", "#!fsharp", "[1;2]", "|> List.sum"), "csharp: 1+1", "fsharp: [1;2]\n|> List.sum");

    [Fact]
    public void Read_ByteOrderMark_IsIgnored() => Reads("\uFEFF#!fsharp\n1", "fsharp: 1");

    [Fact]
    public void Read_Cells_HaveNoOutputs() => Assert.Empty(Assert.Single(Parse("\n#! csharp\n\nvar x = 1;\n\n").Cells).Outputs);

    // Whole and by case: anything else is a command or text of the cell.
    [Theory]
    [InlineData("#!csharp ")]
    [InlineData("#! csharp")]
    [InlineData(" #!csharp")]
    [InlineData("#!CSharp")]
    [InlineData("#!value --name x")]
    public void Read_NearlyASelector_IsText(string line) => Reads(line + "\n1", $"csharp: {line}\n1");

    [Fact]
    public void Read_SelectorInsideMarkdown_SplitsTheCell() => Reads("#!markdown\nWrite\n#!csharp\nto begin.", "markdown: Write", "csharp: to begin.");

    [Fact]
    public void Read_MetadataOnly_AddsNoCellOfItsJson()
    {
        NotebookDocument document = Parse("#!meta\n{\"theAnswer\":42}");
        Assert.Equal(42, (int)document.Metadata["theAnswer"]!);
        Assert.Equal(["csharp: "], Cells(document));
    }

    [Fact]
    public void Read_SelectorDirectlyBehindMetadata_StartsACell()
    {
        NotebookDocument document = Parse("#!meta\n{\"theAnswer\":42}\n#!csharp\nvar x = 1;");
        Assert.Equal(42, (int)document.Metadata["theAnswer"]!);
        Assert.Equal(["csharp: var x = 1;"], Cells(document));
    }

    [Fact]
    public void Read_MetadataOfSeveralLines_IsOneDocument()
    {
        NotebookDocument document = Parse("\n#!meta\n\n{\n  \"a\": 123\n}\n\n#!markdown\n\n# Title\n\n#!csharp\n\n1\n\n");
        Assert.Equal(123, (int)document.Metadata["a"]!);
        Assert.Equal(["markdown: # Title", "csharp: 1"], Cells(document));
    }

    [Fact]
    public void Read_MetadataBehindText_IsStillMetadata()
    {
        NotebookDocument document = Parse("before\n#!metadata of this file\n{\"a\":1}\n#!time\nafter");
        Assert.Equal(1, (int)document.Metadata["a"]!);
        Assert.Equal(["csharp: before\n#!time\nafter"], Cells(document));
    }

    [Fact]
    public void Read_SecondMetadata_IsText() => Reads("#!meta\n{}\n#!csharp\n#!meta\n{}", "csharp: #!meta\n{}");

    [Fact]
    public void Read_MetadataNamesALanguage_ItsSelectorsWork() => Reads(
        "#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"r\",\"aliases\":[\"R\"]},{\"name\":\"csharp\",\"aliases\":[\"sharp\"]},{\"name\":5},7]}}\n#!R\n1\n#!sharp\n2\n#!c#\n3",
        "r: 1", "csharp: 2", "csharp: 3");

    [Fact]
    public void Read_WithoutMetadata_AnUnknownLanguageIsText() => Reads("#!R\n1", "csharp: #!R\n1");

    // The default of the document does not change what stands before the first selector.
    [Fact]
    public void Read_DefaultLanguageInMetadata_IsTheDocumentsOnly()
    {
        NotebookDocument document = Parse("text\n#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[]}}\n#!markdown\nx");
        Assert.Equal("fsharp", NotebookLanguage.DefaultOf(document));
        Assert.Equal(["csharp: text", "markdown: x"], Cells(document));
    }

    [Theory]
    [InlineData("#!meta\n{\"a\":\n#!csharp\n1", "below line 1 is not JSON")]
    [InlineData("x\n#!meta\n[1]\n#!csharp\n1", "below line 2 is not an object")]
    [InlineData("#!meta\n{\"a\":1,\"a\":2}", "is not JSON")]
    public void Read_DamagedMetadata_IsNamedWithItsLine(string text, string expected)
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => Parse(text));
        Assert.Equal(ErrorCode.NotebookInvalid, error.Code);
        Assert.Contains("'a.dib'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreCellsThanTheLimit_IsRefused()
    {
        var text = new StringBuilder().Insert(0, "#!csharp\n1\n", NotebookDocument.MaxCells + 1);
        Assert.Equal(ErrorCode.NotebookInvalid, Assert.Throws<RadioGenomicsException>(() => Parse(text.ToString())).Code);
    }

    [Fact]
    public void Read_FileNamedDib_IsReadAsText()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "a.DIB");
        File.WriteAllText(path, "#!fsharp\nlet x = 1", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var document = NotebookDocument.Read(path);
        Assert.Equal(["fsharp: let x = 1"], Cells(document));
        Assert.Equal(NotebookFormat.Dib, document.Format);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void KernelNames_AliasOfAnotherLanguage_DoesNotHideIt()
    {
        KernelNames names = KernelNames.Standard.Merge(JsonNode.Parse("""{"items":[{"name":"mine","aliases":["sql","x"]}]}"""));
        Assert.Equal("sql", names.Find("sql")!.Name);
        Assert.Equal("mine", names.Find("x")!.Name);
    }
}
