using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace RadioGenomics.Numerics;

/// <summary>
/// Eigenvalues and singular values of small dense matrices: LAPACK of the system's OpenBLAS where found, Math.NET otherwise.
/// Vectors are only defined up to their sign; here the entry of largest magnitude is positive (of the left vector for singular
/// vectors; of several within 1e-9 of the largest, the first), so both give the same vectors.
/// </summary>
public static class Decompositions
{
    /// <summary>Eigenvalues and eigenvectors of a symmetric matrix.</summary>
    /// <param name="matrix">Column-major; the places i &lt;= j are read. Shape: [n, n], finite.</param>
    /// <param name="n">Number of rows and of columns.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.NonFinite"/>,
    /// <see cref="ErrorCode.NotConverged"/>.</exception>
    /// <remarks>Cost: O(n³). Source: Dhillon, Parlett (2004) Linear Algebra Appl 387:1 (LAPACK dsyevr).
    /// Reference: Math.NET Numerics 5.0 Evd against LAPACK dsyevr; agreement: 1e-12 of the largest eigenvalue.</remarks>
    public static SymmetricEigenResult SymmetricEigen(ReadOnlySpan<double> matrix, int n) => SymmetricEigen(matrix, n, Lapack.IsAvailable);

    /// <summary>Thin singular value decomposition.</summary>
    /// <param name="matrix">Column-major. Shape: [rows, columns], finite.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.NonFinite"/>,
    /// <see cref="ErrorCode.NotConverged"/>.</exception>
    /// <remarks>Cost: O(rows columns min(rows, columns)). Source: Gu, Eisenstat (1995) SIAM J Matrix Anal 16:79 (LAPACK dgesdd).
    /// Reference: Math.NET Numerics 5.0 Svd against LAPACK dgesdd; agreement: 1e-12 of the largest singular value.</remarks>
    public static SingularValueResult SingularValues(ReadOnlySpan<double> matrix, int rows, int columns) =>
        SingularValues(matrix, rows, columns, Lapack.IsAvailable);

    internal static SymmetricEigenResult SymmetricEigen(ReadOnlySpan<double> matrix, int n, bool useLapack)
    {
        Check(matrix, n, n);
        double[] values = new double[n], vectors = new double[n * n];
        if (useLapack)
        {
            Lapack.SymmetricEigen(matrix.ToArray(), n, values, vectors);
        }
        else
        {
            Evd<double> evd = DenseMatrix.OfIndexed(n, n, Symmetrised(matrix, n)).Evd(Symmetricity.Symmetric);
            evd.EigenVectors.ToColumnMajorArray().CopyTo(vectors, 0);
            evd.EigenValues.Select(v => v.Real).ToArray().CopyTo(values, 0);
        }
        ReverseColumns(values, vectors, n);
        for (int i = 0; i < n; i++)
        {
            Orient(vectors.AsSpan(i * n, n), []);
        }
        return new() { Values = ImmutableCollectionsMarshal.AsImmutableArray(values), Vectors = ImmutableCollectionsMarshal.AsImmutableArray(vectors) };
    }

    internal static SingularValueResult SingularValues(ReadOnlySpan<double> matrix, int rows, int columns, bool useLapack)
    {
        Check(matrix, rows, columns);
        int rank = Math.Min(rows, columns);
        double[] values = new double[rank], left = new double[rows * rank], right = new double[columns * rank];
        if (useLapack)
        {
            Lapack.SingularValues(matrix.ToArray(), rows, columns, values, left, right);
        }
        else
        {
            Svd<double> svd = new DenseMatrix(rows, columns, matrix.ToArray()).Svd();
            svd.S.AsArray().AsSpan(0, rank).CopyTo(values);
            svd.U.ToColumnMajorArray().AsSpan(0, left.Length).CopyTo(left);
            svd.VT.Transpose().ToColumnMajorArray().AsSpan(0, right.Length).CopyTo(right);
        }
        for (int i = 0; i < rank; i++)
        {
            Orient(left.AsSpan(i * rows, rows), right.AsSpan(i * columns, columns));
        }
        return new()
        {
            Values = ImmutableCollectionsMarshal.AsImmutableArray(values),
            Left = ImmutableCollectionsMarshal.AsImmutableArray(left),
            Right = ImmutableCollectionsMarshal.AsImmutableArray(right),
        };
    }

    /// <summary>Makes the first entry of (nearly) largest magnitude positive; turns the partner along.</summary>
    internal static void Orient(Span<double> vector, Span<double> partner)
    {
        double largest = 0;
        foreach (double value in vector)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        int at = 0;
        while (at < vector.Length && Math.Abs(vector[at]) < largest * (1 - 1e-9))
        {
            at++;
        }
        if (at < vector.Length && vector[at] < 0)
        {
            Negate(vector);
            Negate(partner);
        }
    }

    static void Negate(Span<double> vector)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = -vector[i];
        }
    }

    internal static void Check(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        if (matrix.Length != (long)rows * columns)
        {
            Throw.ShapeMismatch("Values of the matrix", matrix.Length, (long)rows * columns);
        }
        for (int i = 0; i < matrix.Length; i++)
        {
            if (!double.IsFinite(matrix[i]))
            {
                Throw.NonFinite(matrix[i], i % rows, i / rows);
            }
        }
    }

    static IEnumerable<(int Row, int Column, double Value)> Symmetrised(ReadOnlySpan<double> matrix, int n)
    {
        double[] copy = matrix.ToArray();
        return Enumerable.Range(0, n * n).Select(t => (t % n, t / n, copy[Math.Min(t % n, t / n) + (Math.Max(t % n, t / n) * n)]));
    }

    // Both libraries give eigenvalues in ascending order.
    static void ReverseColumns(double[] values, double[] vectors, int n)
    {
        Array.Reverse(values);
        for (int i = 0; i < n / 2; i++)
        {
            Span<double> x = vectors.AsSpan(i * n, n), y = vectors.AsSpan((n - 1 - i) * n, n);
            for (int r = 0; r < n; r++)
            {
                (x[r], y[r]) = (y[r], x[r]);
            }
        }
    }
}
