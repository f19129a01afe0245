using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics;

static partial class Throw
{
    [DoesNotReturn]
    public static void DemoOption(string name, int found, int low, int high) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"Demo cohort option '{name}' is {found}; expected {low} to {high}. Choose a value in this range."));

    [DoesNotReturn]
    public static void DemoFolder(string folder) =>
        throw new RadioGenomicsException(ErrorCode.OutputExists,
            $"The folder '{folder}' exists and is not empty; expected a new or empty one. Choose another folder or empty this one first.");

    [DoesNotReturn]
    public static void DemoNotWritable(string folder, Exception inner) =>
        throw new RadioGenomicsException(ErrorCode.OutputNotWritable,
            $"The demo cohort could not be written to '{folder}': {inner.Message} Choose a folder that can be written to.", inner);

    [DoesNotReturn]
    public static void DemoTruthFile(string path, Exception inner) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat,
            $"'{path}' is not the truth.json of a demo cohort: {inner.Message} Expected the form of data-schemas/truth.schema.json.", inner);
}
