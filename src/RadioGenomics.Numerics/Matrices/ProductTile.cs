using System.Numerics;

namespace RadioGenomics.Numerics;

/// <summary>A finished rectangle of a matrix product, hot in the cache of the thread that receives it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct ProductTile<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal ProductTile(int aStart, int aCount, int bStart, int bCount, Span<T> values, int stride)
    {
        (AStart, ACount, BStart, BCount) = (aStart, aCount, bStart, bCount);
        Values = values;
        Stride = stride;
    }

    /// <summary>First column of A, 0-based.</summary>
    public int AStart { get; }

    /// <summary>Number of columns of A.</summary>
    public int ACount { get; }

    /// <summary>First column of B, 0-based.</summary>
    public int BStart { get; }

    /// <summary>Number of columns of B.</summary>
    public int BCount { get; }

    /// <summary>Distance between two columns of the tile in <see cref="Values"/>; at least <see cref="ACount"/>.</summary>
    public int Stride { get; }

    /// <summary>Column-major values: (AStart + i, BStart + j) at i + j * Stride. The receiver may overwrite them; they are gone
    /// when it returns.</summary>
    public Span<T> Values { get; }

    /// <summary>The products of column BStart + <paramref name="j"/> of B with all of the tile's columns of A. Shape: [ACount].</summary>
    public Span<T> Column(int j) => Values.Slice(j * Stride, ACount);

    /// <summary>For a symmetric product: the part of <see cref="Column"/> that does not lie beyond the diagonal (AStart + i &lt;=
    /// BStart + j), which is a piece of row BStart + j of a <see cref="PackedSymmetric{T}"/>. May be empty.</summary>
    public Span<T> LowerColumn(int j) => Values.Slice(j * Stride, Math.Clamp(BStart + j + 1 - AStart, 0, ACount));

    /// <summary>Copies the tile of a symmetric product to its place.</summary>
    public void StoreLower(PackedSymmetric<T> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        for (int j = 0; j < BCount; j++)
        {
            Span<T> piece = LowerColumn(j);
            if (!piece.IsEmpty)
            {
                piece.CopyTo(matrix.Row(BStart + j)[AStart..]);
            }
        }
    }
}

/// <summary>Receives a finished tile, on any worker thread, in any order; must write only to places of its own tile.</summary>
public delegate void ProductTileAction<T>(ProductTile<T> tile)
    where T : unmanaged, IFloatingPointIeee754<T>;
