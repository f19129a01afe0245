namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Harrell's C of many scores of the same follow-up, rows counted as often as a sample has them. Rows are sorted by time once; copies of a
/// row form no pair. Not safe for several threads.
/// </summary>
sealed class RankConcordance
{
    readonly double[] _time;
    readonly bool[] _event;
    readonly int[] _order;
    readonly double[] _sorted, _tree;
    readonly int[] _rows, _rank;

    public RankConcordance(SurvivalData data)
    {
        int n = data.Count;
        _time = data.Time.ToArray();
        _event = [.. data.State.ToArray().Select(s => s == 1)];
        _order = [.. Enumerable.Range(0, n).OrderByDescending(i => _time[i])];
        (_sorted, _tree, _rows, _rank) = (new double[n], new double[n + 1], new int[n], new int[n]);
    }

    /// <summary>C of a score. NaN without a pair.</summary>
    /// <param name="score">Shape: [rows]. Higher = earlier event.</param>
    /// <param name="counts">How often each row is there; empty: once. Shape: [rows] or [0].</param>
    public double Compute(ReadOnlySpan<double> score, ReadOnlySpan<double> counts)
    {
        int ranks = Rank(score);
        Array.Clear(_tree);
        double won = 0, pairs = 0, present = 0;
        for (int first = 0; first < _order.Length;)
        {
            int last = first;
            for (; last < _order.Length && _time[_order[last]] == _time[_order[first]]; last++)
            {
                // Censored at the time of an event: under observation longer.
                present += _event[_order[last]] ? 0 : Add(_order[last], counts, ranks);
            }
            for (int k = first; k < last; k++)
            {
                int row = _order[k];
                double count = counts.IsEmpty ? 1 : counts[row];
                if (_event[row] && count > 0)
                {
                    double below = Sum(_rank[row] - 1), upTo = Sum(_rank[row]);
                    won += count * (below + ((upTo - below) / 2));
                    pairs += count * present;
                }
            }
            for (int k = first; k < last; k++)
            {
                present += _event[_order[k]] ? Add(_order[k], counts, ranks) : 0;
            }
            first = last;
        }
        return pairs > 0 ? won / pairs : double.NaN;
    }

    // Ranks from 1; equal scores share one.
    int Rank(ReadOnlySpan<double> score)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            (_sorted[i], _rows[i]) = (score[i], i);
        }
        Array.Sort(_sorted, _rows);
        int rank = 0;
        for (int k = 0; k < _rows.Length; k++)
        {
            rank += k == 0 || _sorted[k] != _sorted[k - 1] ? 1 : 0;
            _rank[_rows[k]] = rank;
        }
        return rank;
    }

    double Add(int row, ReadOnlySpan<double> counts, int ranks)
    {
        double count = counts.IsEmpty ? 1 : counts[row];
        for (int at = _rank[row]; at <= ranks; at += at & -at)
        {
            _tree[at] += count;
        }
        return count;
    }

    double Sum(int rank)
    {
        double sum = 0;
        for (int at = rank; at > 0; at -= at & -at)
        {
            sum += _tree[at];
        }
        return sum;
    }
}
