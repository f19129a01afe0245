using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class TopologicalOverlapTests
{
    [Theory]
    [InlineData("unsigned_p6_TOMunsigned_min", NetworkType.Unsigned, 6, TomType.Unsigned, TomDenominator.Min, CorrelationMethod.Pearson)]
    [InlineData("unsigned_p6_TOMunsigned_mean", NetworkType.Unsigned, 6, TomType.Unsigned, TomDenominator.Mean, CorrelationMethod.Pearson)]
    [InlineData("signed_p12_TOMunsigned", NetworkType.Signed, 12, TomType.Unsigned, TomDenominator.Min, CorrelationMethod.Pearson)]
    [InlineData("signed_p12_TOMsigned", NetworkType.Signed, 12, TomType.Signed, TomDenominator.Min, CorrelationMethod.Pearson)]
    [InlineData("fromExpr_unsigned_p6_TOMsigned", NetworkType.Unsigned, 6, TomType.Signed, TomDenominator.Min, CorrelationMethod.Pearson)]
    [InlineData("fromExpr_signedNet_p12_TOMsignedNowick", NetworkType.Signed, 12, TomType.SignedNowick, TomDenominator.Min, CorrelationMethod.Pearson)]
    [InlineData("fromExpr_hybrid_p6_TOMsigned_bicor", NetworkType.SignedHybrid, 6, TomType.Signed, TomDenominator.Min, CorrelationMethod.Bicor)]
    public void Dissimilarity_SixtyGenes_AgreesWithR(string key, NetworkType network, double power, TomType tom, TomDenominator denominator, CorrelationMethod correlation)
    {
        double[] expected = SharedReference.Numbers(SharedReference.Json("wgcna_tom60").GetProperty(key));
        var options = new NetworkOptions { Network = network, Power = power, Tom = tom, TomDenominator = denominator, Correlation = correlation };
        using TopologicalOverlapResult<double> exact = TopologicalOverlap.Dissimilarity<double>(AdjacencyTests.Sixty(), options);
        using TopologicalOverlapResult<float> single = TopologicalOverlap.Dissimilarity<float>(AdjacencyTests.Sixty(), options);
        int place = 0;
        for (int i = 1; i < 60; i++)
        {
            Assert.Equal(0, exact.Dissimilarity[i, i]);
            for (int j = 0; j < i; j++, place++)
            {
                Assert.True(Math.Abs(1 - expected[place] - exact.Dissimilarity[i, j]) < 1e-11, $"{i} {j}: R {expected[place]}, here {1 - exact.Dissimilarity[i, j]}");
                Assert.Equal(1 - expected[place], single.Dissimilarity[i, j], 5e-6);
            }
        }
    }

    // By hand, a = |r| for r01 = 0.8, r02 = r12 = 0 after choosing orthogonal genes: k = (0.8, 0.8, 0), overlap of 0 and 1 is
    // (0 + 0.8) / (0.8 + 1 - 0.8) = 0.8; with gene 2 it is 0.
    [Fact]
    public void Dissimilarity_OneConnection_IsTheHandComputedOverlap()
    {
        LabelledMatrix genes = AdjacencyTests.Genes([-3, -1, 1, 3], [-3, 1, -1, 3], [1, -1, -1, 1]);
        using TopologicalOverlapResult<double> tom = TopologicalOverlap.Dissimilarity<double>(genes, new() { Power = 1, Tom = TomType.Unsigned });
        Assert.Equal(0.2, tom.Dissimilarity[1, 0], 1e-14);
        Assert.Equal(1, tom.Dissimilarity[2, 0], 1e-14);
        Assert.Equal(0.8, tom.Connectivity[1], 1e-14);
    }

    [Fact]
    public void Dissimilarity_NoConnection_IsRefused()
    {
        LabelledMatrix orthogonal = AdjacencyTests.Genes([-3, -1, 1, 3], [1, -1, -1, 1]);
        var error = Assert.Throws<RadioGenomicsException>(() => TopologicalOverlap.Dissimilarity<float>(orthogonal));
        Assert.Equal(ErrorCode.EmptyNetwork, error.Code);
        Assert.Contains("power 6", error.Message, StringComparison.Ordinal);
    }

    // Beyond what one matrix can take: the size, what there is, and what helps, before anything is allocated.
    [Fact]
    public void Dissimilarity_MoreGenesThanMemory_IsRefusedAtOnce()
    {
        double[] values = new double[4 * 400_000];
        var many = LabelledMatrix.FromColumnMajor(["a", "b", "c", "d"], [.. Enumerable.Range(0, 400_000).Select(i => $"g{i}")], values);
        var error = Assert.Throws<RadioGenomicsException>(() => TopologicalOverlap.Dissimilarity<float>(many));
        Assert.Equal(ErrorCode.MemoryRefused, error.Code);
        Assert.Contains("fewer genes", error.Message, StringComparison.Ordinal);
    }

    // Large networks compute their adjacency twice instead of keeping it: no digit may tell. 1,560 genes: sums in five blocks.
    [Fact]
    public void Dissimilarity_ComputedAgain_SameBitsAsKept() =>
        AssertSameBits<float>(AdjacencyTests.Factors(30, 1560, 3), new() { Tom = TomType.Signed }, 2, 1, 960);

    // More samples than one block of sums, many strips, threads, double precision.
    [Theory]
    [InlineData(NetworkType.Unsigned, TomType.Signed)]
    [InlineData(NetworkType.Signed, TomType.Unsigned)]
    [InlineData(NetworkType.SignedHybrid, TomType.SignedNowick)]
    public void Dissimilarity_ManySamplesDouble_SameBitsForAnyThreadsAndPath(NetworkType network, TomType tom) =>
        AssertSameBits<double>(AdjacencyTests.Factors(400, 300, 4), new() { Power = 3, Network = network, Tom = tom }, 3, 2, 48);

    static void AssertSameBits<T>(LabelledMatrix expression, NetworkOptions options, int threads, int otherThreads, int strip)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        using TopologicalOverlapResult<T> kept = TopologicalOverlap.Dissimilarity<T>(expression, options, RunContext.Default with { Threads = threads }, true, 2016);
        using TopologicalOverlapResult<T> again = TopologicalOverlap.Dissimilarity<T>(expression, options, RunContext.Default with { Threads = otherThreads }, false, strip);
        Assert.Equal(kept.Connectivity, again.Connectivity);
        for (int i = 0; i < expression.FeatureCount; i++)
        {
            Assert.True(kept.Dissimilarity.Row(i).SequenceEqual(again.Dissimilarity.Row(i)), $"row {i}");
        }
    }

    [Fact]
    public void Dissimilarity_Cancelled_StopsWithinHalfASecond()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        LabelledMatrix expression = AdjacencyTests.Factors(20, 12_000, 5);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            TopologicalOverlap.Dissimilarity<double>(expression, null, RunContext.Default with { Cancellation = source.Token }).Dispose());
    }
}
