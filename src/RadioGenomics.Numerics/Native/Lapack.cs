namespace RadioGenomics.Numerics;

/// <summary>The two LAPACK routines that are used, from the OpenBLAS library. Fortran passes the length of each text argument,
/// hidden, at the end.</summary>
static unsafe class Lapack
{
    static readonly delegate* unmanaged[Cdecl]<byte*, byte*, byte*, int*, double*, int*, double*, double*, int*, int*, double*, int*, double*, double*,
        int*, int*, double*, int*, int*, int*, int*, nint, nint, nint, void> Dsyevr =
        (delegate* unmanaged[Cdecl]<byte*, byte*, byte*, int*, double*, int*, double*, double*, int*, int*, double*, int*, double*, double*,
        int*, int*, double*, int*, int*, int*, int*, nint, nint, nint, void>)OpenBlas.Export("dsyevr_");
    static readonly delegate* unmanaged[Cdecl]<byte*, int*, int*, double*, int*, double*, double*, int*, double*, int*, double*, int*, int*, int*, nint, void> Dgesdd =
        (delegate* unmanaged[Cdecl]<byte*, int*, int*, double*, int*, double*, double*, int*, double*, int*, double*, int*, int*, int*, nint, void>)OpenBlas.Export("dgesdd_");

    public static bool IsAvailable => Dsyevr is not null && Dgesdd is not null;

    /// <summary>Eigenvalues ascending, eigenvectors as columns; <paramref name="a"/> is destroyed.</summary>
    public static void SymmetricEigen(double[] a, int n, double[] values, double[] vectors)
    {
        if (n == 0)
        {
            return;
        }
        double workSize;
        int workIntegers;
        CallDsyevr(a, n, values, vectors, &workSize, -1, &workIntegers, -1);
        double[] work = new double[(int)workSize];
        int[] integers = new int[workIntegers];
        fixed (double* w = work)
        fixed (int* i = integers)
        {
            CallDsyevr(a, n, values, vectors, w, work.Length, i, integers.Length);
        }
    }

    static void CallDsyevr(double[] a, int n, double[] values, double[] vectors, double* work, int workLength, int* integers, int integerLength)
    {
        byte vectorsToo = (byte)'V', all = (byte)'A', upper = (byte)'U';
        double low = 0, high = 0, tolerance = 0;
        int first = 0, last = 0, found = 0, info = 0;
        int[] support = new int[2 * n];
        fixed (double* x = a, w = values, z = vectors)
        fixed (int* s = support)
        {
            Dsyevr(&vectorsToo, &all, &upper, &n, x, &n, &low, &high, &first, &last, &tolerance, &found, w, z, &n, s,
                work, &workLength, integers, &integerLength, &info, 1, 1, 1);
        }
        RefuseFailure("dsyevr", info);
    }

    /// <summary>Singular values descending; right vectors as columns; <paramref name="a"/> is destroyed.</summary>
    public static void SingularValues(double[] a, int rows, int columns, double[] values, double[] left, double[] right)
    {
        int rank = Math.Min(rows, columns);
        if (rank == 0)
        {
            return;
        }
        double[] rightTransposed = new double[right.Length];
        double workSize;
        CallDgesdd(a, rows, columns, values, left, rightTransposed, &workSize, -1);
        double[] work = new double[(int)workSize];
        fixed (double* w = work)
        {
            CallDgesdd(a, rows, columns, values, left, rightTransposed, w, work.Length);
        }
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < rank; r++)
            {
                right[c + (r * columns)] = rightTransposed[r + (c * rank)];
            }
        }
    }

    static void CallDgesdd(double[] a, int rows, int columns, double[] values, double[] left, double[] right, double* work, int workLength)
    {
        byte thin = (byte)'S';
        int rank = Math.Min(rows, columns), info = 0;
        int[] integers = new int[8 * rank];
        fixed (double* x = a, s = values, u = left, vt = right)
        fixed (int* i = integers)
        {
            Dgesdd(&thin, &rows, &columns, x, &rows, s, u, &rows, vt, &rank, work, &workLength, i, &info, 1);
        }
        RefuseFailure("dgesdd", info);
    }

    static void RefuseFailure(string routine, int info)
    {
        if (info != 0)
        {
            Throw.NotConverged(routine, info);
        }
    }
}
