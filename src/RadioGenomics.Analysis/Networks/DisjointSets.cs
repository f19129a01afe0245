namespace RadioGenomics.Analysis.Networks;

/// <summary>Disjoint sets of 0-based items with path halving.</summary>
sealed class DisjointSets(int count)
{
    readonly int[] _parent = [.. Enumerable.Range(0, count)];
    readonly int[] _size = [.. Enumerable.Repeat(1, count)];

    public int Find(int item)
    {
        while (_parent[item] != item)
        {
            _parent[item] = _parent[_parent[item]];
            item = _parent[item];
        }
        return item;
    }

    public int Union(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (_size[a] < _size[b])
        {
            (a, b) = (b, a);
        }
        _parent[b] = a;
        _size[a] += a == b ? 0 : _size[b];
        return a;
    }

    /// <summary>Set numbers from 1, in order of each set's first item.</summary>
    public int[] Labels()
    {
        int[] labels = new int[_parent.Length];
        Dictionary<int, int> seen = [];
        for (int i = 0; i < labels.Length; i++)
        {
            int root = Find(i);
            if (!seen.TryGetValue(root, out int label))
            {
                seen[root] = label = seen.Count + 1;
            }
            labels[i] = label;
        }
        return labels;
    }
}
