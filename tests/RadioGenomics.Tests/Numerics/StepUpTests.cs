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
    static double[] Plain(double[] p)
    {
        int[] order = [.. Enumerable.Range(0, p.Length).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i])];
        double[] q = [.. p];
        double smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            q[order[rank - 1]] = smallest = Math.Min(smallest, (double)order.Length / rank * p[order[rank - 1]]);
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

    // One implementation must not differ from the other that users may call.
    [Fact]
    public void InPlace_Uniform_EqualsMultipleTesting()
    {
        double[] p = P("signals"), found = [.. p];
        StepUp.InPlace(found, n => n, RunContext.Default);
        Assert.Equal(MultipleTesting.Adjust(p, AdjustMethod.Bh), found);
    }

    [Fact]
    public void InPlace_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => StepUp.InPlace(P("uniform"), n => n, RunContext.Default with { Cancellation = source.Token }));
    }
}
