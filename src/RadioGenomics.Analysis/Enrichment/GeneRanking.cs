using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Genes with one finite statistic each, in decreasing order of the statistic. Genes of equal statistic stand in the order of their
/// identifiers (ordinal), so the order of the input never matters. Immutable; only <see cref="Create"/> makes one.
/// </summary>
public sealed record GeneRanking
{
    /// <summary>From this share of tied genes on, the tie rule decides enough to deserve a warning.</summary>
    const double ManyTies = 0.01;

    readonly Dictionary<string, int> _places;

    GeneRanking(ImmutableArray<string> genes, ImmutableArray<double> scores, ImmutableArray<Diagnostic> diagnostics, int tied)
    {
        (Genes, Scores, Diagnostics, TiedCount) = (genes, scores, diagnostics, tied);
        _places = new(genes.Length, StringComparer.Ordinal);
        for (int i = 0; i < genes.Length; i++)
        {
            _places.Add(genes[i], i);
        }
    }

    /// <summary>The genes, highest statistic first. Shape: [genes].</summary>
    public ImmutableArray<string> Genes { get; }

    /// <summary>Their statistics, never increasing, all finite. Shape: [genes].</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>Genes that share their statistic with another gene; among them the identifier decides.</summary>
    public int TiedCount { get; }

    /// <summary>Genes that were left out, ties.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Number of genes.</summary>
    public int Count => Genes.Length;

    /// <summary>Place of a gene, 0 for the highest statistic; false when the ranking lacks it.</summary>
    public bool TryFind(string gene, out int place) => _places.TryGetValue(gene, out place);

    /// <summary>Checks and sorts genes and their statistics.</summary>
    /// <param name="genes">Shape: [genes]. Identifiers in any order, unique and not empty.</param>
    /// <param name="scores">Shape: [genes]. Statistic of each gene: any unit, both signs; not all equal. NaN and infinite as the options say.</param>
    /// <param name="options">Null: defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.EmptyLabel"/>;
    /// <see cref="ErrorCode.DuplicateLabel"/>; <see cref="ErrorCode.NonFinite"/>: a NaN or infinite statistic, genes named;
    /// <see cref="ErrorCode.TooFewObservations"/>: fewer than two genes; <see cref="ErrorCode.RankingAllTied"/>: nothing to rank by.</exception>
    /// <remarks>Cost: O(n log n). Source: sorting; the tie rule is this library's, stated above. Reference: R's
    /// <c>order(-score, gene, method = "radix")</c>; agreement: exact.</remarks>
    public static GeneRanking Create(ImmutableArray<string> genes, ImmutableArray<double> scores, GeneRankingOptions? options = null)
    {
        options ??= new();
        if (genes.Length != scores.Length)
        {
            Throw.RankingShape(genes.Length, scores.Length);
        }
        CheckNames(genes);
        int[] bad = [.. Enumerable.Range(0, genes.Length).Where(i => !double.IsFinite(scores[i]))];
        if (bad.Length > 0 && options.NonFinite == NonFiniteScores.Refuse)
        {
            Throw.RankingNonFinite([.. bad.Select(i => (genes[i], scores[i]))], genes.Length);
        }
        int[] order = [.. Enumerable.Range(0, genes.Length).Where(i => double.IsFinite(scores[i]))];
        if (order.Length < 2)
        {
            Throw.RankingTooShort(order.Length, bad.Length);
        }
        Array.Sort(order, (a, b) =>
        {
            int byScore = scores[b].CompareTo(scores[a]);
            return byScore != 0 ? byScore : string.CompareOrdinal(genes[a], genes[b]);
        });
        if (scores[order[0]] == scores[order[^1]])
        {
            Throw.RankingAllTied(order.Length, scores[order[0]]);
        }
        // + 0.0: -0 becomes 0, so that no sign is printed for it.
        ImmutableArray<double> sorted = [.. order.Select(i => scores[i] + 0.0)];
        int tied = Tied(sorted);
        return new([.. order.Select(i => genes[i])], sorted, Notes(genes, scores, bad, tied, sorted.Length), tied);
    }

    static void CheckNames(ImmutableArray<string> genes)
    {
        var seen = new Dictionary<string, int>(genes.Length, StringComparer.Ordinal);
        for (int i = 0; i < genes.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(genes[i]))
            {
                Throw.RankingNameless(i);
            }
            if (!seen.TryAdd(genes[i], i))
            {
                Throw.RankingRepeats(genes[i], seen[genes[i]], i);
            }
        }
    }

    static int Tied(ImmutableArray<double> sorted)
    {
        int tied = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            bool before = i > 0 && sorted[i] == sorted[i - 1], after = i + 1 < sorted.Length && sorted[i] == sorted[i + 1];
            tied += before || after ? 1 : 0;
        }
        return tied;
    }

    static ImmutableArray<Diagnostic> Notes(ImmutableArray<string> genes, ImmutableArray<double> scores, int[] bad, int tied, int kept)
    {
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        if (bad.Length > 0)
        {
            int missing = bad.Count(i => double.IsNaN(scores[i]));
            notes.Add(Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant(
                $"{bad.Length} of {genes.Length} genes were left out of the ranking, as asked for: {missing} without a statistic (NaN), {bad.Length - missing} with an infinite one; first: {string.Join(", ", bad.Take(5).Select(i => genes[i]))}.")));
        }
        if (tied > 0)
        {
            string message = FormattableString.Invariant(
                $"{tied} of {kept} genes ({100.0 * tied / kept:0.##} %) share their statistic with another gene; among equals the order of the identifiers decides, whatever the order of the input.");
            notes.Add(tied < ManyTies * kept ? Diagnostic.Note(ErrorCode.RankingTies, message) : Diagnostic.Warning(ErrorCode.RankingTies, message
                + " Enrichment scores can depend on that order; a finer statistic avoids it."));
        }
        return notes.ToImmutable();
    }
}
