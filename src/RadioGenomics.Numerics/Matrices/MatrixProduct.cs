using System.Buffers;
using System.Numerics;

namespace RadioGenomics.Numerics;

/// <summary>
/// Products AᵀB of column-major matrices: all pairs of columns. Every value is summed over k in increasing order with fused
/// multiply-add, in blocks of 384 whose sums are then added in order, so it has the same bits on any processor and for any
/// number of threads (<see cref="ProductBackend.Managed"/>, the default).
/// </summary>
public static class MatrixProduct
{
    /// <summary>C = AᵀB.</summary>
    /// <param name="a">Column-major. Shape: [rows, aColumns].</param>
    /// <param name="aColumns">Number of columns of A.</param>
    /// <param name="b">Column-major. Shape: [rows, bColumns].</param>
    /// <param name="bColumns">Number of columns of B.</param>
    /// <param name="rows">Number of rows of A and of B. NaN in a column makes all its products NaN.</param>
    /// <param name="c">Receives the product, column-major: (i, j) at i + j * aColumns. Shape: [aColumns, bColumns].</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="backend">Who multiplies.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: 2 rows aColumns bColumns operations. Source: Goto, van de Geijn (2008) ACM TOMS 34:12.
    /// Reference: OpenBLAS 0.3.21 dgemm; agreement: rounding (tested at 1e-13 of the sum of absolute products).</remarks>
    public static void Cross(ReadOnlyMemory<double> a, int aColumns, ReadOnlyMemory<double> b, int bColumns, int rows, Memory<double> c, RunContext run, ProductBackend backend = ProductBackend.Managed) =>
        CrossOf(a, aColumns, b, bColumns, rows, c, run, backend);

    /// <summary>C = AᵀB in single precision; see the other overload for Shape, Source and Reference (OpenBLAS sgemm).</summary>
    public static void Cross(ReadOnlyMemory<float> a, int aColumns, ReadOnlyMemory<float> b, int bColumns, int rows, Memory<float> c, RunContext run, ProductBackend backend = ProductBackend.Managed) =>
        CrossOf(a, aColumns, b, bColumns, rows, c, run, backend);

    /// <summary>C = AᵀA into a packed lower triangle.</summary>
    /// <param name="a">Column-major. Shape: [rows, columns].</param>
    /// <param name="columns">Number of columns of A.</param>
    /// <param name="rows">Number of rows of A.</param>
    /// <param name="c">Receives the product. Shape: [columns, columns], symmetric.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="backend">Who multiplies.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: rows columns² operations. Source: Goto, van de Geijn (2008) ACM TOMS 34:12.
    /// Reference: OpenBLAS 0.3.21 dsyrk; agreement: rounding (tested at 1e-13 of the sum of absolute products).</remarks>
    public static void SymmetricCross(ReadOnlyMemory<double> a, int columns, int rows, PackedSymmetric<double> c, RunContext run, ProductBackend backend = ProductBackend.Managed) =>
        SymmetricCrossOf(a, columns, rows, c, run, backend);

    /// <summary>C = AᵀA in single precision; see the other overload for Shape, Source and Reference (OpenBLAS ssyrk).</summary>
    public static void SymmetricCross(ReadOnlyMemory<float> a, int columns, int rows, PackedSymmetric<float> c, RunContext run, ProductBackend backend = ProductBackend.Managed) =>
        SymmetricCrossOf(a, columns, rows, c, run, backend);

    /// <summary>C = AᵀB, handed over tile by tile, so that C as a whole is never stored.</summary>
    /// <param name="a">Column-major. Shape: [rows, aColumns].</param>
    /// <param name="aColumns">Number of columns of A.</param>
    /// <param name="b">Column-major. Shape: [rows, bColumns].</param>
    /// <param name="bColumns">Number of columns of B.</param>
    /// <param name="rows">Number of rows of A and of B.</param>
    /// <param name="onTile">Receives each tile once, on worker threads, in any order. The grid of tiles depends on the shapes only.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="stage">Name of the stage for progress.</param>
    /// <param name="backend">Who multiplies.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: 2 rows aColumns bColumns operations. Source: Goto, van de Geijn (2008) ACM TOMS 34:12.
    /// Reference: the same values as <c>Cross</c>; exact.</remarks>
    public static void ForEachTile(ReadOnlyMemory<double> a, int aColumns, ReadOnlyMemory<double> b, int bColumns, int rows,
        ProductTileAction<double> onTile, RunContext run, string stage = "product", ProductBackend backend = ProductBackend.Managed) =>
        ForEachTileOf(a, aColumns, b, bColumns, rows, false, onTile, run, stage, backend);

    /// <summary>The tiles of C = AᵀB in single precision; see the other overload for Shape, Source and Reference.</summary>
    public static void ForEachTile(ReadOnlyMemory<float> a, int aColumns, ReadOnlyMemory<float> b, int bColumns, int rows,
        ProductTileAction<float> onTile, RunContext run, string stage = "product", ProductBackend backend = ProductBackend.Managed) =>
        ForEachTileOf(a, aColumns, b, bColumns, rows, false, onTile, run, stage, backend);

    /// <summary>C = AᵀA, handed over tile by tile, each pair of columns once: <see cref="ProductTile{T}.LowerColumn"/> of a tile is
    /// a piece of a row of the packed lower triangle (row BStart + j, from column AStart, up to the diagonal). What a tile holds
    /// beyond the diagonal is not to be used.</summary>
    /// <param name="a">Column-major. Shape: [rows, columns].</param>
    /// <param name="columns">Number of columns of A.</param>
    /// <param name="rows">Number of rows of A.</param>
    /// <param name="onTile">Receives each tile once, on worker threads, in any order.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="stage">Name of the stage for progress.</param>
    /// <param name="backend">Who multiplies.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: rows columns² operations. Source: Goto, van de Geijn (2008) ACM TOMS 34:12.
    /// Reference: the same values as <c>SymmetricCross</c>; exact.</remarks>
    public static void ForEachSymmetricTile(ReadOnlyMemory<double> a, int columns, int rows, ProductTileAction<double> onTile,
        RunContext run, string stage = "product", ProductBackend backend = ProductBackend.Managed) =>
        ForEachTileOf(a, columns, a, columns, rows, true, onTile, run, stage, backend);

    /// <summary>The tiles of C = AᵀA in single precision; see the other overload for Shape, Source and Reference.</summary>
    public static void ForEachSymmetricTile(ReadOnlyMemory<float> a, int columns, int rows, ProductTileAction<float> onTile,
        RunContext run, string stage = "product", ProductBackend backend = ProductBackend.Managed) =>
        ForEachTileOf(a, columns, a, columns, rows, true, onTile, run, stage, backend);

    static void CrossOf<T>(ReadOnlyMemory<T> a, int aColumns, ReadOnlyMemory<T> b, int bColumns, int rows, Memory<T> c, RunContext run, ProductBackend backend)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckLength("Values of the product", c.Length, (long)aColumns * bColumns);
        ForEachTileOf(a, aColumns, b, bColumns, rows, false, tile =>
        {
            Span<T> all = c.Span;
            for (int j = 0; j < tile.BCount; j++)
            {
                tile.Column(j).CopyTo(all.Slice(tile.AStart + ((tile.BStart + j) * aColumns), tile.ACount));
            }
        }, run, "product", backend);
    }

    /// <summary>The packed product in either precision.</summary>
    internal static void SymmetricCrossOf<T>(ReadOnlyMemory<T> a, int columns, int rows, PackedSymmetric<T> c, RunContext run, ProductBackend backend)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(c);
        CheckLength("Columns of the packed product", c.Count, columns);
        ForEachTileOf(a, columns, a, columns, rows, true, tile => tile.StoreLower(c), run, "product", backend);
    }

    /// <summary>All products by tiles, with a chosen kernel: the digits are the same for each.</summary>
    internal static unsafe void ForEachTileOf<T>(ReadOnlyMemory<T> a, int aColumns, ReadOnlyMemory<T> b, int bColumns, int rows, bool lowerOnly,
        ProductTileAction<T> onTile, RunContext run, string stage, ProductBackend backend, KernelWidth width = KernelWidth.Best)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(onTile);
        ArgumentNullException.ThrowIfNull(run);
        CheckLength("Values of the left matrix", a.Length, (long)rows * aColumns);
        CheckLength("Values of the right matrix", b.Length, (long)rows * bColumns);
        using MemoryHandle aPin = a.Pin(), bPin = b.Pin();
        if (backend == ProductBackend.OpenBlas)
        {
            new BlasProduct<T>((T*)aPin.Pointer, aColumns, (T*)bPin.Pointer, bColumns, rows, lowerOnly).Run(onTile, run, stage);
            return;
        }
        var left = new DenseColumns<T>((T*)aPin.Pointer, aColumns, rows);
        var right = new DenseColumns<T>((T*)bPin.Pointer, bColumns, rows);
        new TiledProduct<T>(left, right, rows, lowerOnly, MicroKernels.Create<T>(width), onTile, run, stage).Run();
    }

    static void CheckLength(string what, long found, long expected)
    {
        if (found != expected)
        {
            Throw.ShapeMismatch(what, found, expected);
        }
    }
}
