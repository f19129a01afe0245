namespace RadioGenomics.Analysis.Networks;

/// <summary>Settings of <see cref="DynamicTreeCut"/>. Defaults: R dynamicTreeCut 1.63.1 <c>cutreeDynamic</c>.</summary>
public sealed record TreeCutOptions
{
    /// <summary>Which of the two cuts. With Tree only <see cref="DeepSplit"/>, <see cref="MinClusterSize"/> and <see cref="CutHeight"/>
    /// matter. R: <c>method</c>.</summary>
    public TreeCutMethod Method { get; init; } = TreeCutMethod.Hybrid;

    /// <summary>Sensitivity to splits. Range: 0 to 4. R's FALSE is 0, R's TRUE is 3; with Tree 0 splits once (R's default there), all
    /// else until nothing splits. R: <c>deepSplit</c>.</summary>
    public int DeepSplit { get; init; } = 1;

    /// <summary>Fewest objects of a cluster. Range: at least 1; need not be whole. R: <c>minClusterSize</c>.</summary>
    public double MinClusterSize { get; init; } = 20;

    /// <summary>Merges above it are not looked at; null: 99 % of the way from the 5th percentile of heights to the largest;
    /// with Tree 99 % of the largest, also in place of any value from the largest up. R: <c>cutHeight</c>.</summary>
    public double? CutHeight { get; init; }

    /// <summary>Largest scatter of a cluster's core, as a share of the way from the 5th percentile to the cut height; null: 0.64, 0.73,
    /// 0.82, 0.91, 0.95 by <see cref="DeepSplit"/>. R: <c>maxCoreScatter</c>.</summary>
    public double? MaxCoreScatter { get; init; }

    /// <summary>Smallest gap between a core's scatter and the height where its branch ends, as a share of the same range; null: 0.75 (1 −
    /// the preset scatter). R: <c>minGap</c>.</summary>
    public double? MinGap { get; init; }

    /// <summary>The same as <see cref="MaxCoreScatter"/> in absolute height, and stronger. R: <c>maxAbsCoreScatter</c>.</summary>
    public double? MaxAbsCoreScatter { get; init; }

    /// <summary>The same as <see cref="MinGap"/> in absolute height, and stronger. R: <c>minAbsGap</c>.</summary>
    public double? MinAbsGap { get; init; }

    /// <summary>Branches that join below it are always one, as a share of the same range; null: 0. R: <c>minSplitHeight</c>.</summary>
    public double? MinSplitHeight { get; init; }

    /// <summary>The same in absolute height, and stronger. R: <c>minAbsSplitHeight</c>.</summary>
    public double? MinAbsSplitHeight { get; init; }

    /// <summary>Whether objects outside the clusters are assigned to the nearest one. R: <c>pamStage</c>.</summary>
    public bool PamStage { get; init; } = true;

    /// <summary>Whether they may only go to a cluster of their own branch. R: <c>pamRespectsDendro</c>.</summary>
    public bool PamRespectsDendro { get; init; } = true;

    /// <summary>Whether the nearest cluster is judged by medoids instead of mean dissimilarities. R: <c>useMedoids</c>.</summary>
    public bool UseMedoids { get; init; }

    /// <summary>Largest dissimilarity at which an object is still assigned; null: the cut height. R: <c>maxPamDist</c>.</summary>
    public double? MaxPamDist { get; init; }

    /// <summary>Whether branches that are only too small are assigned as a whole. R: <c>respectSmallClusters</c>.</summary>
    public bool RespectSmallClusters { get; init; } = true;

    internal TreeCutOptions Validate()
    {
        Throw.IfOutside(nameof(DeepSplit), DeepSplit, 0, 4);
        Throw.IfOutside(nameof(MinClusterSize), MinClusterSize, 1, 1e9);
        foreach ((string name, double? value) in new[] { (nameof(CutHeight), CutHeight), (nameof(MaxCoreScatter), MaxCoreScatter),
            (nameof(MinGap), MinGap), (nameof(MinSplitHeight), MinSplitHeight), (nameof(MaxPamDist), MaxPamDist) })
        {
            Throw.IfOutside(name, value ?? 0, 0, double.MaxValue);
        }
        return this;
    }
}
