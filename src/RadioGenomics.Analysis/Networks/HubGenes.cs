using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>A gene that a rule calls a hub.</summary>
public sealed record HubGene
{
    /// <summary>Gene.</summary>
    public required string Gene { get; init; }

    /// <summary>Its module.</summary>
    public required int Module { get; init; }

    /// <summary>Correlation with its own eigengene (MM, kME).</summary>
    public required double Membership { get; init; }

    /// <summary>Correlation with the module's trait (GS); NaN without traits.</summary>
    public required double Significance { get; init; }

    /// <summary>Trait that the significance belongs to; empty without traits.</summary>
    public string Trait { get; init; } = "";
}

/// <summary>The genes that one rule, or a combination of rules, calls hubs.</summary>
public sealed record HubSet
{
    /// <summary>Name of the rule with its thresholds, such as <c>mm-gs(0.8,0.2)</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The genes, by module and then by |MM|, largest first.</summary>
    public required ImmutableArray<HubGene> Genes { get; init; }

    /// <summary>Genes in both sets.</summary>
    public HubSet And(HubSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        HashSet<string> there = [.. other.Genes.Select(g => g.Gene)];
        return new() { Rule = $"{Rule} & {other.Rule}", Genes = [.. Genes.Where(g => there.Contains(g.Gene))] };
    }

    /// <summary>Genes in either set.</summary>
    public HubSet Or(HubSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        HashSet<string> here = [.. Genes.Select(g => g.Gene)];
        return new() { Rule = $"{Rule} | {other.Rule}", Genes = [.. Genes, .. other.Genes.Where(g => !here.Contains(g.Gene))] };
    }
}

/// <summary>Hub genes by the rules that are in use.</summary>
public static class HubGenes
{
    /// <summary>Names of the rules.</summary>
    public static ImmutableArray<string> RuleNames { get; } = ["mm-gs", "kme", "top-kwithin", "degree-mm"];

    /// <summary>Applies rules to a finished analysis; thresholds come from its options or from others.</summary>
    /// <param name="result">The analysis. Shape: [genes].</param>
    /// <param name="options">Rules and thresholds; null: those of the analysis.</param>
    /// <returns>One set per rule; <c>mm-gs</c> is empty without traits.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.UnknownLabel"/> for the
    /// trait.</exception>
    /// <remarks>mm-gs: |MM| ≥ a and |GS| ≥ b. kme: |kME| ≥ t. top-kwithin: the n genes of a module with the largest kWithin. degree-mm:
    /// the top share of a module by kWithin, with |MM| ≥ a. Cost: O(genes log genes). Source: Horvath, Dong (2008) PLoS Comput Biol
    /// 4:e1000117; Langfelder et al. (2013) PLoS One 8:e61505. Reference: derived by hand in tests; MM and GS as R WGCNA 1.72.1.</remarks>
    public static ImmutableArray<HubSet> Find(WgcnaResult result, WgcnaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= result.Options;
        options.Validate();
        int?[] traits = [.. result.ModuleNumbers.Select(m => TraitOf(result, m, options.HubTrait))];
        HubGene[] genes = [.. Enumerable.Range(0, result.GeneIds.Length).Where(g => result.Modules[g] > 0).Select(g => Describe(result, g, traits))];
        double[] within = [.. Enumerable.Range(0, result.GeneIds.Length).Where(g => result.Modules[g] > 0).Select(g => result.Connectivity.Within[g])];
        return [.. options.HubRules.Select(rule => Apply(rule, genes, within, options))];
    }

    internal static HubSet Apply(string rule, HubGene[] genes, double[] within, WgcnaOptions options)
    {
        (string name, HashSet<int> chosen) = rule switch
        {
            "mm-gs" => (FormattableString.Invariant($"mm-gs({options.HubMinMm},{options.HubMinGs})"),
                Where(genes, g => Math.Abs(g.Membership) >= options.HubMinMm && Math.Abs(g.Significance) >= options.HubMinGs)),
            "kme" => (FormattableString.Invariant($"kme({options.HubMinKme})"), Where(genes, g => Math.Abs(g.Membership) >= options.HubMinKme)),
            "top-kwithin" => (FormattableString.Invariant($"top-kwithin({options.HubTopCount})"), Top(genes, within, _ => options.HubTopCount)),
            _ => (FormattableString.Invariant($"degree-mm({options.HubDegreeShare},{options.HubMinMm})"),
                [.. Top(genes, within, n => (int)Math.Ceiling(n * options.HubDegreeShare)).Intersect(Where(genes, g => Math.Abs(g.Membership) >= options.HubMinMm))]),
        };
        return new()
        {
            Rule = name,
            Genes = [.. chosen.Order().Select(i => genes[i]).OrderBy(g => g.Module).ThenByDescending(g => Math.Abs(g.Membership))],
        };
    }

    static HashSet<int> Where(HubGene[] genes, Func<HubGene, bool> test) => [.. Enumerable.Range(0, genes.Length).Where(i => test(genes[i]))];

    static HashSet<int> Top(HubGene[] genes, double[] within, Func<int, int> count) =>
        [.. Enumerable.Range(0, genes.Length).GroupBy(i => genes[i].Module)
            .SelectMany(module => module.OrderByDescending(i => within[i]).Take(count(module.Count())))];

    // The trait that is asked for, or the one most clearly related to the module's eigengene.
    static int? TraitOf(WgcnaResult result, int module, string? wanted)
    {
        if (result.GeneSignificance is null)
        {
            return null;
        }
        if (wanted is not null)
        {
            int found = result.GeneSignificance.YIds.IndexOf(wanted);
            return found >= 0 ? found : Throw.TraitUnknown(wanted, result.GeneSignificance.YIds);
        }
        int position = result.ModulePosition(module);
        int[] tested = [.. Enumerable.Range(0, result.ModuleTraits!.YIds.Length).Where(t => !double.IsNaN(result.ModuleTraits.P(position, t)))];
        return tested.Length == 0 ? null : tested.MinBy(t => result.ModuleTraits.P(position, t));
    }

    static HubGene Describe(WgcnaResult result, int gene, int?[] traits)
    {
        int? trait = traits[result.ModulePosition(result.Modules[gene])];
        return new()
        {
            Gene = result.GeneIds[gene],
            Module = result.Modules[gene],
            Membership = result.OwnMembership(gene),
            Significance = trait is int t ? result.GeneSignificance!.R(gene, t) : double.NaN,
            Trait = trait is int named ? result.GeneSignificance!.YIds[named] : "",
        };
    }
}
