namespace RadioGenomics.Analysis.Networks;

/// <summary>Figures of networks one by one; <see cref="WgcnaResult.Figures"/> gives them all.</summary>
public static class NetworkFigures
{
    /// <summary>Scale-free fit and mean connectivity over power.</summary>
    public static FigureSpec SoftThreshold(WgcnaResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return SoftThresholdFigure.Of(result.SoftThreshold);
    }

    /// <summary>The gene tree over bars of module colours.</summary>
    public static FigureSpec Dendrogram(WgcnaResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return DendrogramFigure.Of(result);
    }

    /// <summary>The most connected genes of a module as a graph: the largest topological overlaps as edges, connectivity as size, |module membership| as colour.</summary>
    /// <param name="result">The network.</param>
    /// <param name="expression">The matrix it was run on; overlaps are computed again from it. Shape: [samples × genes].</param>
    /// <param name="options">Module, numbers of genes, edges and names; null: the defaults.</param>
    /// <param name="run">Threads and cancellation; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.EmptyNetwork"/>: no modules, or module 0;
    /// <see cref="ErrorCode.UnknownLabel"/>: no such module; those of <see cref="NetworkExport.Of"/>.</exception>
    public static FigureSpec HubNetwork(WgcnaResult result, LabelledMatrix expression, HubNetworkOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(expression);
        return HubNetworkFigure.Of(result, expression, (options ?? new()).Checked(), run ?? RunContext.Default);
    }

    /// <summary>Correlations among eigengenes with their tree.</summary>
    public static FigureSpec EigengeneNetwork(WgcnaResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return EigengeneNetworkFigure.Of(result);
    }

    /// <summary>Modules × traits with r and p in the cells; the traits with the smallest p.</summary>
    /// <param name="result">The network.</param>
    /// <param name="pairs">Eigengenes without ME0 (x) with traits (y), such as given covariates; null: those of the network.</param>
    /// <param name="most">Greatest number of traits. At least 1.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.EmptyNetwork"/>: no modules
    /// or no traits.</exception>
    public static FigureSpec ModuleTraits(WgcnaResult result, Statistics.CorrelationResult? pairs = null, int most = ModuleTraitFigure.TraitLimit)
    {
        ArgumentNullException.ThrowIfNull(result);
        Throw.IfOutside(nameof(most), most, 1, 1000);
        return ModuleTraitFigure.Of(result, pairs ?? result.ModuleTraits ?? Throw.NoModuleTraits(), most);
    }

    /// <summary>Modules of one network × modules of another with r and p in the cells.</summary>
    /// <param name="first">The network of the rows.</param>
    /// <param name="second">The network of the columns.</param>
    /// <param name="map">What <see cref="ModuleMap.Run"/> gave for them.</param>
    /// <param name="most">Greatest number of rows. At least 1.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    public static FigureSpec Map(WgcnaResult first, WgcnaResult second, Statistics.CorrelationResult map, int most = ModuleTraitFigure.TraitLimit)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(map);
        Throw.IfOutside(nameof(most), most, 1, 1000);
        return ModuleTraitFigure.Map(first, second, map, most);
    }

    /// <summary>Module membership against gene significance, hub genes named.</summary>
    /// <param name="result">The network, with traits.</param>
    /// <param name="module">Module; null: that of the pair with the smallest p.</param>
    /// <param name="trait">Trait; null: the one most clearly related to the module.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.EmptyNetwork"/>: no modules or no traits; <see
    /// cref="ErrorCode.UnknownLabel"/>.</exception>
    public static FigureSpec MembershipSignificance(WgcnaResult result, int? module = null, string? trait = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Statistics.CorrelationResult pairs = result.ModuleTraits ?? Throw.NoModuleTraits();
        Statistics.CorrelationRow? row = pairs.Rows().Where(r => (module ?? result.ModuleNumbers[r.XIndex]) == result.ModuleNumbers[r.XIndex]
            && (trait ?? pairs.YIds[r.YIndex]) == pairs.YIds[r.YIndex]).Select(r => (Statistics.CorrelationRow?)r).FirstOrDefault();
        return MembershipSignificanceFigure.Of(result, row ?? Throw.NoModuleTraitPair(module, trait, result.ModuleNumbers.Length));
    }
}
