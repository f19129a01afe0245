using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>A term and the group it belongs to.</summary>
public sealed record TermCluster
{
    /// <summary>Name of the gene set.</summary>
    public required string Set { get; init; }

    /// <summary>Genes of the set.</summary>
    public required int Size { get; init; }

    /// <summary>Number of the group; 1 has the smallest p.</summary>
    public required int Cluster { get; init; }

    /// <summary>The term of the group with the smallest p.</summary>
    public required string Representative { get; init; }

    /// <summary>p-value of the term.</summary>
    public required double P { get; init; }

    /// <summary>q-value of the term.</summary>
    public required double Q { get; init; }

    /// <summary>Similarity to the representative; 1 for the representative itself.</summary>
    public required double Similarity { get; init; }
}

/// <summary>Terms in groups of largely the same genes.</summary>
public sealed record TermRedundancyResult : IReport
{
    /// <summary>The terms by group, within a group by p. Shape: [terms].</summary>
    public required ImmutableArray<TermCluster> Terms { get; init; }

    /// <summary>Names of the terms in input order: the order of <see cref="Similarities"/>. Shape: [terms].</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Strict lower triangle of all similarities: terms i &gt; j at i(i-1)/2 + j. Shape: [terms(terms-1)/2].</summary>
    public required ImmutableArray<double> Similarities { get; init; }

    /// <summary>Settings, every default filled in.</summary>
    public required TermRedundancyOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>One term for each group, smallest p first.</summary>
    public ImmutableArray<TermCluster> Representatives => [.. Terms.Where(t => t.Set == t.Representative)];

    /// <summary>Similarity of two terms by name.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public double Between(string first, string second)
    {
        int a = Place(first), b = Place(second);
        return a == b ? 1 : Similarities[TermRedundancy.At(a, b)];
    }

    int Place(string name)
    {
        int place = Names.IndexOf(name);
        return place >= 0 ? place : PathwayThrow.UnknownTerm(name, Names.Length);
    }

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Terms.Length} terms in {Representatives.Length} groups of largely the same genes ({Options.Similarity} similarity, {Options.Linkage} linkage, cut at {Options.Cut:0.###}); ")
        + "each group is represented by its term with the smallest p. Groups are a summary, not a test.";

    /// <summary>Tables: <c>term_clusters</c> (set, cluster, representative, p, q, similarity, size).</summary>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("term_clusters",
            ("set", Terms.Select(t => t.Set)), ("cluster", Terms.Select(t => t.Cluster)), ("representative", Terms.Select(t => t.Representative)),
            ("p", Terms.Select(t => t.P)), ("q", Terms.Select(t => t.Q)), ("similarity", Terms.Select(t => t.Similarity)), ("size", Terms.Select(t => t.Size))),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
