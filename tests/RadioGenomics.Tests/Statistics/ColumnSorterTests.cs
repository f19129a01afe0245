using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class ColumnSorterTests
{
    // Shapes that take the slots, the ordinary sort (crowded slots, infinities) and ties.
    [Theory]
    [InlineData("normal")]
    [InlineData("skewed")]
    [InlineData("outlier")]
    [InlineData("ties")]
    [InlineData("constant")]
    [InlineData("infinite")]
    public void Sort_AnyShape_EqualsArraySort(string shape)
    {
        var random = new Philox(2, 2);
        double[] values = [.. Enumerable.Range(0, 371).Select(i => shape switch
        {
            "normal" => random.NextGaussian(),
            "skewed" => Math.Exp(3 * random.NextGaussian()),
            "outlier" => i == 5 ? 1e300 : random.NextGaussian(),
            "ties" => Math.Round(random.NextGaussian(), 1),
            "infinite" => i == 9 ? double.NegativeInfinity : random.NextGaussian(),
            _ => 4,
        })];
        double[] sorted = new double[values.Length];
        int[] order = new int[values.Length];
        new ColumnSorter(400).Sort(values, sorted, order);
        Assert.Equal(values.Order(), sorted);
        Assert.Equal(sorted, order.Select(i => values[i]));
        Assert.Equal(values.Length, order.Distinct().Count());
    }

    [Fact]
    public void MidRanks_Ties_ShareTheMeanOfTheirPlaces() => Assert.Equal([1.0, 3, 3, 3, 5], Ranks.MidRanks([0, 2, 2, 2, 9]));
}
