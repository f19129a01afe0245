using System.Collections.Concurrent;
using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>Tests every feature against every recurrently mutated gene.</summary>
public static class FeatureMutation
{
    /// <summary>Rank-sum p and AUC of each feature between mutated and wild-type patients, for each gene mutated often enough.</summary>
    /// <param name="features">Shape: [samples, features]. Any unit; NaN = missing: the patient is left out of that feature's tests.</param>
    /// <param name="mutations">Shape: [samples, genes]. 1 = mutated, 0 = profiled without mutation, NaN = not profiled: left out of that
    /// gene's tests, never counted as wild type. The same samples in the same order as <paramref name="features"/>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <returns>One row per pair, sorted by p, feature, gene.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>; <see cref="ErrorCode.OptionOutOfRange"/>: an option,
    /// or a mutation value other than 0, 1, NaN.</exception>
    /// <remarks>Cost: O(features · (n log n + genes · n)). P is exact where both classes have fewer than 50 patients and the feature no
    /// ties. AUC above 0.5: the feature is higher in mutated patients.
    /// Source: Mann, Whitney (1947) Ann Math Stat 18:50; DeLong, DeLong, Clarke-Pearson (1988) Biometrics 44:837. Reference: R 4.2.2
    /// wilcox.test, pROC 1.18.0 ci.auc, p.adjust; agreement in tests/reference/README.md.</remarks>
    public static FeatureMutationResult Run(LabelledMatrix features, LabelledMatrix mutations,
        FeatureMutationOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(mutations);
        options ??= new();
        run ??= RunContext.Default;
        options.Check();
        if (!features.HasSameSamples(mutations))
        {
            Throw.SamplesNotAligned(features, mutations);
        }
        ImmutableArray<TestedGene> genes = [.. Genes(mutations).Where(g => g.MutatedCount >= options.MinMutated && g.WildTypeCount >= options.MinWildType)];
        var pairs = new FeatureMutationPair[features.FeatureCount * genes.Length];
        bool[] constant = Fill(features, genes, options, run, pairs);
        return FeatureMutationResult.Create(features, mutations, genes, WithQ(pairs, options), options,
            [.. features.FeatureIds.Where((_, f) => constant[f])]);
    }

    static bool[] Fill(LabelledMatrix features, ImmutableArray<TestedGene> genes, FeatureMutationOptions options, RunContext run, FeatureMutationPair[] pairs)
    {
        double z = GroupTests.ConfidenceZ(options.ConfidenceLevel);
        bool[] constant = new bool[features.FeatureCount];
        // Counting the arrangements of a pair of class sizes is slow; many pairs share their sizes.
        var exact = new ConcurrentDictionary<(int, int), RankSum>();
        ParallelLoop.For(features.FeatureCount, run, "features against mutations", f =>
        {
            var column = new RankedColumn(features.Column(f));
            constant[f] = column.IsConstant;
            for (int g = 0; g < genes.Length; g++)
            {
                var scan = TwoGroupScan.Over(column.Order, column.StartsTie, genes[g].Groups);
                bool isExact = !scan.HasTies && GroupTests.IsExactByDefault(scan);
                (double low, double high) = GroupTests.AucInterval(scan, z);
                pairs[(f * genes.Length) + g] = new()
                {
                    Feature = features.FeatureIds[f],
                    Gene = genes[g].Name,
                    MutatedCount = scan.CaseCount,
                    WildTypeCount = scan.ControlCount,
                    Auc = scan.Auc,
                    Low = low,
                    High = high,
                    P = isExact
                        ? exact.GetOrAdd((scan.CaseCount, scan.ControlCount), static n => new(n.Item1, n.Item2)).TwoSided(scan.U)
                        : scan.ApproximateP(Alternative.TwoSided, options.ContinuityCorrection),
                };
            }
        });
        return constant;
    }

    static ImmutableArray<FeatureMutationPair> WithQ(FeatureMutationPair[] pairs, FeatureMutationOptions options)
    {
        double[] q = MultipleTesting.Adjust([.. pairs.Select(p => p.P)], options.Adjust);
        for (int i = 0; i < q.Length; i++)
        {
            pairs[i] = pairs[i] with { Q = q[i] };
        }
        Array.Sort(pairs, static (a, b) =>
        {
            // NaN sorts last.
            int byP = double.IsNaN(a.P) || double.IsNaN(b.P) ? double.IsNaN(a.P).CompareTo(double.IsNaN(b.P)) : a.P.CompareTo(b.P);
            int byFeature = byP != 0 ? byP : string.CompareOrdinal(a.Feature, b.Feature);
            return byFeature != 0 ? byFeature : string.CompareOrdinal(a.Gene, b.Gene);
        });
        return [.. pairs];
    }

    static IEnumerable<TestedGene> Genes(LabelledMatrix mutations)
    {
        for (int g = 0; g < mutations.FeatureCount; g++)
        {
            sbyte[] groups = new sbyte[mutations.SampleCount];
            for (int s = 0; s < groups.Length; s++)
            {
                groups[s] = Class(mutations, s, g);
            }
            yield return new(mutations.FeatureIds[g], groups);
        }
    }

    static sbyte Class(LabelledMatrix mutations, int sample, int gene)
    {
        double value = mutations[sample, gene];
        if (value is not (0 or 1 or double.NaN))
        {
            Throw.NotAMutation(mutations.SampleIds[sample], mutations.FeatureIds[gene], value);
        }
        return value == 1 ? TwoGroupScan.Case : value == 0 ? TwoGroupScan.Control : TwoGroupScan.Neither;
    }
}

/// <summary>A gene and who carries it mutated.</summary>
sealed class TestedGene(string name, sbyte[] groups)
{
    public string Name => name;

    public sbyte[] Groups => groups;

    public int MutatedCount { get; } = groups.Count(g => g == TwoGroupScan.Case);

    public int WildTypeCount { get; } = groups.Count(g => g == TwoGroupScan.Control);
}
