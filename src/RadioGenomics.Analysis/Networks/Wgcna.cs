using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Weighted co-expression network analysis, from a matrix to modules, hub genes and their traits, in one block.</summary>
public static class Wgcna
{
    /// <summary>Runs the whole analysis.</summary>
    /// <param name="expression">Shape: [samples × genes]; radiomic features work as well. Any unit, variance-stabilised. NaN =
    /// missing.</param>
    /// <param name="options">Settings; null: defaults of R's <c>blockwiseModules</c>.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="traits">Radiomic features, clinical variables, 0/1 mutations. Shape: [samples × traits], the same samples in the
    /// same order. NaN = missing. Null: no trait tables.</param>
    /// <returns>Everything: soft threshold, tree, modules, eigengenes, memberships, traits, hub genes.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.SamplesNotAligned"/>;
    /// <see cref="ErrorCode.TooFewObservations"/>; <see cref="ErrorCode.MemoryRefused"/>, before allocating; <see
    /// cref="ErrorCode.EmptyNetwork"/>; <see cref="ErrorCode.NonFinite"/>.</exception>
    /// <remarks>Cost: O(genes³) in the overlap, O(genes²) memory; the same bits for any number of threads.
    /// Source: Zhang, Horvath (2005) Stat Appl Genet Mol Biol 4:17; Langfelder, Horvath (2008) BMC Bioinformatics 9:559.
    /// Reference: R WGCNA 1.72.1 blockwiseModules with one block; module assignments identical in double precision.</remarks>
    public static WgcnaResult Run(LabelledMatrix expression, WgcnaOptions? options = null, RunContext? run = null, LabelledMatrix? traits = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        options ??= new();
        run ??= RunContext.Default;
        options.Validate();
        CheckTraits(expression, traits);
        var good = GoodGenes.Of(expression);
        LabelledMatrix usable = good.Select(), usableTraits = (traits ?? Empty(expression)).SelectSamples(good.Samples);
        if (usable.SampleCount < Correlation.MinCompletePairs || usable.FeatureCount < 2)
        {
            Throw.NetworkTooSmall(expression, usable);
        }
        NetworkTree.DemandMemory(usable.FeatureCount, options.Precision);
        SoftThresholdResult threshold = SoftThreshold.Pick(usable, options.ToSoftThreshold(), run);
        options = options.Resolve(usable.FeatureCount, options.Power ?? threshold.Power);
        NetworkTree.Built built = NetworkTree.Build(usable, options, run);
        int[] curated = new ModuleCuration(usable, options, run).Curate(built.Cut.Labels);
        ModuleMergeResult merged = ModuleMerge.Run(usable, curated, options.MergeHeight, run);
        var parts = new WgcnaParts(usable, usableTraits, options, threshold, built, DynamicTreeCut.NumberBySize(curated), merged,
            [.. good.Diagnostics(), .. Remarks(usable, threshold, options), .. ModuleRemarks(merged, built)]);
        return WgcnaAssembly.Assemble(parts, run);
    }

    static LabelledMatrix Empty(LabelledMatrix expression) => LabelledMatrix.FromColumnMajor(expression.SampleIds, [], []);

    static void CheckTraits(LabelledMatrix expression, LabelledMatrix? traits)
    {
        if (traits is not null && !traits.HasSameSamples(expression))
        {
            Throw.TraitsNotAligned(expression, traits);
        }
    }

    static IEnumerable<Diagnostic> Remarks(LabelledMatrix usable, SoftThresholdResult threshold, WgcnaOptions options)
    {
        bool chosen = options.Power == threshold.Power;
        foreach (Diagnostic diagnostic in threshold.Diagnostics.Where(d => chosen || d.Code == ErrorCode.TooFewObservations))
        {
            yield return diagnostic;
        }
        if (HasMissing(usable))
        {
            yield return Diagnostic.Note(ErrorCode.ValuesFiltered,
                "Missing values: each correlation uses the samples in which both genes have one; eigengenes fill them from near genes.");
        }
    }

    static bool HasMissing(LabelledMatrix matrix)
    {
        foreach (double value in matrix.Values.Span)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }
        return false;
    }

    static IEnumerable<Diagnostic> ModuleRemarks(ModuleMergeResult merged, NetworkTree.Built built)
    {
        if (merged.Modules.All(m => m == 0))
        {
            yield return Diagnostic.Warning(ErrorCode.EmptyNetwork, built.Cut.ClusterCount == 0
                ? "The tree has no branch that stands as a module. Try a lower power, a smaller MinModuleSize or a larger DeepSplit."
                : "Every branch was dissolved because too few genes follow its eigengene. Lower MinCoreKme or look for outlying samples.");
        }
    }
}
