namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Scores of one sample's gene sets from the order of its genes.</summary>
static class SampleWalk
{
    /// <summary>ssGSEA: area between the weighted distribution function of the set's genes and that of the others (Barbie 2009).</summary>
    /// <param name="set">Positions of the set's genes.</param>
    /// <param name="order">The sample's genes in order.</param>
    /// <param name="weights">Weight of a rank.</param>
    public static double Area(ReadOnlySpan<int> set, SampleOrder order, double[] weights)
    {
        double weight = 0, weightedArea = 0;
        long n = order.Places.Length, area = 0;
        foreach (int gene in set)
        {
            double w = weights[order.Ranks[gene]];
            long above = n - order.Places[gene];
            weight += w;
            weightedArea += w * above;
            area += above;
        }
        // Σ over places of a step function that jumps at place p counts each jump n - p times.
        return (weightedArea / weight) - (((n * (n + 1) / 2) - area) / (double)(n - set.Length));
    }

    /// <summary>GSVA: largest deviations of the random walk up and down (Hänzelmann 2013, equations 3 to 5).</summary>
    /// <param name="places">The set's places, ascending.</param>
    /// <param name="weights">Weight of each place.</param>
    /// <returns>Deviations; Up ≥ 0 ≥ Down.</returns>
    public static (double Up, double Down) Deviations(ReadOnlySpan<int> places, double[] weights)
    {
        double total = 0, up = 0, down = 0, inside = 0, outsideCount = weights.Length - places.Length;
        foreach (int place in places)
        {
            total += weights[place];
        }
        if (outsideCount == 0)
        {
            return (double.NaN, double.NaN);
        }
        if (total == 0)
        {
            // A single gene exactly in the middle weighs nothing: there is no step up, and as in the reference the walk ends before it.
            return (0, -places[0] / outsideCount);
        }
        for (int i = 0; i < places.Length; i++)
        {
            // The walk falls between the set's genes and rises at each: extremes are just before and just after one.
            double outside = (places[i] - i) / outsideCount;
            down = Math.Min(down, (inside / total) - outside);
            inside += weights[places[i]];
            up = Math.Max(up, (inside / total) - outside);
        }
        return (up, down);
    }
}
