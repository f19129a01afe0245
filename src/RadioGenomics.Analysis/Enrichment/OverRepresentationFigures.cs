namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Figures of over-representation: the same as of any other enrichment result.</summary>
static class OverRepresentationFigures
{
    public static IEnumerable<FigureSpec> Of(OverRepresentationResult result)
    {
        var view = new EnrichmentResult
        {
            Method = "ORA",
            ListKind = "list",
            EffectName = "odds ratio",
            NoEffect = 1,
            Rows = [.. result.Tests.Select(Row)],
            // Only their number is looked at.
            Sets = [.. result.Sets.Names.Select(n => new GeneSet(n, "", []))],
            UniverseSize = result.Sets.Universe.Length,
            Collection = result.Sets.Collection.Title,
            Options = result.Options,
            Caution = EnrichmentCautions.Lists,
        };
        return result.Lists.Length == 1
            ? [EnrichmentFigures.BarPlot(view), EnrichmentFigures.DotPlot(view)]
            : [EnrichmentFigures.TermMap(view), EnrichmentFigures.DotPlot(view)];
    }

    static EnrichmentRow Row(OverRepresentationTest test) => new()
    {
        List = test.List.Length == 0 ? "genes" : test.List,
        Set = test.Set,
        Size = test.SetSize,
        Overlap = test.Overlap,
        ListSize = test.ListSize,
        Effect = test.OddsRatio,
        P = test.P,
        Q = test.QWithinList,
        QAll = test.Q,
    };
}
