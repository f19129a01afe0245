using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary><c>convert</c>, and the texts that it writes for other programs.</summary>
public sealed class ConvertTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-convert-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string PathOf(string name) => Path.Combine(_folder, name);

    string Given(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    static Task<int> RunAsync(params string[] arguments) => CommandRunner.RunAsync(CommandTree.Build(), ["convert", .. arguments, "--quiet"]);

    [Fact]
    public async Task Convert_DibWithoutOutput_WritesIpynbBesideItAndBack()
    {
        string dib = Given("a.dib", "#!markdown\n\n# T\n\n#!csharp\n\n1+1\n\n#!fsharp\n\n2\n");
        Assert.Equal(0, await RunAsync(dib));
        var notebook = NotebookDocument.Read(PathOf("a.ipynb"));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code], notebook.Cells.Select(c => c.Kind));
        Assert.Equal("#!fsharp\n2", notebook.Cells[2].Source);
        Assert.Equal(0, await RunAsync(PathOf("a.ipynb"), "-o", PathOf("b.dib")));
        Assert.EndsWith(File.ReadAllText(dib), File.ReadAllText(PathOf("b.dib")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ExistingOutput_IsKeptUnlessForced()
    {
        string dib = Given("a.dib", "1"), existing = Given("a.ipynb", "precious");
        Assert.Equal(3, await RunAsync(dib));
        Assert.Equal("precious", File.ReadAllText(existing));
        Assert.Equal(0, await RunAsync(dib, "--force"));
        Assert.StartsWith("{", File.ReadAllText(existing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such.dib", "x.ipynb")]
    [InlineData("a.dib", "a.docx")]
    [InlineData("a.dib", "a")]
    [InlineData("a.txt", "x.ipynb")]
    [InlineData("a.dib", "a.dib")]
    [InlineData("broken.ipynb", "x.dib")]
    [InlineData("a.dib", "no/such/folder.ipynb")]
    public async Task Convert_BadInput_IsOneErrorAndNoFile(string input, string output)
    {
        Given("a.dib", "1");
        Given("a.txt", "1");
        Given("broken.ipynb", "{");
        Assert.Equal(3, await RunAsync(PathOf(input), "-o", PathOf(output), "--force"));
        Assert.Equal(["a.dib", "a.txt", "broken.ipynb"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("1", File.ReadAllText(PathOf("a.dib")));
    }

    [Theory]
    [InlineData("a.html", "<!DOCTYPE html>")]
    [InlineData("a.md", "```csharp\n1+1\n```\n")]
    [InlineData("a.CSX", "// a.dib\n\nConsole.WriteLine(1+1);\n")]
    public async Task Convert_ToText_WritesIt(string output, string start)
    {
        Assert.Equal(0, await RunAsync(Given("a.dib", "1+1"), "-o", PathOf(output)));
        Assert.StartsWith(start, File.ReadAllText(PathOf(output)), StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_Cells_AreFencedWithTheirLanguageAndOutputs()
    {
        var notebook = NotebookDocument.Create(NotebookCell.Markdown("# Title"), NotebookCell.Code("#!fsharp\nlet x = 1"),
            NotebookCell.Code("// ```` inside") with
            {
                Outputs =
                [
                    new StreamOutput { Name = "stdout", Text = "\u001b[31mred\u001b[0m\n" },
                    new DataOutput { Data = MimeBundle.FromText("figure").With(MimeBundle.Svg, "<svg/>") },
                    new DataOutput { Data = MimeBundle.FromText("2").With(MimeBundle.Html, "<script>") },
                    new ErrorOutput { Name = "Exception", Value = "why" },
                ],
            });
        Assert.Equal("""
            # Title

            ```fsharp
            let x = 1
            ```

            `````csharp
            // ```` inside
            `````

            ```text
            red
            ```

            ![figure](data:image/svg+xml;base64,PHN2Zy8+)

            ```text
            2
            ```

            ```text
            Exception: why
            ```

            """.ReplaceLineEndings("\n"), NotebookExport.ToMarkdown(notebook));
    }

    [Fact]
    public void ToScript_Cells_RunAsOneScript()
    {
        var notebook = NotebookDocument.Create(NotebookCell.Markdown("# Title\n\ntext"), NotebookCell.Code("#!time\nvar x = 1;\nx // value"),
            NotebookCell.Code("#r \"nuget: A, 1\"\n#load \"b.csx\"\nConsole.Write(x)"), NotebookCell.Code("#!fsharp\nlet y = 1"));
        Assert.Equal("""
            // notebook
            #r "nuget: A, 1"
            #load "b.csx"

            // # Title
            //
            // text

            // #!time
            var x = 1;
            Console.WriteLine(x); // value

            Console.Write(x);

            // #!fsharp
            // let y = 1

            """.ReplaceLineEndings("\n"), NotebookExport.ToScript(notebook));
    }
}
