using System.Runtime.CompilerServices;

namespace RadioGenomics.Numerics.Sorting;

/// <summary>
/// The bucket form of <see cref="StepUp"/>. Values are dealt into buckets in the order in which they come; a bucket is ranked inside the
/// cache and its values replaced by their results in the same order; a second walk over the input then takes the results back from
/// the buckets one after the other. No step reads or writes at random places of the whole array.
/// </summary>
sealed class BucketStepUp
{
    /// <summary>A bin is a double's exponent, less its highest bit, and its first eight bits; bits of doubles from 0 on sort as the doubles do.
    /// NaN falls beyond the bin of 1.</summary>
    const int BinShift = 44, BinMask = 0x3FFFF, BinCount = BinMask + 1;

    const int BucketSize = 1 << 13;
    const int Segments = 8;

    /// <summary>Values dealt at once; more are handled in several rounds, which bounds the memory.</summary>
    public const int RoundSize = 10_500_000;

    /// <summary>Doubles between the spare places of two segments, so that they do not share a cache line.</summary>
    const int Spare = 16;

    readonly double[] _p;
    readonly RunContext _run;
    readonly Func<int, double> _numerator;
    readonly int[][] _histograms = new int[Segments][];
    readonly int[] _bucketOfBin = new int[BinCount];
    readonly int _roundSize;

    public BucketStepUp(double[] p, Func<int, double> numerator, RunContext run, int roundSize = RoundSize) =>
        (_p, _numerator, _run, _roundSize) = (p, numerator, run, roundSize);

    public int Run()
    {
        ParallelLoop.For(Segments, _run, "ranking", Count);
        int[] starts = CutIntoBuckets();
        int tests = starts[^1], last = starts.Length - 1;
        double numerator = _numerator(tests), above = 1;
        double[] dealt = GC.AllocateUninitializedArray<double>(LargestRound(starts) + (Segments * Spare));
        while (last > 0 && tests > 0)
        {
            int first = FirstOfRound(starts, last);
            above = Round(starts, first, last, numerator, above, dealt);
            last = first;
        }
        return tests;
    }

    int FirstOfRound(int[] starts, int last)
    {
        int first = last - 1;
        while (first > 0 && starts[last] - starts[first - 1] <= _roundSize)
        {
            first--;
        }
        return first;
    }

    int LargestRound(int[] starts)
    {
        int largest = 0;
        for (int last = starts.Length - 1, first; last > 0; last = first)
        {
            first = FirstOfRound(starts, last);
            largest = Math.Max(largest, starts[last] - starts[first]);
        }
        return largest;
    }

    (int Start, int End) Segment(int s) => ((int)((long)_p.Length * s / Segments), (int)((long)_p.Length * (s + 1) / Segments));

    static int Bin(double p) => (int)(BitConverter.DoubleToUInt64Bits(p) >> BinShift) & BinMask;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Count(int s)
    {
        int[] counts = _histograms[s] = new int[BinCount];
        (int start, int end) = Segment(s);
        foreach (double value in _p.AsSpan(start, end - start))
        {
            counts[Bin(value)]++;
        }
        // NaN is no test.
        counts.AsSpan(Bin(1) + 1).Clear();
    }

    /// <summary>Neighbouring bins form a bucket until it is full. Returns each bucket's first rank, and the number of tests at the end.</summary>
    int[] CutIntoBuckets()
    {
        List<int> starts = [0];
        int total = 0, inBucket = 0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            int count = 0;
            foreach (int[] histogram in _histograms)
            {
                count += histogram[bin];
            }
            if (inBucket > 0 && inBucket + count > BucketSize)
            {
                starts.Add(total);
                inBucket = 0;
            }
            _bucketOfBin[bin] = starts.Count - 1;
            total += count;
            inBucket += count;
        }
        starts.Add(total);
        return [.. starts];
    }

    /// <summary>Adjusts the values of the buckets first ... last - 1. A result is at least its p, so it never falls into a later round's buckets.</summary>
    double Round(int[] starts, int first, int last, double numerator, double above, double[] dealt)
    {
        int[] slots = new int[BinCount];
        Array.Fill(slots, last - first);
        for (int bin = 0; bin <= Bin(1); bin++)
        {
            int bucket = _bucketOfBin[bin];
            slots[bin] = bucket >= first && bucket < last ? bucket - first : last - first;
        }
        int[][] offsets = Offsets(starts, first, last, slots, dealt);
        ParallelLoop.For(Segments, _run, "ranking", s => Deal(s, slots, [.. offsets[s]], dealt));
        double smallest = Adjust(starts, first, last, numerator, above, dealt);
        ParallelLoop.For(Segments, _run, "ranking", s => TakeBack(s, slots, offsets[s], dealt));
        return smallest;
    }

    /// <summary>Where each segment writes its first value of each bucket; last, its spare place for values of other rounds.</summary>
    int[][] Offsets(int[] starts, int first, int last, int[] slots, double[] dealt)
    {
        int buckets = last - first;
        int[] next = [.. starts.AsSpan(first, buckets).ToArray().Select(s => s - starts[first]), 0];
        int[][] offsets = new int[Segments][];
        for (int s = 0; s < Segments; s++)
        {
            offsets[s] = [.. next];
            offsets[s][buckets] = dealt.Length - ((s + 1) * Spare);
            for (int bin = 0; bin < BinCount; bin++)
            {
                next[slots[bin]] += _histograms[s][bin];
            }
        }
        return offsets;
    }

    // Values of other rounds go to the spare place, which does not move: no branch that the processor would guess wrong.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Deal(int s, int[] slots, int[] offsets, double[] dealt)
    {
        int spare = offsets.Length - 1;
        (int start, int end) = Segment(s);
        foreach (double value in _p.AsSpan(start, end - start))
        {
            int slot = slots[Bin(value)], at = offsets[slot];
            dealt[at] = value;
            offsets[slot] = at + Move(slot, spare);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void TakeBack(int s, int[] slots, int[] offsets, double[] dealt)
    {
        int spare = offsets.Length - 1, spareAt = offsets[spare];
        (int start, int end) = Segment(s);
        foreach (ref double value in _p.AsSpan(start, end - start))
        {
            int slot = slots[Bin(value)], at = offsets[slot];
            dealt[spareAt] = value;
            value = dealt[at];
            offsets[slot] = at + Move(slot, spare);
        }
    }

    // 1 for a slot before the spare one, 0 for the spare one.
    static int Move(int slot, int spare) => (int)((uint)(slot - spare) >> 31);

    /// <summary>From the bucket of the largest p down: rank, join the smallest value so far from above, replace.</summary>
    double Adjust(int[] starts, int first, int last, double numerator, double above, double[] dealt)
    {
        int buckets = last - first;
        var chain = new FallingMinimum(buckets, above, _run);
        ParallelLoop.For(buckets, _run, "ranking", () => new BucketSorter(BucketSize), (piece, sorter) =>
        {
            int b = last - 1 - piece, start = starts[b];
            Span<double> own = dealt.AsSpan(start - starts[first], starts[b + 1] - start);
            using FallingMinimum.Turn turn = chain.TakeTurn(piece);
            Span<double> sorted = sorter.Sort(own, out ReadOnlySpan<int> order);
            double smallest = 1;
            for (int k = own.Length - 1; k >= 0; k--)
            {
                smallest = Math.Min(smallest, numerator / (start + k + 1) * sorted[k]);
                sorted[k] = smallest;
            }
            double limit = turn.Publish(smallest);
            for (int k = 0; k < own.Length; k++)
            {
                own[order[k]] = Math.Min(sorted[k], limit);
            }
        });
        return chain.Last;
    }
}
