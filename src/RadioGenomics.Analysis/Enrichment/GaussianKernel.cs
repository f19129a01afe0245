using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Kernel estimate of a gene's distribution function over samples, at each sample: the mean of Φ((x_j - x_k) / h), h = sd / 4. As in the
/// reference, Φ is read from a table of steps of 1/1000, rounded towards zero: ranks of 20,000 genes depend on such digits.
/// </summary>
sealed class GaussianKernel
{
    const int Steps = 10_000;
    const double Reach = 10;
    const int Lanes = 8;

    // Φ(i / 1000) for i = -10000 ... 10000, the negative half as 1 - Φ.
    static readonly double[] Table = CreateTable();

    readonly int _samples;
    readonly int[] _places;
    readonly double[] _padded;

    public GaussianKernel(int samples)
    {
        _samples = samples;
        int padded = (samples + Lanes - 1) / Lanes * Lanes;
        _places = new int[Lanes * padded];
        _padded = new double[padded];
    }

    /// <summary>Log odds of the distribution function at each value.</summary>
    /// <param name="values">Shape: [samples]. Finite, not constant.</param>
    /// <param name="density">Shape: [samples]. Receives the log odds.</param>
    public void LogOdds(ReadOnlySpan<double> values, Span<double> density)
    {
        double width = StandardDeviation(values) / 4;
        values.CopyTo(_padded);
        for (int start = 0; start < _samples; start += Lanes)
        {
            int count = Math.Min(Lanes, _samples - start);
            for (int lane = 0; lane < count; lane++)
            {
                Places(values[start + lane], width, _places.AsSpan(lane * _padded.Length, _padded.Length));
            }
            Sum(density[start..], count);
        }
        for (int j = 0; j < _samples; j++)
        {
            double below = density[j] / _samples;
            density[j] = -Math.Log((1 - below) / below);
        }
    }

    /// <summary>n - 1 in the denominator, as R's sd.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (double v in values)
        {
            mean += v;
        }
        mean /= values.Length;
        foreach (double v in values)
        {
            squares += (v - mean) * (v - mean);
        }
        return Math.Sqrt(squares / (values.Length - 1));
    }

    // Where in the table each sample's term is. A quotient so near a step that a reciprocal could fall on its other side is divided out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Places(double at, double width, Span<int> places)
    {
        var centre = Vector512.Create(at);
        var scale = Vector512.Create(Steps / Reach / width);
        var limit = Vector512.Create(Steps + 0.5);
        var near = Vector512.Create(1e-9);
        ReadOnlySpan<double> padded = _padded;
        for (int k = 0; k < padded.Length; k += Lanes)
        {
            Vector512<double> steps = (centre - Vector512.Create(padded.Slice(k, Lanes))) * scale;
            steps = Vector512.MaxNative(Vector512.MinNative(steps, limit), -limit);
            var whole = Vector512.Round(steps);
            if (Vector512.LessThanAny(Vector512.Abs(steps - whole), near))
            {
                Exactly(at, width, padded.Slice(k, Lanes), places.Slice(k, Lanes));
                continue;
            }
            Truncate(steps, places[k..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Truncate(Vector512<double> steps, Span<int> places)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector256Int32WithTruncation(steps).CopyTo(places);
            return;
        }
        for (int lane = 0; lane < Lanes; lane++)
        {
            places[lane] = (int)steps[lane];
        }
    }

    static void Exactly(double at, double width, ReadOnlySpan<double> values, Span<int> places)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double z = (at - values[i]) / width;
            places[i] = (int)(Math.Clamp(z, -Reach, Reach) / Reach * Steps);
        }
    }

    // Eight samples at a time, each sum in the order of the samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Sum(Span<double> sums, int count)
    {
        int stride = _padded.Length;
        ref double middle = ref Table[Steps];
        ref int places = ref _places[0];
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        for (int k = 0; k < _samples; k++)
        {
            s0 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k));
            s1 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + stride));
            s2 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + (2 * stride)));
            s3 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + (3 * stride)));
            s4 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + (4 * stride)));
            s5 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + (5 * stride)));
            s6 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + (6 * stride)));
            s7 += Unsafe.Add(ref middle, Unsafe.Add(ref places, k + (7 * stride)));
        }
        ReadOnlySpan<double> all = [s0, s1, s2, s3, s4, s5, s6, s7];
        all[..count].CopyTo(sums);
    }

    static double[] CreateTable()
    {
        double[] table = new double[(2 * Steps) + 1];
        for (int i = 0; i <= Steps; i++)
        {
            double area = TabulatedNormal.Cdf(Reach * i / Steps);
            table[Steps + i] = area;
            table[Steps - i] = 1 - area;
        }
        table[Steps] = 0.5;
        return table;
    }
}
