using System.Collections.Immutable;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Analysis.Networks;

namespace RadioGenomics.ReferenceTests;

/// <summary>The sets of a case: set, p, genes separated by blanks.</summary>
static class TermCase
{
    public static ImmutableArray<GeneSet> Sets(Table input) =>
        [.. Enumerable.Range(0, input.RowCount).Select(i => new GeneSet(input["set"].TextAt(i)!, "", [.. input["genes"].TextAt(i)!.Split(' ')]))];
}

sealed class TermRedundancyRun : IReferenceMethod
{
    const int Universe = 400;

    public string Name => "TermRedundancy.Run";

    public Table Run(ReferenceCase c)
    {
        Table input = c.Input();
        ImmutableArray<GeneSet> sets = TermCase.Sets(input);
        ImmutableArray<double> p = [.. input["p"].AsNumbers()];
        List<(string, object)> columns = [("set", sets.Select(s => s.Name))];
        foreach (Linkage linkage in new[] { Linkage.Average, Linkage.Complete, Linkage.Single })
        {
            var found = TermRedundancy.Run(sets, p, p, Universe, new() { Linkage = linkage, Cut = 0.25 }).Terms.ToDictionary(t => t.Set);
            string name = linkage.ToString().ToLowerInvariant();
            columns.Add(($"{name}_cluster", sets.Select(s => found[s.Name].Cluster)));
            columns.Add(($"{name}_representative", sets.Select(s => found[s.Name].Representative)));
            columns.Add(($"{name}_similarity", sets.Select(s => found[s.Name].Similarity)));
        }
        return Table.From("clusters", [.. columns]);
    }
}

sealed class TermRedundancySimilarities : IReferenceMethod
{
    const int Universe = 400;

    public string Name => "TermRedundancy.Similarities";

    public Table Run(ReferenceCase c)
    {
        ImmutableArray<GeneSet> sets = TermCase.Sets(c.Input());
        (int I, int J)[] pairs = [.. Enumerable.Range(1, sets.Length - 1).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j)))];
        double[] Of(TermSimilarity measure) => TermRedundancy.Similarities(sets, Universe, measure, RunContext.Default);
        return Table.From("pairs", ("first", pairs.Select(t => sets[t.I].Name)), ("second", pairs.Select(t => sets[t.J].Name)),
            ("jaccard", Of(TermSimilarity.Jaccard)), ("overlap", Of(TermSimilarity.Overlap)), ("kappa", Of(TermSimilarity.Kappa)));
    }
}
