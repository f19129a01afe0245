using System.Globalization;
using System.IO.Compression;

namespace RadioGenomics.Data;

/// <summary>The first lines of a GCT file (Broad Institute), version 1.2 or 1.3: version, sizes, header.</summary>
sealed record GctFile(string Version, int Rows, int Columns, MatrixRequest Request)
{
    /// <summary>Whether the first line says GCT. A file that cannot be opened is left to the reader proper.</summary>
    public static bool IsGct(string path)
    {
        byte[] head = new byte[8];
        try
        {
            using FileStream stream = File.OpenRead(path);
            int first = stream.ReadByte();
            stream.Position = 0;
            using Stream text = first == 0x1F ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            int count = text.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            ReadOnlySpan<byte> start = head.AsSpan(0, count);
            start = ByteKinds.IsUtf8Mark(start) ? start[3..] : start;
            return start.StartsWith("#1.2"u8) || start.StartsWith("#1.3"u8);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public static DelimitedText Open(string path, ExpressionReadOptions options, RunContext run, out GctFile? gct)
    {
        var file = DelimitedText.OpenWithoutHeader(path, "expression", options with { Delimiter = Delimiter.Tab, CommentPrefix = "", Quotes = false }, run);
        try
        {
            gct = ReadHead(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the table is as large as its second line says.</summary>
    public void Check(DelimitedText file, LoadedMatrix loaded)
    {
        if (loaded.RowIds.Length != Rows || loaded.ColumnIds.Length != Columns)
        {
            Throw.FileFormat(file.FilePath, 2, FormattableString.Invariant($"it announces {Rows} rows and {Columns} samples, the table has {loaded.RowIds.Length} and {loaded.ColumnIds.Length}."),
                "The file is incomplete or the line is wrong.");
        }
    }

    static GctFile ReadHead(DelimitedText file)
    {
        string version = file.TakeRow()?[0].Trim() ?? "";
        string[] sizes = [.. (file.TakeRow(out long line) ?? []).Select(s => s.Trim()).Where(s => s.Length > 0)];
        int expected = version == "#1.3" ? 4 : 2;
        int[] n = [.. sizes.Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out int v) ? v : -1)];
        string[]? header = file.TakeRow(out long headerLine);
        if (n.Length < expected || n.Any(v => v < 0) || header is null)
        {
            Throw.FileFormat(file.FilePath, Math.Max(2, line), $"the sizes are {Throw.Listing(sizes, 4)}.", $"Expected {expected} whole numbers separated by tabs, as GCT {version[1..]} has, and a header after them.");
        }
        int rowAnnotations = version == "#1.3" ? n[2] : 1, columnAnnotations = version == "#1.3" ? n[3] : 0;
        if (header!.Length < 2 + rowAnnotations)
        {
            Throw.FileFormat(file.FilePath, headerLine, FormattableString.Invariant($"the header has {header.Length} cells."), "Expected a name, the descriptions and at least one sample.");
        }
        file.UseHeader(header, headerLine);
        file.Note(FormattableString.Invariant($"GCT {version[1..]}: features in rows, {n[0]} rows, {n[1]} samples."));
        return new(version, n[0], n[1], new MatrixRequest
        {
            Orientation = Orientation.FeaturesInRows,
            AnnotationColumns = [.. header.Skip(1).Take(rowAnnotations)],
            AnnotationRows = columnAnnotations,
        });
    }
}
