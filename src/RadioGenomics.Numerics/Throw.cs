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
}
