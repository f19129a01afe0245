namespace RadioGenomics.Demo;

/// <summary>Answers quickly what a pair of a feature and a gene is.</summary>
public sealed class TruthIndex
{
    const string VolumeLatent = "volume";

    readonly Dictionary<string, TrueFeature> _features;
    readonly Dictionary<string, string> _moduleOfGene;
    readonly Dictionary<string, HashSet<string>> _roots;

    /// <summary>Indexes a truth.</summary>
    public TruthIndex(DemoTruth truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        _features = truth.FeatureDrivers.ToDictionary(f => f.Feature, StringComparer.Ordinal);
        _moduleOfGene = truth.Modules.SelectMany(m => m.Genes.Select(g => (g.Gene, m.Name))).ToDictionary(p => p.Gene, p => p.Name, StringComparer.Ordinal);
        _roots = truth.Latents.ToDictionary(l => l.Name, l => l.Roots.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Module of a gene; null for background genes.</summary>
    public string? ModuleOf(string gene) => _moduleOfGene.GetValueOrDefault(gene);

    /// <summary>What a pair is. Names that the cohort does not have count as driven by nothing.</summary>
    public PairKind Classify(string feature, string gene)
    {
        string source = _features.TryGetValue(feature, out TrueFeature? f) ? f.Source : "";
        if (source.Length == 0 || !_moduleOfGene.TryGetValue(gene, out string? module) || !_roots[source].Overlaps(_roots[module]))
        {
            return PairKind.Null;
        }
        return source == module ? PairKind.Planted : source == VolumeLatent ? PairKind.Confounded : PairKind.Indirect;
    }
}
