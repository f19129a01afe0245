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

    /// <summary>The inner products of two vectors with four, in the order of <see cref="Four"/>: the same bits. Gives those of x, then those of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByFour(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c,
        ReadOnlySpan<double> d, Span<double> products)
    {
        int n = x.Length;
        if (y.Length < n || a.Length < n || b.Length < n || c.Length < n || d.Length < n || products.Length < 8)
        {
            throw new ArgumentException("The vectors differ in length.", nameof(x));
        }
        ref double x0 = ref MemoryMarshal.GetReference(x), y0 = ref MemoryMarshal.GetReference(y), a0 = ref MemoryMarshal.GetReference(a),
            b0 = ref MemoryMarshal.GetReference(b), c0 = ref MemoryMarshal.GetReference(c), d0 = ref MemoryMarshal.GetReference(d);
        Vector512<double> xa = Vector512<double>.Zero, xb = xa, xc = xa, xd = xa, ya = xa, yb = xa, yc = xa, yd = xa;
        int i = 0;
        for (; i <= n - 8; i += 8)
        {
            Vector512<double> u = Vector512.LoadUnsafe(ref x0, (nuint)i), v = Vector512.LoadUnsafe(ref y0, (nuint)i);
            var w = Vector512.LoadUnsafe(ref a0, (nuint)i);
            (xa, ya) = (Vector512.FusedMultiplyAdd(u, w, xa), Vector512.FusedMultiplyAdd(v, w, ya));
            w = Vector512.LoadUnsafe(ref b0, (nuint)i);
            (xb, yb) = (Vector512.FusedMultiplyAdd(u, w, xb), Vector512.FusedMultiplyAdd(v, w, yb));
            w = Vector512.LoadUnsafe(ref c0, (nuint)i);
            (xc, yc) = (Vector512.FusedMultiplyAdd(u, w, xc), Vector512.FusedMultiplyAdd(v, w, yc));
            w = Vector512.LoadUnsafe(ref d0, (nuint)i);
            (xd, yd) = (Vector512.FusedMultiplyAdd(u, w, xd), Vector512.FusedMultiplyAdd(v, w, yd));
        }
        (products[0], products[1], products[2], products[3]) = (Total(xa), Total(xb), Total(xc), Total(xd));
        (products[4], products[5], products[6], products[7]) = (Total(ya), Total(yb), Total(yc), Total(yd));
        for (; i < n; i++)
        {
            products[0] = Math.FusedMultiplyAdd(x[i], a[i], products[0]);
            products[1] = Math.FusedMultiplyAdd(x[i], b[i], products[1]);
            products[2] = Math.FusedMultiplyAdd(x[i], c[i], products[2]);
            products[3] = Math.FusedMultiplyAdd(x[i], d[i], products[3]);
            products[4] = Math.FusedMultiplyAdd(y[i], a[i], products[4]);
            products[5] = Math.FusedMultiplyAdd(y[i], b[i], products[5]);
            products[6] = Math.FusedMultiplyAdd(y[i], c[i], products[6]);
            products[7] = Math.FusedMultiplyAdd(y[i], d[i], products[7]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Total(Vector512<double> v) =>
        (v.GetElement(0) + v.GetElement(4) + (v.GetElement(2) + v.GetElement(6))) + (v.GetElement(1) + v.GetElement(5) + (v.GetElement(3) + v.GetElement(7)));
}
