using RadioGenomics.Cli.Repl;
using Xunit;

namespace RadioGenomics.Tests.Cli.Repl;

public sealed class ReplHistoryTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-history-").FullName;

    string File => Path.Combine(_folder, "state", "history.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Older_WhatWasTyped_ComesByItsBeginning()
    {
        var history = new ReplHistory(null);
        foreach (string text in (string[])["var a = 1;", "b", "var c = 2;"])
        {
            history.Add(text);
        }
        Assert.Equal("var c = 2;", history.Older("var"));
        Assert.Equal("var a = 1;", history.Older("var c = 2;"));
        Assert.Null(history.Older("var a = 1;"));
        Assert.Equal("var c = 2;", history.Newer("var a = 1;"));
        Assert.Equal("var", history.Newer("var c = 2;"));
        Assert.Null(history.Newer("var"));
    }

    [Fact]
    public void Add_TextOfSeveralLines_IsThereInTheNextSession()
    {
        new ReplHistory(File).Add("a\n\"β\"");
        new ReplHistory(File).Add("c");
        Assert.Equal(["a\n\"β\"", "c"], new ReplHistory(File).Entries);
    }

    [Fact]
    public void Add_SameTwiceOrNothing_IsKeptOnce()
    {
        var history = new ReplHistory(File);
        history.Add("a");
        history.Add("a");
        history.Add("  ");
        Assert.Equal(["a"], new ReplHistory(File).Entries);
    }

    // A damaged line costs that line; a folder that cannot be written costs the file and not the session.
    [Fact]
    public void Read_DamagedLine_IsLeftOut()
    {
        new ReplHistory(File).Add("a");
        System.IO.File.AppendAllText(File, "not json\n[1]\n\"b\"\n");
        Assert.Equal(["a", "b"], new ReplHistory(File).Entries);
        System.IO.File.WriteAllText(Path.Combine(_folder, "file"), "");
        new ReplHistory(Path.Combine(_folder, "file", "history")).Add("c");
    }
}
