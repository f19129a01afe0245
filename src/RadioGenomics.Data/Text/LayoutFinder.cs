namespace RadioGenomics.Data;

/// <summary>Finds what separates the cells of a file from its first rows.</summary>
static class LayoutFinder
{
    const int RowsLookedAt = 20;

    static readonly (Delimiter Kind, byte Byte)[] Known = [(Delimiter.Tab, (byte)'\t'), (Delimiter.Comma, (byte)','), (Delimiter.Semicolon, (byte)';')];

    /// <summary>How the first rows fall into cells with one delimiter.</summary>
    readonly record struct Fit(byte Delimiter, int HeaderCells, int RowCells, bool Consistent, int Rows)
    {
        public bool Splits => HeaderCells >= 2 || (Consistent && RowCells >= 2);

        public int Rank => (Consistent ? 1 << 28 : 0) + HeaderCells;
    }

    public static byte ByteOf(Delimiter delimiter) => Known.First(k => k.Kind == delimiter).Byte;

    public static string NameOf(byte delimiter) => delimiter switch
    {
        (byte)'\t' => "tab",
        (byte)',' => "comma",
        (byte)';' => "semicolon",
        (byte)'|' => "vertical bar",
        _ => "space",
    };

    /// <summary>The declared delimiter, or the one that splits the first rows most evenly.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileFormat"/>: another delimiter than the declared or supported ones.</exception>
    public static byte Find(string path, ReadOnlyMemory<byte> head, TextOptions options)
    {
        ReadOnlySpan<byte> text = SkipPreamble(head.Span, options);
        Fit best = Measure(text, (byte)'\t', options.Quotes);
        foreach ((Delimiter _, byte candidate) in Known)
        {
            Fit fit = Measure(text, candidate, options.Quotes);
            best = fit.Splits && (!best.Splits || fit.Rank > best.Rank) ? fit : best;
        }
        if (options.Delimiter == Delimiter.Auto)
        {
            RejectOtherDelimiters(path, text, best, options.Quotes);
            return best.Delimiter;
        }
        byte declared = ByteOf(options.Delimiter);
        if (best.Splits && best.Delimiter != declared && !Measure(text, declared, options.Quotes).Splits)
        {
            Throw.FileFormat(path, FormattableString.Invariant($"with {NameOf(declared)} as delimiter the header has one cell, with {NameOf(best.Delimiter)} it has {best.HeaderCells}."),
                $"Set Delimiter to {Known.First(k => k.Byte == best.Delimiter).Kind} or Auto.");
        }
        return declared;
    }

    static void RejectOtherDelimiters(string path, ReadOnlySpan<byte> text, Fit best, bool quotes)
    {
        if (best.Splits)
        {
            return;
        }
        // Two words in every line may be names; three columns of words separated by blanks hardly are.
        foreach ((byte delimiter, int least) in new[] { ((byte)'|', 2), ((byte)' ', 3) })
        {
            Fit fit = Measure(text, delimiter, quotes);
            if (fit.Consistent && fit.HeaderCells >= least && fit.Rows > 1)
            {
                Throw.FileFormat(path, FormattableString.Invariant($"the header is one cell; the lines look separated by {NameOf(delimiter)} ({fit.HeaderCells} cells)."),
                    "Expected tab, comma or semicolon; save the file with one of these.");
            }
        }
    }

    /// <summary>The text after skipped lines and comments.</summary>
    public static ReadOnlySpan<byte> SkipPreamble(ReadOnlySpan<byte> text, TextOptions options)
    {
        for (int i = 0; i < options.SkipLines; i++)
        {
            text = text[(text.IndexOf((byte)'\n') + 1)..];
        }
        byte[] prefix = System.Text.Encoding.UTF8.GetBytes(options.CommentPrefix);
        while (prefix.Length > 0 && text.StartsWith(prefix) && text.Contains((byte)'\n'))
        {
            text = text[(text.IndexOf((byte)'\n') + 1)..];
        }
        return text;
    }

    static Fit Measure(ReadOnlySpan<byte> text, byte delimiter, bool quotes)
    {
        RecordScanner.Scan scan = RecordScanner.Find(text, delimiter, quotes);
        ReadOnlySpan<byte> rows = scan.End > 0 ? text[..scan.End] : text;
        int header = 0, first = 0, count = 0;
        bool consistent = true;
        try
        {
            var reader = new CellReader(rows, delimiter, quotes);
            while (!reader.AtEnd && count < RowsLookedAt)
            {
                if (reader.TrySkipEmptyRow())
                {
                    continue;
                }
                int cells = CountCells(ref reader);
                header = count == 0 ? cells : header;
                first = count == 1 ? cells : first;
                consistent &= count == 0 || (cells == first && (cells == header || cells == header + 1));
                count++;
            }
        }
        catch (FormatException)
        {
            consistent = false;
        }
        return new(delimiter, header, first, consistent, count);
    }

    static int CountCells(ref CellReader reader)
    {
        int cells = 1;
        while (!reader.Next(out _, out _))
        {
            cells++;
        }
        return cells;
    }
}
