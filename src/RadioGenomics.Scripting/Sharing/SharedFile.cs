namespace RadioGenomics.Scripting;

/// <summary>
/// The file by which a value goes to a process of another language and back. Binary, so that numbers keep every bit: a tag and what follows it,
/// little-endian. N nothing; V vector (kind, flags, count, names, values); T table (rows, columns, names, vectors); M matrix (kind, rows, columns,
/// row names, column names, values by column); L list (count, names, values); E error (text). Kinds: d double, i 32-bit integer (least = missing),
/// l 64-bit integer, b truth value (2 = missing), s text (lengths in bytes, -1 = missing; then the bytes in UTF-8).
/// </summary>
static class SharedFile
{
    public const byte Nothing = (byte)'N', Vector = (byte)'V', Frame = (byte)'T', Matrix = (byte)'M', List = (byte)'L', Failure = (byte)'E', Absent = (byte)'X';
    public const byte Doubles = (byte)'d', Integers = (byte)'i', Longs = (byte)'l', Truths = (byte)'b', Texts = (byte)'s';

    /// <summary>Flag of a vector: one value, not an array of one.</summary>
    public const byte IsScalar = 1;

    /// <summary>Flag of a vector: names follow.</summary>
    public const byte HasNames = 2;

    /// <summary>Missing among 32-bit integers, as in R.</summary>
    public const int MissingInteger = int.MinValue;

    /// <summary>The NaN that R takes for a missing value.</summary>
    public static readonly double MissingDouble = BitConverter.Int64BitsToDouble(0x7FF00000000007A2);
}
