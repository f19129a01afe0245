namespace RadioGenomics.Analysis.Statistics;

/// <summary>
/// An orthonormal basis of covariates (the constant left out: columns are centred first) over some samples, made by Gram-Schmidt with
/// a second pass, which is as good as Householder's QR here (Giraud, Langou, Rozloznik 2005).
/// </summary>
sealed class CovariateBasis
{
    /// <summary>A covariate is dropped when less than this share of its length is left beside the ones before it.</summary>
    const double Dependent = 1e-8;

    readonly double[] _columns;
    readonly int _rows;

    CovariateBasis(double[] columns, int rows, int[] dependent)
    {
        _columns = columns;
        _rows = rows;
        DependentColumns = dependent;
    }

    /// <summary>Number of independent covariates.</summary>
    public int Rank => _rows == 0 ? 0 : _columns.Length / _rows;

    /// <summary>Covariates that are constant or follow from the ones before them.</summary>
    public int[] DependentColumns { get; }

    /// <summary>The basis over samples in which every covariate is present.</summary>
    /// <param name="covariates">Shape: [columns × rows], column-major, no NaN.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="asRanks">Whether covariates count by their ranks.</param>
    public static CovariateBasis Of(ReadOnlySpan<double> covariates, int rows, bool asRanks)
    {
        List<double> columns = [];
        List<int> dependent = [];
        double[] column = new double[rows];
        for (int c = 0; c * rows < covariates.Length; c++)
        {
            ReadOnlySpan<double> values = covariates.Slice(c * rows, rows);
            values = asRanks ? Ranks.MidRanks(values) : values;
            if (ColumnScaler.Pearson(values, column) == ColumnState.Usable
                && new CovariateBasis([.. columns], rows, []).Project(column) > Dependent)
            {
                columns.AddRange(column);
            }
            else
            {
                dependent.Add(c);
            }
        }
        return new([.. columns], rows, [.. dependent]);
    }

    /// <summary>Takes the covariates out of a centred column of unit length and gives it unit length again.</summary>
    /// <returns>The share of the column's length that was left.</returns>
    public double Project(Span<double> column)
    {
        double before = Subtract(column);
        double after = Subtract(column);
        return before * after;
    }

    /// <summary>What is left of a column, in its own unit, after the constant and the covariates are taken out.</summary>
    public double[] Residuals(ReadOnlySpan<double> values)
    {
        double[] unit = new double[values.Length];
        if (ColumnScaler.Pearson(values, unit) != ColumnState.Usable)
        {
            return unit;
        }
        double mean = 0, squares = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }
        double left = Project(unit) * Math.Sqrt(squares);
        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] *= left;
        }
        return unit;
    }

    double Subtract(Span<double> column)
    {
        for (int start = 0; start < _columns.Length; start += _rows)
        {
            ReadOnlySpan<double> direction = _columns.AsSpan(start, _rows);
            double along = 0;
            for (int i = 0; i < _rows; i++)
            {
                along += direction[i] * column[i];
            }
            for (int i = 0; i < _rows; i++)
            {
                column[i] -= along * direction[i];
            }
        }
        return Normalise(column);
    }

    static double Normalise(Span<double> column)
    {
        double squares = 0;
        foreach (double value in column)
        {
            squares += value * value;
        }
        double length = Math.Sqrt(squares);
        for (int i = 0; i < column.Length; i++)
        {
            column[i] /= length;
        }
        return length;
    }

    /// <summary>Whether so much of a column is left that its residuals are more than rounding.</summary>
    public static bool IsEnough(double shareLeft) => shareLeft > Dependent;
}
