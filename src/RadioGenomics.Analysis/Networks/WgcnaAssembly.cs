using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Second half of an analysis: memberships, connectivities, traits and hub genes of finished modules.</summary>
static class WgcnaAssembly
{
    public static WgcnaResult Assemble(WgcnaParts parts, RunContext run)
    {
        EigengeneResult eigengenes = parts.Merged.Eigengenes;
        LabelledMatrix modules = eigengenes.WithoutGrey().Values;
        run.Report("memberships", 0);
        CorrelationResult? membership = modules.FeatureCount > 0
            ? Correlation.AllPairs(parts.Expression, modules, parts.Options.ToCorrelation(), run) : null;
        bool hasTraits = parts.Traits.FeatureCount > 0;
        CorrelationResult? traits = hasTraits && modules.FeatureCount > 0
            ? Correlation.AllPairs(modules, parts.Traits, TraitOptions(parts.Options), run) : null;
        CorrelationResult? significance = hasTraits
            ? Correlation.AllPairs(parts.Expression, parts.Traits, TraitOptions(parts.Options), run) : null;
        var result = new WgcnaResult
        {
            GeneIds = parts.Expression.FeatureIds,
            SampleIds = parts.Expression.SampleIds,
            Options = parts.Options,
            SoftThreshold = parts.Threshold,
            Tree = parts.Built.Tree,
            TreeCutLabels = parts.Built.Cut.Labels,
            UnmergedModules = parts.UnmergedModules,
            Modules = parts.Merged.Modules,
            Eigengenes = eigengenes,
            Membership = membership,
            ModuleTraits = traits,
            GeneSignificance = significance,
            Connectivity = IntramodularConnectivity.Of(parts.Expression, parts.Merged.Modules, parts.Options.ToNetwork(), parts.Built.Connectivity, run),
            Hubs = [],
            Diagnostics = [.. ((IEnumerable<Diagnostic>)[.. parts.Diagnostics, .. (traits?.Diagnostics ?? []), .. (significance?.Diagnostics ?? [])]).Distinct()],
        };
        return result with { Hubs = HubGenes.Find(result) };
    }

    // Traits are related by Pearson (or bicor, Spearman) like the genes themselves; bicor treats 0/1 traits by Pearson's fallback.
    static CorrelationOptions TraitOptions(WgcnaOptions options) => options.ToCorrelation();
}
