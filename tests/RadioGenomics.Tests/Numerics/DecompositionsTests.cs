using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Numerics;

public sealed class DecompositionsTests
{
    // By hand: [2 1; 1 2] has the eigenvalues 3 and 1 with vectors (1, 1) and (1, -1) over the root of two.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SymmetricEigen_TwoByTwo_IsTheHandComputedOne(bool useLapack)
    {
        Assert.SkipUnless(!useLapack || Lapack.IsAvailable, "no LAPACK on this system");
        SymmetricEigenResult eigen = Decompositions.SymmetricEigen([2, 1, 1, 2], 2, useLapack);
        double half = Math.Sqrt(0.5);
        AssertClose([3, 1], eigen.Values.AsSpan(), 1e-14);
        AssertClose([half, half], eigen.Vector(0), 1e-14);
        AssertClose([half, -half], eigen.Vector(1), 1e-14);
    }

    // By hand: diag(3, -2) as 2 x 3 with a zero column: values 3 and 2, the sign of -2 moves into the right vector.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SingularValues_Diagonal_SignIsInTheRightVector(bool useLapack)
    {
        Assert.SkipUnless(!useLapack || Lapack.IsAvailable, "no LAPACK on this system");
        SingularValueResult svd = Decompositions.SingularValues([3, 0, 0, -2, 0, 0], 2, 3, useLapack);
        AssertClose([3, 2], svd.Values.AsSpan(), 1e-14);
        AssertClose([1, 0, 0, 1], svd.Left.AsSpan(), 1e-14);
        AssertClose([1, 0, 0, 0, -1, 0], svd.Right.AsSpan(), 1e-14);
    }

    [Theory]
    [InlineData(30, 12)]
    [InlineData(12, 30)]
    [InlineData(1, 5)]
    public void SingularValues_LapackAndManaged_Agree(int rows, int columns)
    {
        Assert.SkipUnless(Lapack.IsAvailable, "no LAPACK on this system");
        double[] matrix = MatrixProductTests.Gaussian(rows * columns, 41);
        SingularValueResult lapack = Decompositions.SingularValues(matrix, rows, columns, true), managed = Decompositions.SingularValues(matrix, rows, columns, false);
        AssertClose(managed.Values.AsSpan(), lapack.Values.AsSpan(), 1e-12);
        AssertClose(managed.Left.AsSpan(), lapack.Left.AsSpan(), 1e-11);
        AssertClose(managed.Right.AsSpan(), lapack.Right.AsSpan(), 1e-11);
    }

    [Fact]
    public void SymmetricEigen_LapackAndManaged_Agree()
    {
        Assert.SkipUnless(Lapack.IsAvailable, "no LAPACK on this system");
        double[] half = MatrixProductTests.Gaussian(25 * 40, 42), matrix = new double[25 * 25];
        MatrixProduct.Cross(half, 25, half, 25, 40, matrix, RunContext.Default);
        SymmetricEigenResult lapack = Decompositions.SymmetricEigen(matrix, 25, true), managed = Decompositions.SymmetricEigen(matrix, 25, false);
        AssertClose(managed.Values.AsSpan(), lapack.Values.AsSpan(), 1e-11);
        AssertClose(managed.Vectors.AsSpan(), lapack.Vectors.AsSpan(), 1e-11);
    }

    [Theory]
    [InlineData(60, 400)]
    [InlineData(400, 60)]
    [InlineData(100, 1)]
    [InlineData(1, 100)]
    [InlineData(50, 7)]
    public void LeadingSingularVector_OneStrongFactor_AgreesWithTheWholeDecomposition(int rows, int columns)
    {
        double[] matrix = MatrixProductTests.Gaussian(rows * columns, 43), score = MatrixProductTests.Gaussian(rows, 44), load = MatrixProductTests.Gaussian(columns, 45);
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] += 0.6 * score[i % rows] * load[i / rows];
        }
        SingularValueResult all = Decompositions.SingularValues(matrix, rows, columns);
        LeadingSingularResult first = LeadingSingularVector.Of(matrix, rows, columns, RunContext.Default);
        Assert.Equal(1, first.Value / all.Values[0], 1e-13);
        AssertClose(all.Left.AsSpan(0, rows), first.Left.AsSpan(), 1e-12);
        AssertClose(all.Right.AsSpan(0, columns), first.Right.AsSpan(), 1e-12);
        Assert.Equal(all.Values[0] * all.Values[0] / all.Values.Sum(v => v * v), first.ExplainedShare, 1e-13);
    }

    // No factor at all: the two largest singular values lie close together, the hardest case for an iteration.
    [Fact]
    public void LeadingSingularVector_PureNoise_StillAgrees()
    {
        double[] matrix = MatrixProductTests.Gaussian(80 * 300, 46);
        SingularValueResult all = Decompositions.SingularValues(matrix, 80, 300);
        LeadingSingularResult first = LeadingSingularVector.Of(matrix, 80, 300, RunContext.Default);
        AssertClose(all.Left.AsSpan(0, 80), first.Left.AsSpan(), 1e-11);
    }

    [Fact]
    public void LeadingSingularVector_OtherUnit_SameVectors()
    {
        double[] matrix = MatrixProductTests.Gaussian(20 * 30, 47);
        LeadingSingularResult one = LeadingSingularVector.Of(matrix, 20, 30, RunContext.Default);
        LeadingSingularResult tiny = LeadingSingularVector.Of(matrix.Select(x => x * 1e-60).ToArray(), 20, 30, RunContext.Default);
        AssertClose(one.Left.AsSpan(), tiny.Left.AsSpan(), 1e-12);
    }

    [Fact]
    public void LeadingSingularVector_Zeros_IsZero()
    {
        LeadingSingularResult zero = LeadingSingularVector.Of(new double[12], 3, 4, RunContext.Default);
        Assert.Equal(0, zero.Value);
        Assert.All(zero.Left, x => Assert.Equal(0, x));
        Assert.Equal(0, zero.ExplainedShare);
    }

    [Fact]
    public void SingularValues_NaN_NamesItsPlace()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => Decompositions.SingularValues([1, 2, 3, double.NaN], 2, 2));
        Assert.Equal(ErrorCode.NonFinite, error.Code);
        Assert.Contains("row 2, column 2", error.Message, StringComparison.Ordinal);
    }

    // By hand: 1 + 4 + 9 + ... + 100 = 385; ten values take both the vector and the remaining part.
    [Fact]
    public void FixedOrder_TenValues_AreSummedCompletely()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], y = new double[10];
        FixedOrder.AddScaled(2, x, y);
        Assert.Equal(385, FixedOrder.Dot(x, x));
        Assert.Equal(770, FixedOrder.Dot(x, y));
        Assert.Equal(Math.Sqrt(385), FixedOrder.Norm(x));
    }

    static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance);
        }
    }
}
