using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>What separates the cells of a row.</summary>
public enum Delimiter
{
    /// <summary>Found from the first lines and stated in a diagnostic.</summary>
    Auto,
    /// <summary>Tabulator.</summary>
    Tab,
    /// <summary>Comma.</summary>
    Comma,
    /// <summary>Semicolon.</summary>
    Semicolon,
}

/// <summary>What separates the whole part of a number from its fraction.</summary>
public enum DecimalSeparator
{
    /// <summary>Found from the first rows; a file whose numbers could be read in two ways is an error.</summary>
    Auto,
    /// <summary>1.5</summary>
    Point,
    /// <summary>1,5</summary>
    Comma,
}

/// <summary>How bytes become characters.</summary>
public enum TextCoding
{
    /// <summary>UTF-8 unless a byte-order mark says UTF-16; anything else is an error.</summary>
    Auto,
    /// <summary>ISO 8859-1, for old files that are known to be so.</summary>
    Latin1,
}

/// <summary>Settings shared by every reader of text files.</summary>
public abstract record TextOptions
{
    /// <summary>What separates cells.</summary>
    public Delimiter Delimiter { get; init; } = Delimiter.Auto;

    /// <summary>What separates the whole part of a number from its fraction.</summary>
    public DecimalSeparator DecimalSeparator { get; init; } = DecimalSeparator.Auto;

    /// <summary>How bytes become characters.</summary>
    public TextCoding Encoding { get; init; } = TextCoding.Auto;

    /// <summary>Texts that mean "missing", compared exactly after spaces around them are removed.</summary>
    public ImmutableArray<string> MissingTokens { get; init; } = MissingValues.Default;

    /// <summary>Lines before the header that begin with this are skipped and counted in a diagnostic; empty: none are.</summary>
    public string CommentPrefix { get; init; } = "#";

    /// <summary>Lines to skip at the start of the file, before comments and header. Range: 0 or more.</summary>
    public int SkipLines { get; init; }

    /// <summary>Whether a cell may stand in double quotes, a quote inside written twice, line breaks allowed.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>Longest line in bytes. Default: 64 MiB, some fifty times a row of 60,000 genes. Range: 1 to 1 GiB.</summary>
    public long MaxLineBytes { get; init; } = 64L << 20;

    /// <summary>Most bytes that a compressed or recoded file may unpack to; it is held in memory. Default: 4 GiB. Range: 1 or more.</summary>
    public long MaxUnpackedBytes { get; init; } = 4L << 30;

    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    internal void Validate()
    {
        Throw.IfOutside(nameof(SkipLines), SkipLines, 0, int.MaxValue);
        Throw.IfOutside(nameof(MaxLineBytes), MaxLineBytes, 1, 1L << 30);
        Throw.IfOutside(nameof(MaxUnpackedBytes), MaxUnpackedBytes, 1, long.MaxValue);
    }
}
