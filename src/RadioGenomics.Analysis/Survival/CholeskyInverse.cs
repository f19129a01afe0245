namespace RadioGenomics.Analysis.Survival;

/// <summary>LDLᵀ of a small symmetric matrix that may be singular: a pivot without information is left out, its solution is 0.</summary>
sealed class CholeskyInverse(int size)
{
    /// <summary>As R's coxph: a pivot below this share of the largest diagonal element, after scaling, is no information.</summary>
    const double Tolerance = 1.818989e-12;

    readonly double[] _factor = new double[size * size];
    readonly double[] _work = new double[size];

    /// <summary>Pivots; 0 where a column depends on the ones before. Shape: [size].</summary>
    public double[] Pivot { get; } = new double[size];

    /// <summary>Number of columns that do not depend on the ones before.</summary>
    public int Rank { get; private set; }

    /// <summary>log |matrix|.</summary>
    public double LogDeterminant
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < size; i++)
            {
                sum += Math.Log(Pivot[i]);
            }
            return sum;
        }
    }

    /// <summary>Factors a matrix; its lower triangle is read.</summary>
    public void Factor(ReadOnlySpan<double> matrix)
    {
        matrix.CopyTo(_factor);
        Rank = 0;
        for (int j = 0; j < size; j++)
        {
            double pivot = matrix[(j * size) + j];
            for (int k = 0; k < j; k++)
            {
                pivot -= _factor[(j * size) + k] * _factor[(j * size) + k] * Pivot[k];
            }
            // Against the element's own size: columns may have any unit.
            bool informed = pivot > Tolerance * matrix[(j * size) + j] && pivot > double.MinValue;
            Pivot[j] = informed ? pivot : 0;
            Rank += informed ? 1 : 0;
            for (int i = j + 1; i < size; i++)
            {
                double sum = matrix[(i * size) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= _factor[(i * size) + k] * _factor[(j * size) + k] * Pivot[k];
                }
                _factor[(i * size) + j] = informed ? sum / pivot : 0;
            }
        }
    }

    /// <summary>x with matrix · x = b.</summary>
    public void Solve(ReadOnlySpan<double> b, Span<double> x)
    {
        for (int i = 0; i < size; i++)
        {
            double sum = b[i];
            for (int k = 0; k < i; k++)
            {
                sum -= _factor[(i * size) + k] * _work[k];
            }
            _work[i] = sum;
        }
        for (int i = size - 1; i >= 0; i--)
        {
            double sum = Pivot[i] > 0 ? _work[i] / Pivot[i] : 0;
            for (int k = i + 1; k < size; k++)
            {
                sum -= Pivot[i] > 0 ? _factor[(k * size) + i] * x[k] : 0;
            }
            x[i] = sum;
        }
    }

    /// <summary>The inverse, symmetric. Shape: [size × size].</summary>
    public double[] Inverse()
    {
        double[] inverse = new double[size * size], unit = new double[size];
        for (int j = 0; j < size; j++)
        {
            Array.Clear(unit);
            unit[j] = Pivot[j] > 0 ? 1 : 0;
            Solve(unit, inverse.AsSpan(j * size, size));
        }
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = (inverse[(i * size) + j] + inverse[(j * size) + i]) / 2;
                inverse[(i * size) + j] = inverse[(j * size) + i] = mean;
            }
        }
        return inverse;
    }
}
