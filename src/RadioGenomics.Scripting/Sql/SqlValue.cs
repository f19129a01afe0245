using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>What SQLite knows of a value.</summary>
enum SqlKind
{
    Null,
    Integer,
    Real,
    Text,
    Blob,
}

/// <summary>One value on its way into or out of SQLite. NaN does not exist there: it is NULL, as every missing value.</summary>
readonly record struct SqlValue(SqlKind Kind, long Integer = 0, double Real = 0, string? Text = null, byte[]? Blob = null)
{
    public static SqlValue Null => default;

    public static SqlValue Of(long value) => new(SqlKind.Integer, Integer: value);

    public static SqlValue Of(double value) => double.IsNaN(value) ? Null : new(SqlKind.Real, Real: value);

    public static SqlValue Of(string? value) => value is null ? Null : new(SqlKind.Text, Text: value);

    /// <summary>A scalar of C# as SQLite stores it; null when it is not a scalar.</summary>
    public static SqlValue? OfScalar(object? value) => value switch
    {
        null or DBNull => Null,
        bool b => Of(b ? 1L : 0),
        sbyte or byte or short or ushort or int or uint or long => Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double or float or decimal or ulong or Half => Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        string s => Of(s),
        char c => Of(c.ToString()),
        DateTime d => Of(d.TimeOfDay == TimeSpan.Zero ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : d.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateOnly d => Of(d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset d => Of(d.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)),
        byte[] b => new SqlValue(SqlKind.Blob, Blob: b),
        Enum or IFormattable => Of(ShortText.Of(value)),
        _ => null,
    };
}
