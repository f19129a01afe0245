using System.Text.Json.Nodes;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary>Where an .ipynb says its languages (A2 of the compatibility list).</summary>
public sealed class NotebookLanguageTests
{
    static NotebookDocument WithMetadata(string json) => new() { Cells = [], Metadata = (JsonObject)JsonNode.Parse(json)! };

    // The first that applies: each line adds the place that goes before the one of the line above.
    [Theory]
    [InlineData("{}", "csharp")]
    [InlineData("""{"kernelspec":{"language":"F#"}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"language":"F#"},"dotnet_interactive":{"defaultKernelName":"sql"}}""", "sql")]
    [InlineData("""{"dotnet_interactive":{"defaultKernelName":"sql"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"html"}}}""", "html")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"html"},"defaultKernelName":"mermaid"}}""", "mermaid")]
    [InlineData("""{"polyglot_notebook":{"defaultKernelName":"mermaid"},"kernelInfo":{"defaultKernelName":"pwsh"}}""", "pwsh")]
    [InlineData("""{"kernelspec":{"language":"PowerShell"}}""", "pwsh")]
    [InlineData("""{"kernelspec":{"language":"csharp"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"language":"python"}}""", "python")]
    [InlineData("""{"kernelspec":5,"polyglot_notebook":[],"dotnet_interactive":{"defaultKernelName":7}}""", "csharp")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""", "csharp")]
    public void DefaultOf_Metadata_TakesTheFirstPlaceThatSaysOne(string metadata, string expected) =>
        Assert.Equal(expected, NotebookLanguage.DefaultOf(WithMetadata(metadata)));

    [Theory]
    [InlineData("1", "{}", "fsharp")]
    [InlineData("1", """{"dotnet_interactive":{"language":"C#"}}""", "csharp")]
    [InlineData("1", """{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"sql"}}""", "sql")]
    [InlineData("\n  #!html\n<b>", """{"polyglot_notebook":{"kernelName":"sql"}}""", "html")]
    [InlineData("#!value --name x\n1", """{"polyglot_notebook":{"kernelName":"sql"}}""", "value")]
    [InlineData("#!time\n1", "{}", "fsharp")]
    [InlineData("1", """{"polyglot_notebook":{"kernelName":"largeR"}}""", "largeR")]
    public void Of_Cell_SelectorThenMetadataThenDefault(string source, string metadata, string expected)
    {
        NotebookCell cell = NotebookCell.Code(source) with { Metadata = (JsonObject)JsonNode.Parse(metadata)! };
        Assert.Equal(expected, NotebookLanguage.Of(cell, KernelNames.Standard, "fsharp"));
    }

    [Fact]
    public void Write_Language_SetsBothKeysAndKeepsTheRest()
    {
        var metadata = (JsonObject)JsonNode.Parse("""{"dotnet_interactive":{"language":"csharp","x":1},"tags":["a"],"vscode":{"languageId":"polyglot-notebook"}}""")!;
        NotebookLanguage.Write(metadata, "fsharp");
        Assert.Equal("""{"dotnet_interactive":{"language":"fsharp","x":1},"polyglot_notebook":{"kernelName":"fsharp"},"tags":["a"],"vscode":{"languageId":"polyglot-notebook"}}""",
            metadata.ToJsonString());
    }

    [Fact]
    public void Describe_KernelspecOfNetInteractive_StaysAndTheLexerIsNamed()
    {
        var metadata = (JsonObject)JsonNode.Parse("""{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"polyglot-notebook"}}""")!;
        NotebookLanguage.Describe(metadata, "csharp");
        Assert.Equal(".net-csharp", JsonText.At(metadata, "kernelspec", "name"));
        Assert.Equal("csharp", JsonText.At(metadata, "language_info", "pygments_lexer"));
        Assert.Equal("C#", JsonText.At(metadata, "language_info", "name"));
    }

    [Fact]
    public void Parse_OutputOfAnUnknownType_IsKeptAndSaid()
    {
        var document = NotebookDocument.Parse("""
            {"nbformat":4,"nbformat_minor":2,"cells":[{"cell_type":"code","source":["1\n","2"],"metadata":{},"outputs":[{"output_type":"unknown"},{"output_type":"stream","name":"stdout","text":"a"}]}]}
            """);
        Diagnostic said = Assert.Single(document.Diagnostics);
        Assert.Equal(ErrorCode.NotebookContentSkipped, said.Code);
        Assert.Contains("cell 1", said.Message, StringComparison.Ordinal);
        Assert.Equal(2, document.Cells[0].Outputs.Length);
        Assert.Contains("\"unknown\"", document.ToJson(), StringComparison.Ordinal);
        Assert.Equal(2, document.FormatMinor);
    }
}
