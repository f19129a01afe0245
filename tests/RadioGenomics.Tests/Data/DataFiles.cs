using System.IO.Compression;
using System.Text;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>A folder of small files that a test writes, and the shared real data where they are.</summary>
public sealed class DataFiles : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("radiogenomics-test-").FullName;

    public string Folder => _folder;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string WriteGzip(string name, string text) => Write(name, Gzip(Encoding.UTF8.GetBytes(text)));

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return memory.ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Path of a shared real file; the test is skipped where the folder is absent.</summary>
    public static string Shared(string relative)
    {
        string? root = Root(AppContext.BaseDirectory);
        string path = Path.Combine(root ?? "", "..", "shared", "data", relative);
        Assert.SkipWhen(root is null || !File.Exists(path), "the shared data set is absent");
        return path;
    }

    public static string Repository => Root(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("RadioGenomics.sln");

    static string? Root(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "RadioGenomics.sln")))
            {
                return at.FullName;
            }
        }
        return null;
    }

    public static RadioGenomicsException Fails(ErrorCode code, Action action, params string[] parts)
    {
        var error = Assert.Throws<RadioGenomicsException>(action);
        Assert.Equal(code, error.Code);
        foreach (string part in parts ?? [])
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
        return error;
    }
}
