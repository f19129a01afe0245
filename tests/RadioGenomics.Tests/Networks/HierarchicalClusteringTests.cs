using System.Text.Json;
using RadioGenomics.Analysis.Networks;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class HierarchicalClusteringTests
{
    // By hand: items at 0, 1, 4, 6 on a line. 1-2 join at 1, 3-4 at 2, the pairs at the mean of 4, 6, 3, 5 = 4.5.
    [Fact]
    public void Run_AverageOfFourPoints_IsAsDerivedByHand()
    {
        Dendrogram tree = HierarchicalClustering.Run([1.0, 4, 3, 6, 5, 2], 4, Linkage.Average, RunContext.Default);
        Assert.Equal([-1, -3, 1], tree.MergeLeft);
        Assert.Equal([-2, -4, 2], tree.MergeRight);
        Assert.Equal([1.0, 2, 4.5], tree.Heights);
        Assert.Equal([0, 1, 2, 3], tree.Order);
    }

    [Theory]
    [InlineData("average", Linkage.Average)]
    [InlineData("complete", Linkage.Complete)]
    [InlineData("single", Linkage.Single)]
    [InlineData("ward.D2", Linkage.WardD2)]
    public void Run_Mtcars_EqualsHclust(string name, Linkage linkage)
    {
        JsonElement expected = SharedReference.Json("multivariate").GetProperty("hclust_mtcars_euclid").GetProperty(name);
        double[][] cars = Points("mtcars", 0, 11);
        Dendrogram tree = HierarchicalClustering.Run(Trees.Euclidean(cars), cars.Length, linkage, RunContext.Default);
        AssertSame(expected, tree, 1e-12);
        Assert.Equal(SharedReference.Integers(expected.GetProperty("order")), tree.Order.Select(i => i + 1));
        Assert.Equal(SharedReference.Integers(expected.GetProperty("cut4")), tree.CutInto(4));
    }

    // The chain finds merges in another order than the stored-neighbour search; without ties the trees must be the same.
    [Theory]
    [InlineData(Linkage.Average)]
    [InlineData(Linkage.Complete)]
    [InlineData(Linkage.Single)]
    [InlineData(Linkage.WardD2)]
    public void Chain_WithoutTies_EqualsStoredNeighbours(Linkage linkage)
    {
        const int Count = 301;
        double[] packed = RandomDistances(Count);
        Dendrogram stored = HierarchicalClustering.Run((double[])packed.Clone(), Count, linkage, RunContext.Default);
        foreach (bool diagonal in (bool[])[false, true])
        {
            Dendrogram chain = Chain(diagonal ? WithDiagonal(packed, Count) : (double[])packed.Clone(), Count, diagonal, linkage);
            Assert.Equal(stored.MergeLeft, chain.MergeLeft);
            Assert.Equal(stored.MergeRight, chain.MergeRight);
            Assert.Equal(stored.Order, chain.Order);
            Assert.All(stored.Heights.Zip(chain.Heights), h => Assert.Equal(h.First, h.Second, 1e-12));
        }
    }

    [Fact]
    public void Run_LargeSinglePrecision_HeightsNeverFall()
    {
        const int Count = 2500;
        float[] packed = [.. RandomDistances(Count).Select(d => (float)d)];
        Dendrogram tree = HierarchicalClustering.Run(packed, Count, Linkage.Average, RunContext.Default);
        Assert.All(tree.Heights.Zip(tree.Heights.Skip(1)), h => Assert.True(h.First <= h.Second));
        Assert.Equal(Enumerable.Range(0, Count), tree.Order.Order());
    }

    [Fact]
    public void Run_NotANumber_NamesTheItems()
    {
        var error = Assert.Throws<RadioGenomicsException>(
            () => HierarchicalClustering.Run([1.0, double.NaN, 2], 3, Linkage.Average, RunContext.Default));
        Assert.Equal(ErrorCode.NonFinite, error.Code);
        Assert.Contains("items 3 and 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WrongLength_SaysWhatIsNeeded()
    {
        var error = Assert.Throws<RadioGenomicsException>(
            () => HierarchicalClustering.Run([1.0, 2], 3, Linkage.Average, RunContext.Default));
        Assert.Equal(ErrorCode.ShapeMismatch, error.Code);
        Assert.Contains("2 values, expected 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OneItem_IsATreeWithoutMerges() =>
        Assert.Equal([0], HierarchicalClustering.Run(Array.Empty<double>(), 1, Linkage.Average, RunContext.Default).Order);

    [Fact]
    public void Run_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => HierarchicalClustering.Run(
            RandomDistances(500), 500, Linkage.Average, new RunContext { Cancellation = new CancellationToken(true) }));

    // A node that does not exist yet, or is used twice, would loop or crash later.
    [Theory]
    [InlineData(-1, 2)]
    [InlineData(-1, -1)]
    [InlineData(-4, -1)]
    public void FromMerges_ImpossibleNode_IsRefused(int left, int right) =>
        Assert.Equal(ErrorCode.OptionOutOfRange,
            Assert.Throws<RadioGenomicsException>(() => Dendrogram.FromMerges([left, 1], [right, -3], [1.0, 2])).Code);

    internal static double[][] Points(string input, int firstColumn, int count) =>
        [.. SharedReference.Cells(input)[1..].Select(r => r[firstColumn..(firstColumn + count)].Select(SharedReference.Number).ToArray())];

    internal static void AssertSame(JsonElement expected, Dendrogram tree, double tolerance)
    {
        int[][] merge = [.. expected.GetProperty("merge").EnumerateArray().Select(SharedReference.Integers)];
        Assert.Equal(merge.Select(m => m[0]), tree.MergeLeft);
        Assert.Equal(merge.Select(m => m[1]), tree.MergeRight);
        Assert.All(SharedReference.Numbers(expected.GetProperty("height")).Zip(tree.Heights), h => Assert.Equal(h.First, h.Second, tolerance));
    }

    static double[] RandomDistances(int count)
    {
        uint state = 7;
        double[][] points = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 3).Select(_ =>
        {
            state = (state * 1664525) + 1013904223;
            return state / 4294967296.0;
        }).ToArray())];
        return Trees.Euclidean(points);
    }

    static double[] WithDiagonal(double[] packed, int count)
    {
        var full = new List<double>();
        for (int i = 0, k = 0; i < count; i++)
        {
            full.AddRange(packed[k..(k + i)]);
            full.Add(0);
            k += i;
        }
        return [.. full];
    }

    static unsafe Dendrogram Chain(double[] packed, int count, bool diagonal, Linkage linkage)
    {
        double[] values = linkage == Linkage.WardD2 ? [.. packed.Select(d => d * d)] : packed;
        fixed (double* start = values)
        {
            return new NeighborChain<double>(start, count, diagonal, linkage).Run(RunContext.Default)
                .ToDendrogram(sort: true, linkage == Linkage.WardD2 ? Math.Sqrt : d => d);
        }
    }
}
