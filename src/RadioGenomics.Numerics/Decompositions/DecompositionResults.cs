using System.Collections.Immutable;

namespace RadioGenomics.Numerics;

/// <summary>A symmetric matrix as V diag(values) Vᵀ. See <see cref="Decompositions"/> for the signs.</summary>
public sealed record SymmetricEigenResult
{
    /// <summary>Eigenvalues, largest first. Shape: [n].</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>Eigenvectors of unit length as columns, column-major. Shape: [n, n].</summary>
    public required ImmutableArray<double> Vectors { get; init; }

    /// <summary>One eigenvector. Shape: [n].</summary>
    public ReadOnlySpan<double> Vector(int i) => Vectors.AsSpan(i * Values.Length, Values.Length);
}

/// <summary>A matrix as U diag(values) Vᵀ. See <see cref="Decompositions"/> for the signs.</summary>
public sealed record SingularValueResult
{
    /// <summary>Singular values, largest first. Shape: [min(rows, columns)].</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>Left singular vectors as columns, column-major. Shape: [rows, min(rows, columns)].</summary>
    public required ImmutableArray<double> Left { get; init; }

    /// <summary>Right singular vectors as columns, column-major. Shape: [columns, min(rows, columns)].</summary>
    public required ImmutableArray<double> Right { get; init; }
}

/// <summary>The largest singular value with its vectors: the best approximation Value Left Rightᵀ of rank one.</summary>
public sealed record LeadingSingularResult
{
    /// <summary>The largest singular value. At least 0.</summary>
    public required double Value { get; init; }

    /// <summary>Left singular vector, unit length. Shape: [rows].</summary>
    public required ImmutableArray<double> Left { get; init; }

    /// <summary>Right singular vector, unit length. Shape: [columns].</summary>
    public required ImmutableArray<double> Right { get; init; }

    /// <summary>Share of the sum of squares that this one term explains. Range: [0, 1].</summary>
    public required double ExplainedShare { get; init; }
}
