using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>Numbers as people read them: four or five significant digits, decimal point, no culture. Full digits are in the data forms.</summary>
static class NumberText
{
    /// <summary>One number by itself.</summary>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        if (double.IsNaN(value))
        {
            return "NA";
        }
        if (double.IsInfinity(value) || (size < 1e15 && value == Math.Truncate(value)))
        {
            return TableColumn.FormatNumber(value);
        }
        return size is >= 1e-4 and < 1e6
            ? Digits(value, size < 1 ? 4 : 5)
            : value.ToString("0.000e+00", CultureInfo.InvariantCulture);
    }

    /// <summary>The texts of a column: one number of decimals for all where that loses nothing a reader needs.</summary>
    public static Func<double, string> Column(ReadOnlySpan<double> values)
    {
        double largest = 0, smallest = double.MaxValue;
        bool whole = true;
        foreach (double value in values)
        {
            double size = Math.Abs(value);
            if (!double.IsFinite(value) || size == 0)
            {
                continue;
            }
            largest = Math.Max(largest, size);
            smallest = Math.Min(smallest, size);
            whole &= value == Math.Truncate(value);
        }
        if (whole || largest == 0 || largest >= 1e6 || smallest < 1e-3 || largest / smallest > 2000)
        {
            return Short;
        }
        int decimals = Math.Clamp(4 - (int)Math.Floor(Math.Log10(largest)), 0, 4);
        string format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return v => double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) : Short(v);
    }

    static string Digits(double value, int significant)
    {
        int decimals = Math.Clamp(significant - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
