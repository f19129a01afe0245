namespace RadioGenomics.Analysis.Survival;

/// <summary>How well a score orders the rows by the time of their events.</summary>
public static class Concordance
{
    /// <summary>Concordance of a risk score with follow-up.</summary>
    /// <param name="data">Follow-up. Pairs are formed within strata; case weights multiply; clusters are summed in the standard error.</param>
    /// <param name="score">Shape: [rows]. Higher = earlier event expected. Finite.</param>
    /// <param name="options">Time weights, limits; null for the defaults.</param>
    /// <returns>C, its standard error, the kinds of pairs, and the influence of every row.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>; <see cref="ErrorCode.NonFinite"/> for a score that is
    /// not a number; <see cref="ErrorCode.OptionConflict"/>: weights by the censoring with delayed entry.</exception>
    /// <remarks>
    /// A pair is comparable when one row has the event while the other is under observation and goes on longer; a row censored at the time
    /// of an event goes on longer. Cost: O(n log n). Source: Harrell et al. (1982) JAMA 247:2543; Uno et al. (2011) Stat Med 30:1105;
    /// Therneau, Watson (2017) The concordance statistic and the Cox model, for the infinitesimal jackknife.
    /// Reference: R 4.2.2 survival 3.5-3 concordance(..., reverse = TRUE) and Hmisc rcorr.cens (C, S.D. / 2); agreement 1e-12.
    /// </remarks>
    public static ConcordanceResult Compute(SurvivalData data, ReadOnlySpan<double> score, ConcordanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        if (score.Length != data.Count)
        {
            Throw.ScoreCount(score.Length, data.Count);
        }
        for (int i = 0; i < score.Length; i++)
        {
            if (!double.IsFinite(score[i]))
            {
                Throw.ScoreNotFinite(data.SampleIds[i], score[i]);
            }
        }
        if (data.HasStart && options.TimeWeight is ConcordanceWeight.SOverG or ConcordanceWeight.NOverG2 && data.HasStart)
        {
            Throw.CensoringWeightsWithEntry(options.TimeWeight);
        }
        var counts = new ConcordanceCount(data, score.ToArray(), options);
        foreach (int[] rows in RowsByStratum(data))
        {
            counts.AddStratum(rows);
        }
        return Result(data, counts, options);
    }

    static IEnumerable<int[]> RowsByStratum(SurvivalData data) => data.Strata is { } strata
        ? Enumerable.Range(0, data.Count).GroupBy(i => strata.Codes[i]).OrderBy(g => g.Key).Select(g => g.ToArray())
        : [[.. Enumerable.Range(0, data.Count)]];

    static ConcordanceResult Result(SurvivalData data, ConcordanceCount counts, ConcordanceOptions options)
    {
        double pairs = counts.Concordant + counts.Discordant + counts.TiedScore;
        double c = pairs > 0 ? (counts.Concordant + (counts.TiedScore / 2)) / pairs : double.NaN;
        double[] influence = new double[data.Count];
        for (int i = 0; i < influence.Length; i++)
        {
            (double above, double below, double tied) = counts.Of[i];
            influence[i] = data.WeightOf(i) * (above + (tied / 2) - (c * (above + below + tied))) / pairs;
        }
        return new()
        {
            C = c,
            StandardError = Math.Sqrt(SumOfSquares(influence, data.Clusters)),
            Concordant = counts.Concordant,
            Discordant = counts.Discordant,
            TiedScore = counts.TiedScore,
            TiedTime = counts.TiedTime,
            TiedBoth = counts.TiedBoth,
            Influence = [.. influence],
            Options = options,
        };
    }

    static double SumOfSquares(double[] influence, Grouping? clusters)
    {
        double[] sums = influence;
        if (clusters is not null)
        {
            sums = new double[clusters.Levels.Length];
            for (int i = 0; i < influence.Length; i++)
            {
                sums[clusters.Codes[i]] += influence[i];
            }
        }
        double sum = 0;
        foreach (double value in sums)
        {
            sum += value * value;
        }
        return sum;
    }
}
