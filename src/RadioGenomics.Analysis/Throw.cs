using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Analysis;

[StackTraceHidden]
static partial class Throw
{
    [DoesNotReturn]
    public static void OptionOutOfRange(string name, double found, string range) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Option {name} is {found}; expected {range}."));

    [DoesNotReturn]
    public static void PValueOutOfRange(double found, int position) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"The p-value at position {position + 1} is {found}; expected 0 to 1, or NaN where no test was possible."));
}
