using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RadioGenomics.Analysis.Models;

/// <summary>Inner products of one vector with four at a time, so that the vector is loaded once for four. The sums run in the order of
/// <see cref="Numerics.FixedOrder"/>: eight by position, added in pairs, then the rest.</summary>
static class Dots
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double A, double B, double C, double D) Four(
        ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
    {
        int n = x.Length;
        if (a.Length < n || b.Length < n || c.Length < n || d.Length < n)
        {
            throw new ArgumentException("The vectors differ in length.", nameof(x));
        }
        ref double x0 = ref MemoryMarshal.GetReference(x), a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b),
            c0 = ref MemoryMarshal.GetReference(c), d0 = ref MemoryMarshal.GetReference(d);
        Vector512<double> sa = Vector512<double>.Zero, sb = sa, sc = sa, sd = sa;
        int i = 0;
        for (; i <= n - 8; i += 8)
        {
            var v = Vector512.LoadUnsafe(ref x0, (nuint)i);
            sa = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref a0, (nuint)i), sa);
            sb = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref b0, (nuint)i), sb);
            sc = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref c0, (nuint)i), sc);
            sd = Vector512.FusedMultiplyAdd(v, Vector512.LoadUnsafe(ref d0, (nuint)i), sd);
        }
        (double ta, double tb, double tc, double td) = (Total(sa), Total(sb), Total(sc), Total(sd));
        for (; i < n; i++)
        {
            ta = Math.FusedMultiplyAdd(x[i], a[i], ta);
            tb = Math.FusedMultiplyAdd(x[i], b[i], tb);
            tc = Math.FusedMultiplyAdd(x[i], c[i], tc);
            td = Math.FusedMultiplyAdd(x[i], d[i], td);
        }
        return (ta, tb, tc, td);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Total(Vector512<double> v) =>
        (v.GetElement(0) + v.GetElement(4) + (v.GetElement(2) + v.GetElement(6))) + (v.GetElement(1) + v.GetElement(5) + (v.GetElement(3) + v.GetElement(7)));
}
