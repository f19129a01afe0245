using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Harrell's C of eight scores at once, without weights and delayed entry. Few pairs are compared one by one, in eight lanes; many are
/// counted through ranks. Both are exact counts.
/// </summary>
sealed class ScreenConcordance
{
    const int Lanes = ScreenKernel.Lanes;

    /// <summary>Up to this number of pairs, comparing beats sorting.</summary>
    const long FewPairs = 400_000;

    readonly int[] _order;
    readonly int[] _event;
    readonly int[] _begin;
    readonly int[] _end;
    readonly double[] _values;
    readonly bool _few;

    /// <param name="time">Shape: [rows].</param>
    /// <param name="isEvent">Shape: [rows].</param>
    /// <param name="strata">Shape: [rows], or empty.</param>
    public ScreenConcordance(double[] time, bool[] isEvent, IReadOnlyList<int> strata)
    {
        int n = time.Length;
        int Stratum(int i) => strata.Count == 0 ? 0 : strata[i];
        // Latest first; of equal times the censored ones, which go on longer.
        _order = [.. Enumerable.Range(0, n).OrderBy(Stratum).ThenByDescending(i => time[i]).ThenBy(i => isEvent[i] ? 1 : 0)];
        _values = new double[n * Lanes];
        List<int> events = [], begins = [], ends = [];
        long pairs = 0;
        for (int k = 0, begin = 0, end = 0; k < n; k++)
        {
            int row = _order[k];
            if (k == 0 || Stratum(row) != Stratum(_order[k - 1]))
            {
                (begin, end) = (k, k);
            }
            if (!isEvent[row])
            {
                continue;
            }
            bool tied = k > begin && isEvent[_order[k - 1]] && time[_order[k - 1]] == time[row] && events.Count > 0 && events[^1] == k - 1;
            end = tied ? end : k;
            events.Add(k);
            begins.Add(begin);
            ends.Add(end);
            pairs += end - begin;
        }
        (_event, _begin, _end) = ([.. events], [.. begins], [.. ends]);
        _few = pairs <= FewPairs;
    }

    /// <summary>Sets one lane. Shape: [rows]. NaN = missing.</summary>
    public void Load(int lane, ReadOnlySpan<double> score)
    {
        for (int k = 0; k < _order.Length; k++)
        {
            _values[(k * Lanes) + lane] = score[_order[k]];
        }
    }

    /// <summary>C of each lane: the higher score is expected to have the event first. NaN without a comparable pair.</summary>
    public void Compute(Span<double> c)
    {
        if (_few)
        {
            ByComparison(c);
            return;
        }
        for (int lane = 0; lane < Lanes; lane++)
        {
            c[lane] = ByRank(lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ByComparison(Span<double> c)
    {
        Vector512<long> below = Vector512<long>.Zero, equal = below, above = below;
        ReadOnlySpan<double> values = _values;
        for (int e = 0; e < _event.Length; e++)
        {
            var own = Vector512.Create(values.Slice(_event[e] * Lanes, Lanes));
            int end = _end[e];
            for (int k = _begin[e]; k < end; k++)
            {
                // A comparison that holds is -1; with NaN none holds.
                var other = Vector512.Create(values.Slice(k * Lanes, Lanes));
                below -= Vector512.LessThan(other, own).AsInt64();
                above -= Vector512.GreaterThan(other, own).AsInt64();
                equal -= Vector512.Equals(other, own).AsInt64();
            }
        }
        for (int lane = 0; lane < Lanes; lane++)
        {
            c[lane] = Share(below[lane], equal[lane], above[lane]);
        }
    }

    static double Share(double below, double equal, double above) => (below + (equal / 2)) / (below + equal + above);

    double ByRank(int lane)
    {
        int n = _order.Length;
        double[] sorted = new double[n];
        int[] places = new int[n], rank = new int[n];
        int count = 0;
        for (int k = 0; k < n; k++)
        {
            double value = _values[(k * Lanes) + lane];
            if (!double.IsNaN(value))
            {
                (sorted[count], places[count++]) = (value, k);
            }
        }
        Array.Fill(rank, -1);
        Array.Sort(sorted, places, 0, count);
        int ranks = 0;
        for (int i = 0; i < count; i++)
        {
            ranks += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            rank[places[i]] = ranks - 1;
        }
        return Count(rank, ranks);
    }

    double Count(int[] rank, int ranks)
    {
        double below = 0, equal = 0, above = 0;
        var tree = new ScoreTree(ranks);
        for (int e = 0, joined = 0; e < _event.Length; e++)
        {
            if (e == 0 || _begin[e] != _begin[e - 1])
            {
                (tree, joined) = (new(ranks), _begin[e]);
            }
            for (; joined < _end[e]; joined++)
            {
                if (rank[joined] >= 0)
                {
                    tree.Add(rank[joined], 1);
                }
            }
            if (rank[_event[e]] >= 0)
            {
                (double lower, double same, double higher) = tree.Around(rank[_event[e]]);
                (below, equal, above) = (below + lower, equal + same, above + higher);
            }
        }
        return Share(below, equal, above);
    }
}
