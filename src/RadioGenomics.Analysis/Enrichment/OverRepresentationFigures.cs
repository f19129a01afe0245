namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Figures of over-representation: the same as of any other enrichment result.</summary>
static class OverRepresentationFigures
{
    public static IEnumerable<FigureSpec> Of(OverRepresentationResult result)
    {
        string[] labels = Labels(result.Sets);
        var view = new EnrichmentResult
        {
            Method = "ORA",
            ListKind = "list",
            EffectName = "odds ratio",
            NoEffect = 1,
            Rows = [.. result.Tests.Select(t => Row(t, labels[t.SetPlace]))],
            // Only their number is looked at.
            Sets = [.. labels.Select(n => new GeneSet(n, "", []))],
            UniverseSize = result.Sets.Universe.Length,
            Collection = result.Sets.Collection.Title,
            Options = result.Options,
            Caution = EnrichmentCautions.Lists,
        };
        return result.Lists.Length == 1
            ? [EnrichmentFigures.BarPlot(view), EnrichmentFigures.DotPlot(view)]
            : [EnrichmentFigures.TermMap(view), EnrichmentFigures.DotPlot(view)];
    }

    // The sets of an ontology are called by their identifiers, which nobody reads on an axis: there the term's own name stands.
    static string[] Labels(GeneSetIndex sets)
    {
        GeneSet[] sources = [.. Enumerable.Range(0, sets.Count).Select(sets.Source)];
        bool terms = sources.All(s => s.Name.Contains(':', StringComparison.Ordinal) && !s.Name.Contains(' ', StringComparison.Ordinal) && s.Description.Length > 0);
        return terms && sources.Select(s => s.Description).Distinct(StringComparer.Ordinal).Count() == sources.Length
            ? [.. sources.Select(s => s.Description)]
            : [.. sources.Select(s => s.Name)];
    }

    static EnrichmentRow Row(OverRepresentationTest test, string label) => new()
    {
        List = test.List.Length == 0 ? "genes" : test.List,
        Set = label,
        Size = test.SetSize,
        Overlap = test.Overlap,
        ListSize = test.ListSize,
        Effect = test.OddsRatio,
        P = test.P,
        Q = test.QWithinList,
        QAll = test.Q,
    };
}
