namespace RadioGenomics.Analysis.Survival;

/// <summary>Weights by rank with sums below a rank in O(log ranks).</summary>
/// <remarks>Source: Fenwick (1994) Software Pract Exp 24:327.</remarks>
sealed class ScoreTree(int rankCount)
{
    readonly double[] _tree = new double[rankCount + 1];
    readonly double[] _at = new double[rankCount];
    double _total;

    public void Add(int rank, double weight)
    {
        _at[rank] += weight;
        _total += weight;
        for (int i = rank + 1; i < _tree.Length; i += i & -i)
        {
            _tree[i] += weight;
        }
    }

    /// <summary>Weights below, at and above a rank.</summary>
    public (double Below, double Equal, double Above) Around(int rank)
    {
        double below = 0;
        for (int i = rank; i > 0; i -= i & -i)
        {
            below += _tree[i];
        }
        return (below, _at[rank], _total - below - _at[rank]);
    }
}
