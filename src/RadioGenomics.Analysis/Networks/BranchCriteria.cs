namespace RadioGenomics.Analysis.Networks;

/// <summary>What a branch must satisfy to be a cluster, in absolute heights.</summary>
sealed record BranchCriteria(double MinSize, double CutHeight, double MaxScatter, double MinGap, double SplitHeight)
{
    static readonly double[] PresetScatter = [0.64, 0.73, 0.82, 0.91, 0.95];

    public static BranchCriteria Resolve(Dendrogram tree, TreeCutOptions options)
    {
        double[] heights = [.. tree.Heights];
        if (heights.Length == 0)
        {
            return new(options.MinClusterSize, options.CutHeight ?? 0, 0, 0, 0);
        }
        Array.Sort(heights);
        // The reference is the 5th percentile of heights: the minimum would hang on a single pair.
        int position = Math.Max(1, (int)Math.Round(heights.Length * 0.05, MidpointRounding.ToEven));
        double reference = heights[position - 1], largest = heights[^1];
        double cut = Math.Min(options.CutHeight ?? ((0.99 * (largest - reference)) + reference), largest);
        double range = cut - reference, preset = PresetScatter[options.DeepSplit];
        return new(
            options.MinClusterSize,
            cut,
            options.MaxAbsCoreScatter ?? (reference + ((options.MaxCoreScatter ?? preset) * range)),
            options.MinAbsGap ?? ((options.MinGap ?? ((1 - preset) * 3 / 4)) * range),
            options.MinAbsSplitHeight ?? (reference + ((options.MinSplitHeight ?? 0) * range)));
    }

    /// <summary>Members of the core of a branch: half the smallest size and the square root of the rest.</summary>
    public int CoreSize(int size)
    {
        double start = (MinSize / 2) + 1;
        return start < size ? (int)(start + Math.Sqrt(size - start)) : size;
    }

    /// <summary>Whether a core is tight enough and its branch long enough.</summary>
    public bool ShapeFits(double scatter, double height) => scatter <= MaxScatter && height - scatter >= MinGap;

    public TreeCutOptions Fill(TreeCutOptions options) => options with
    {
        CutHeight = CutHeight,
        MaxAbsCoreScatter = MaxScatter,
        MinAbsGap = MinGap,
        MinAbsSplitHeight = SplitHeight,
        MaxPamDist = options.MaxPamDist ?? CutHeight,
    };
}
