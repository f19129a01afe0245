namespace RadioGenomics.Analysis.Statistics;

public sealed partial record CorrelationResult
{
    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => PairCount == 0 ? [] : [CorrelationFigures.Volcano(this), CorrelationFigures.HeatMap(this)];

    /// <summary>Calls back with r and p of every pair that has them, in the order of <see cref="AllR"/>.</summary>
    internal void ForEachPair(Action<double, double> found) => Scan(default, (at, p) =>
    {
        if (!double.IsNaN(p))
        {
            found(_r[at], p);
        }
    });
}
