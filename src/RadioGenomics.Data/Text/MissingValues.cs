using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>The texts that mean "missing" unless a table declares its own.</summary>
public static class MissingValues
{
    /// <summary>
    /// Empty, NA, NaN, N/A, #N/A, null and the phrases that TCGA, GDC, cBioPortal and TCIA tables use. "None" and "Unknown" are
    /// not among them: they are answers ("no metastasis", "stage unknown"), and a table that means otherwise declares it.
    /// </summary>
    public static ImmutableArray<string> Default { get; } =
    [
        "", "NA", "na", "NaN", "nan", "NAN", "N/A", "n/a", "#N/A", "#NA", "<NA>", "-nan", "-NaN", "nan(ind)", "-nan(ind)", "null", "NULL", "'--", "--",
        "Not Collected", "Not collected", "not collected", "Not Available", "not available", "Not Applicable", "not applicable",
        "Not Reported", "not reported", "Not Recorded In Database", "Not Recorded in Database", "Not Assessed",
        "[Not Available]", "[Not Applicable]", "[Not Evaluated]", "[Unknown]", "[Discrepancy]", "[Completed]", "[Pending]",
        "[Not Collected]", "[not available]",
        "#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#NAME?", "#NULL!",
    ];
}

/// <summary>Finds missing-value tokens among raw cells.</summary>
sealed class MissingSet
{
    readonly byte[][][] _byLength;
    readonly double[] _numbers;

    public MissingSet(IEnumerable<string> tokens)
    {
        tokens = [.. tokens];
        _numbers = [.. tokens.Select(t => NumberParser.TryParse(Encoding.UTF8.GetBytes(t), (byte)'.', out double value) ? value : double.NaN).Where(v => !double.IsNaN(v))];
        byte[][] all = [.. tokens.Select(t => Encoding.UTF8.GetBytes(t.Trim()))];
        int longest = all.Length == 0 ? 0 : all.Max(t => t.Length);
        _byLength = new byte[longest + 1][][];
        for (int length = 0; length <= longest; length++)
        {
            _byLength[length] = [.. all.Where(t => t.Length == length)];
        }
    }

    /// <summary>Whether some tokens are numbers, such as -999.</summary>
    public bool HasNumbers => _numbers.Length > 0;

    /// <summary>The value, or NaN when the number stands for "missing".</summary>
    public double Clean(double value) => Array.IndexOf(_numbers, value) >= 0 ? double.NaN : value;

    public bool Contains(ReadOnlySpan<byte> cell)
    {
        ReadOnlySpan<byte> trimmed = cell.Trim(" \r\t"u8);
        if (trimmed.Length >= _byLength.Length)
        {
            return false;
        }
        foreach (byte[] token in _byLength[trimmed.Length])
        {
            if (trimmed.SequenceEqual(token))
            {
                return true;
            }
        }
        return false;
    }

    public bool Contains(string cell) => Contains(Encoding.UTF8.GetBytes(cell));
}
