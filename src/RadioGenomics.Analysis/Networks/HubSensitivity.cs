using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Settings of <see cref="HubSensitivity"/>.</summary>
public sealed record HubSensitivityOptions
{
    /// <summary>Smallest |MM| that are tried. Range: [0, 1] each.</summary>
    public ImmutableArray<double> MinMm { get; init; } = [0.7, 0.8, 0.9];

    /// <summary>Smallest |GS| that are tried. Range: [0, 1] each.</summary>
    public ImmutableArray<double> MinGs { get; init; } = [0.1, 0.2, 0.3];

    /// <summary>Numbers of genes with the largest kWithin that are tried. At least 1 each.</summary>
    public ImmutableArray<double> TopCounts { get; init; } = [5, 10, 20];

    /// <summary>Powers at which kWithin is taken, beside that of the analysis. Range: 1 to 50 each.</summary>
    public ImmutableArray<double> Powers { get; init; } = [4, 6, 8];

    /// <summary>Number of random subsets of the samples. Range: 0 to 10,000; 0: only all samples.</summary>
    public int ResampleCount { get; init; } = 20;

    /// <summary>Share of the samples in each subset, drawn without putting back. Range: (0, 1].</summary>
    public double SampleShare { get; init; } = 0.8;

    internal void Validate()
    {
        Throw.IfOutside(nameof(ResampleCount), ResampleCount, 0, 10_000);
        Throw.IfOutside(nameof(SampleShare), SampleShare, 0.1, 1);
        foreach (double value in MinMm.Concat(MinGs))
        {
            Throw.IfOutside("MinMm or MinGs", value, 0, 1);
        }
        foreach (double power in Powers)
        {
            Throw.IfOutside(nameof(Powers), power, 1, 50);
        }
        foreach (double count in TopCounts)
        {
            Throw.IfOutside(nameof(TopCounts), count, 1, 1e9);
        }
    }
}

/// <summary>How often each gene is a hub over a grid of thresholds, powers and resamples.</summary>
public static class HubSensitivity
{
    /// <summary>Repeats the hub rules with other thresholds, powers and samples; modules stay as they are.</summary>
    /// <param name="result">The analysis whose modules are used.</param>
    /// <param name="expression">The matrix it was run on. Shape: [samples × genes].</param>
    /// <param name="traits">The traits it was run on; null: only rules without GS. Shape: [samples × traits].</param>
    /// <param name="options">The grid; null: defaults.</param>
    /// <param name="run">Cancellation, progress and the seed of the resamples.</param>
    /// <returns>Table <c>hub_sensitivity</c>: gene, module, frequency_mm_gs, frequency_top_kwithin (shares of the grid, NaN where a rule
    /// cannot be applied), is_hub (of the analysis), most frequent first. Shape: [genes in modules].</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.UnknownLabel"/>.</exception>
    /// <remarks>Cost: (resamples + 1) × (eigengenes + connectivities within modules at every power). Source: Meinshausen, Bühlmann (2010)
    /// JRSS B 72:417 (selection frequencies). Reference: derived by hand in tests.</remarks>
    public static Table Run(WgcnaResult result, LabelledMatrix expression, LabelledMatrix? traits, HubSensitivityOptions? options, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(run);
        options ??= new();
        options.Validate();
        LabelledMatrix usable = expression.SelectFeatures(result.GeneIds).SelectSamples([.. result.SampleIds.Select(expression.IndexOfSample)]);
        LabelledMatrix? usableTraits = traits?.SelectSamples([.. result.SampleIds.Select(traits.IndexOfSample)]);
        var tally = new Tally(result, options, usableTraits is not null);
        for (int resample = 0; resample <= options.ResampleCount; resample++)
        {
            run.Report("hub sensitivity", (double)resample / (options.ResampleCount + 1));
            int[] samples = Samples(usable.SampleCount, resample, options, run.Seed);
            tally.Add(usable.SelectSamples(samples), usableTraits?.SelectSamples(samples), run);
        }
        return tally.ToTable();
    }

    // Number 0 is the whole cohort.
    static int[] Samples(int count, int resample, HubSensitivityOptions options, ulong seed)
    {
        int take = resample == 0 ? count : Math.Max(Correlation.MinCompletePairs, (int)Math.Round(count * options.SampleShare));
        return resample == 0 ? [.. Enumerable.Range(0, count)] : [.. new Philox(seed, (ulong)resample).Permutation(count).Take(take).Order()];
    }

    sealed class Tally(WgcnaResult result, HubSensitivityOptions options, bool hasTraits)
    {
        readonly int[] _genes = [.. Enumerable.Range(0, result.GeneIds.Length).Where(g => result.Modules[g] > 0)];
        readonly int[] _byMembership = new int[result.GeneIds.Length];
        readonly int[] _byDegree = new int[result.GeneIds.Length];
        readonly Dictionary<string, string> _traitOf = result.Hubs.SelectMany(h => h.Genes).Where(g => g.Trait.Length > 0)
            .GroupBy(g => Eigengenes.Name(g.Module)).ToDictionary(g => g.Key, g => g.First().Trait);
        int _membershipTrials;
        int _degreeTrials;

        public void Add(LabelledMatrix expression, LabelledMatrix? traits, RunContext run)
        {
            EigengeneResult eigengenes = Eigengenes.Compute(expression, result.Modules, run).WithoutGrey();
            AddMembership(expression, traits, eigengenes, run);
            foreach (double power in options.Powers.Append(result.Options.Power ?? 6).Distinct())
            {
                AddDegree(expression, power, run);
            }
        }

        void AddMembership(LabelledMatrix expression, LabelledMatrix? traits, EigengeneResult eigengenes, RunContext run)
        {
            if (traits is null || eigengenes.Modules.Length == 0)
            {
                return;
            }
            CorrelationResult membership = Correlation.AllPairs(expression, eigengenes.Values, result.Options.ToCorrelation(), run);
            CorrelationResult significance = Correlation.AllPairs(expression, traits, result.Options.ToCorrelation(), run);
            foreach (double minMm in options.MinMm)
            {
                foreach (double minGs in options.MinGs)
                {
                    _membershipTrials++;
                    foreach (int gene in _genes)
                    {
                        int trait = TraitOf(result.Modules[gene], traits);
                        bool hub = trait >= 0 && Math.Abs(membership.R(gene, eigengenes.Modules.IndexOf(result.Modules[gene]))) >= minMm
                            && Math.Abs(significance.R(gene, trait)) >= minGs;
                        _byMembership[gene] += hub ? 1 : 0;
                    }
                }
            }
        }

        int TraitOf(int module, LabelledMatrix traits) =>
            _traitOf.TryGetValue(Eigengenes.Name(module), out string? trait) && traits.TryIndexOfFeature(trait, out int index) ? index : -1;

        void AddDegree(LabelledMatrix expression, double power, RunContext run)
        {
            NetworkOptions network = result.Options.ToNetwork() with { Power = power };
            var connectivity =
                IntramodularConnectivity.Of(expression, result.Modules, network, [.. new double[result.Modules.Length]], run);
            foreach (double count in options.TopCounts)
            {
                _degreeTrials++;
                foreach (int gene in _genes.GroupBy(g => result.Modules[g])
                    .SelectMany(m => m.OrderByDescending(g => connectivity.Within[g]).Take((int)count)))
                {
                    _byDegree[gene]++;
                }
            }
        }

        public Table ToTable()
        {
            HashSet<string> hubs = [.. result.Hubs.SelectMany(h => h.Genes).Select(g => g.Gene)];
            int[] order = [.. _genes.OrderByDescending(g => _byMembership[g] + _byDegree[g]).ThenBy(g => result.GeneIds[g], StringComparer.Ordinal)];
            return Table.From("hub_sensitivity",
                ("gene", order.Select(g => result.GeneIds[g])),
                ("module", order.Select(g => result.Modules[g])),
                ("frequency_mm_gs", order.Select(g => hasTraits ? (double)_byMembership[g] / _membershipTrials : double.NaN)),
                ("frequency_top_kwithin", order.Select(g => (double)_byDegree[g] / _degreeTrials)),
                ("is_hub", order.Select(g => hubs.Contains(result.GeneIds[g]))));
        }
    }
}
