using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Logarithm and exponential of eight numbers, made of the same operations on every processor. Error: about one unit in the last place.</summary>
static class VectorFunctions
{
    const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;
    const long MantissaMask = 0x000F_FFFF_FFFF_FFFF, OneBits = 0x3FF0_0000_0000_0000, HalfRootTwoBits = 0x3FE6_A09E_667F_3BCD;
    const double MagicInteger = 6755399441055744.0; // 1.5 · 2^52: adding it leaves the nearest whole number in the low bits

    /// <summary>Natural logarithm of normal positive numbers; anything else gives an unspecified value.</summary>
    /// <remarks>Source: x = 2^k (1 + f), log(1 + f) from s = f / (2 + f): Tang (1990) ACM TOMS 16:378.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        Vector512<long> offset = x.AsInt64() - Vector512.Create(HalfRootTwoBits);
        var exponent = Vector512.ShiftRightArithmetic(offset, 52);
        Vector512<double> mantissa = ((offset & Vector512.Create(MantissaMask)) + Vector512.Create(HalfRootTwoBits)).AsDouble();
        Vector512<double> k = (exponent + Vector512.Create(MagicInteger).AsInt64()).AsDouble() - Vector512.Create(MagicInteger);
        Vector512<double> f = mantissa - Vector512<double>.One;
        Vector512<double> s = f / (f + Vector512.Create(2.0)), s2 = s * s;
        // 2 atanh(s) / s - 2 = s² (2/3 + 2/5 s² + ...); |s| < 0.1716, nine terms leave 1e-18.
        var tail = Vector512.Create(2.0 / 23);
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 21));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 19));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 17));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 15));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 13));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 11));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 9));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 7));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 5));
        tail = Vector512.FusedMultiplyAdd(tail, s2, Vector512.Create(2.0 / 3)) * s2;
        // f - f²/2 + s (f²/2 + tail): the large parts are exact, the rounding falls on the small one.
        Vector512<double> half = f * f * Vector512.Create(0.5);
        var small = Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2Low), s * (half + tail));
        return Vector512.FusedMultiplyAdd(k, Vector512.Create(Ln2High), f - (half - small));
    }

    /// <summary>Exponential of numbers up to zero; below -708 the value at -708.</summary>
    /// <remarks>Source: x = k ln 2 + f, Taylor's series of degree 13 for |f| ≤ ln 2 / 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ExpOfNegative(Vector512<double> x)
    {
        var lowest = Vector512.Create(-708.0);
        var magic = Vector512.Create(MagicInteger);
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, lowest), lowest, x);
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.4426950408889634), magic);
        Vector512<double> k = shifted - magic;
        var f = Vector512.FusedMultiplyAdd(k, Vector512.Create(-Ln2High), x);
        f = Vector512.FusedMultiplyAdd(k, Vector512.Create(-Ln2Low), f);
        var sum = Vector512.Create(1.0 / 6227020800);
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 479001600));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 39916800));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 3628800));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 362880));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 40320));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 5040));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 720));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 120));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 24));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(1.0 / 6));
        sum = Vector512.FusedMultiplyAdd(sum, f, Vector512.Create(0.5));
        sum = Vector512.FusedMultiplyAdd(sum, f * f, f);
        Vector512<double> scale = (Vector512.ShiftLeft(shifted.AsInt64(), 52) + Vector512.Create(OneBits)).AsDouble();
        return Vector512.FusedMultiplyAdd(sum, scale, scale);
    }
}
