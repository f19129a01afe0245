using FsCheck;
using FsCheck.Fluent;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

public sealed class CorrelationMissingTests
{
    const double NA = double.NaN;

    // By hand: without the gaps, samples 1, 2, 4, 5 are left: (1, 2, 3, 4) against (1, 3, 2, 4), so r = .8 and p = .2 again.
    [Theory]
    [InlineData(CorrelationMethod.Pearson)]
    [InlineData(CorrelationMethod.Spearman)]
    public void AllPairs_Gaps_CountOnlyCompleteSamples(CorrelationMethod method)
    {
        LabelledMatrix x = Columns("x", [1, 2, 99, 3, 4, NA]), y = Columns("y", [1, 3, NA, 2, 4, 50]);
        CorrelationResult found = Correlation.AllPairs(x, y, new() { Method = method });
        Assert.Equal(4, found.N(0, 0));
        Assert.Equal(0.8, found.R(0, 0), 1e-15);
        Assert.Equal(0.2, found.P(0, 0), 1e-15);
    }

    [Fact]
    public void AllPairs_ThreeCompleteSamples_IsNaNWithACount()
    {
        LabelledMatrix x = Columns("x", [1, 2, 3, NA, NA, 4]), y = Columns("y", [1, 3, 2, 4, 5, NA], [1, 2, 3, 4, 5, 7]);
        CorrelationResult found = Correlation.AllPairs(x, y);
        Assert.True(double.IsNaN(found.R(0, 0)) && double.IsNaN(found.P(0, 0)) && double.IsNaN(found.Q(0, 0)));
        Assert.Equal(3, found.N(0, 0));
        Assert.False(double.IsNaN(found.R(0, 1)));
        Assert.Equal(1, found.TestCount);
        Assert.Contains(found.Diagnostics, d => d.Code == ErrorCode.TooFewObservations && d.Message.StartsWith("1 pairs", StringComparison.Ordinal));
    }

    // A column that varies, but not over the samples it shares with the other.
    [Fact]
    public void AllPairs_ConstantOverSharedSamples_IsNaN()
    {
        LabelledMatrix x = Columns("x", [5, 5, 5, 5, 1, 9]), y = Columns("y", [1, 2, 3, 4, NA, NA]);
        Assert.True(double.IsNaN(Correlation.AllPairs(x, y).R(0, 0)));
    }

    // Random gaps take the way over masked products, few patterns the way over groups; both must equal one pair at a time.
    [Theory]
    [InlineData(CorrelationMethod.Pearson, true)]
    [InlineData(CorrelationMethod.Pearson, false)]
    [InlineData(CorrelationMethod.Spearman, true)]
    [InlineData(CorrelationMethod.Spearman, false)]
    [InlineData(CorrelationMethod.Bicor, true)]
    [InlineData(CorrelationMethod.Bicor, false)]
    public void AllPairs_ManyGaps_EqualsEachPairAlone(CorrelationMethod method, bool scattered)
    {
        LabelledMatrix x = WithGaps(40, 30, 1, scattered), y = WithGaps(40, 170, 2, scattered);
        var options = new CorrelationOptions { Method = method, MaxPOutliers = 0.1 };
        CorrelationResult all = Correlation.AllPairs(x, y, options);
        for (int i = 0; i < x.FeatureCount; i++)
        {
            for (int j = 0; j < y.FeatureCount; j++)
            {
                (double r, int n) = Alone(x.Column(i), y.Column(j), options);
                Assert.Equal(n, all.N(i, j));
                Assert.Equal(r, all.R(i, j), 1e-13);
                Assert.Equal(double.IsNaN(r) ? NA : CorrelationPValue.For(n - 2).TwoSided(all.R(i, j)), all.P(i, j));
            }
        }
    }

    // A large offset beside a small subset variance is where masked products lose their digits.
    [Fact]
    public void AllPairs_SubsetWithLittleVariance_KeepsTwelveDigits()
    {
        LabelledMatrix x = WithGaps(40, 20, 3, true), y = WithGaps(40, 40, 4, true);
        double[] values = x.Values.ToArray();
        for (int s = 0; s < 40; s++)
        {
            // Two giants that most partners do not see.
            values[s] = s < 2 ? 1e6 : values[s];
        }
        var steep = LabelledMatrix.FromColumnMajor(x.SampleIds, x.FeatureIds, values);
        CorrelationResult all = Correlation.AllPairs(steep, y);
        for (int j = 0; j < y.FeatureCount; j++)
        {
            Assert.Equal(Alone(steep.Column(0), y.Column(j), new()).R, all.R(0, j), 1e-12);
        }
    }

    [Theory]
    [InlineData(CorrelationMethod.Pearson)]
    [InlineData(CorrelationMethod.Spearman)]
    [InlineData(CorrelationMethod.Bicor)]
    public void AllPairs_AnyThreadCount_GivesTheSameBits(CorrelationMethod method)
    {
        LabelledMatrix x = WithGaps(50, 70, 5, true), y = WithGaps(50, 300, 6, false);
        CorrelationResult[] found = [.. new[] { 1, 2, 5 }.Select(t =>
            Correlation.AllPairs(x, y, new() { Method = method }, RunContext.Default with { Threads = t }))];
        Assert.All(found, f => Assert.Equal(found[0].AllR, f.AllR));
        Assert.All(found, f => Assert.Equal(found[0].AllQ, f.AllQ));
    }

    [Fact]
    public void AllPairs_AnyMatrices_IsSymmetricBoundedAndBlindToUnits() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        LabelledMatrix x = WithGaps(12, 4, (ulong)seed, true), y = WithGaps(12, 5, (ulong)seed + 77, true);
        var scaled = LabelledMatrix.FromColumnMajor(x.SampleIds, x.FeatureIds, [.. x.Values.ToArray().Select(v => (1000 * v) - 3)]);
        CorrelationResult a = Correlation.AllPairs(x, y), b = Correlation.AllPairs(y, x), c = Correlation.AllPairs(scaled, y);
        return Enumerable.Range(0, 20).All(k =>
            Near(a.R(k % 4, k / 4), b.R(k / 4, k % 4)) && Near(a.R(k % 4, k / 4), c.R(k % 4, k / 4))
            && !(Math.Abs(a.R(k % 4, k / 4)) > 1) && !(a.Q(k % 4, k / 4) < a.P(k % 4, k / 4)));
    }).QuickCheckThrowOnFailure();

    static bool Near(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) < 1e-12;

    static (double R, int N) Alone(ReadOnlySpan<double> x, ReadOnlySpan<double> y, CorrelationOptions options)
    {
        List<double> left = [], right = [];
        for (int s = 0; s < x.Length; s++)
        {
            if (!double.IsNaN(x[s] + y[s]))
            {
                left.Add(x[s]);
                right.Add(y[s]);
            }
        }
        if (left.Count < 4)
        {
            return (NA, left.Count);
        }
        return (Correlation.AllPairs(Columns("x", [.. left]), Columns("y", [.. right]), options).R(0, 0), left.Count);
    }

    internal static LabelledMatrix WithGaps(int samples, int columns, ulong seed, bool scattered)
    {
        var random = new Philox(seed, 9);
        double[] values = [.. Enumerable.Range(0, samples * columns).Select(_ => Math.Round(random.NextGaussian(), 2))];
        for (int i = 0; i < values.Length; i++)
        {
            int column = i / samples, sample = i % samples;
            bool gap = scattered ? random.NextDouble() < 0.3 : column % 3 == 1 && sample % 5 == 0;
            values[i] = gap ? NA : values[i];
        }
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, samples).Select(s => $"P{s}")], [.. Enumerable.Range(0, columns).Select(c => $"c{c}")], values);
    }

    static LabelledMatrix Columns(string prefix, params double[][] columns) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(1, columns[0].Length).Select(i => $"P{i}")],
        [.. Enumerable.Range(1, columns.Length).Select(i => $"{prefix}{i}")],
        [.. columns.SelectMany(c => c)]);
}
