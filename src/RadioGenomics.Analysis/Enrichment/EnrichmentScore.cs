using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>The enrichment score of one gene set in one ranking, and the genes that make it.</summary>
public sealed record EnrichmentScore
{
    /// <summary>The score: positive for a set high in the ranking. Range: [-1, 1].</summary>
    public required double Score { get; init; }

    /// <summary>Places in the ranking of the genes up to the extreme of the running sum, the most extreme gene first. Empty when the score is 0.</summary>
    public required ImmutableArray<int> LeadingEdge { get; init; }

    /// <summary>Running sum just after each gene of the set. Shape: [size].</summary>
    public required ImmutableArray<double> After { get; init; }

    /// <summary>Running sum just before each gene of the set. Shape: [size].</summary>
    public required ImmutableArray<double> Before { get; init; }

    /// <summary>Walks down a ranking: up at every gene of the set, by its share of the set's weight, down by an equal step at every other gene.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="places">Places of the set's genes in the ranking, ascending, without repeats. Shape: [size]; at least one gene inside and one outside.</param>
    /// <param name="weight">Exponent of the absolute statistic. Range: 0 or more.</param>
    /// <param name="scoreType">Which extreme is the score; for <see cref="ScoreType.Std"/> it is 0 when both are equally far from zero.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: weight; <see cref="ErrorCode.ShapeMismatch"/>: no gene
    /// inside or none outside.</exception>
    /// <remarks>A set whose statistics are all 0 counts its genes equally. Cost: O(genes + size). Source: Subramanian et al. (2005) PNAS 102:15545;
    /// leading edge there too. Reference: R fgsea calcGseaStat; agreement 1e-12, leading edge exact.</remarks>
    public static EnrichmentScore Of(GeneRanking ranking, ReadOnlySpan<int> places, double weight = 1, ScoreType scoreType = ScoreType.Std)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        if (!(weight >= 0) || !double.IsFinite(weight))
        {
            Throw.OptionOutOfRange(nameof(weight), weight, "0 or more");
        }
        return Of(Weights(ranking.Scores, weight), places, scoreType);
    }

    /// <summary>Absolute statistics to a power, over the largest, so that no power overflows.</summary>
    internal static double[] Weights(ImmutableArray<double> scores, double weight)
    {
        double largest = 0;
        foreach (double score in scores)
        {
            largest = Math.Max(largest, Math.Abs(score));
        }
        double[] weights = new double[scores.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = weight == 1 ? Math.Abs(scores[i]) / largest : Math.Pow(Math.Abs(scores[i]) / largest, weight);
        }
        return weights;
    }

    internal static EnrichmentScore Of(double[] weights, ReadOnlySpan<int> places, ScoreType scoreType)
    {
        int size = places.Length, others = weights.Length - size;
        if (size == 0 || others <= 0)
        {
            Throw.GeneSetWithoutContrast(size, weights.Length);
        }
        double total = 0;
        foreach (int place in places)
        {
            total += weights[place];
        }
        double[] after = new double[size], before = new double[size];
        double sum = 0;
        int highest = 0, lowest = 0;
        for (int i = 0; i < size; i++)
        {
            double missed = (double)(places[i] - i) / others;
            before[i] = Share(sum, total, i, size) - missed;
            sum += weights[places[i]];
            after[i] = Share(sum, total, i + 1, size) - missed;
            highest = after[i] > after[highest] ? i : highest;
            lowest = before[i] < before[lowest] ? i : lowest;
        }
        double score = Choose(after[highest], before[lowest], scoreType);
        bool top = scoreType == ScoreType.Pos || (scoreType == ScoreType.Std && score > 0);
        ImmutableArray<int> edge = score == 0 && scoreType == ScoreType.Std ? []
            : top ? [.. places[..(highest + 1)]]
            : [.. places[lowest..].ToArray().Reverse()];
        return new() { Score = score, LeadingEdge = edge, After = [.. after], Before = [.. before] };
    }

    static double Share(double sum, double total, int count, int size) => total > 0 ? sum / total : (double)count / size;

    internal static double Choose(double highest, double lowest, ScoreType scoreType) => scoreType switch
    {
        ScoreType.Pos => highest,
        ScoreType.Neg => lowest,
        _ => highest == -lowest ? 0 : highest > -lowest ? highest : lowest,
    };
}
