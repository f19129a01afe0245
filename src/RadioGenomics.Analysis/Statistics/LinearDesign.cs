using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>A design matrix as an orthonormal basis of its columns: many responses are regressed on it with a few products each.</summary>
sealed class LinearDesign
{
    /// <summary>A column of which less than this share is left after the columns before it follows from them.</summary>
    const double Dependent = 1e-9;

    readonly int _rows;
    readonly double[] _basis;
    readonly double[] _triangle;

    public LinearDesign(LabelledMatrix design)
    {
        _rows = design.SampleCount;
        Names = design.FeatureIds;
        int columns = Names.Length;
        CheckFinite(design);
        if (_rows <= columns)
        {
            Throw.DesignTooWide(_rows, columns);
        }
        _basis = design.Values.ToArray();
        _triangle = new double[columns * columns];
        for (int j = 0; j < columns; j++)
        {
            Orthogonalise(j);
        }
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>Samples less columns.</summary>
    public int ResidualDegrees => _rows - Names.Length;

    public int Rows => _rows;

    /// <summary>What makes the effect of a contrast: its unit vector over samples, and the standard error of the contrast for a residual variance of 1.</summary>
    public (double[] Direction, double Scale) Contrast(ReadOnlySpan<double> contrast)
    {
        // c'β = w'Q'y with R'w = c.
        int columns = Names.Length;
        double[] w = new double[columns], direction = new double[_rows];
        for (int j = 0; j < columns; j++)
        {
            double sum = contrast[j];
            for (int i = 0; i < j; i++)
            {
                sum -= _triangle[(j * columns) + i] * w[i];
            }
            w[j] = sum / _triangle[(j * columns) + j];
        }
        double scale = Math.Sqrt(w.Sum(v => v * v));
        for (int j = 0; j < columns; j++)
        {
            FixedOrder.AddScaled(w[j] / scale, Column(j), direction);
        }
        return (direction, scale);
    }

    /// <summary>Residuals of a response, in place.</summary>
    public void Residuals(Span<double> response)
    {
        // Twice: the second pass takes off what rounding left in the first.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int j = 0; j < Names.Length; j++)
            {
                FixedOrder.AddScaled(-FixedOrder.Dot(Column(j), response), Column(j), response);
            }
        }
    }

    /// <summary>Whether a vector of ones is a combination of the columns.</summary>
    public bool HasConstant()
    {
        double[] ones = new double[_rows];
        Array.Fill(ones, 1);
        Residuals(ones);
        return FixedOrder.Norm(ones) < 1e-8 * Math.Sqrt(_rows);
    }

    Span<double> Column(int j) => _basis.AsSpan(j * _rows, _rows);

    void Orthogonalise(int j)
    {
        int columns = Names.Length;
        Span<double> column = Column(j);
        double whole = FixedOrder.Norm(column);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < j; i++)
            {
                double along = FixedOrder.Dot(Column(i), column);
                _triangle[(j * columns) + i] += along;
                FixedOrder.AddScaled(-along, Column(i), column);
            }
        }
        double left = FixedOrder.Norm(column);
        if (!(left > Dependent * whole))
        {
            Throw.DesignDependent(Names[j], [.. Names.Take(j)]);
        }
        _triangle[(j * columns) + j] = left;
        FixedOrder.Multiply(column, 1 / left);
    }

    static void CheckFinite(LabelledMatrix design)
    {
        for (int j = 0; j < design.FeatureCount; j++)
        {
            ReadOnlySpan<double> column = design.Column(j);
            for (int i = 0; i < column.Length; i++)
            {
                if (!double.IsFinite(column[i]))
                {
                    Throw.NotFiniteValue("The design", design.SampleIds[i], design.FeatureIds[j], column[i], "a finite number; leave the sample out or fill the value in");
                }
            }
        }
    }
}
