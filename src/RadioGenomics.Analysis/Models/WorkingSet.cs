using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>
/// The features that a fit may move, with the second derivatives of the loss in their coefficients. The derivatives are those of the last
/// <see cref="Refresh"/>; a feature that comes in later gets the same ones, so that a few steps can share one matrix.
/// </summary>
sealed class WorkingSet(Likelihood likelihood, int capacity)
{
    // A diagonal entry is at least this share of its first part.
    const double LeastShare = 1e-12;

    readonly int _rows = likelihood.Count;
    readonly double[] _rootCurvature = new double[likelihood.Count];
    double[][] _factors = new double[capacity][];
    double[] _hessian = new double[capacity * capacity];
    double _totalCurvature;

    /// <summary>Number of features.</summary>
    public int Count { get; private set; }

    /// <summary>The room of one row of the matrix.</summary>
    public int Stride { get; private set; } = capacity;

    /// <summary>Changes whenever numbers or places in the matrix do; a feature that is added changes neither.</summary>
    public int Version { get; private set; }

    public int[] Features { get; private set; } = new int[capacity];

    /// <summary>Standardised columns. Shape: [features][rows].</summary>
    public double[][] Columns { get; private set; } = new double[capacity][];

    /// <summary>Coefficients of the standardised columns.</summary>
    public double[] Beta { get; private set; } = new double[capacity];

    /// <summary>Lasso and ridge part of the penalty at λ = 1.</summary>
    public double[] Lasso { get; private set; } = new double[capacity];

    public double[] Ridge { get; private set; } = new double[capacity];

    /// <summary>Means of the columns under the frozen curvature; 0 where there is no level to be free of.</summary>
    public double[] Means { get; private set; } = new double[capacity];

    public double TotalCurvature => _totalCurvature;

    public ReadOnlySpan<double> HessianRow(int j) => _hessian.AsSpan(j * Stride, Count);

    public double Diagonal(int j) => _hessian[(j * Stride) + j];

    public void Add(int feature, double[] column, double lasso, double ridge)
    {
        if (Count == Stride)
        {
            Grow();
        }
        int j = Count++;
        (Features[j], Columns[j], Beta[j], Lasso[j], Ridge[j]) = (feature, column, 0, lasso, ridge);
        _factors[j] ??= new double[_rows + likelihood.ExtraCount];
        FillFactor(j);
        FillRow(j);
    }

    /// <summary>Takes the second derivatives where the likelihood was evaluated last.</summary>
    public void Refresh()
    {
        likelihood.Freeze();
        _totalCurvature = 0;
        ReadOnlySpan<double> curvature = likelihood.Curvature;
        for (int i = 0; i < _rows; i++)
        {
            _totalCurvature += curvature[i];
            _rootCurvature[i] = Math.Sqrt(curvature[i]);
        }
        for (int j = 0; j < Count; j++)
        {
            FillFactor(j);
        }
        int row = 0;
        for (; row + 1 < Count; row += 2)
        {
            FillTwoRows(row);
        }
        if (row < Count)
        {
            FillRow(row);
        }
        Version++;
    }

    /// <summary>Leaves out features; the others keep their order.</summary>
    public void Keep(Func<int, bool> isKept)
    {
        int kept = 0;
        int[] old = new int[Count];
        for (int j = 0; j < Count; j++)
        {
            if (isKept(j))
            {
                old[kept++] = j;
            }
        }
        if (kept == Count)
        {
            return;
        }
        for (int j = 0; j < kept; j++)
        {
            int o = old[j];
            (Features[j], Columns[j], Beta[j], Lasso[j], Ridge[j], Means[j]) = (Features[o], Columns[o], Beta[o], Lasso[o], Ridge[o], Means[o]);
            (_factors[j], _factors[o]) = (_factors[o], _factors[j]);
            for (int l = 0; l < kept; l++)
            {
                _hessian[(j * Stride) + l] = _hessian[(o * Stride) + old[l]];
            }
        }
        Count = kept;
        Version++;
    }

    void FillFactor(int j)
    {
        ReadOnlySpan<double> column = Columns[j], curvature = likelihood.Curvature;
        double[] factor = _factors[j];
        double mean = likelihood.IsLevelFree ? FixedOrder.Dot(curvature, column) / _totalCurvature : 0;
        Means[j] = mean;
        for (int i = 0; i < _rows; i++)
        {
            factor[i] = column[i] - mean;
        }
        if (likelihood.ExtraCount > 0)
        {
            likelihood.Extra(factor.AsSpan(0, _rows), factor.AsSpan(_rows));
        }
        for (int i = 0; i < _rows; i++)
        {
            factor[i] *= _rootCurvature[i];
        }
    }

    // Two rows of the lower triangle and their mirror, the same bits as one by one.
    void FillTwoRows(int j)
    {
        Span<double> main = stackalloc double[8], rest = stackalloc double[8];
        rest.Clear();
        int l = 0;
        for (; l + 3 <= j; l += 4)
        {
            Dots.TwoByFour(Main(j), Main(j + 1), Main(l), Main(l + 1), Main(l + 2), Main(l + 3), main);
            if (likelihood.ExtraCount > 0)
            {
                Dots.TwoByFour(Rest(j), Rest(j + 1), Rest(l), Rest(l + 1), Rest(l + 2), Rest(l + 3), rest);
            }
            for (int k = 0; k < 4; k++)
            {
                Set(j, l + k, main[k] - rest[k]);
                Set(j + 1, l + k, main[k + 4] - rest[k + 4]);
            }
        }
        for (; l <= j + 1; l++)
        {
            if (l <= j)
            {
                Set(j, l, One(j, l));
            }
            Set(j + 1, l, One(j + 1, l));
        }
    }

    double One(int j, int l) => FixedOrder.Dot(Main(j), Main(l)) - FixedOrder.Dot(Rest(j), Rest(l));

    // One row of the lower triangle and its mirror.
    void FillRow(int j)
    {
        int l = 0;
        for (; l + 3 <= j; l += 4)
        {
            (double a, double b, double c, double d) = Product(j, l);
            Set(j, l, a);
            Set(j, l + 1, b);
            Set(j, l + 2, c);
            Set(j, l + 3, d);
        }
        for (; l <= j; l++)
        {
            Set(j, l, One(j, l));
        }
    }

    (double A, double B, double C, double D) Product(int j, int l)
    {
        (double a, double b, double c, double d) = Dots.Four(Main(j), Main(l), Main(l + 1), Main(l + 2), Main(l + 3));
        if (likelihood.ExtraCount > 0)
        {
            (double ra, double rb, double rc, double rd) = Dots.Four(Rest(j), Rest(l), Rest(l + 1), Rest(l + 2), Rest(l + 3));
            (a, b, c, d) = (a - ra, b - rb, c - rc, d - rd);
        }
        return (a, b, c, d);
    }

    ReadOnlySpan<double> Main(int j) => _factors[j].AsSpan(0, _rows);

    ReadOnlySpan<double> Rest(int j) => _factors[j].AsSpan(_rows);

    void Set(int j, int l, double value)
    {
        if (j == l)
        {
            // Where the risk sets take nearly all of it away, rounding must not leave a curvature of 0 or below.
            value = Math.Max(value, LeastShare * FixedOrder.Dot(Main(j), Main(j)));
        }
        _hessian[(j * Stride) + l] = value;
        _hessian[(l * Stride) + j] = value;
    }

    void Grow()
    {
        int stride = Stride * 2;
        double[] hessian = new double[stride * stride];
        for (int j = 0; j < Count; j++)
        {
            HessianRow(j).CopyTo(hessian.AsSpan(j * stride));
        }
        (_hessian, Stride) = (hessian, stride);
        Features = Resized(Features, stride);
        Columns = Resized(Columns, stride);
        Beta = Resized(Beta, stride);
        Lasso = Resized(Lasso, stride);
        Ridge = Resized(Ridge, stride);
        Means = Resized(Means, stride);
        _factors = Resized(_factors, stride);
    }

    static T[] Resized<T>(T[] values, int size)
    {
        Array.Resize(ref values, size);
        return values;
    }
}
