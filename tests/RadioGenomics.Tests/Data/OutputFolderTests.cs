using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class OutputFolderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    string Target => Path.Combine(_files.Folder, "result");

    [Fact]
    public void Commit_GivesFilesTheirFinalNamesAndLeavesNoOthers()
    {
        using (var folder = OutputFolder.Create(Target))
        {
            File.WriteAllText(folder.PathOf("a.tsv"), "1");
            File.WriteAllText(folder.PathOf("figures/b.svg"), "2");
            Assert.False(File.Exists(Path.Combine(Target, "a.tsv")));
            folder.Commit();
        }
        Assert.Equal(["a.tsv", Path.Combine("figures", "b.svg")],
            Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Target, f)).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(Target, ".partial*"));
    }

    [Fact]
    public void Failure_LeavesNothing()
    {
        using (var folder = OutputFolder.Create(Target))
        {
            File.WriteAllText(folder.PathOf("a.tsv"), "half");
        }
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void NotEmpty_IsRefusedUnlessForced()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "keep");
        DataFiles.Fails(ErrorCode.OutputExists, () => OutputFolder.Create(Target), "--force");
        using (var folder = OutputFolder.Create(Target, force: true))
        {
            File.WriteAllText(folder.PathOf("a.tsv"), "1");
            folder.Commit();
        }
        Assert.Equal("keep", File.ReadAllText(Path.Combine(Target, "mine.txt")));
        Assert.True(File.Exists(Path.Combine(Target, "a.tsv")));
    }

    [Fact]
    public void File_InsteadOfFolder_IsRefused() =>
        DataFiles.Fails(ErrorCode.OutputExists, () => OutputFolder.Create(_files.Write("result", "x"), force: true), "is a file");

    [Fact]
    public void PathOutOfTheFolder_IsRefused()
    {
        using var folder = OutputFolder.Create(Target);
        DataFiles.Fails(ErrorCode.OutputNotWritable, () => folder.PathOf("../../escape.tsv"));
    }

    [Fact]
    public void NotWritable_IsNamed() =>
        DataFiles.Fails(ErrorCode.OutputNotWritable, () => OutputFolder.Create(Path.Combine(_files.Write("plain", "x"), "sub")), "cannot be written");

    [Fact]
    public void AtomicFile_WhenWritingFails_KeepsTheOldFile()
    {
        string path = _files.Write("t.tsv", "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException("stop");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(_files.Folder));
    }
}
