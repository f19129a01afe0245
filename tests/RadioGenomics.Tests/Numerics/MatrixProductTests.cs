using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Numerics;

public sealed class MatrixProductTests
{
    // By hand: A = [1 2; 3 4] (columns (1,3), (2,4)), B = (5, 6): AᵀB = (1*5 + 3*6, 2*5 + 4*6) = (23, 34).
    [Fact]
    public void Cross_TwoByTwo_IsTheHandComputedProduct()
    {
        double[] c = new double[2];
        MatrixProduct.Cross(new double[] { 1, 3, 2, 4 }, 2, new double[] { 5, 6 }, 1, 2, c, RunContext.Default);
        Assert.Equal([23.0, 34], c);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(17, 5, 3)]
    [InlineData(150, 131, 385)]
    [InlineData(40, 300, 1000)]
    [InlineData(50, 30, 1600)]
    public void Cross_AnyShape_EqualsFusedSumsInOrder(int aColumns, int bColumns, int rows)
    {
        double[] a = Gaussian(aColumns * rows, 1), b = Gaussian(bColumns * rows, 2), c = new double[aColumns * bColumns];
        MatrixProduct.Cross(a, aColumns, b, bColumns, rows, c, RunContext.Default);
        for (int j = 0; j < bColumns; j++)
        {
            for (int i = 0; i < aColumns; i++)
            {
                Assert.Equal(OrderedDot(a, i * rows, b, j * rows, rows), c[i + (j * aColumns)]);
            }
        }
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(61, 400)]
    [InlineData(300, 37)]
    public void SymmetricCross_Packed_EqualsTheFullProduct(int columns, int rows)
    {
        float[] a = [.. Gaussian(columns * rows, 3).Select(x => (float)x)], full = new float[columns * columns];
        using var packed = new PackedSymmetric<float>(columns);
        MatrixProduct.Cross(a, columns, a, columns, rows, full, RunContext.Default);
        MatrixProduct.SymmetricCross(a, columns, rows, packed, RunContext.Default);
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Assert.Equal(full[i + (j * columns)], packed[i, j]);
            }
        }
    }

    // Any processor must print the same digits: wide, narrow and no vectors, shallow and deep sums, symmetric and not.
    [Theory]
    [InlineData(70, 90, 370, false)]
    [InlineData(2050, 130, 20, false)]
    [InlineData(150, 150, 1700, true)]
    [InlineData(130, 10, 2000, false)]
    public void ForEachTile_EveryKernelWidth_SameBits(int aColumns, int bColumns, int rows, bool symmetric)
    {
        SameBitsForEveryWidth<double>(aColumns, bColumns, rows, symmetric);
        SameBitsForEveryWidth<float>(aColumns, bColumns, rows, symmetric);
    }

    static void SameBitsForEveryWidth<T>(int aColumns, int bColumns, int rows, bool symmetric)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T[] a = [.. Gaussian(aColumns * rows, 21).Select(T.CreateChecked)];
        T[] b = symmetric ? a : [.. Gaussian(bColumns * rows, 22).Select(T.CreateChecked)];
        T[] expected = Product(a, aColumns, b, bColumns, rows, symmetric, KernelWidth.Scalar);
        foreach (KernelWidth width in new[] { KernelWidth.Best, KernelWidth.Vector512, KernelWidth.Vector256 }.Where(MicroKernels.IsSupported))
        {
            Assert.Equal(expected, Product(a, aColumns, b, bColumns, rows, symmetric, width));
        }
    }

    static T[] Product<T>(T[] a, int aColumns, T[] b, int bColumns, int rows, bool symmetric, KernelWidth width)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var c = new T[aColumns * bColumns];
        MatrixProduct.ForEachTileOf<T>(a, aColumns, b, bColumns, rows, symmetric, tile =>
        {
            for (int j = 0; j < tile.BCount; j++)
            {
                Span<T> column = symmetric ? tile.LowerColumn(j) : tile.Column(j);
                column.CopyTo(c.AsSpan(tile.AStart + ((tile.BStart + j) * aColumns)));
            }
        }, RunContext.Default with { Threads = 2 }, "test", ProductBackend.Managed, width);
        return c;
    }

    // The error bound of a sum of k products is k eps times the sum of their magnitudes; both stay far below it.
    [Fact]
    public void SymmetricCross_OpenBlas_AgreesToRoundingAndKeepsItsBitsForAnyThreads()
    {
        Assert.SkipUnless(OpenBlas.IsAvailable, "no libopenblas on this system");
        double[] a = Gaussian(700 * 130, 31);
        float[] single = [.. a.Select(x => (float)x)];
        using PackedSymmetric<double> managed = new(700), blas = new(700), blasAlone = new(700);
        using PackedSymmetric<float> managedSingle = new(700), blasSingle = new(700);
        MatrixProduct.SymmetricCross(a, 700, 130, managed, RunContext.Default);
        MatrixProduct.SymmetricCross(a, 700, 130, blas, RunContext.Default with { Threads = 2 }, ProductBackend.OpenBlas);
        MatrixProduct.SymmetricCross(a, 700, 130, blasAlone, RunContext.Default with { Threads = 1 }, ProductBackend.OpenBlas);
        MatrixProduct.SymmetricCross(single, 700, 130, managedSingle, RunContext.Default);
        MatrixProduct.SymmetricCross(single, 700, 130, blasSingle, RunContext.Default, ProductBackend.OpenBlas);
        for (int i = 0; i < 700; i++)
        {
            Assert.Equal(blas.Row(i).ToArray(), blasAlone.Row(i).ToArray());
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(managed[i, j], blas[i, j], 200 * 1e-13);
                Assert.Equal(managedSingle[i, j], blasSingle[i, j], 200 * 1e-6);
            }
        }
    }

    [Fact]
    public void Cross_NoRows_IsZero()
    {
        double[] c = [1, 2, 3, 4];
        MatrixProduct.Cross(ReadOnlyMemory<double>.Empty, 2, ReadOnlyMemory<double>.Empty, 2, 0, c, RunContext.Default);
        Assert.Equal([0.0, 0, 0, 0], c);
    }

    // Issue 2: thread count never changes a digit.
    [Fact]
    public void Cross_OneTwoThreeThreads_SameBits()
    {
        double[] a = Gaussian(500 * 64, 5);
        double[][] products = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            double[] c = new double[500 * 500];
            MatrixProduct.Cross(a, 500, a, 500, 64, c, RunContext.Default with { Threads = threads });
            return c;
        })];
        Assert.Equal(products[0], products[1]);
        Assert.Equal(products[0], products[2]);
    }

    [Fact]
    public void Cross_WrongLength_SaysFoundAndExpected()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => MatrixProduct.Cross(new double[5], 2, new double[6], 2, 3, new double[4], RunContext.Default));
        Assert.Equal(ErrorCode.ShapeMismatch, error.Code);
        Assert.Contains("found 5, expected 6", error.Message, StringComparison.Ordinal);
    }

    internal static double[] Gaussian(int count, ulong stream)
    {
        var random = new Philox(11, stream);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
    }

    // The definition that the class documents: fused sums over blocks of 384, blocks added in order.
    static double OrderedDot(double[] a, int aStart, double[] b, int bStart, int rows)
    {
        double total = 0;
        for (int start = 0; start < rows; start += 384)
        {
            double block = 0;
            for (int k = start; k < Math.Min(rows, start + 384); k++)
            {
                block = Math.FusedMultiplyAdd(a[aStart + k], b[bStart + k], block);
            }
            total = start == 0 ? block : total + block;
        }
        return total;
    }
}
