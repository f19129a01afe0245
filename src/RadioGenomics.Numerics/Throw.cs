using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Numerics;

[StackTraceHidden]
static class Throw
{
    [DoesNotReturn]
    public static void MemoryRefused(string what, long bytes, long available, string help) =>
        throw new RadioGenomicsException(ErrorCode.MemoryRefused,
            FormattableString.Invariant($"{char.ToUpperInvariant(what[0])}{what[1..]} needs {bytes / 1e9:0.0} GB of memory; {available / 1e9:0.0} GB are available. {help}"));

    [DoesNotReturn]
    public static void ShapeMismatch(string what, long found, long expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"{what}: found {found}, expected {expected}."));

    [DoesNotReturn]
    public static void NonFinite(double value, int row, int column) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"The value in row {row + 1}, column {column + 1} is {value}; a decomposition needs finite numbers. ")
            + "Fill or drop missing values first.");

    [DoesNotReturn]
    public static void NotConverged(string routine, int info) =>
        throw new RadioGenomicsException(ErrorCode.NotConverged,
            FormattableString.Invariant($"LAPACK {routine} stopped with info = {info}; expected 0. Look for extremely large values in the matrix."));

    [DoesNotReturn]
    public static void NoOpenBlas() =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict,
            "The products were to be computed by OpenBLAS, but the system has no libopenblas. Install libopenblas0-pthread or use the managed products.");
}
