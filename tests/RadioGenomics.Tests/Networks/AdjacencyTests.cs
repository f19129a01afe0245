using System.Text.Json;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class AdjacencyTests
{
    // By hand: genes (1,2,3,4), (2,4,6,8) and (4,3,2,1) correlate with r = 1, -1, -1.
    [Theory]
    [InlineData(NetworkType.Unsigned, 1, 1)]
    [InlineData(NetworkType.Signed, 1, 0)]
    [InlineData(NetworkType.SignedHybrid, 1, 0)]
    public void Of_PerfectCorrelations_AreZeroOrOne(NetworkType network, double same, double opposite)
    {
        using AdjacencyResult<double> adjacency = Adjacency.Of<double>(Genes([1, 2, 3, 4], [2, 4, 6, 8], [4, 3, 2, 1]), new() { Network = network });
        Assert.Equal(same, adjacency.Matrix[1, 0], 1e-14);
        Assert.Equal(opposite, adjacency.Matrix[2, 0], 1e-14);
        Assert.Equal(1, adjacency.Matrix[2, 2]);
        Assert.Equal(same + opposite, adjacency.Connectivity[0], 1e-14);
    }

    // A power that is no whole number takes another path through the code.
    [Fact]
    public void Of_BrokenPower_IsThePowerOfTheCorrelation()
    {
        LabelledMatrix genes = Genes([1, 2, 3, 4], [1, 3, 2, 4]);   // r = 0.8
        using AdjacencyResult<double> adjacency = Adjacency.Of<double>(genes, new() { Power = 2.5 });
        Assert.Equal(Math.Pow(0.8, 2.5), adjacency.Matrix[1, 0], 1e-14);
    }

    // By hand: without the missing value the pair is (1,2,3,4) and (1,3,2,4): r = 0.8; the complete genes keep all five samples.
    [Fact]
    public void Of_MissingValue_LeavesItsSampleOutForItsPairsOnly()
    {
        LabelledMatrix genes = Genes([1, 2, 3, 4, 5], [1, 3, 2, 4, double.NaN], [5, 4, 3, 2, 1]);
        using AdjacencyResult<double> adjacency = Adjacency.Of<double>(genes, new() { Power = 1 });
        Assert.Equal(0.8, adjacency.Matrix[1, 0], 1e-14);
        Assert.Equal(1, adjacency.Matrix[2, 0], 1e-14);
        Assert.Equal(1, adjacency.Matrix[1, 1]);
    }

    [Fact]
    public void Of_ConstantGene_NamesIt()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Adjacency.Of<float>(Genes([1, 2, 3, 4], [7, 7, 7, 7])));
        Assert.Equal(ErrorCode.ConstantColumn, error.Code);
        Assert.Contains("g2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PairWithoutCommonSamples_NamesBothGenes()
    {
        double x = double.NaN;
        var error = Assert.Throws<RadioGenomicsException>(() => Adjacency.Of<double>(Genes([1, 2, 3, 4, x, x, x, x], [x, x, x, x, 4, 2, 3, 1])));
        Assert.Equal(ErrorCode.NonFinite, error.Code);
        Assert.Contains("'g1' and 'g2'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PowerZero_IsRefused()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Adjacency.Of<double>(Genes([1, 2, 3, 4], [1, 3, 2, 4]), new() { Power = 0 }));
        Assert.Equal(ErrorCode.OptionOutOfRange, error.Code);
    }

    // Refused before allocation: 200,000 genes in double precision need 160 GB.
    [Fact]
    public void Of_MoreGenesThanMemory_IsRefusedWithSizeAndHelp()
    {
        double[] values = new double[4 * 400_000];
        var many = LabelledMatrix.FromColumnMajor(["a", "b", "c", "d"], [.. Enumerable.Range(0, 400_000).Select(i => $"g{i}")], values);
        var error = Assert.Throws<RadioGenomicsException>(() => Adjacency.Of<double>(many));
        Assert.Equal(ErrorCode.MemoryRefused, error.Code);
        Assert.Contains("640.", error.Message, StringComparison.Ordinal);
        Assert.Contains("single precision", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unsigned", NetworkType.Unsigned, 6)]
    [InlineData("signed", NetworkType.Signed, 12)]
    [InlineData("signed hybrid", NetworkType.SignedHybrid, 6)]
    public void Of_SixtyGenes_AgreesWithR(string key, NetworkType network, double power)
    {
        double[][] expected = [.. SharedReference.Json("wgcna_adjacency60").GetProperty(key).GetProperty("data").EnumerateArray().Select(SharedReference.Numbers)];
        using AdjacencyResult<double> adjacency = Adjacency.Of<double>(Sixty(), new() { Network = network, Power = power });
        using AdjacencyResult<float> single = Adjacency.Of<float>(Sixty(), new() { Network = network, Power = power });
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 60; j++)
            {
                Assert.Equal(expected[i][j], adjacency.Matrix[i, j], 1e-13);
                Assert.Equal(expected[i][j], single.Matrix[i, j], 3e-6);
            }
        }
    }

    [Fact]
    public void Of_SixHundredGenes_ConnectivityAgreesWithR()
    {
        double[] expected = SharedReference.Numbers(SharedReference.Json("wgcna_soft_threshold").GetProperty("softConnectivity_unsigned_p6"));
        using AdjacencyResult<double> adjacency = Adjacency.Of<double>(SharedReference.Expression("expr600"), new() { Power = 6 });
        Assert.Equal(expected.Length, adjacency.Connectivity.Length);
        Assert.All(expected.Zip(adjacency.Connectivity), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    // Pairwise-complete correlations of genes with missing values: R's matrix, where it has one.
    [Fact]
    public void Of_FaultyGenes_AgreesWithRWhereBothHaveACorrelation()
    {
        LabelledMatrix all = SharedReference.Expression("expr40_faulty");
        JsonElement reference = SharedReference.Json("wgcna_bicor_faulty");
        int[] usable = [.. Enumerable.Range(0, 40).Where(g => g is not (6 or 14))];
        Check("cor_pairwise", RadioGenomics.Analysis.Statistics.CorrelationMethod.Pearson, 1);
        Check("bicor_default", RadioGenomics.Analysis.Statistics.CorrelationMethod.Bicor, 1);
        Check("bicor_maxP010", RadioGenomics.Analysis.Statistics.CorrelationMethod.Bicor, 0.1);

        void Check(string key, RadioGenomics.Analysis.Statistics.CorrelationMethod method, double maxPOutliers)
        {
            double[][] r = [.. reference.GetProperty(key).EnumerateArray().Select(SharedReference.Numbers)];
            using AdjacencyResult<double> adjacency = Adjacency.Of<double>(all.SelectFeatures(usable), new() { Power = 1, Correlation = method, MaxPOutliers = maxPOutliers });
            for (int i = 0; i < usable.Length; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    Assert.True(Math.Abs(Math.Abs(r[usable[i]][usable[j]]) - adjacency.Matrix[i, j]) < 1e-10, $"{key} {usable[i]} {usable[j]}: R {r[usable[i]][usable[j]]}, here {adjacency.Matrix[i, j]}");
                }
            }
        }
    }

    internal static LabelledMatrix Sixty()
    {
        LabelledMatrix all = SharedReference.Expression("expr600");
        return all.SelectFeatures(SharedReference.Json("wgcna_tom60").GetProperty("genes").EnumerateArray().Select(g => g.GetString()!));
    }

    internal static LabelledMatrix Genes(params double[][] genes) =>
        LabelledMatrix.FromColumnMajor([.. Enumerable.Range(1, genes[0].Length).Select(s => $"s{s}")], [.. Enumerable.Range(1, genes.Length).Select(g => $"g{g}")],
            [.. genes.SelectMany(g => g)]);

    /// <summary>Genes that follow a few hidden factors.</summary>
    internal static LabelledMatrix Factors(int samples, int genes, ulong seed)
    {
        var random = new Philox(seed, 0);
        double[] factors = [.. Enumerable.Range(0, samples * 5).Select(_ => random.NextGaussian())];
        double[] values = new double[samples * genes];
        for (int i = 0; i < values.Length; i++)
        {
            int gene = i / samples, sample = i % samples;
            values[i] = random.NextGaussian() + ((gene % 7) * 0.3 * factors[sample + (gene % 5 * samples)]);
        }
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, samples).Select(s => $"s{s}")], [.. Enumerable.Range(0, genes).Select(g => $"g{g}")], values);
    }
}
