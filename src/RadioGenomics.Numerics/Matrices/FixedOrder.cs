using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RadioGenomics.Numerics;

/// <summary>Sums of vectors whose order is part of the definition: eight running sums by position modulo eight, added pairwise at
/// the end, then the rest. The same bits on any processor.</summary>
public static class FixedOrder
{
    /// <summary>Inner product.</summary>
    /// <param name="x">Shape: [n].</param>
    /// <param name="y">Shape: [n].</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        Vector512<double> sums = Vector512<double>.Zero;
        int i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            sums = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), sums);
        }
        double total = Total(sums);
        for (; i < x.Length; i++)
        {
            total = Math.FusedMultiplyAdd(x[i], y[i], total);
        }
        return total;
    }

    /// <summary>Euclidean length.</summary>
    /// <param name="x">Shape: [n].</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>y += factor x, with one rounding per value.</summary>
    /// <param name="factor">Any finite number.</param>
    /// <param name="x">Shape: [n].</param>
    /// <param name="y">Shape: [n]. Changed in place.</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        var factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)i), factors, Vector512.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref b, (nuint)i);
        }
        for (; i < x.Length; i++)
        {
            y[i] = Math.FusedMultiplyAdd(x[i], factor, y[i]);
        }
    }

    /// <summary>Smallest and largest value and the sum. No NaN.</summary>
    /// <param name="values">Shape: [n].</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Low, double High, double Sum) RangeAndSum(ReadOnlySpan<double> values)
    {
        var low = Vector512.Create(double.PositiveInfinity);
        Vector512<double> high = -low, sum = Vector512<double>.Zero;
        int k = 0;
        for (; k <= values.Length - 8; k += 8)
        {
            var v = Vector512.Create(values.Slice(k, 8));
            low = Vector512.MinNative(low, v);
            high = Vector512.MaxNative(high, v);
            sum += v;
        }
        double least = double.PositiveInfinity, most = double.NegativeInfinity, rest = 0;
        for (int lane = 0; lane < 8; lane++)
        {
            least = Math.Min(least, low[lane]);
            most = Math.Max(most, high[lane]);
        }
        for (; k < values.Length; k++)
        {
            least = Math.Min(least, values[k]);
            most = Math.Max(most, values[k]);
            rest += values[k];
        }
        return (least, most, Total(sum) + rest);
    }

    /// <summary>Sum of the values less a number.</summary>
    /// <param name="values">Shape: [n].</param>
    /// <param name="from">What is taken off each.</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfDifferences(ReadOnlySpan<double> values, double from)
    {
        Vector512<double> sum = Vector512<double>.Zero;
        int k = 0;
        for (; k <= values.Length - 8; k += 8)
        {
            sum += Vector512.Create(values.Slice(k, 8)) - Vector512.Create(from);
        }
        double rest = 0;
        for (; k < values.Length; k++)
        {
            rest += values[k] - from;
        }
        return Total(sum) + rest;
    }

    /// <summary>(value - centre) · scale for each value, and the sum of the squares of that.</summary>
    /// <param name="values">Shape: [n].</param>
    /// <param name="centre">What is taken off each.</param>
    /// <param name="scale">What each is multiplied with after that.</param>
    /// <param name="result">Shape: at least [n]. Receives the scaled values.</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double CentreAndScale(ReadOnlySpan<double> values, double centre, double scale, Span<double> result)
    {
        Vector512<double> sum = Vector512<double>.Zero;
        int k = 0;
        for (; k <= values.Length - 8; k += 8)
        {
            Vector512<double> d = (Vector512.Create(values.Slice(k, 8)) - Vector512.Create(centre)) * Vector512.Create(scale);
            d.CopyTo(result[k..]);
            sum = Vector512.FusedMultiplyAdd(d, d, sum);
        }
        double rest = 0;
        for (; k < values.Length; k++)
        {
            double d = (values[k] - centre) * scale;
            result[k] = d;
            rest = Math.FusedMultiplyAdd(d, d, rest);
        }
        return Total(sum) + rest;
    }

    /// <summary>Multiplies each value.</summary>
    /// <param name="values">Shape: [n]. Changed in place.</param>
    /// <param name="factor">Any finite number.</param>
    /// <remarks>Cost: O(n). Source: none needed. Reference: derived by hand in tests.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<double> values, double factor)
    {
        int k = 0;
        for (; k <= values.Length - 8; k += 8)
        {
            (Vector512.Create((ReadOnlySpan<double>)values.Slice(k, 8)) * Vector512.Create(factor)).CopyTo(values[k..]);
        }
        for (; k < values.Length; k++)
        {
            values[k] *= factor;
        }
    }

    // Vector512.Sum may add in another order on another processor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Total(Vector512<double> v) =>
        (v.GetElement(0) + v.GetElement(4) + (v.GetElement(2) + v.GetElement(6))) + (v.GetElement(1) + v.GetElement(5) + (v.GetElement(3) + v.GetElement(7)));
}
