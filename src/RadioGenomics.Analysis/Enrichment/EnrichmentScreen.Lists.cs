using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

public static partial class EnrichmentScreen
{
    /// <summary>Tests gene sets for over-representation in lists of genes: modules, hub genes, genes of a screen.</summary>
    /// <param name="kind">What the lists are, in the singular, for tables and figures: "module".</param>
    /// <param name="lists">Lists with unique names. Shape: [lists].</param>
    /// <param name="universe">All genes that could have come into a list. Shape: [genes]. Those that are in no set do not count.</param>
    /// <param name="sets">Gene sets.</param>
    /// <param name="options">Sizes of the sets; null: defaults.</param>
    /// <param name="run">Threads, cancellation, progress; null: defaults.</param>
    /// <returns>Every list with every set.</returns>
    /// <exception cref="RadioGenomicsException">Those of <see cref="OverRepresentation"/>.</exception>
    /// <remarks>The universe is tested ∩ annotated: a gene of no set could not have been found in one. Cost, Source, Reference: those of <see cref="OverRepresentation"/>.</remarks>
    public static EnrichmentResult OfLists(string kind, ImmutableArray<GeneList> lists, ImmutableArray<string> universe, GeneSetCollection sets,
        EnrichmentOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.Check();
        OverRepresentationOptions settings = new() { MinSize = options.MinSize, MaxSize = options.MaxSize, AnnotatedOnly = true };
        OverRepresentationResult result = OverRepresentation.Run(sets, lists, universe, settings, run ?? RunContext.Default);
        return Described(kind, result.Sets, sets, options with { Method = EnrichmentMethod.Ora }) with
        {
            Rows = EnrichmentResult.Finish(result.Tests.GroupBy(t => t.List).Select(list => list.Select(t => Row(result, t)).ToList())),
            Diagnostics = result.Diagnostics,
        };
    }

    static EnrichmentRow Row(OverRepresentationResult result, OverRepresentationTest test) => new()
    {
        List = test.List,
        Set = test.Set,
        Size = test.SetSize,
        Overlap = test.Overlap,
        ListSize = test.ListSize,
        Effect = test.OddsRatio,
        P = test.P,
        Q = double.NaN,
        Genes = test.Overlap == 0 ? [] : result.GenesOf(test),
    };

    static EnrichmentResult Described(string kind, GeneSetIndex index, GeneSetCollection sets, EnrichmentOptions options) => new()
    {
        Method = "ORA",
        ListKind = kind,
        EffectName = "odds ratio",
        NoEffect = 1,
        Rows = [],
        Sets = Restricted(index),
        UniverseSize = index.Universe.Length,
        Collection = sets.Title,
        Options = options,
        Caution = EnrichmentCautions.Lists,
    };

    static EnrichmentResult SignificantGenes(CorrelationResult correlations, FeatureStatistics statistics, GeneSetCollection sets, EnrichmentOptions options, RunContext run)
    {
        GeneList[] all = [.. statistics.Features.Select((name, f) => new GeneList(name, statistics.Significant(f, options.QBelow)))];
        ImmutableArray<GeneList> lists = [.. all.Where(l => !l.Genes.IsEmpty)];
        Diagnostic[] notes = lists.Length == all.Length ? [] :
        [
            Diagnostic.Warning(ErrorCode.NoSignificantGenes, FormattableString.Invariant(
                $"{all.Length - lists.Length} of {all.Length} features have no gene with q < {options.QBelow:0.###} and could not be tested; CAMERA uses all genes and tests them too.")),
        ];
        EnrichmentResult result = lists.IsEmpty
            ? Described("feature", GeneSetIndex.Build(sets, statistics.Genes, options.Sizes, run), sets, options)
            : OfLists("feature", lists, statistics.Genes, sets, options, run);
        return result with { Covariates = correlations.Covariates, Diagnostics = [.. result.Diagnostics, .. notes] };
    }
}
