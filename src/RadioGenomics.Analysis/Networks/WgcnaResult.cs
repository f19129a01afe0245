using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>A finished network analysis: soft threshold, gene tree, modules, eigengenes, memberships, traits and hub genes.</summary>
public sealed partial record WgcnaResult : IReport
{
    /// <summary>Genes of the network, those that were left out for missing values or no variance excluded. Shape: [genes].</summary>
    public required ImmutableArray<string> GeneIds { get; init; }

    /// <summary>Samples of the network. Shape: [samples].</summary>
    public required ImmutableArray<string> SampleIds { get; init; }

    /// <summary>Settings, every default filled in.</summary>
    public required WgcnaOptions Options { get; init; }

    /// <summary>The table of powers and the choice among them; <see cref="WgcnaOptions.Power"/> says which power was used.</summary>
    public required SoftThresholdResult SoftThreshold { get; init; }

    /// <summary>Gene tree by average linkage of the topological overlap.</summary>
    public required Dendrogram Tree { get; init; }

    /// <summary>Modules as the tree cut gave them. Shape: [genes].</summary>
    public required ImmutableArray<int> TreeCutLabels { get; init; }

    /// <summary>Modules after the kME rules and before merging. Shape: [genes].</summary>
    public required ImmutableArray<int> UnmergedModules { get; init; }

    /// <summary>Final modules: 0 = none, 1 = largest ... Shape: [genes].</summary>
    public required ImmutableArray<int> Modules { get; init; }

    /// <summary>Eigengenes of the final modules, ME0 (genes of no module) included where there is one.</summary>
    public required EigengeneResult Eigengenes { get; init; }

    /// <summary>Module membership: every gene (x) with every eigengene but ME0 (y); null without modules. R: <c>signedKME</c>.</summary>
    public required CorrelationResult? Membership { get; init; }

    /// <summary>Every eigengene but ME0 (x) with every trait (y); null without traits or modules.</summary>
    public required CorrelationResult? ModuleTraits { get; init; }

    /// <summary>Every gene (x) with every trait (y); null without traits.</summary>
    public required CorrelationResult? GeneSignificance { get; init; }

    /// <summary>kTotal, kWithin, kOut, kDiff.</summary>
    public required IntramodularConnectivity Connectivity { get; init; }

    /// <summary>Hub genes of the rules in <see cref="WgcnaOptions.HubRules"/>.</summary>
    public required ImmutableArray<HubSet> Hubs { get; init; }

    /// <inheritdoc/>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Module numbers without 0, ascending.</summary>
    public ImmutableArray<int> ModuleNumbers => [.. Eigengenes.Modules.Where(m => m > 0)];

    /// <summary>Number of genes in a module.</summary>
    public int SizeOf(int module) => Modules.Count(m => m == module);

    /// <summary>Genes of a module, in the order of the matrix.</summary>
    public ImmutableArray<string> GenesOf(int module) => [.. GeneIds.Where((_, g) => Modules[g] == module)];

    /// <summary>Correlation of a gene with the eigengene of its own module; NaN for genes of no module.</summary>
    /// <param name="gene">Position of the gene, 0-based.</param>
    public double OwnMembership(int gene) => Membership is null || Modules[gene] == 0 ? double.NaN : Membership.R(gene, ModulePosition(Modules[gene]));

    /// <summary>Position of a module among <see cref="ModuleNumbers"/>.</summary>
    internal int ModulePosition(int module) => ModuleNumbers.IndexOf(module);

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            int unassigned = SizeOf(0);
            string power = Options.Power == SoftThreshold.Power ? $"power {Number(Options.Power)} ({SoftThreshold.Reason})" : $"power {Number(Options.Power)} (given)";
            return FormattableString.Invariant($"{GeneIds.Length} genes in {SampleIds.Length} samples, {Options.Network} network, {power}: {ModuleNumbers.Length} modules, ")
                + FormattableString.Invariant($"{unassigned} genes in none. {TraitSentence()}");
        }
    }

    string TraitSentence() => ModuleTraits is null ? ""
        : FormattableString.Invariant($"{ModuleTraits.TestCount} module-trait tests, {ModuleTraits.AllQ.ToArray().Count(q => q < 0.05)} with q < 0.05.");

    static string Number(double? value) => TableColumn.FormatNumber(value ?? double.NaN);
}
