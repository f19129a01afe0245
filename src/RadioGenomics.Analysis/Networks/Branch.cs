namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// A branch of the tree while the hybrid cut walks up. A basic branch may become one cluster; a composite branch holds finished
/// clusters and, beside them, objects that belong to none.
/// </summary>
sealed class Branch(int index, bool isBasic)
{
    int _coreCount;
    double _corePairSum;

    public int Index { get; } = index;

    public bool IsBasic { get; } = isBasic;

    /// <summary>Objects of a basic branch in the order in which they joined; objects of no cluster on a composite branch.</summary>
    public List<int> Members { get; } = [];

    /// <summary>Finished clusters on a composite branch.</summary>
    public List<Branch> Clusters { get; } = [];

    /// <summary>All objects, those of finished clusters included.</summary>
    public int Size { get; set; }

    public bool IsCluster { get; set; }

    /// <summary>The branch that this one was dissolved in or ended at; null while it stands free.</summary>
    public Branch? Parent { get; set; }

    /// <summary>Height at which <see cref="Parent"/> took it.</summary>
    public double EndHeight { get; set; }

    /// <summary>Number of the cluster, from 1.</summary>
    public int Label { get; set; }

    /// <summary>Mean dissimilarity among the first members; 0 for a composite branch. The core only grows at its end, so sums are kept.</summary>
    public double CoreScatter(BranchCriteria criteria, Dissimilarity distances)
    {
        if (!IsBasic)
        {
            return 0;
        }
        for (int size = criteria.CoreSize(Members.Count); _coreCount < size; _coreCount++)
        {
            for (int k = 0; k < _coreCount; k++)
            {
                _corePairSum += distances[Members[_coreCount], Members[k]];
            }
        }
        return 2 * _corePairSum / ((double)_coreCount * (_coreCount - 1));
    }

    /// <summary>Whether the branch could stand as it is, were it cut off at a height. Composite branches always can.</summary>
    public bool CanStand(double height, BranchCriteria criteria, Dissimilarity distances) =>
        !IsBasic || (Size >= criteria.MinSize && criteria.ShapeFits(CoreScatter(criteria, distances), height));
}
