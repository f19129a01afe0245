namespace RadioGenomics.Numerics.Sorting;

/// <summary>The bucket form of <see cref="StepUp"/>.</summary>
sealed class BucketStepUp
{
    /// <summary>A bin is a double's exponent and its first eight bits; bits of doubles from 0 on sort as the doubles do.</summary>
    const int BinShift = 44, BinMask = 0x7FFFF, BinCount = BinMask + 1;

    const int BucketSize = 1 << 13;
    const int Segments = 16;

    readonly double[] _p;
    readonly RunContext _run;
    readonly Func<int, double> _numerator;
    readonly int[][] _histograms = new int[Segments][];
    readonly int[] _bucketOfBin = new int[BinCount];

    public BucketStepUp(double[] p, Func<int, double> numerator, RunContext run) => (_p, _numerator, _run) = (p, numerator, run);

    public int Run()
    {
        ParallelLoop.For(Segments, _run, "ranking", Count);
        int[] starts = CutIntoBuckets();
        int tests = starts[^1];
        if (tests > 0)
        {
            int[] indices = GC.AllocateUninitializedArray<int>(tests);
            int[][] offsets = Offsets(starts);
            ParallelLoop.For(Segments, _run, "ranking", s => Deal(s, offsets[s], indices));
            Adjust(indices, starts, _numerator(tests));
        }
        return tests;
    }

    (int Start, int End) Segment(int s) => ((int)((long)_p.Length * s / Segments), (int)((long)_p.Length * (s + 1) / Segments));

    static int Bin(double p) => (int)(BitConverter.DoubleToUInt64Bits(p) >> BinShift) & BinMask;

    void Count(int s)
    {
        int[] counts = _histograms[s] = new int[BinCount];
        (int start, int end) = Segment(s);
        foreach (double value in _p.AsSpan(start, end - start))
        {
            // NaN has an own bin far above 1; it is emptied afterwards.
            counts[Bin(value)]++;
        }
        counts.AsSpan(Bin(double.PositiveInfinity)).Clear();
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

    /// <summary>Where each segment writes its first index of each bucket.</summary>
    int[][] Offsets(int[] starts)
    {
        int[] next = starts.AsSpan(0, starts.Length - 1).ToArray();
        int[][] offsets = new int[Segments][];
        for (int s = 0; s < Segments; s++)
        {
            offsets[s] = [.. next];
            for (int bin = 0; bin < BinCount; bin++)
            {
                next[_bucketOfBin[bin]] += _histograms[s][bin];
            }
            _histograms[s] = [];
        }
        return offsets;
    }

    void Deal(int s, int[] offsets, int[] indices)
    {
        (int start, int end) = Segment(s);
        for (int i = start; i < end; i++)
        {
            double value = _p[i];
            if (!double.IsNaN(value))
            {
                indices[offsets[_bucketOfBin[Bin(value)]]++] = i;
            }
        }
    }

    /// <summary>From the bucket of the largest p down: rank, then join the smallest value so far from above, then write back.</summary>
    void Adjust(int[] indices, int[] starts, double numerator)
    {
        int buckets = starts.Length - 1;
        var chain = new FallingMinimum(buckets, _run);
        ParallelLoop.For(buckets, _run, "ranking", () => new BucketSorter(BucketSize), (piece, sorter) =>
        {
            int b = buckets - 1 - piece, start = starts[b];
            Span<int> own = indices.AsSpan(start, starts[b + 1] - start);
            using FallingMinimum.Turn turn = chain.TakeTurn(piece);
            Span<double> sorted = sorter.Sort(_p, own);
            double smallest = 1;
            for (int k = own.Length - 1; k >= 0; k--)
            {
                smallest = Math.Min(smallest, numerator / (start + k + 1) * sorted[k]);
                sorted[k] = smallest;
            }
            double above = turn.Publish(smallest);
            for (int k = 0; k < own.Length; k++)
            {
                _p[own[k]] = Math.Min(sorted[k], above);
            }
        });
    }

    /// <summary>Hands the smallest value from one piece to the next, in the order of pieces.</summary>
    sealed class FallingMinimum(int count, RunContext run)
    {
        // Slot i holds the minimum over the pieces before i, once known.
        readonly double[] _before = new double[count + 1];
        int _known;

        public Turn TakeTurn(int piece) => new(this, piece);

        double Publish(int piece, double smallest)
        {
            var spin = new SpinWait();
            // Pieces start in order, so the one before is under way or done.
            while (Volatile.Read(ref _known) != piece)
            {
                run.Cancellation.ThrowIfCancellationRequested();
                if (Volatile.Read(ref _known) < 0)
                {
                    throw new OperationCanceledException("A piece of the ranking before this one failed.");
                }
                spin.SpinOnce(sleep1Threshold: -1);
            }
            double above = piece == 0 ? 1 : _before[piece];
            _before[piece + 1] = Math.Min(above, smallest);
            Volatile.Write(ref _known, piece + 1);
            return above;
        }

        public sealed class Turn(FallingMinimum owner, int piece) : IDisposable
        {
            bool _done;

            public double Publish(double smallest)
            {
                double above = owner.Publish(piece, smallest);
                _done = true;
                return above;
            }

            public void Dispose()
            {
                if (!_done)
                {
                    Volatile.Write(ref owner._known, -1);
                }
            }
        }
    }
}
