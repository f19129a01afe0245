using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Sums whose order of operations is the same on every processor.</summary>
static class FixedOrder
{
    /// <summary>Inner product: eight interleaved sums with fused multiply-add, then added in pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        return Total(sum) + rest;
    }

    static double Total(Vector512<double> sum) => sum[0] + sum[4] + (sum[1] + sum[5]) + (sum[2] + sum[6] + (sum[3] + sum[7]));

    /// <summary>Smallest and largest value and the sum. No NaN.</summary>
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
}
