using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Settings of <see cref="Wgcna"/>. Defaults: R WGCNA 1.72.1 <c>blockwiseModules</c>, all genes in one block.</summary>
public sealed record WgcnaOptions
{
    /// <summary>Soft-threshold exponent β; null: chosen by <see cref="SoftThreshold"/>. Range: 1 to 50. R: <c>power</c>.</summary>
    public double? Power { get; init; }

    /// <summary>Smallest R² of the scale-free fit when the power is chosen. Range: [0, 1]. R: <c>RsquaredCut</c>.</summary>
    public double RsquaredCut { get; init; } = 0.85;

    /// <summary>How correlations become connections. R: <c>networkType</c>.</summary>
    public NetworkType Network { get; init; } = NetworkType.Unsigned;

    /// <summary>Which topological overlap. R: <c>TOMType</c>.</summary>
    public TomType Tom { get; init; } = TomType.Signed;

    /// <summary>What the overlap is divided by. R: <c>TOMDenom</c>.</summary>
    public TomDenominator TomDenominator { get; init; } = TomDenominator.Min;

    /// <summary>How genes are correlated, with each other and with eigengenes. R: <c>corType</c>.</summary>
    public CorrelationMethod Correlation { get; init; } = CorrelationMethod.Pearson;

    /// <summary>Greatest share of outliers that bicor may find on each side. Range: (0, 1]. R: <c>maxPOutliers</c>.</summary>
    public double MaxPOutliers { get; init; } = 1;

    /// <summary>How exactly the network is stored and multiplied. Statistics are always in double precision.</summary>
    public Precision Precision { get; init; } = Precision.Single;

    /// <summary>Sensitivity of the tree cut. Range: 0 to 4. R: <c>deepSplit</c>.</summary>
    public int DeepSplit { get; init; } = 2;

    /// <summary>Fewest genes of a module; null: min(20, genes / 2). R: <c>minModuleSize</c>.</summary>
    public double? MinModuleSize { get; init; }

    /// <summary>Height above which the tree is not looked at. Range: [0, 2]. R: <c>detectCutHeight</c>.</summary>
    public double DetectCutHeight { get; init; } = 0.995;

    /// <summary>Whether genes outside the branches are assigned to near modules. R: <c>pamStage</c>.</summary>
    public bool PamStage { get; init; } = true;

    /// <summary>Whether they may only go to modules of their own branch. R: <c>pamRespectsDendro</c>.</summary>
    public bool PamRespectsDendro { get; init; } = true;

    /// <summary>Largest core scatter of a branch; null: by <see cref="DeepSplit"/>. R: <c>maxCoreScatter</c>.</summary>
    public double? MaxCoreScatter { get; init; }

    /// <summary>Smallest gap of a branch; null: by <see cref="DeepSplit"/>. R: <c>minGap</c>.</summary>
    public double? MinGap { get; init; }

    /// <summary>The same in absolute height. R: <c>maxAbsCoreScatter</c>.</summary>
    public double? MaxAbsCoreScatter { get; init; }

    /// <summary>The same in absolute height. R: <c>minAbsGap</c>.</summary>
    public double? MinAbsGap { get; init; }

    /// <summary>A module needs <see cref="MinCoreKmeSize"/> genes whose kME is larger, or it is dissolved. Range: [0, 1]. R:
    /// <c>minCoreKME</c>.</summary>
    public double MinCoreKme { get; init; } = 0.5;

    /// <summary>See <see cref="MinCoreKme"/>; null: a third of <see cref="MinModuleSize"/>. R: <c>minCoreKMESize</c>.</summary>
    public double? MinCoreKmeSize { get; init; }

    /// <summary>Genes whose kME is smaller leave their module. Range: [0, 1]. R: <c>minKMEtoStay</c>.</summary>
    public double MinKmeToStay { get; init; } = 0.3;

    /// <summary>A gene moves to another module when the p-value of its kME there is smaller by this factor. Range: [0, 1]. R:
    /// <c>reassignThreshold</c>.</summary>
    public double ReassignThreshold { get; init; } = 1e-6;

    /// <summary>Modules whose eigengenes join below this height (1 − correlation) become one. Range: [0, 2]. R:
    /// <c>mergeCutHeight</c>.</summary>
    public double MergeHeight { get; init; } = 0.15;

    /// <summary>How p-values of the module-trait, significance and membership tables are adjusted, each over the whole table.</summary>
    public AdjustMethod Adjust { get; init; } = AdjustMethod.Bh;

    /// <summary>Trait of the MM-GS hub rule; null: for each module the trait with the smallest p.</summary>
    public string? HubTrait { get; init; }

    /// <summary>Hub rules that are applied: <c>mm-gs</c>, <c>kme</c>, <c>top-kwithin</c>, <c>degree-mm</c>.</summary>
    public ImmutableArray<string> HubRules { get; init; } = ["mm-gs", "kme", "top-kwithin", "degree-mm"];

    /// <summary>Smallest |MM| of the rules <c>mm-gs</c> and <c>degree-mm</c>. Range: [0, 1].</summary>
    public double HubMinMm { get; init; } = 0.8;

    /// <summary>Smallest |GS| of the rule <c>mm-gs</c>. Range: [0, 1].</summary>
    public double HubMinGs { get; init; } = 0.2;

    /// <summary>Smallest |kME| of the rule <c>kme</c>. Range: [0, 1].</summary>
    public double HubMinKme { get; init; } = 0.9;

    /// <summary>Number of genes with the largest kWithin per module, of the rule <c>top-kwithin</c>. At least 1.</summary>
    public int HubTopCount { get; init; } = 10;

    /// <summary>Share of a module's genes with the largest kWithin, of the rule <c>degree-mm</c>. Range: [0, 1].</summary>
    public double HubDegreeShare { get; init; } = 0.1;

    internal void Validate()
    {
        foreach ((string name, double value, double low, double high) in ((string, double, double, double)[])[
            (nameof(Power), Power ?? 6, 1, 50), (nameof(RsquaredCut), RsquaredCut, 0, 1), (nameof(DeepSplit), DeepSplit, 0, 4),
            (nameof(MinModuleSize), MinModuleSize ?? 20, 1, 1e9), (nameof(DetectCutHeight), DetectCutHeight, 0, 2),
            (nameof(MaxPOutliers), MaxPOutliers, 1e-6, 1), (nameof(MinCoreKme), MinCoreKme, 0, 1), (nameof(MinKmeToStay), MinKmeToStay, 0, 1),
            (nameof(ReassignThreshold), ReassignThreshold, 0, 1), (nameof(MergeHeight), MergeHeight, 0, 2), (nameof(HubMinMm), HubMinMm, 0, 1),
            (nameof(HubMinGs), HubMinGs, 0, 1), (nameof(HubMinKme), HubMinKme, 0, 1), (nameof(HubTopCount), HubTopCount, 1, 1e9),
            (nameof(HubDegreeShare), HubDegreeShare, 0, 1)])
        {
            Throw.IfOutside(name, value, low, high);
        }
        foreach (string rule in HubRules.Where(r => !HubGenes.RuleNames.Contains(r)))
        {
            Throw.HubRuleUnknown(rule, HubGenes.RuleNames);
        }
    }

    // Not integer division: with 19 genes R tests size < 9.5, which turns nine-gene modules away.
    internal WgcnaOptions Resolve(int genes, double power)
    {
        double size = MinModuleSize ?? Math.Min(20.0, genes / 2.0);
        return this with { Power = power, MinModuleSize = size, MinCoreKmeSize = MinCoreKmeSize ?? (size / 3) };
    }

    internal NetworkOptions ToNetwork() => new()
    {
        Power = Power ?? 6,
        Network = Network,
        Tom = Tom,
        TomDenominator = TomDenominator,
        Correlation = Correlation,
        MaxPOutliers = MaxPOutliers,
    };

    internal CorrelationOptions ToCorrelation() => new() { Method = Correlation, MaxPOutliers = MaxPOutliers, Adjust = Adjust };

    internal SoftThresholdOptions ToSoftThreshold() => new()
    {
        Network = Network,
        Correlation = Correlation,
        MaxPOutliers = MaxPOutliers,
        RsquaredCut = RsquaredCut,
        Precision = Precision,
    };

    internal TreeCutOptions ToTreeCut() => new()
    {
        DeepSplit = DeepSplit,
        MinClusterSize = MinModuleSize ?? 20,
        CutHeight = DetectCutHeight,
        MaxCoreScatter = MaxCoreScatter,
        MinGap = MinGap,
        MaxAbsCoreScatter = MaxAbsCoreScatter,
        MinAbsGap = MinAbsGap,
        PamStage = PamStage,
        PamRespectsDendro = PamRespectsDendro,
    };
}
