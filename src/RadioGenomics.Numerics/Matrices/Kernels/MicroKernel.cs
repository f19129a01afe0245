using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RadioGenomics.Numerics;

/// <summary>
/// The innermost product: a small tile of C from packed panels of A and B. Every kernel sums over k in increasing order with
/// fused multiply-add from zero, so all kernels give the same bits.
/// </summary>
abstract unsafe class MicroKernel<T>
    where T : unmanaged
{
    /// <summary>Columns of A per tile: the width of an A panel.</summary>
    public abstract int Rows { get; }

    /// <summary>Columns of B per tile: the width of a B panel.</summary>
    public abstract int Columns { get; }

    /// <summary>Computes one tile.</summary>
    /// <param name="a">A panel. Shape: [depth, Rows], k slowest.</param>
    /// <param name="b">B panel. Shape: [depth, Columns], k slowest.</param>
    /// <param name="depth">Number of k.</param>
    /// <param name="c">Tile, column-major.</param>
    /// <param name="stride">Distance between the tile's columns.</param>
    /// <param name="add">Whether to add to what is there, or to replace it.</param>
    public abstract void Run(T* a, T* b, int depth, T* c, int stride, bool add);
}

/// <summary>Which vector width a product uses. The digits are the same for all.</summary>
enum KernelWidth
{
    /// <summary>The widest that the processor has.</summary>
    Best,
    /// <summary>512 bits.</summary>
    Vector512,
    /// <summary>256 bits.</summary>
    Vector256,
    /// <summary>One number at a time.</summary>
    Scalar,
}

static class MicroKernels
{
    public static bool IsSupported(KernelWidth width) => width switch
    {
        KernelWidth.Vector512 => Vector512.IsHardwareAccelerated,
        KernelWidth.Vector256 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        _ => true,
    };

    public static MicroKernel<T> Create<T>(KernelWidth width)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        KernelWidth chosen = width != KernelWidth.Best ? width
            : IsSupported(KernelWidth.Vector512) ? KernelWidth.Vector512
            : IsSupported(KernelWidth.Vector256) ? KernelWidth.Vector256 : KernelWidth.Scalar;
        object kernel = (chosen, typeof(T) == typeof(double)) switch
        {
            (KernelWidth.Vector512, true) => new Kernel3By8<Vector512<double>, double, Lanes512Double>(),
            (KernelWidth.Vector512, false) => new Kernel3By8<Vector512<float>, float, Lanes512Single>(),
            (KernelWidth.Vector256, true) => new Kernel3By4<Vector256<double>, double, Lanes256Double>(),
            (KernelWidth.Vector256, false) => new Kernel3By4<Vector256<float>, float, Lanes256Single>(),
            _ => new ScalarKernel<T>(),
        };
        return (MicroKernel<T>)kernel;
    }
}
