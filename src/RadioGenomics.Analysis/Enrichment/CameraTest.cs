using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Two samples, a set's statistics and the others, with a variance that allows for correlation within the set.</summary>
sealed class CameraTest
{
    public const string Up = "Up", Down = "Down";

    readonly double[] _values;
    readonly double _mean, _variance, _degreesOfFreedom, _tieFactor;
    readonly bool _ranks;

    /// <param name="statistics">One finite number per gene.</param>
    /// <param name="ranks">Whether ranks are compared.</param>
    /// <param name="degreesOfFreedom">Of the reference distribution.</param>
    public CameraTest(ReadOnlySpan<double> statistics, bool ranks, double degreesOfFreedom)
    {
        _ranks = ranks;
        _degreesOfFreedom = degreesOfFreedom;
        _values = ranks ? Ranks.MidRanks(statistics) : statistics.ToArray();
        double n = _values.Length, sum = 0, squares = 0;
        foreach (double v in _values)
        {
            sum += v;
        }
        _mean = sum / n;
        foreach (double v in _values)
        {
            squares += (v - _mean) * (v - _mean);
        }
        _variance = squares / (n - 1);
        // Untied ranks have sum of squares n (n² - 1) / 12; ties take away their share.
        _tieFactor = squares / (n * (n + 1) * (n - 1) / 12);
    }

    /// <summary>Tests one set.</summary>
    /// <param name="set">Positions of its genes.</param>
    /// <param name="correlation">Between its genes.</param>
    /// <returns>Mean difference, and the p-values of being lower and higher.</returns>
    public (double Difference, double Lower, double Higher) Run(ReadOnlySpan<int> set, double correlation)
    {
        double n = _values.Length, inside = set.Length, outside = n - inside, sum = 0;
        foreach (int gene in set)
        {
            sum += _values[gene];
        }
        double difference = n / outside * ((sum / inside) - _mean);
        if (outside == 0)
        {
            return (double.NaN, double.NaN, double.NaN);
        }
        return _ranks ? RankSum(sum, inside, outside, correlation, difference) : TwoSampleT(inside, outside, correlation, difference);
    }

    // Wu and Smyth (2012), equation for the t statistic with variance inflation 1 + (m - 1) ρ.
    (double Difference, double Lower, double Higher) TwoSampleT(double inside, double outside, double correlation, double difference)
    {
        double n = inside + outside;
        double pooled = (((n - 1) * _variance) - (difference * difference * inside * outside / n)) / (n - 2);
        double inflation = 1 + ((inside - 1) * correlation);
        double t = difference / Math.Sqrt(pooled * ((inflation / inside) + (1 / outside)));
        return (difference, StudentT.Cdf(t, _degreesOfFreedom), StudentT.UpperTail(t, _degreesOfFreedom));
    }

    // Variance of the Wilcoxon-Mann-Whitney statistic when the statistics inside the set correlate: Barry, Nobel, Wright (2008).
    (double Difference, double Lower, double Higher) RankSum(double sum, double inside, double outside, double correlation, double difference)
    {
        double u = (inside * outside) + (inside * (inside + 1) / 2) - sum, pairs = inside * outside;
        double variance = correlation == 0 || inside == 1
            ? pairs * (inside + outside + 1) / 12
            : ((Math.Asin(1) * pairs) + (Math.Asin(0.5) * pairs * (outside - 1))
                + (Math.Asin(correlation / 2) * pairs * (inside - 1) * (outside - 1))
                + (Math.Asin((correlation + 1) / 2) * pairs * (inside - 1))) / (2 * Math.PI);
        double scale = Math.Sqrt(variance * _tieFactor), from = u - (pairs / 2);
        // u counts pairs in which the gene outside is higher: a large u means the set is lower. Half a pair is the continuity correction.
        return (difference, StudentT.UpperTail((from - 0.5) / scale, _degreesOfFreedom), StudentT.Cdf((from + 0.5) / scale, _degreesOfFreedom));
    }
}
