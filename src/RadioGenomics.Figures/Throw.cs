using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Figures;

/// <summary>Every error message of this assembly.</summary>
[StackTraceHidden]
static class Throw
{
    [DoesNotReturn]
    public static void OutOfRange(string option, string found, string expected) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            $"Figure option '{option}' is {found}; expected {expected}. Change the option or leave it at its default.");

    [DoesNotReturn]
    public static void BadColor(string found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            $"Colour '{found}' was found in a figure; expected # and six hexadecimal digits, such as #0072b2.");

    [DoesNotReturn]
    public static void Lengths(string mark, string field, int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch,
            FormattableString.Invariant($"Mark '{mark}' has {found} values of {field}; expected {expected}. ")
            + "Give every array of a mark the same length, or leave optional ones empty.");

    [DoesNotReturn]
    public static void NoPanels(string figure) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable,
            $"Figure '{figure}' has no panels; expected one or more. Add a panel (it may have no marks).");

    [DoesNotReturn]
    public static void NullElement(string figure, string found) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat,
            $"Figure '{figure}' has a {found} that is null; expected a value. Give an empty text where there is none.");

    [DoesNotReturn]
    public static void BadGrid(string figure, string found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            $"Figure '{figure}' has a panel with {found}; expected Row and Column from 0 to 99 and weights above 0 and at most 1000.");

    [DoesNotReturn]
    public static void BadPart(string figure, FigurePart part) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, FormattableString.Invariant(
            $"Figure '{figure}' has a part '{part.Letter}' in row {part.Row} and column {part.Column} over {part.RowSpan} x {part.ColumnSpan} places with {part.PanelCount} panels from {part.FirstPanel}; ")
            + "expected places from 0 to 99 and panels that follow those of the part before. Combine figures with FigureSpec.Combine.");

    [DoesNotReturn]
    public static void ToolMissing(string tool, string package, string path) =>
        throw new RadioGenomicsException(ErrorCode.ToolMissing,
            $"'{path}' needs the program {tool}, which is not on PATH. Install it (Debian, Ubuntu: {package}) or save as .svg, which needs no other program.");

    [DoesNotReturn]
    public static void ToolFailed(string tool, int exitCode, string message, string path) =>
        throw new RadioGenomicsException(ErrorCode.OutputNotWritable,
            FormattableString.Invariant($"{tool} ended with code {exitCode} while writing '{path}': {message.Trim()}. The .svg beside it is complete."));

    [DoesNotReturn]
    public static void Extension(string path, string found) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            $"'{path}' ends with '{found}'; expected .svg, .pdf, .png, .tiff or .html.");

    [DoesNotReturn]
    public static void NotWritable(string path, Exception inner) =>
        throw new RadioGenomicsException(ErrorCode.OutputNotWritable,
            $"'{path}' could not be written: {inner.Message} Choose a folder that exists and can be written to.", inner);

    [DoesNotReturn]
    public static void BadSpec(string what, Exception inner) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat,
            $"{what} is not a figure spec: {inner.Message} Expected the .json that is saved beside a figure.", inner);
}
