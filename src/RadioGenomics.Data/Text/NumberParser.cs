using System.Globalization;
using System.Runtime.CompilerServices;

namespace RadioGenomics.Data;

/// <summary>
/// Decimal numbers from UTF-8 bytes, correctly rounded. Plain short numbers take an exact fast path (Clinger 1990): a mantissa of at
/// most 2^53 and a power of ten up to 22 are both exact doubles, so one multiplication or division rounds once.
/// </summary>
static class NumberParser
{
    const ulong LargestExact = 1UL << 53;

    static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a number that starts exactly at <paramref name="position"/>; false (nothing read) when the slow path must look.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadFast(ReadOnlySpan<byte> text, byte point, ref int position, out double value)
    {
        int p = position;
        bool negative = (uint)p < (uint)text.Length && text[p] == (byte)'-';
        p += negative ? 1 : 0;
        ulong mantissa = 0;
        int digits = ReadDigits(text, ref p, ref mantissa);
        int scale = 0;
        if ((uint)p < (uint)text.Length && text[p] == point)
        {
            p++;
            int fraction = ReadDigits(text, ref p, ref mantissa);
            digits += fraction;
            scale = -fraction;
        }
        // 19 digits never overflow 64 bits; more may have.
        if ((uint)(digits - 1) >= 19 || mantissa > LargestExact || !TryReadExponent(text, ref p, ref scale) || (uint)(scale + 22) > 44)
        {
            value = 0;
            return false;
        }
        double magnitude = scale < 0 ? mantissa / PowersOfTen[-scale] : mantissa * PowersOfTen[scale];
        value = negative ? -magnitude : magnitude;
        position = p;
        return true;
    }

    /// <summary>Reads a whole cell; spaces around it are allowed. "Inf" and "Infinity" in any case are numbers, "NaN" and hexadecimal are not.</summary>
    public static bool TryParse(ReadOnlySpan<byte> cell, byte point, out double value)
    {
        ReadOnlySpan<byte> text = cell.Trim(" \t"u8);
        int position = 0;
        if (TryReadFast(text, point, ref position, out value) && position == text.Length)
        {
            return true;
        }
        return text.Length is > 0 and < 400 && (TryParseGeneral(text, point, out value) || TryParseInfinity(text, out value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int ReadDigits(ReadOnlySpan<byte> text, ref int position, ref ulong mantissa)
    {
        int p = position;
        ulong m = mantissa;
        while ((uint)p < (uint)text.Length)
        {
            uint digit = (uint)text[p] - '0';
            if (digit > 9)
            {
                break;
            }
            m = (m * 10) + digit;
            p++;
        }
        int count = p - position;
        position = p;
        mantissa = m;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryReadExponent(ReadOnlySpan<byte> text, ref int position, ref int scale) =>
        (uint)position >= (uint)text.Length || (text[position] | 0x20) != 'e' || TryReadExponentDigits(text, ref position, ref scale);

    static bool TryReadExponentDigits(ReadOnlySpan<byte> text, ref int position, ref int scale)
    {
        int p = position + 1;
        bool negative = p < text.Length && text[p] == (byte)'-';
        if (p < text.Length && text[p] is (byte)'-' or (byte)'+')
        {
            p++;
        }
        ulong exponent = 0;
        int digits = ReadDigits(text, ref p, ref exponent);
        if (digits is 0 or > 4)
        {
            return false;
        }
        scale += negative ? -(int)exponent : (int)exponent;
        position = p;
        return true;
    }

    static bool TryParseGeneral(ReadOnlySpan<byte> text, byte point, out double value)
    {
        Span<byte> plain = stackalloc byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            bool allowed = c is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'e' or (byte)'E' || c == point;
            if (!allowed)
            {
                value = 0;
                return false;
            }
            plain[i] = c == point ? (byte)'.' : c;
        }
        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value);
    }

    static bool TryParseInfinity(ReadOnlySpan<byte> text, out double value)
    {
        bool negative = text[0] == (byte)'-';
        ReadOnlySpan<byte> name = negative || text[0] == (byte)'+' ? text[1..] : text;
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return System.Text.Ascii.EqualsIgnoreCase(name, "inf"u8) || System.Text.Ascii.EqualsIgnoreCase(name, "infinity"u8);
    }
}
