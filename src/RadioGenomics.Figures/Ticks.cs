using System.Globalization;

namespace RadioGenomics.Figures;

/// <summary>A labelled place on an axis.</summary>
readonly record struct Tick(double Value, string Label);

/// <summary>Round numbers on axes.</summary>
static class Ticks
{
    // Fewer decades than this have room for 2 and 5 between the powers.
    const double MostShort = 1.7;
    const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>At most <paramref name="most"/> multiples of 1, 2 or 5 times a power of ten between two ends.</summary>
    public static List<Tick> Linear(double low, double high, int most)
    {
        double span = high - low;
        int exponent = (int)Math.Floor(Math.Log10(span / Math.Max(most, 1)));
        List<Tick> ticks = [];
        for (int level = 0; level < 8; level++)
        {
            int mantissa = (level % 3) switch { 0 => 1, 1 => 2, _ => 5 };
            ticks = Multiples(low, high, mantissa, exponent + (level / 3));
            if (ticks.Count <= Math.Max(most, 2))
            {
                break;
            }
        }
        return ticks;
    }

    static List<Tick> Multiples(double low, double high, int mantissa, int exponent)
    {
        double unit = Math.Pow(10, Math.Abs(exponent));
        double slack = (high - low) * 1e-9;
        double ToIndex(double v) => (exponent >= 0 ? v / unit : v * unit) / mantissa;
        double first = Math.Ceiling(ToIndex(low - slack)), last = Math.Floor(ToIndex(high + slack));
        List<Tick> ticks = [];
        bool scientific = NeedsPowers(low, high, exponent);
        for (double k = first; k <= last && ticks.Count < 64; k++)
        {
            double value = exponent >= 0 ? k * mantissa * unit : k * mantissa / unit;
            ticks.Add(new Tick(value, scientific ? Scientific(k * mantissa, exponent) : Plain(value, Math.Max(0, -exponent))));
        }
        return ticks;
    }

    static bool NeedsPowers(double low, double high, int exponent) =>
        Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e6 || exponent < -5;

    static string Plain(double value, int decimals)
    {
        string text = value.ToString((Math.Abs(value) >= 10_000 ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Minus(text.Trim('-', '0', '.', ',').Length == 0 ? text.TrimStart('-') : text);
    }

    static string Scientific(double multiple, int exponent)
    {
        if (multiple == 0)
        {
            return "0";
        }
        int shift = (int)Math.Floor(Math.Log10(Math.Abs(multiple)));
        double mantissa = multiple / Math.Pow(10, shift);
        string head = mantissa.ToString("0.####", CultureInfo.InvariantCulture);
        return Minus($"{head}×{Power(exponent + shift)}");
    }

    /// <summary>10 to a whole power with raised digits.</summary>
    public static string Power(int exponent)
    {
        string digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return $"10{(exponent < 0 ? "⁻" : "")}{string.Concat(digits.Select(d => Superscripts[d - '0']))}";
    }

    static string Minus(string text) => text.Replace('-', '−');

    /// <summary>Powers of ten between two exponents; 2 and 5 times them where the axis is short of decades.</summary>
    public static List<Tick> Log10(double low, double high, int most)
    {
        int first = (int)Math.Ceiling(low - 1e-9), last = (int)Math.Floor(high + 1e-9);
        int decades = last - first + 1;
        if (decades < 2)
        {
            return ShortLog(low, high, most);
        }
        if (high - low < MostShort && ShortLog(low, high, most) is { } between && between.Count <= most)
        {
            return between;
        }
        int every = Math.Max(1, (decades + most - 1) / Math.Max(most, 1));
        List<Tick> ticks = [];
        for (int e = first; e <= last; e++)
        {
            // Beyond what a double can hold there is no place on the axis.
            if ((e - first) % every == 0 && Math.Pow(10, e) is > 0 and < double.PositiveInfinity)
            {
                ticks.Add(new Tick(Math.Pow(10, e), LogLabel(e)));
            }
        }
        return ticks;
    }

    static List<Tick> ShortLog(double low, double high, int most)
    {
        List<Tick> ticks = [];
        for (int e = (int)Math.Floor(low) - 1; e <= high; e++)
        {
            foreach (int m in (ReadOnlySpan<int>)[1, 2, 5])
            {
                double value = m * Math.Pow(10, e), place = Math.Log10(m) + e;
                if (place >= low - 1e-9 && place <= high + 1e-9)
                {
                    ticks.Add(new Tick(value, e is >= -4 and <= 5 ? Plain(value, Math.Max(0, -e)) : Scientific(m, e)));
                }
            }
        }
        return ticks.Count >= 2 ? ticks
            : [.. Linear(Math.Pow(10, low), Math.Pow(10, high), most).Where(t => t.Value > 0)];
    }

    static string LogLabel(int exponent) =>
        exponent is >= -3 and <= 3 ? Plain(Math.Pow(10, exponent), Math.Max(0, -exponent)) : Power(exponent);
}
