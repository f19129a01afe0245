using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Demo;
using Xunit;

namespace RadioGenomics.Tests.Demo;

/// <summary>
/// Twenty small cohorts: do planted pairs come back, and is the share of false discoveries what the q-value promises?
/// Features of one block and genes of one module are correlated, so the share swings from seed to seed; the promise is about its mean.
/// </summary>
public sealed class DemoRecallTests
{
    const int Seeds = 20;
    const double Level = 0.05;

    // Margin of the mean over 20 seeds: three standard errors, estimated from the 20 values.
    const double MarginInStandardErrors = 3;

    sealed record Outcome(double Recall, double FalseShare, int Discoveries, int Confounded);

    static Outcome Run(ulong seed, bool adjusted)
    {
        DemoData data = DemoSimulator.Run(new() { Patients = 120, Genes = 600, Features = 120, Seed = seed }, RunContext.Default);
        LabelledMatrix features = data.Features.SelectFeatures(data.Features.FeatureIds.Where(f => f != DemoFeatures.Constant && (!adjusted || f != DemoFeatures.Volume)));
        CorrelationResult result = Correlation.AllPairs(features, data.LogExpression, covariates: adjusted ? data.Volume : null);
        return Judge(result, new TruthIndex(data.Truth), adjusted);
    }

    static Outcome Judge(CorrelationResult result, TruthIndex truth, bool adjusted)
    {
        Dictionary<PairKind, int> all = [], found = [];
        for (int f = 0; f < result.XIds.Length; f++)
        {
            for (int g = 0; g < result.YIds.Length; g++)
            {
                PairKind kind = truth.Classify(result.XIds[f], result.YIds[g]);
                all[kind] = all.GetValueOrDefault(kind) + 1;
                found[kind] = found.GetValueOrDefault(kind) + (result.Q(f, g) < Level ? 1 : 0);
            }
        }
        // Given volume, pairs that only volume connects are null as well.
        int wrong = found[PairKind.Null] + (adjusted ? found[PairKind.Confounded] : 0), discoveries = found.Values.Sum();
        return new((double)found[PairKind.Planted] / all[PairKind.Planted], (double)wrong / Math.Max(1, discoveries), discoveries, found[PairKind.Confounded]);
    }

    static (double Mean, double StandardError) Mean(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return (mean, Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1) / all.Length));
    }

    static readonly Lazy<Outcome[]> Raw = new(() => RunAll(adjusted: false));

    static Outcome[] RunAll(bool adjusted) => [.. Enumerable.Range(1, Seeds).Select(s => Run((ulong)s, adjusted))];

    static void Print(string what, Outcome[] outcomes)
    {
        (double recall, double recallError) = Mean(outcomes.Select(o => o.Recall));
        (double share, double shareError) = Mean(outcomes.Select(o => o.FalseShare));
        string line = FormattableString.Invariant($"{what}: recall {recall:0.000} (SE {recallError:0.000}), false discovery proportion {share:0.0000} (SE {shareError:0.0000}), ")
            + FormattableString.Invariant($"discoveries {outcomes.Average(o => o.Discoveries):0}, confounded by volume {outcomes.Average(o => o.Confounded):0.0}, over {outcomes.Length} seeds");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }

    static void AssertHonest(Outcome[] outcomes, double leastRecall)
    {
        (double share, double error) = Mean(outcomes.Select(o => o.FalseShare));
        Assert.True(share <= Level + (MarginInStandardErrors * error), FormattableString.Invariant($"false discovery proportion {share} ± {error}"));
        Assert.True(Mean(outcomes.Select(o => o.Recall)).Mean >= leastRecall);
        // A share of zero in all seeds would mean that the test cannot fail.
        Assert.Contains(outcomes, o => o.FalseShare > 0);
    }

    [Fact]
    public void AllPairs_TwentyDemoCohorts_KeepTheFalseDiscoveryLevel()
    {
        Outcome[] outcomes = Raw.Value;
        Print("Pearson", outcomes);
        AssertHonest(outcomes, 0.85);
    }

    [Fact]
    public void AllPairs_AdjustedForVolume_KeepsTheLevelAlsoForConfoundedPairs()
    {
        Outcome[] raw = Raw.Value, adjusted = RunAll(adjusted: true);
        Print("Pearson given volume", adjusted);
        AssertHonest(adjusted, 0.8);
        // Volume makes thousands of pairs look related that are not; given volume hardly any is left.
        Assert.True(raw.Average(o => o.Confounded) > 500);
        Assert.True(adjusted.Average(o => o.Confounded) < 0.02 * raw.Average(o => o.Confounded));
    }
}
