using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Numerics;

public sealed class PhiloxTests
{
    // Known answers of Random123, kat_vectors, "philox4x32 10": counter, key, result.
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Generate_PublishedVectors_AreExact(string counter, string key, string expected)
    {
        uint[] c = Words(counter), k = Words(key), block = new uint[4];
        Philox.Generate(c[0], c[1], c[2], c[3], k[0], k[1], block);
        Assert.Equal(Words(expected), block);
    }

    // Seed, stream and index must land in the key and counter words that the documentation of the class promises.
    [Fact]
    public void At_SeedStreamIndex_AreKeyAndHighCounterWords()
    {
        uint[] block = new uint[4];
        Philox.Generate(0, 7, 0x55667788, 0x11223344, 0xBBBBBBBB, 0xAAAAAAAA, block);
        var random = Philox.At(0xAAAAAAAA_BBBBBBBB, 0x11223344_55667788, 7);
        uint[] drawn = [random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32()];
        Assert.Equal(block, drawn);
    }

    [Fact]
    public void NextDouble_ManyDraws_MeanAndVarianceOfTheUniform()
    {
        var random = new Philox(1, 2);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.All(draws, u => Assert.InRange(u, double.Epsilon, 1 - double.Epsilon));
        Assert.InRange(draws.Average(), 0.5 - 0.004, 0.5 + 0.004);                      // 4 standard errors are 0.0037
        Assert.InRange(draws.Average(u => (u - 0.5) * (u - 0.5)), 0.0823, 0.0844);      // 1/12 = 0.08333
    }

    [Fact]
    public void NextGaussian_ManyDraws_MomentsOfTheNormal()
    {
        var random = new Philox(3, 4);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];
        Assert.InRange(draws.Average(), -0.013, 0.013);                                 // 4 standard errors
        Assert.InRange(draws.Average(x => x * x), 1 - 0.018, 1 + 0.018);
        Assert.InRange(draws.Average(x => x * x * x * x), 3 - 0.13, 3 + 0.13);
    }

    // 3 does not divide 2^32, so a biased method would show with a huge n; 2^31 - 1 refuses about half of nothing but must stay in range.
    [Fact]
    public void NextInt_AnyN_StaysInRangeAndIsEven()
    {
        var random = new Philox(5, 6);
        int[] counts = new int[3];
        for (int i = 0; i < 30_000; i++)
        {
            counts[random.NextInt(3)]++;
        }
        Assert.All(counts, c => Assert.InRange(c, 9_673, 10_327));                      // 4 standard deviations of 81.6
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.NextInt(int.MaxValue), 0, int.MaxValue - 1));
        Assert.Equal(0, random.NextInt(1));
    }

    [Fact]
    public void Permutation_AllOrdersOfThree_AreEquallyLikely()
    {
        var random = new Philox(7, 8);
        var counts = Enumerable.Range(0, 12_000).GroupBy(_ => string.Join("", random.Permutation(3))).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 1_836, 2_164));                // 4 standard deviations of 40.8
    }

    static uint[] Words(string hex) => [.. hex.Split(' ').Select(w => Convert.ToUInt32(w, 16))];
}
