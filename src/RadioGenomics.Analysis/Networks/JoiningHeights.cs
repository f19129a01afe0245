namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// The "dynamic tree" cut: the joining heights of the items in dendrogram order are a curve, its valleys are clusters. A valley
/// ends where the curve, having fallen below a reference height, climbs over it again.
/// </summary>
sealed class JoiningHeights
{
    readonly Dendrogram _tree;
    readonly double[] _gaps;
    readonly double[] _heights;
    readonly double _minSize;

    public JoiningHeights(Dendrogram tree, double minSize)
    {
        (_tree, _minSize) = (tree, minSize);
        _gaps = Gaps(tree);
        _heights = new double[tree.ItemCount];
        for (int i = 0; i < _heights.Length; i++)
        {
            _heights[i] = Math.Min(i > 0 ? _gaps[i - 1] : double.MaxValue, i < _gaps.Length ? _gaps[i] : double.MaxValue);
        }
    }

    /// <summary>Labels by size; equal sizes in dendrogram order. Splits once, or with <paramref name="deep"/> until nothing splits.</summary>
    public int[] Labels(double cutHeight, bool deep, RunContext run)
    {
        List<(int Start, int End)> clusters = [];
        var pending = new Stack<(int Start, int End)>(Static(cutHeight));
        while (pending.TryPop(out (int Start, int End) branch))
        {
            run.Cancellation.ThrowIfCancellationRequested();
            List<(int Start, int End)> parts = Split(branch);
            if (deep && parts.Count > 1)
            {
                parts.ForEach(pending.Push);
            }
            else
            {
                clusters.AddRange(parts.Where(p => p.End - p.Start >= _minSize));
            }
        }
        return Number(clusters);
    }

    int[] Number(List<(int Start, int End)> clusters)
    {
        int[] labels = new int[_heights.Length];
        int label = 0;
        foreach ((int start, int end) in clusters.OrderByDescending(c => c.End - c.Start).ThenBy(c => c.Start))
        {
            label++;
            for (int i = start; i < end; i++)
            {
                labels[_tree.Order[i]] = label;
            }
        }
        return labels;
    }

    // Height at which neighbours in dendrogram order join.
    static double[] Gaps(Dendrogram tree)
    {
        int count = tree.ItemCount;
        double[] gaps = new double[count - 1];
        int[] first = new int[(2 * count) - 1], last = new int[(2 * count) - 1];
        for (int i = 0; i < count; i++)
        {
            first[tree.Order[i]] = last[tree.Order[i]] = i;
        }
        for (int step = 0; step < gaps.Length; step++)
        {
            int left = Slot(tree.MergeLeft[step], count), right = Slot(tree.MergeRight[step], count);
            gaps[last[left]] = tree.Heights[step];
            (first[count + step], last[count + step]) = (first[left], last[right]);
        }
        return gaps;
    }

    static int Slot(int node, int count) => node < 0 ? -node - 1 : count + node - 1;

    List<(int Start, int End)> Static(double cutHeight)
    {
        List<(int Start, int End)> branches = [];
        int start = 0, count = _heights.Length;
        for (int i = 0; i < count; i++)
        {
            if (i == count - 1 || _gaps[i] > cutHeight)
            {
                if (i + 1 - start >= _minSize)
                {
                    branches.Add((start, i + 1));
                }
                start = i + 1;
            }
        }
        // R leaves a single item at the far end with the branch before it.
        if (branches.Count > 0 && branches[^1].End == count - 1)
        {
            branches[^1] = (branches[^1].Start, count);
        }
        return branches;
    }

    // The mean first; halfway to the largest and to the smallest height only where that finds nothing.
    List<(int Start, int End)> Split((int Start, int End) branch)
    {
        ReadOnlySpan<double> curve = _heights.AsSpan(branch.Start..branch.End);
        double mean = Mean(curve), largest = curve[0], smallest = curve[0];
        foreach (double height in curve)
        {
            (largest, smallest) = (Math.Max(largest, height), Math.Min(smallest, height));
        }
        foreach (double reference in (ReadOnlySpan<double>)[mean, (mean + largest) / 2, (mean + smallest) / 2])
        {
            List<(int Start, int End)> parts = Parts(branch.Start, curve, Breaks(curve, reference));
            if (parts.Count > 1)
            {
                return parts;
            }
        }
        return [branch];
    }

    // Ends of the valleys longer than a third of the smallest size that lie behind a fall through the reference.
    List<int> Breaks(ReadOnlySpan<double> curve, double reference)
    {
        List<int> breaks = [];
        for (int i = 1; i < curve.Length - 1; i++)
        {
            if (curve[i] - reference > 0 && curve[i + 1] - reference < 0)
            {
                int end = i + 1;
                while (end < curve.Length && curve[end] - reference < 0)
                {
                    end++;
                }
                if (end - i - 1 > _minSize / 3 && end < curve.Length)
                {
                    breaks.Add(end);
                }
            }
        }
        return breaks;
    }

    // Of several parts, a small one that does not lie higher than its predecessor is no cluster of its own.
    List<(int Start, int End)> Parts(int offset, ReadOnlySpan<double> curve, List<int> breaks)
    {
        List<(int Start, int End)> parts = [(0, breaks.Count > 0 ? breaks[0] : curve.Length)];
        for (int b = 0; b < breaks.Count; b++)
        {
            int start = breaks[b], end = b + 1 < breaks.Count ? breaks[b + 1] : curve.Length;
            (int before, int till) = parts[^1];
            bool small = breaks.Count > 1 && end - start < 2 * _minSize;
            // The first item of the branch does not count, as in the reference.
            if (small && Mean(curve[start..end]) <= Mean(curve[Math.Max(1, before)..till]))
            {
                parts[^1] = (before, end);
            }
            else
            {
                parts.Add((start, end));
            }
        }
        if (parts.Count > 1 && curve.Length - parts[^1].Start < _minSize - 1)
        {
            parts.RemoveAt(parts.Count - 1);
            parts[^1] = (parts[^1].Start, curve.Length);
        }
        return parts.ConvertAll(p => (p.Start + offset, p.End + offset));
    }

    // The second pass takes the rounding of the first one away: heights are compared with means.
    static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0, rest = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        double mean = sum / values.Length;
        foreach (double value in values)
        {
            rest += value - mean;
        }
        return mean + (rest / values.Length);
    }
}
