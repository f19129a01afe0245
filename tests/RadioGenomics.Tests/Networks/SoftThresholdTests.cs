using System.Text.Json;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class SoftThresholdTests
{
    [Theory]
    [InlineData("unsigned.cor", NetworkType.Unsigned, CorrelationMethod.Pearson)]
    [InlineData("unsigned.bicor", NetworkType.Unsigned, CorrelationMethod.Bicor)]
    [InlineData("signed.cor", NetworkType.Signed, CorrelationMethod.Pearson)]
    [InlineData("signed.bicor", NetworkType.Signed, CorrelationMethod.Bicor)]
    [InlineData("signed hybrid.cor", NetworkType.SignedHybrid, CorrelationMethod.Pearson)]
    [InlineData("signed hybrid.bicor", NetworkType.SignedHybrid, CorrelationMethod.Bicor)]
    public void Pick_SixHundredGenes_AgreesWithR(string key, NetworkType network, CorrelationMethod correlation) =>
        AssertAgrees(key, new() { Network = network, Correlation = correlation });

    [Fact]
    public void Pick_OtherBreaksFirstRemoved_AgreesWithR() =>
        AssertAgrees("signed_1_20_nBreaks15_removeFirst_cut07", new()
        {
            Network = NetworkType.Signed,
            Powers = [.. Enumerable.Range(1, 20).Select(p => (double)p)],
            Breaks = 15,
            RemoveFirst = true,
            RsquaredCut = 0.7,
        });

    static void AssertAgrees(string key, SoftThresholdOptions options)
    {
        JsonElement reference = SharedReference.Json("wgcna_soft_threshold").GetProperty(key), table = reference.GetProperty("table");
        LabelledMatrix expression = SharedReference.Expression("expr600");
        SoftThresholdResult exact = SoftThreshold.Pick(expression, options with { Precision = Precision.Double });
        SoftThresholdResult single = SoftThreshold.Pick(expression, options);
        (string Column, Func<SoftThresholdRow, double> Value)[] columns =
        [
            ("Power", r => r.Power), ("SFT.R.sq", r => r.R2), ("slope", r => r.Slope), ("truncated.R.sq", r => r.TruncatedR2),
            ("mean.k.", r => r.MeanK), ("median.k.", r => r.MedianK), ("max.k.", r => r.MaxK),
        ];
        foreach ((string column, Func<SoftThresholdRow, double> value) in columns)
        {
            double[] expected = SharedReference.Numbers(table.GetProperty(column));
            for (int p = 0; p < expected.Length; p++)
            {
                double found = value(exact.Rows[p]);
                Assert.True(Math.Abs(found - expected[p]) <= 1e-10 * Math.Max(1, Math.Abs(expected[p])), $"{column} at {exact.Rows[p].Power}: R {expected[p]}, here {found}");
                Assert.Equal(1, (1 + value(single.Rows[p])) / (1 + expected[p]), 1e-3);
            }
        }
        JsonElement chosen = reference.GetProperty("powerEstimate");
        if (chosen.ValueKind == JsonValueKind.Number && exact.Rows.First(r => r.Power == chosen.GetDouble()).Slope < 0)
        {
            Assert.Equal(chosen.GetDouble(), exact.Power);
            Assert.Equal(chosen.GetDouble(), single.Power);
        }
    }

    [Fact]
    public void ScaleFreeFit_ConnectivitiesOfR_AgreesWithR()
    {
        JsonElement reference = SharedReference.Json("wgcna_soft_threshold"), expected = reference.GetProperty("scaleFreeFitIndex");
        var fit = ScaleFreeFit.Of(SharedReference.Numbers(reference.GetProperty("softConnectivity_unsigned_p6")), 10, false);
        Assert.Equal(expected.GetProperty("Rsquared.SFT").GetDouble(), fit.R2, 1e-12);
        Assert.Equal(expected.GetProperty("slope.SFT").GetDouble(), fit.Slope, 1e-12);
        Assert.Equal(expected.GetProperty("truncatedExponentialAdjRsquared").GetDouble(), fit.TruncatedR2, 1e-12);
    }

    // WGCNA FAQ, table of powers for data without a scale-free fit.
    [Theory]
    [InlineData(19, NetworkType.Unsigned, 9)]
    [InlineData(19, NetworkType.Signed, 18)]
    [InlineData(25, NetworkType.SignedHybrid, 8)]
    [InlineData(35, NetworkType.Signed, 14)]
    [InlineData(200, NetworkType.Unsigned, 6)]
    [InlineData(200, NetworkType.Signed, 12)]
    public void Tabulated_SamplesAndType_IsThePublishedPower(int samples, NetworkType network, double power) =>
        Assert.Equal(power, SoftThresholdChoice.Tabulated(samples, network));

    // One batch effect over all genes: every correlation is near 1, a fit would be an artefact.
    [Fact]
    public void Pick_OneDriver_SaysSoAndTakesThePublishedPower()
    {
        var random = new Philox(9, 0);
        double[] driver = [.. Enumerable.Range(0, 50).Select(_ => random.NextGaussian())];
        double[][] genes = [.. Enumerable.Range(0, 200).Select(_ => driver.Select(d => (3 * d) + random.NextGaussian()).ToArray())];
        SoftThresholdResult result = SoftThreshold.Pick(AdjacencyTests.Genes(genes));
        Assert.True(result.IsTabulated);
        Assert.Equal(6, result.Power);
        Assert.InRange(result.FirstComponentShare, 0.85, 0.95);
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.NoScaleFreePower && d.Message.Contains("driver", StringComparison.Ordinal));
    }

    [Fact]
    public void Pick_CutOutOfReach_SaysSoAndTakesThePublishedPower()
    {
        SoftThresholdResult result = SoftThreshold.Pick(AdjacencyTests.Factors(25, 150, 6), new() { RsquaredCut = 1, Network = NetworkType.Signed });
        Assert.True(result.IsTabulated);
        Assert.Equal(16, result.Power);
        Assert.Contains("best", result.Reason, StringComparison.Ordinal);
        Assert.Equal("soft_threshold", result.Tables().Single().Name);
        Assert.Single(result.Figures());
    }

    // R² counts only with a negative slope: at power 1 signed networks have a good fit with a rising line.
    [Fact]
    public void SignedR2_RisingLine_IsNegative()
    {
        SoftThresholdResult result = SoftThreshold.Pick(AdjacencyTests.Factors(60, 300, 7), new() { Network = NetworkType.Signed });
        Assert.True(result.Rows[0].Slope > 0);
        Assert.Equal(-result.Rows[0].R2, result.Rows[0].SignedR2);
    }

    [Fact]
    public void Pick_OneAndThreeThreads_SameBits()
    {
        LabelledMatrix expression = AdjacencyTests.Factors(40, 700, 8);
        SoftThresholdResult one = SoftThreshold.Pick(expression, null, RunContext.Default with { Threads = 1 });
        SoftThresholdResult three = SoftThreshold.Pick(expression, null, RunContext.Default with { Threads = 3 });
        Assert.Equal(one.Rows, three.Rows);
    }

    [Fact]
    public void Pick_TwelveSamples_WarnsWithTheReason()
    {
        SoftThresholdResult result = SoftThreshold.Pick(AdjacencyTests.Factors(12, 100, 9));
        Assert.Contains(result.Diagnostics, d => d.Code == ErrorCode.TooFewObservations);
    }
}
