using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Sorting;
using Xunit;

namespace RadioGenomics.Tests.Numerics;

public sealed class StepUpTests
{
    public static TheoryData<string> Shapes() => ["uniform", "signals", "ties", "all equal", "zeros", "gaps", "clustered"];

    static double[] P(string shape)
    {
        var random = new Philox(11, 3);
        double Next() => random.NextDouble();
        return [.. Enumerable.Range(0, 150_001).Select(i => shape switch
        {
            "uniform" => Next(),
            "signals" => Math.Pow(Next(), 1 + (i % 50)),
            "ties" => Math.Round(Next(), 3),
            "all equal" => 0.25,
            "zeros" => Next() < 0.3 ? 0 : Next(),
            "gaps" => Next() < 0.2 ? double.NaN : Next(),
            _ => 0.5 + (Next() * 1e-9),
        })];
    }

    // The definition, with one plain sort.
    static double[] Plain(double[] p, double factor = 1)
    {
        int[] order = [.. Enumerable.Range(0, p.Length).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i])];
        double[] q = [.. p];
        double smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            q[order[rank - 1]] = smallest = Math.Min(smallest, factor * order.Length / rank * p[order[rank - 1]]);
        }
        return q;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void InPlace_ManyValues_EqualsThePlainSortBitForBit(string shape)
    {
        double[] p = P(shape), expected = Plain(p);
        foreach (int threads in new[] { 1, 2, 7 })
        {
            double[] found = [.. p];
            int tests = StepUp.InPlace(found, n => n, RunContext.Default with { Threads = threads });
            Assert.Equal(p.Count(v => !double.IsNaN(v)), tests);
            Assert.Equal(expected, found);
        }
    }

    // Tens of millions go in several rounds; results of an early round must not be dealt again by a later one.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void BucketStepUp_SeveralRounds_GiveTheSame(string shape)
    {
        double[] p = P(shape), found = [.. p];
        new BucketStepUp(found, n => n, RunContext.Default, roundSize: 20_000).Run();
        Assert.Equal(Plain(p), found);
    }

    // Few values take the plain sort, many the buckets: users must not see where one ends.
    [Theory]
    [InlineData(AdjustMethod.Bh)]
    [InlineData(AdjustMethod.By)]
    public void MultipleTesting_ManyValues_EqualsThePlainSort(AdjustMethod method)
    {
        double[] p = P("signals");
        p[3] = -0.0;
        double factor = 1;
        if (method == AdjustMethod.By)
        {
            factor = 0;
            for (int i = p.Length; i >= 1; i--)
            {
                factor += 1.0 / i;
            }
        }
        Assert.Equal(Plain(p, factor), MultipleTesting.Adjust(p, method));
    }

    [Fact]
    public void InPlace_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => StepUp.InPlace(P("uniform"), n => n, RunContext.Default with { Cancellation = source.Token }));
    }
}
