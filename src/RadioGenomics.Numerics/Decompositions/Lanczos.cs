namespace RadioGenomics.Numerics;

/// <summary>Lanczos iteration with full reorthogonalisation for the largest eigenvalue of a small positive semidefinite matrix.</summary>
static class Lanczos
{
    const double Tolerance = 1e-15;

    /// <summary>Eigenvector of the largest eigenvalue, unit length.</summary>
    /// <param name="matrix">Column-major, symmetric. Shape: [n, n].</param>
    /// <param name="n">Number of rows.</param>
    /// <param name="scale">Size of the largest eigenvalue or a little more (the trace).</param>
    public static double[] LargestEigenvector(double[] matrix, int n, double scale)
    {
        var basis = new List<double[]> { Start(n) };
        var diagonal = new List<double>();
        var beside = new List<double>();
        while (true)
        {
            double[] next = Product(matrix, basis[^1]);
            diagonal.Add(FixedOrder.Dot(next, basis[^1]));
            Orthogonalise(next, basis);
            double rest = Normalise(next);
            int steps = basis.Count;
            bool exhausted = rest <= Tolerance * scale || steps == n;
            if (exhausted || steps % 8 == 0)
            {
                double[] small = TridiagonalEigen.Largest([.. diagonal], [.. beside], out double value);
                if (exhausted || rest * Math.Abs(small[^1]) <= Tolerance * value)
                {
                    return Combine(basis, small);
                }
            }
            beside.Add(rest);
            basis.Add(next);
        }
    }

    /// <summary>Scales to unit length; zeros stay zeros. Returns the length before.</summary>
    public static double Normalise(double[] vector)
    {
        double length = FixedOrder.Norm(vector);
        for (int i = 0; i < vector.Length && length > 0; i++)
        {
            vector[i] /= length;
        }
        return length;
    }

    // A random start has a part along every eigenvector; a chosen one might not.
    static double[] Start(int n)
    {
        var random = new Philox(0x4C616E637A6F73, 0);
        double[] start = new double[n];
        for (int i = 0; i < n; i++)
        {
            start[i] = random.NextDouble() - 0.5;
        }
        Normalise(start);
        return start;
    }

    static double[] Product(double[] matrix, double[] vector)
    {
        double[] product = new double[vector.Length];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = FixedOrder.Dot(matrix.AsSpan(i * vector.Length, vector.Length), vector);
        }
        return product;
    }

    // Twice is enough (Kahan).
    static void Orthogonalise(double[] vector, List<double[]> basis)
    {
        for (int round = 0; round < 2; round++)
        {
            foreach (double[] b in basis)
            {
                FixedOrder.AddScaled(-FixedOrder.Dot(vector, b), b, vector);
            }
        }
    }

    static double[] Combine(List<double[]> basis, double[] weights)
    {
        double[] vector = new double[basis[0].Length];
        for (int i = 0; i < weights.Length; i++)
        {
            FixedOrder.AddScaled(weights[i], basis[i], vector);
        }
        Normalise(vector);
        return vector;
    }
}

/// <summary>The largest eigenvalue of a symmetric tridiagonal matrix and its vector, by implicit QL steps.</summary>
static class TridiagonalEigen
{
    /// <param name="diagonal">Shape: [n].</param>
    /// <param name="beside">Shape: [n - 1].</param>
    /// <param name="value">The largest eigenvalue.</param>
    public static double[] Largest(double[] diagonal, double[] beside, out double value)
    {
        int n = diagonal.Length;
        value = LargestValue(diagonal, beside);
        // Inverse iteration: one or two solves with the matrix shifted by a rounding error above its largest eigenvalue,
        // where T - shift is negative definite and elimination needs no pivots.
        double shift = value + (Math.Abs(value) * 4e-16) + double.Epsilon;
        double[] x = new double[n];
        Array.Fill(x, 1 / Math.Sqrt(n));
        for (int round = 0; round < 3; round++)
        {
            Solve(diagonal, beside, shift, x);
            Lanczos.Normalise(x);
        }
        return x;
    }

    // Bisection on the sign of the pivots of T - x: all negative means that x lies above every eigenvalue.
    static double LargestValue(double[] diagonal, double[] beside)
    {
        double low = diagonal.Max(), high = 0;
        for (int i = 0; i < diagonal.Length; i++)
        {
            high = Math.Max(high, diagonal[i] + (i > 0 ? Math.Abs(beside[i - 1]) : 0) + (i < beside.Length ? Math.Abs(beside[i]) : 0));
        }
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return high;
            }
            if (IsAbove(diagonal, beside, middle))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
    }

    static bool IsAbove(double[] diagonal, double[] beside, double x)
    {
        double pivot = diagonal[0] - x;
        for (int i = 1; i < diagonal.Length && pivot < 0; i++)
        {
            pivot = diagonal[i] - x - (beside[i - 1] * beside[i - 1] / pivot);
        }
        return pivot < 0;
    }

    static void Solve(double[] diagonal, double[] beside, double shift, double[] x)
    {
        int n = diagonal.Length;
        double[] pivots = new double[n];
        for (int i = 0; i < n; i++)
        {
            double pivot = diagonal[i] - shift - (i > 0 ? beside[i - 1] * beside[i - 1] / pivots[i - 1] : 0);
            pivots[i] = Math.Min(pivot, -Math.Abs(shift) * 1e-17 - double.Epsilon);
            x[i] -= i > 0 ? beside[i - 1] / pivots[i - 1] * x[i - 1] : 0;
        }
        for (int i = n - 1; i >= 0; i--)
        {
            x[i] = (x[i] - (i < n - 1 ? beside[i] * x[i + 1] : 0)) / pivots[i];
        }
    }
}
