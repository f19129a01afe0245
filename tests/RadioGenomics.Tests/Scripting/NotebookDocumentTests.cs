using System.Text;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class NotebookDocumentTests
{
    // Written by Jupyter's nbformat 5 (json.dumps with indent=1, sort_keys, ensure_ascii=False).
    const string Jupyter = """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {},
           "source": [
            "# Größe 😀\n",
            "tab\tand \"quotes\""
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "c1",
           "metadata": {
            "tags": [
             "parameters"
            ],
            "verify": {
             "rtol": 1.0
            }
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "a\n",
              "b"
             ]
            },
            {
             "data": {
              "application/json": {
               "x": [
                1e-05,
                2
               ]
              },
              "image/png": "iVBORw0KGgo=\n",
              "text/plain": [
               "3"
              ]
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "X",
             "evalue": "y",
             "output_type": "error",
             "traceback": [
              "\u001b[0;31mX\u001b[0m"
             ]
            },
            {
             "output_type": "unknown",
             "something": null
            }
           ],
           "source": [
            "double alpha = 0.05;"
           ]
          },
          {
           "cell_type": "raw",
           "id": "r",
           "metadata": {},
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "unknown": {
           "b": 1,
           "a": []
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void ToJson_OfAFileThatJupyterWrote_GivesTheSameBytes()
    {
        string text = Jupyter.ReplaceLineEndings("\n");
        Assert.Equal(text, NotebookDocument.Parse(text).ToJson());
    }

    [Fact]
    public void Parse_SourceAsOneText_IsCutIntoLinesWhenWritten()
    {
        var document = NotebookDocument.Parse("""{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[{"cell_type":"code","source":"a\nb","metadata":{}}]}""");
        Assert.Equal("a\nb", document.Cells[0].Source);
        Assert.Contains("   \"source\": [\n    \"a\\n\",\n    \"b\"\n   ]", document.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"id\"", document.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 3")]
    [InlineData("[]", "outermost")]
    [InlineData("{ not json", "not a notebook")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{}}""", "no list of cells")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","id":"a","metadata":{},"outputs":[]},{"cell_type":"sql","source":""}]}""", "cell 2 (index 1): cell_type is 'sql'")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"raw","source":5}]}""", "cell 1 (index 0): its source")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data"}]}]}""", "an output has no data")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"raw","source":"","id":"a"},{"cell_type":"raw","source":"","id":"a"}]}""", "also the id of cell 1")]
    [InlineData("""{"nbformat":4,"nbformat":4,"cells":[]}""", "not a notebook")]
    public void Parse_Damage_IsNamed(string json, string expected)
    {
        RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => NotebookDocument.Parse(json));
        Assert.Equal(ErrorCode.NotebookInvalid, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Assert.Equal(ErrorCode.FileNotFound, Assert.Throws<RadioGenomicsException>(() => NotebookDocument.Read("no-such.ipynb")).Code);

    [Fact]
    public void Save_WritesLfWithoutBomAndLeavesNoTemporaryFile()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "a.ipynb");
        NotebookDocument.Create(NotebookCell.Code("1\n2")).Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal((byte)'{', bytes[0]);
        Assert.DoesNotContain('\r', Encoding.UTF8.GetString(bytes));
        Assert.Single(Directory.GetFiles(folder));
        Assert.Equal("1\n2", NotebookDocument.Read(path).Cells[0].Source);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Save_ToAMissingFolder_IsNotWritable() => Assert.Equal(ErrorCode.OutputNotWritable,
        Assert.Throws<RadioGenomicsException>(() => NotebookDocument.Create().Save(Path.Combine("no", "such", "folder.ipynb"))).Code);
}
