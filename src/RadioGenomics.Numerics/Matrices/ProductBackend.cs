namespace RadioGenomics.Numerics;

/// <summary>Who multiplies.</summary>
public enum ProductBackend
{
    /// <summary>This project's kernels: the same digits on every machine.</summary>
    Managed,
    /// <summary>The system's OpenBLAS, one call per tile: digits depend on its version and the processor, not on the threads.</summary>
    OpenBlas,
}
