using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Data;

namespace RadioGenomics.ReferenceTests.Methods;

/// <summary>Sets in sets.gmt, or annotations.gaf with go.obo; the list and the universe in input.tsv (all genes of the sets where it has no column "listed").</summary>
sealed class OverRepresentationRun : IReferenceMethod
{
    public string Name => "OverRepresentation.Run";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        string[] genes = [.. Enumerable.Range(0, input.RowCount).Select(i => input["gene"].TextAt(i)!)];
        string[] listed = input.HasColumn("listed") ? [.. genes.Where((_, i) => input["listed"].NumberAt(i) == 1)] : genes;
        var options = new OverRepresentationOptions { Method = c.Option<OverRepresentationMethod>("method"), ElimCutoff = c.Option("elimCutoff", 0.01) };
        (GeneSetCollection sets, Ontology? ontology) = Sets(c);
        OverRepresentationResult result = OverRepresentation.Run(sets, [.. listed], input.HasColumn("listed") ? [.. genes] : default, options, null, ontology);
        OverRepresentationResult mid = OverRepresentation.Run(sets, [.. listed], input.HasColumn("listed") ? [.. genes] : default, options with { MidP = true }, null, ontology);
        var midP = mid.Tests.ToDictionary(t => t.Set, t => t.P);
        OverRepresentationTest[] tests = [.. result.Tests.OrderBy(t => t.Set, StringComparer.Ordinal)];
        List<(string, object)> columns = [("set", tests.Select(t => t.Set)), ("k", tests.Select(t => t.Overlap)), ("set_size", tests.Select(t => t.SetSize)),
            ("list_size", tests.Select(t => t.ListSize)), ("universe_size", tests.Select(t => t.UniverseSize))];
        (string, object)[] more = [("odds_ratio", tests.Select(t => t.OddsRatio)), ("p", tests.Select(t => t.P)), ("q", tests.Select(t => t.Q)),
            ("fold_enrichment", tests.Select(t => t.FoldEnrichment)), ("mid_p", tests.Select(t => midP[t.Set])), ("log10_p", tests.Select(t => t.Log10P))];
        columns.AddRange(more.Where(m => c.Expected.HasColumn(m.Item1)));
        return Table.From("ora", [.. columns]);
    }

    static (GeneSetCollection Sets, Ontology? Ontology) Sets(ReferenceCase c)
    {
        if (c.HasFile("sets.gmt"))
        {
            return (GeneSetReader.Read(c.FilePath("sets.gmt")).Collection, null);
        }
        GeneOntologyFile file = GeneOntologyReader.Read(c.FilePath("annotations.gaf"), c.FilePath("go.obo"));
        return (file.Collection, file.Ontology);
    }
}
