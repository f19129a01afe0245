namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Weights of the ranked genes as whole numbers held in doubles. Sums of them are exact, so a gene set has one score however its genes
/// were added and taken away, and threads or vector width change nothing.
/// </summary>
sealed class ExactWeights
{
    // All weights together stay far below 2^53.
    const double Total = 1L << 50;

    ExactWeights(double[] values) => Values = values;

    /// <summary>Weight at each place of the ranking; at least 1.</summary>
    public double[] Values { get; }

    public int GeneCount => Values.Length;

    public static ExactWeights From(double[] weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }
        double scale = Total / sum;
        // Never 0: a set of nothing but zeros then counts its genes equally.
        return new([.. weights.Select(w => Math.Max(1, Math.Round(w * scale)))]);
    }

    /// <summary>The ranking read from its end: a lowest point becomes a highest one.</summary>
    public ExactWeights Reversed() => new([.. Values.Reverse()]);

    /// <summary>Height of the highest and depth of the lowest point of the running sum, both not negative.</summary>
    public (double High, double Low) Extremes(ReadOnlySpan<int> places)
    {
        double[] places2 = new double[places.Length];
        double[] sums = new double[places.Length + 1];
        for (int i = 0; i < places.Length; i++)
        {
            places2[i] = places[i];
            sums[i + 1] = sums[i] + Values[places[i]];
        }
        return RunningSumScan.Extremes(places2, sums, GeneCount);
    }
}
