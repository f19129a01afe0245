using System.Runtime.InteropServices;

namespace RadioGenomics.Numerics;

/// <summary>
/// The first singular value of a matrix with its vectors, without the rest of the decomposition: what a module eigengene needs.
/// The same bits on every machine and for any number of threads.
/// </summary>
public static class LeadingSingularVector
{
    /// <summary>Largest singular value, its left and right vectors.</summary>
    /// <param name="matrix">Column-major. Shape: [rows, columns], finite.</param>
    /// <param name="rows">Number of rows. At least 1.</param>
    /// <param name="columns">Number of columns. At least 1.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <returns>The vectors; the entry of Left of largest magnitude is positive. All zero for a matrix of zeros.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.NonFinite"/>.</exception>
    /// <remarks>Lanczos iteration with full reorthogonalisation on the smaller Gram matrix, then two steps on the matrix itself.
    /// Cost: O(rows columns min(rows, columns)) at the rate of a matrix product. Source: Golub, Van Loan (2013) Matrix
    /// Computations, 10.1 and 10.4. Reference: LAPACK dgesdd; agreement: 1e-12 where the two largest singular values differ by more
    /// than 1 %.</remarks>
    public static LeadingSingularResult Of(ReadOnlyMemory<double> matrix, int rows, int columns, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Decompositions.Check(matrix.Span, rows, columns);
        double[] transposed = Transpose(matrix.Span, rows, columns);
        double[] left = new double[rows], right = new double[columns];
        if (rows <= columns)
        {
            LargestEigenvector(Gram(transposed, rows, columns, run), rows).CopyTo(left, 0);
            Refine(matrix.Span, transposed, left, right);
        }
        else
        {
            LargestEigenvector(Gram(matrix, columns, rows, run), columns).CopyTo(right, 0);
            Refine(transposed, matrix.Span, right, left);
        }
        double value = Multiply(transposed, right, left);
        Decompositions.Orient(left, right);
        double total = FixedOrder.Dot(matrix.Span, matrix.Span);
        return new()
        {
            Value = value,
            Left = ImmutableCollectionsMarshal.AsImmutableArray(left),
            Right = ImmutableCollectionsMarshal.AsImmutableArray(right),
            ExplainedShare = total > 0 ? Math.Min(1, value / total * value) : 0,
        };
    }

    static double[] Transpose(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        double[] transposed = new double[matrix.Length];
        for (int r = 0; r < rows; r++)
        {
            Span<double> row = transposed.AsSpan(r * columns, columns);
            for (int c = 0; c < columns; c++)
            {
                row[c] = matrix[r + (c * rows)];
            }
        }
        return transposed;
    }

    static double[] Gram(ReadOnlyMemory<double> vectors, int count, int length, RunContext run)
    {
        double[] gram = new double[count * count];
        MatrixProduct.Cross(vectors, count, vectors, count, length, gram, run with { Progress = null });
        return gram;
    }

    /// <summary>Two rounds of far = normalised(Mᵀ near), near = normalised(M far): each shrinks the error by (σ2 / σ1)².</summary>
    /// <param name="columns">Vectors along the near side, one after another.</param>
    /// <param name="rows">The same matrix transposed.</param>
    /// <param name="near">Changed in place.</param>
    /// <param name="far">Receives the other side's vector.</param>
    static void Refine(ReadOnlySpan<double> columns, ReadOnlySpan<double> rows, double[] near, double[] far)
    {
        for (int round = 0; round < 2; round++)
        {
            Multiply(columns, near, far);
            Multiply(rows, far, near);
        }
        Multiply(columns, near, far);
    }

    /// <summary>product = normalised inner products of each vector with <paramref name="by"/>; returns the length before.</summary>
    static double Multiply(ReadOnlySpan<double> vectors, double[] by, double[] product)
    {
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = FixedOrder.Dot(vectors.Slice(i * by.Length, by.Length), by);
        }
        return Lanczos.Normalise(product);
    }

    static double[] LargestEigenvector(double[] symmetric, int n)
    {
        // A scale of about one keeps squares in range whatever the unit of the data.
        double trace = 0;
        for (int i = 0; i < n; i++)
        {
            trace += symmetric[i + (i * n)];
        }
        return trace > 0 ? Lanczos.LargestEigenvector(symmetric, n, trace) : new double[n];
    }
}
