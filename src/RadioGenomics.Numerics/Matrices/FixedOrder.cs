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

    // Vector512.Sum may add in another order on another processor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Total(Vector512<double> v) =>
        (v.GetElement(0) + v.GetElement(4) + (v.GetElement(2) + v.GetElement(6))) + (v.GetElement(1) + v.GetElement(5) + (v.GetElement(3) + v.GetElement(7)));
}
