using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>The least-squares line of a pair and the 95 % confidence band of its mean.</summary>
/// <remarks>Source: Draper, Smith (1998) Applied Regression Analysis, section 3.1.</remarks>
static class FitBand
{
    const int Steps = 40;
    const double Level = 0.95;

    public static IEnumerable<Mark> Of(CorrelationPair pair)
    {
        double n = pair.N, meanX = 0, meanY = 0, xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < pair.N; i++)
        {
            meanX += pair.X[i] / n;
            meanY += pair.Y[i] / n;
        }
        for (int i = 0; i < pair.N; i++)
        {
            double dx = pair.X[i] - meanX, dy = pair.Y[i] - meanY;
            (xx, xy, yy) = (xx + (dx * dx), xy + (dx * dy), yy + (dy * dy));
        }
        if (!(xx > 0))
        {
            yield break;
        }
        double slope = xy / xx, residual = Math.Sqrt(Math.Max(0, yy - (slope * xy)) / (n - 2)), t = StudentT.Quantile(1 - ((1 - Level) / 2), n - 2);
        double[] x = pair.X.ToArray();
        double low = x.Min(), high = x.Max();
        ImmutableArray<double> grid = [.. Enumerable.Range(0, Steps + 1).Select(i => low + ((high - low) * i / Steps))];
        double Fit(double at) => meanY + (slope * (at - meanX));
        double Half(double at) => t * residual * Math.Sqrt((1 / n) + ((at - meanX) * (at - meanX) / xx));
        yield return new AreaMark { X = grid, Low = [.. grid.Select(g => Fit(g) - Half(g))], High = [.. grid.Select(g => Fit(g) + Half(g))], ColorIndex = 1, Opacity = 0.18 };
        yield return new LineMark { X = [low, high], Y = [Fit(low), Fit(high)], ColorIndex = 1, Width = 1.2 };
    }
}
