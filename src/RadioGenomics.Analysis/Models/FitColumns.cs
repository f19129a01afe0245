using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>
/// The columns of one fit: some rows of the design, centred by their weighted mean and scaled by their weighted standard deviation
/// (divisor n) when that is asked for. Only columns that a fit moves are ever copied out.
/// </summary>
sealed class FitColumns
{
    readonly DesignColumns _design;
    readonly int[] _rows;
    readonly bool _isAllRows;
    readonly double[] _scattered;

    public FitColumns(DesignColumns design, int[] rows, Likelihood likelihood, bool standardize)
    {
        (_design, _rows) = (design, rows);
        _isAllRows = rows.Length == design.RowCount && rows.AsSpan().SequenceEqual(Enumerable.Range(0, rows.Length).ToArray());
        _scattered = new double[design.RowCount];
        (Centres, Factors, IsConstant) = (new double[design.FeatureCount], new double[design.FeatureCount], new bool[design.FeatureCount]);
        for (int f = 0; f < design.FeatureCount; f++)
        {
            Describe(f, likelihood, standardize);
        }
    }

    /// <summary>A column is (design column - centre) × factor. Shape: [features].</summary>
    public double[] Centres { get; }

    public double[] Factors { get; }

    public bool[] IsConstant { get; }

    void Describe(int feature, Likelihood likelihood, bool standardize)
    {
        ReadOnlySpan<double> column = _design.Column(feature), weights = Scatter(likelihood.RowWeights);
        double scale = _design.Scales[feature];
        double mean = FixedOrder.Dot(column, weights), variance = 0;
        bool constant = true;
        foreach (int row in _rows)
        {
            constant &= column[row] == column[_rows[0]];
            variance += weights[row] * (column[row] - mean) * (column[row] - mean);
        }
        IsConstant[feature] = constant;
        // Without an intercept nothing is centred, and the overall centre of the design is put back.
        Centres[feature] = likelihood.IsLevelFree ? mean : -_design.Centres[feature] / scale;
        Factors[feature] = constant ? 0 : standardize ? 1 / Math.Sqrt(variance) : scale;
    }

    /// <summary>A column of the fit. Shape: [rows of the fit].</summary>
    public double[] Take(int feature)
    {
        ReadOnlySpan<double> column = _design.Column(feature);
        double[] taken = new double[_rows.Length];
        (double centre, double factor) = (Centres[feature], Factors[feature]);
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = (column[_rows[i]] - centre) * factor;
        }
        return taken;
    }

    ReadOnlySpan<double> Scatter(ReadOnlySpan<double> values)
    {
        if (_isAllRows)
        {
            return values;
        }
        for (int i = 0; i < _rows.Length; i++)
        {
            _scattered[_rows[i]] = values[i];
        }
        return _scattered;
    }

    /// <summary>Inner products of all columns with a vector.</summary>
    /// <param name="values">Shape: [rows of the fit].</param>
    /// <param name="products">Shape: [features].</param>
    public void ProductsOfAll(ReadOnlySpan<double> values, Span<double> products)
    {
        ReadOnlySpan<double> v = Scatter(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        int f = 0;
        for (; f + 3 < products.Length; f += 4)
        {
            (products[f], products[f + 1], products[f + 2], products[f + 3]) =
                Dots.Four(v, _design.Column(f), _design.Column(f + 1), _design.Column(f + 2), _design.Column(f + 3));
        }
        for (; f < products.Length; f++)
        {
            products[f] = FixedOrder.Dot(v, _design.Column(f));
        }
        for (f = 0; f < products.Length; f++)
        {
            products[f] = (products[f] - (Centres[f] * sum)) * Factors[f];
        }
    }

    /// <summary>The same for some columns.</summary>
    public void ProductsOf(ReadOnlySpan<int> features, ReadOnlySpan<double> values, Span<double> products)
    {
        ReadOnlySpan<double> v = Scatter(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        foreach (int f in features)
        {
            products[f] = (FixedOrder.Dot(v, _design.Column(f)) - (Centres[f] * sum)) * Factors[f];
        }
    }

    /// <summary>Adds coefficient × column, for all rows of the design.</summary>
    public void AddTo(Span<double> predictor, int feature, double coefficient)
    {
        ReadOnlySpan<double> column = _design.Column(feature);
        (double slope, double centre) = (coefficient * Factors[feature], Centres[feature]);
        for (int i = 0; i < predictor.Length; i++)
        {
            predictor[i] += slope * (column[i] - centre);
        }
    }

    /// <summary>Coefficient and contribution to the intercept in the units of the features as given.</summary>
    public (double Coefficient, double Intercept) Original(int feature, double coefficient)
    {
        double slope = coefficient * Factors[feature] / _design.Scales[feature];
        return (slope, -slope * (_design.Centres[feature] + (Centres[feature] * _design.Scales[feature])));
    }
}
