using System.Runtime.InteropServices;

namespace RadioGenomics.Numerics;

/// <summary>
/// The system's OpenBLAS library, if there is one; never needed. It is told to use one thread: parallel work is divided by this
/// project on fixed tiles, so the number of threads does not change a digit. Another version or processor may.
/// </summary>
public static unsafe class OpenBlas
{
    static readonly string[] Names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.0.dylib", "libopenblas.dylib", "libopenblas.dll", "openblas"];
    static readonly nint Library = Find();
    static readonly delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, int*, double*, double*, int*, double*, int*, double*, double*, int*, void> Dgemm =
        (delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, int*, double*, double*, int*, double*, int*, double*, double*, int*, void>)Export("dgemm_");
    static readonly delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void> Sgemm =
        (delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void>)Export("sgemm_");
    static readonly delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, double*, double*, int*, double*, double*, int*, void> Dsyrk =
        (delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, double*, double*, int*, double*, double*, int*, void>)Export("dsyrk_");
    static readonly delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, float*, float*, int*, float*, float*, int*, void> Ssyrk =
        (delegate* unmanaged[Cdecl]<byte*, byte*, int*, int*, float*, float*, int*, float*, float*, int*, void>)Export("ssyrk_");

    /// <summary>Whether the library was found.</summary>
    public static bool IsAvailable => Library != 0;

    /// <summary>What the library says about itself, such as "OpenBLAS 0.3.21 ..."; "not found" without it.</summary>
    public static string Version
    {
        get
        {
            var config = (delegate* unmanaged[Cdecl]<byte*>)Export("openblas_get_config");
            return config is null ? (IsAvailable ? "OpenBLAS" : "not found") : Marshal.PtrToStringUTF8((nint)config()) ?? "OpenBLAS";
        }
    }

    /// <summary>The address of a function of the library (or of the LAPACK in it); 0 without it.</summary>
    internal static nint Export(string name) =>
        Library != 0 && NativeLibrary.TryGetExport(Library, name, out nint address) ? address : 0;

    /// <summary>Threads of one call; 1 but in benchmarks.</summary>
    internal static void SetThreads(int threads)
    {
        var set = (delegate* unmanaged[Cdecl]<int, void>)Export("openblas_set_num_threads");
        if (set is not null)
        {
            set(threads);
        }
    }

    /// <summary>C = AᵀB (beta 0) or C += AᵀB (beta 1), column-major.</summary>
    internal static void Gemm<T>(int m, int n, int k, T* a, int aStride, T* b, int bStride, T beta, T* c, int cStride)
        where T : unmanaged
    {
        byte yes = (byte)'T', no = (byte)'N';
        if (typeof(T) == typeof(double))
        {
            double one = 1, scale = *(double*)&beta;
            Dgemm(&yes, &no, &m, &n, &k, &one, (double*)a, &aStride, (double*)b, &bStride, &scale, (double*)c, &cStride);
        }
        else
        {
            float one = 1, scale = *(float*)&beta;
            Sgemm(&yes, &no, &m, &n, &k, &one, (float*)a, &aStride, (float*)b, &bStride, &scale, (float*)c, &cStride);
        }
    }

    /// <summary>The places i &lt;= j of C = AᵀA, column-major.</summary>
    internal static void Syrk<T>(int n, int k, T* a, int aStride, T* c, int cStride)
        where T : unmanaged
    {
        byte upper = (byte)'U', yes = (byte)'T';
        if (typeof(T) == typeof(double))
        {
            double one = 1, zero = 0;
            Dsyrk(&upper, &yes, &n, &k, &one, (double*)a, &aStride, &zero, (double*)c, &cStride);
        }
        else
        {
            float one = 1, zero = 0;
            Ssyrk(&upper, &yes, &n, &k, &one, (float*)a, &aStride, &zero, (float*)c, &cStride);
        }
    }

    static nint Find()
    {
        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, out nint library))
            {
                if (NativeLibrary.TryGetExport(library, "openblas_set_num_threads", out nint set))
                {
                    ((delegate* unmanaged[Cdecl]<int, void>)set)(1);
                }
                return library;
            }
        }
        return 0;
    }
}
