using System.Collections.Immutable;
using RadioGenomics.Analysis.Networks;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Trees above and beside heat maps.</summary>
static class TreePanel
{
    const string Ink = "#4d4d4d";

    /// <summary>Average linkage of profiles by mean squared difference of the values both have. Null for fewer than two items.</summary>
    public static Dendrogram? Profiles(int count, int length, Func<int, int, double> value) => Cluster(count, (i, j) =>
    {
        double sum = 0;
        int n = 0;
        for (int k = 0; k < length; k++)
        {
            double d = value(i, k) - value(j, k);
            (sum, n) = double.IsNaN(d) ? (sum, n) : (sum + (d * d), n + 1);
        }
        // Nothing in common: far apart.
        return n == 0 ? 4 : sum / n;
    });

    /// <summary>Average linkage of given dissimilarities.</summary>
    public static Dendrogram? Cluster(int count, Func<int, int, double> dissimilarity)
    {
        if (count < 2)
        {
            return null;
        }
        double[] packed = new double[count * (count - 1) / 2];
        for (int i = 1, at = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                packed[at++] = dissimilarity(i, j);
            }
        }
        return HierarchicalClustering.Run(packed, count, Linkage.Average, RunContext.Default);
    }

    public static ImmutableArray<int> Order(Dendrogram? tree, int count) => tree?.Order ?? [.. Enumerable.Range(0, count)];

    /// <summary>The tree over the columns: leaves below.</summary>
    public static PanelSpec Above(Dendrogram tree)
    {
        (ImmutableArray<double> a0, ImmutableArray<double> h0, ImmutableArray<double> a1, ImmutableArray<double> h1) = Lines(tree);
        return new()
        {
            X = AxisSpec.Hidden with { Min = -0.5, Max = tree.ItemCount - 0.5 },
            Y = AxisSpec.Hidden with { Min = 0 },
            ShowLegend = false,
            Marks = [new SegmentsMark { X0 = a0, Y0 = h0, X1 = a1, Y1 = h1, Width = 0.5, Color = Ink }],
        };
    }

    /// <summary>The tree left of the rows: leaves at the right, the first row on top.</summary>
    public static PanelSpec LeftOf(Dendrogram tree)
    {
        (ImmutableArray<double> a0, ImmutableArray<double> h0, ImmutableArray<double> a1, ImmutableArray<double> h1) = Lines(tree);
        return new()
        {
            X = AxisSpec.Hidden with { Min = Math.Max(tree.Heights.Max() * 1.05, 1e-12), Max = 0 },
            Y = AxisSpec.Hidden with { Min = tree.ItemCount - 0.5, Max = -0.5 },
            ShowLegend = false,
            Marks = [new SegmentsMark { X0 = h0, Y0 = a0, X1 = h1, Y1 = a1, Width = 0.5, Color = Ink }],
        };
    }

    static (ImmutableArray<double> A0, ImmutableArray<double> H0, ImmutableArray<double> A1, ImmutableArray<double> H1) Lines(Dendrogram tree)
    {
        double[] place = new double[tree.ItemCount], middle = new double[tree.Heights.Length];
        for (int i = 0; i < place.Length; i++)
        {
            place[tree.Order[i]] = i;
        }
        List<double> a0 = [], h0 = [], a1 = [], h1 = [];
        for (int step = 0; step < middle.Length; step++)
        {
            (double At, double Top) Child(int node) => node > 0 ? (middle[node - 1], tree.Heights[node - 1]) : (place[-node - 1], 0);
            (double left, double leftTop) = Child(tree.MergeLeft[step]);
            (double right, double rightTop) = Child(tree.MergeRight[step]);
            double height = tree.Heights[step];
            middle[step] = (left + right) / 2;
            a0.AddRange([left, right, left]);
            h0.AddRange([leftTop, rightTop, height]);
            a1.AddRange([left, right, right]);
            h1.AddRange([height, height, height]);
        }
        return ([.. a0], Rounded(h0), [.. a1], Rounded(h1));
    }

    static ImmutableArray<double> Rounded(List<double> values) => [.. values.Select(v => Math.Round(v, 6))];
}
