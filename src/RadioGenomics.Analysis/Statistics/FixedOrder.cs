using System.Runtime.Intrinsics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Sums whose order of operations is the same on every processor.</summary>
static class FixedOrder
{
    /// <summary>Inner product: eight interleaved sums with fused multiply-add, then added in pairs.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector512<double> sum = Vector512<double>.Zero;
        int k = 0;
        for (; k <= a.Length - 8; k += 8)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(a.Slice(k, 8)), Vector512.Create(b.Slice(k, 8)), sum);
        }
        double rest = 0;
        for (; k < a.Length; k++)
        {
            rest = Math.FusedMultiplyAdd(a[k], b[k], rest);
        }
        return sum[0] + sum[4] + (sum[1] + sum[5]) + (sum[2] + sum[6] + (sum[3] + sum[7])) + rest;
    }
}
