namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Second stage of the hybrid cut: objects outside the clusters go to the nearest cluster, unless it is farther away than both its
/// own radius and the greatest distance allowed. Clusters stay as the first stage left them while distances are taken.
/// </summary>
sealed class HybridAssignment(HybridBranches branches, Dissimilarity distances, BranchCriteria criteria, TreeCutOptions options)
{
    readonly Branch[] _clusters = [.. branches.Branches.Where(b => b.IsCluster)];
    readonly double _greatest = options.MaxPamDist ?? criteria.CutHeight;

    public void Assign(int[] labels, RunContext run)
    {
        if (_clusters.Length == 0)
        {
            return;
        }
        double[]?[] sums = ClusterSums(labels, run);
        int[] medoids = options.UseMedoids ? [.. _clusters.Select(c => Medoid(c.Members))] : [];
        double[] radii = [.. _clusters.Select(c => Radius(c, sums, medoids))];
        int[] onBranch = branches.OnBranch();
        foreach (int[] group in Groups(labels))
        {
            run.Cancellation.ThrowIfCancellationRequested();
            int nearest = Nearest(group, Candidates(onBranch[group[0]]), sums, medoids, radii);
            foreach (int item in group)
            {
                labels[item] = nearest;
            }
        }
    }

    // Small branches as a whole, then single objects.
    List<int[]> Groups(int[] labels)
    {
        int[] small = options.RespectSmallClusters ? branches.SmallBranch() : new int[labels.Length];
        int[] open = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == 0)];
        IEnumerable<int[]> together = open.Where(i => small[i] > 0).GroupBy(i => small[i]).OrderBy(g => g.Key).Select(g => g.ToArray());
        return [.. together, .. open.Where(i => small[i] == 0).Select(i => (int[])[i])];
    }

    IEnumerable<Branch> Candidates(int onBranch) =>
        !options.PamRespectsDendro ? _clusters
        : onBranch == 0 ? []
        : branches.Branches[onBranch - 1].Clusters;

    int Nearest(int[] group, IEnumerable<Branch> candidates, double[]?[] sums, int[] medoids, double[] radii)
    {
        Branch? nearest = null;
        double least = double.PositiveInfinity;
        int center = options.UseMedoids ? Medoid(group) : -1;
        foreach (Branch cluster in candidates)
        {
            double distance = options.UseMedoids
                ? distances[center, medoids[cluster.Label - 1]]
                : group.Sum(i => sums[i]![cluster.Label - 1]) / ((double)group.Length * cluster.Members.Count);
            if (distance < least)
            {
                (nearest, least) = (cluster, distance);
            }
        }
        return nearest is not null && least < Math.Max(radii[nearest.Label - 1], _greatest) ? nearest.Label : 0;
    }

    double Radius(Branch cluster, double[]?[] sums, int[] medoids)
    {
        if (options.UseMedoids)
        {
            int medoid = medoids[cluster.Label - 1];
            return cluster.Members.Max(i => i == medoid ? 0 : distances[i, medoid]);
        }
        return cluster.Members.Max(i => sums[i]![0]) / (cluster.Members.Count - 1);
    }

    int Medoid(IReadOnlyList<int> items) =>
        items.MinBy(i => items.Sum(j => i == j ? 0 : distances[i, j]));

    // Sum of each object's dissimilarities to each cluster; for members of a cluster only to their own, in place 0.
    // One pass over the matrix in storage order: the sums have a fixed order and nothing is fetched twice.
    double[]?[] ClusterSums(int[] labels, RunContext run)
    {
        double[]?[] sums = new double[labels.Length][];
        for (int i = 0; i < labels.Length; i++)
        {
            sums[i] = new double[labels[i] == 0 ? _clusters.Length : 1];
        }
        double[] row = new double[labels.Length];
        for (int i = 1; i < labels.Length; i++)
        {
            if (i % 64 == 0)
            {
                run.Report("tree cut", (double)i / labels.Length * i / labels.Length);
            }
            distances.LowerRow(i, row);
            AddRow(i, row, labels, sums);
        }
        return sums;
    }

    static void AddRow(int i, double[] row, int[] labels, double[]?[] sums)
    {
        int label = labels[i];
        double[] own = sums[i]!;
        for (int j = 0; j < i; j++)
        {
            int other = labels[j];
            if (label == 0 && other > 0)
            {
                own[other - 1] += row[j];
            }
            else if (label > 0 && other == 0)
            {
                sums[j]![label - 1] += row[j];
            }
            else if (label > 0 && label == other)
            {
                own[0] += row[j];
                sums[j]![0] += row[j];
            }
        }
    }
}
