using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Statistics;

public sealed partial record CorrelationResult
{
    const int ScanBlock = 1 << 16;
    const int RowsAtOnce = 1 << 20;

    int[]? _xOrder, _yOrder;

    /// <summary>The pairs with q below and |r| above the given limits, sorted by p, then x, then y; all pairs without limits.</summary>
    /// <param name="qBelow">Only pairs with q smaller than this; null for no limit.</param>
    /// <param name="absRAbove">Only pairs with |r| larger than this; null for no limit.</param>
    /// <returns>Rows made one at a time in bounded memory, so that tens of millions can be written. Pairs without a correlation come
    /// last and only when there is no limit.</returns>
    public IEnumerable<CorrelationRow> Rows(double? qBelow = null, double? absRAbove = null)
    {
        var filter = new Filter(qBelow, absRAbove);
        foreach ((ulong first, ulong last) in KeyRanges(filter))
        {
            foreach (int at in SortedPairs(filter, first, last))
            {
                yield return RowAt(at);
            }
        }
    }

    /// <summary>The pairs with q below and |r| above the given limits, as a report of their own.</summary>
    public CorrelationSelection Where(double qBelow = double.PositiveInfinity, double absRAbove = double.NegativeInfinity) =>
        new(this, [.. Rows(qBelow, absRAbove)], FormattableString.Invariant($"q < {qBelow:0.####} and |r| > {Math.Max(0, absRAbove):0.####}"));

    /// <summary>The pairs with the smallest p, as a report of their own.</summary>
    public CorrelationSelection Top(int count) => new(this, [.. Rows().Take(count)], FormattableString.Invariant($"the {count} pairs with the smallest p"));

    /// <summary>The pairs as a table sorted by p, then x, then y: x, y, n, r, ci_low, ci_high, p, q, and r_unadjusted with covariates.</summary>
    /// <param name="maxRows">Only so many rows from the top; null for all.</param>
    public Table ToTable(int? maxRows = null) => CorrelationTable.Of(this, [.. Rows().Take(maxRows ?? int.MaxValue)]);

    /// <summary>The first <see cref="TableLimit"/> pairs as the table "correlations".</summary>
    public IEnumerable<Table> Tables() => [ToTable(TableLimit)];

    readonly record struct Filter(double? QBelow, double? AbsRAbove)
    {
        public bool Keeps(double r, double q) =>
            (QBelow is null || q < QBelow) && (AbsRAbove is null || Math.Abs(r) > AbsRAbove);
    }

    // Bits of doubles from 0 on sort as the doubles do; NaN comes last.
    static ulong Key(double p) => BitConverter.DoubleToUInt64Bits(p);

    static int Bin(double p) => (int)(Key(p) >> 44 & 0x7FFFF);

    /// <summary>Ranges of p that hold about <see cref="RowsAtOnce"/> rows each, ascending.</summary>
    List<(ulong First, ulong Last)> KeyRanges(Filter filter)
    {
        if (PairCount <= RowsAtOnce)
        {
            return [(0, ulong.MaxValue)];
        }
        int[] counts = new int[Bin(double.NaN) + 1];
        Scan(filter, (_, p) => counts[Bin(p)]++);
        List<(ulong First, ulong Last)> ranges = [];
        ulong first = 0;
        long rows = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            rows += counts[bin];
            if (rows >= RowsAtOnce || bin == counts.Length - 1)
            {
                ulong last = bin == counts.Length - 1 ? ulong.MaxValue : ((ulong)(bin + 1) << 44) - 1;
                ranges.Add((first, last));
                (first, rows) = (last + 1, 0);
            }
        }
        return ranges;
    }

    void Scan(Filter filter, Action<int, double> found)
    {
        double[] p = new double[ScanBlock];
        for (int start = 0; start < _r.Length; start += ScanBlock)
        {
            int count = Math.Min(ScanBlock, _r.Length - start);
            FillP(start, p.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                if (filter.Keeps(_r[start + i], _q[start + i]))
                {
                    found(start + i, p[i]);
                }
            }
        }
    }

    int[] SortedPairs(Filter filter, ulong first, ulong last)
    {
        List<int> found = [];
        List<ulong> keys = [];
        Scan(filter, (at, p) =>
        {
            ulong key = double.IsNaN(p) ? ulong.MaxValue : Key(p);
            if (key >= first && key <= last)
            {
                found.Add(at);
                keys.Add(key);
            }
        });
        int[] pairs = [.. found];
        ulong[] sorted = [.. keys];
        Array.Sort(sorted, pairs);
        SortTies(sorted, pairs);
        return pairs;
    }

    void SortTies(ulong[] keys, int[] pairs)
    {
        _xOrder ??= OrdinalPlaces(XIds);
        _yOrder ??= OrdinalPlaces(YIds);
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                pairs.AsSpan(start, end - start).Sort(CompareLabels);
            }
            start = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int CompareLabels(int a, int b)
    {
        int byX = _xOrder![a % XIds.Length].CompareTo(_xOrder[b % XIds.Length]);
        return byX != 0 ? byX : _yOrder![a / XIds.Length].CompareTo(_yOrder[b / XIds.Length]);
    }

    static int[] OrdinalPlaces(IReadOnlyList<string> ids)
    {
        int[] order = [.. Enumerable.Range(0, ids.Count)], places = new int[ids.Count];
        Array.Sort(order, (a, b) => string.CompareOrdinal(ids[a], ids[b]));
        for (int place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }
        return places;
    }
}
