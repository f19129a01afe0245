using System.Numerics;
using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Finds both extremes of a running sum from sorted places and cumulated weights.</summary>
static class RunningSumScan
{
    static readonly Vector<double> Steps = Vector.CreateSequence(0.0, 1.0);

    /// <param name="places">Places of the set's genes, ascending. Shape: [size].</param>
    /// <param name="sums">Weight of the genes before each, and of all. Shape: [size + 1].</param>
    /// <param name="geneCount">Genes in the ranking.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double High, double Low) Extremes(ReadOnlySpan<double> places, ReadOnlySpan<double> sums, int geneCount)
    {
        int size = places.Length;
        double others = geneCount - size, slope = others / sums[size];
        double high = double.NegativeInfinity, low = double.PositiveInfinity;
        int i = 0;
        if (size >= Vector<double>.Count)
        {
            Vector<double> highs = new(high), lows = new(low), slopes = new(slope), index = Steps, step = new(Vector<double>.Count);
            for (; i <= size - Vector<double>.Count; i += Vector<double>.Count)
            {
                Vector<double> missed = new Vector<double>(places[i..]) - index;
                // Native minimum and maximum: no NaN can occur.
                highs = Vector.MaxNative(highs, (slopes * new Vector<double>(sums[(i + 1)..])) - missed);
                lows = Vector.MinNative(lows, (slopes * new Vector<double>(sums[i..])) - missed);
                index += step;
            }
            for (int lane = 0; lane < Vector<double>.Count; lane++)
            {
                high = Math.Max(high, highs[lane]);
                low = Math.Min(low, lows[lane]);
            }
        }
        for (; i < size; i++)
        {
            double missed = places[i] - i;
            high = Math.Max(high, (slope * sums[i + 1]) - missed);
            low = Math.Min(low, (slope * sums[i]) - missed);
        }
        return (high / others, -low / others);
    }
}
