using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Numerics;

public sealed class PackedSymmetricTests
{
    [Fact]
    public void Indexer_BothTriangles_AreOnePlace()
    {
        using var matrix = new PackedSymmetric<float>(3);
        matrix[0, 2] = 5;
        Assert.Equal(5, matrix[2, 0]);
        Assert.Equal([5f, 0, 0], matrix.Row(2).ToArray());
        Assert.Equal(6, matrix.Length);
    }

    [Fact]
    public void CopyRow_MiddleRow_IsTheWholeColumn()
    {
        using var matrix = new PackedSymmetric<double>(4);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[i, j] = (10 * i) + j;
            }
        }
        double[] row = new double[4];
        matrix.CopyRow(1, row);
        Assert.Equal([10.0, 11, 21, 31], row);
    }

    // Memory outside the managed heap: a use after Dispose must be an exception, not a crash.
    [Fact]
    public void Row_AfterDispose_Throws()
    {
        var matrix = new PackedSymmetric<float>(3);
        matrix.Dispose();
        Assert.Throws<ObjectDisposedException>(() => matrix.Row(1).Length);
        Assert.Throws<ObjectDisposedException>(() => matrix[0, 0]);
    }

    [Fact]
    public void Constructor_MoreThanTheMachineHas_IsRefusedWithTheSize()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => new PackedSymmetric<double>(1_000_000));
        Assert.Equal(ErrorCode.MemoryRefused, error.Code);
        Assert.Contains("needs 4000.0 GB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_OutsideTheMatrix_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PackedSymmetric<float>(3).Row(3).Length);
}
