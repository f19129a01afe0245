using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting.Documents;

/// <summary>Damaged files: each gives a document or the one kind of error, and a document that was read can be written and read again.</summary>
public sealed class DocumentFuzzTests
{
    const string Ipynb = """
        {"cells":[{"attachments":{"a.png":{"image/png":"iVBORw0KGgo="}},"cell_type":"markdown","id":"i","metadata":{},"source":["# \ud83d\ude00\n","b"]},
        {"cell_type":"code","execution_count":3,"id":"c","metadata":{"tags":["parameters"],"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"fsharp"}},
        "outputs":[{"name":"stdout","output_type":"stream","text":["a\n"]},{"data":{"application/json":{"x":[1e-05,2]},"text/plain":["3"]},"execution_count":3,"metadata":{},"output_type":"execute_result"},
        {"ename":"X","evalue":"y","output_type":"error","traceback":["t"]},{"output_type":"unknown"}],"source":"#!fsharp\nlet x = 1"},{"cell_type":"raw","id":"r","metadata":{},"source":[]}],
        "metadata":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c#"],"languageName":"C#","name":"csharp"}]},"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},
        "polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[]}}},"nbformat":4,"nbformat_minor":5}
        """;

    const string Dib = "\uFEFF#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[\"c#\"],\"languageName\":\"C#\",\"name\":\"csharp\"},{\"name\":\"r\"}]}}\n\n#!markdown\n\n# T\n\n#!csharp\n\n#!time\n1\n\n#!r\n\nx <- 1\n\n#!value --name a\n2\n";

    static readonly string[] Pieces =
        ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\ud800", "\\u0000", "null", "-1", "1e999", "99999999999", "true", "\n", "\r", "\r\n", "#!", "#!meta", "#!csharp\n", "#!markdown\n", "\uFEFF", "\0", " ", "\u2028", "\"source\":", "\"id\":\"c\""];

    // A fixed sequence: the same files in every run (Lehmer's generator).
    static Func<int, int> Numbers(int seed)
    {
        ulong state = (ulong)seed + 1;
        return limit => (int)((state = state * 48271 % 2147483647) % (ulong)limit);
    }

    static string Mutate(string text, Func<int, int> next)
    {
        int changes = 1 + next(4);
        for (int i = 0; i < changes && text.Length > 2; i++)
        {
            int from = next(text.Length), length = next(Math.Min(40, text.Length - from) + 1), to = next(text.Length);
            text = next(6) switch
            {
                0 => text[..from],
                1 => text.Remove(from, length),
                2 => text.Insert(to, text.Substring(from, length)),
                3 => text.Insert(from, Pieces[next(Pieces.Length)]),
                4 => text.Remove(from, 1).Insert(from, Pieces[next(Pieces.Length)]),
                _ => text.Remove(from, length).Insert(Math.Min(to, text.Length - length), Pieces[next(Pieces.Length)]),
            };
        }
        return text;
    }

    static void ReadsOrSays(string text, Func<string, NotebookDocument> read, ref int documents)
    {
        NotebookDocument document;
        try
        {
            document = read(text);
        }
        catch (RadioGenomicsException e)
        {
            Assert.Equal(ErrorCode.NotebookInvalid, e.Code);
            return;
        }
        documents++;
        string json = document.ToJson(), dib = document.ToDib();
        Assert.Equal(json, NotebookDocument.Parse(json).ToJson());
        Assert.Equal(dib, NotebookDocument.ParseDib(dib).ToDib());
    }

    [Fact]
    public void Parse_MutatedNotebooks_GiveADocumentOrAnError()
    {
        int documents = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            ReadsOrSays(Mutate(Ipynb, Numbers(seed)), t => NotebookDocument.Parse(t), ref documents);
        }
        Assert.InRange(documents, 200, 3800);
    }

    [Fact]
    public void ParseDib_MutatedTexts_GiveADocumentOrAnError()
    {
        int documents = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            ReadsOrSays(Mutate(Dib, Numbers(seed)), t => NotebookDocument.ParseDib(t), ref documents);
        }
        Assert.InRange(documents, 200, 3900);
    }

    [Fact]
    public void Parse_HalfACharacter_IsAnErrorThatSaysSo()
    {
        foreach (string text in (string[])["\\ud800", "\ud800"])
        {
            RadioGenomicsException error = Assert.Throws<RadioGenomicsException>(() => NotebookDocument.Parse($"{{\"nbformat\":4,\"cells\":[],\"metadata\":{{\"{text}\":1}}}}"));
            Assert.Contains("half of a character", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parse_DeepNesting_IsAnErrorAndNotAnOverflow()
    {
        string deep = "{\"nbformat\":4,\"cells\":" + new string('[', 100_000);
        Assert.Equal(ErrorCode.NotebookInvalid, Assert.Throws<RadioGenomicsException>(() => NotebookDocument.Parse(deep)).Code);
        string meta = "#!meta\n{\"a\":" + new string('[', 100_000);
        Assert.Equal(ErrorCode.NotebookInvalid, Assert.Throws<RadioGenomicsException>(() => NotebookDocument.ParseDib(meta)).Code);
    }
}
