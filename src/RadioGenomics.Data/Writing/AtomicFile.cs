using System.Text;

namespace RadioGenomics.Data;

/// <summary>Writes a file so that it has its final name only when it is complete.</summary>
public static class AtomicFile
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text as UTF-8 under a temporary name beside the final one, then renames it. An existing file is replaced.</summary>
    /// <param name="path">The final path.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Utf8.GetBytes(text)));

    /// <summary>Writes a file under a temporary name beside the final one, then renames it. An existing file is replaced.</summary>
    /// <param name="path">The final path.</param>
    /// <param name="write">Writes the content. When it throws, the temporary file is removed and an existing file is untouched.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = FormattableString.Invariant($"{path}.{Environment.ProcessId}.partial");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Throw.OutputNotWritable(path, e);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
