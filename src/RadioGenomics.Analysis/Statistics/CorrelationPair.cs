using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>One pair of columns over the samples that both have, and that have the covariates.</summary>
sealed class CorrelationPair
{
    readonly CorrelationOptions _options;
    readonly double[] _x, _y, _covariates;

    public CorrelationPair(ReadOnlySpan<double> x, ReadOnlySpan<double> y, LabelledMatrix? covariates, CorrelationOptions options)
    {
        _options = options;
        List<int> rows = [];
        for (int s = 0; s < x.Length; s++)
        {
            if (!double.IsNaN(x[s]) && !double.IsNaN(y[s]) && HasAll(covariates, s))
            {
                rows.Add(s);
            }
        }
        Rows = [.. rows];
        (_x, _y) = (Pick(x), Pick(y));
        _covariates = new double[Rows.Length * (covariates?.FeatureCount ?? 0)];
        for (int c = 0; c < covariates?.FeatureCount; c++)
        {
            Pick(covariates.Column(c)).CopyTo(_covariates, c * Rows.Length);
        }
    }

    /// <summary>The samples.</summary>
    public int[] Rows { get; }

    public int N => Rows.Length;

    public ReadOnlySpan<double> X => _x;

    public ReadOnlySpan<double> Y => _y;

    static bool HasAll(LabelledMatrix? covariates, int sample)
    {
        for (int c = 0; c < covariates?.FeatureCount; c++)
        {
            if (double.IsNaN(covariates[sample, c]))
            {
                return false;
            }
        }
        return true;
    }

    double[] Pick(ReadOnlySpan<double> column)
    {
        double[] picked = new double[Rows.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = column[Rows[i]];
        }
        return picked;
    }

    /// <summary>Correlation, given the covariates if there are any; NaN when it cannot be computed.</summary>
    public double R() => R(_x, _y, _covariates);

    /// <summary>Correlation without sample <paramref name="left"/> of <see cref="Rows"/>.</summary>
    public double RWithout(int left)
    {
        double[] Without(ReadOnlySpan<double> values) => [.. values[..left], .. values[(left + 1)..]];
        List<double> covariates = [];
        for (int start = 0; start < _covariates.Length; start += N)
        {
            covariates.AddRange(Without(_covariates.AsSpan(start, N)));
        }
        return R(Without(_x), Without(_y), [.. covariates]);
    }

    double R(double[] x, double[] y, double[] covariates)
    {
        var basis = covariates.Length == 0 ? null : CovariateBasis.Of(covariates, x.Length, _options.Method == CorrelationMethod.Spearman);
        if (x.Length < Correlation.MinCompletePairs || x.Length - 2 - (basis?.Rank ?? 0) < 1)
        {
            return double.NaN;
        }
        double[] left = new double[x.Length], right = new double[y.Length];
        var scaler = new ColumnScaler(_options.Method, _options, x.Length) { Basis = basis };
        scaler.Scale(x, left);
        scaler.Scale(y, right);
        return Math.Clamp(FixedOrder.Dot(left, right), -1, 1);
    }
}
