using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Scripting;

[StackTraceHidden]
static partial class Throw
{
    [DoesNotReturn]
    public static void FileNotFound(string path) => throw new RadioGenomicsException(ErrorCode.FileNotFound,
        $"There is no notebook '{path}'. Check the path; it is relative to the folder the command is started in.");

    [DoesNotReturn]
    public static void TooLarge(string name, long bytes, long limit) => throw new RadioGenomicsException(ErrorCode.InputTooLarge,
        FormattableString.Invariant($"Notebook '{name}' has {bytes:N0} bytes; the limit is {limit:N0}. Clear its outputs and save it again."));

    public static RadioGenomicsException NotJson(string name, Exception inner) => new(ErrorCode.NotebookInvalid,
        $"'{name}' is not a notebook: {inner.Message} A notebook is a JSON document in nbformat 4.", inner);

    public static RadioGenomicsException Invalid(string name, string found, string expected) => new(ErrorCode.NotebookInvalid,
        $"Notebook '{name}': {found}; expected {expected}.");

    public static RadioGenomicsException InvalidMeta(string name, int line, Exception inner) => new(ErrorCode.NotebookInvalid,
        FormattableString.Invariant($"Notebook '{name}': the metadata below line {line} is not JSON: {inner.Message} Mend or remove the lines from '#!meta' to the next line that starts with '#!'."), inner);

    public static RadioGenomicsException Unreadable(string path, Exception inner) => new(ErrorCode.FileUnreadable,
        $"'{path}' cannot be read: {inner.Message} Check its permissions.", inner);

    public static RadioGenomicsException InvalidCell(string name, int index, string found, string expected) =>
        new(ErrorCode.NotebookInvalid, FormattableString.Invariant($"Notebook '{name}', cell {index + 1} (index {index}): {found}; expected {expected}."));

    public static RadioGenomicsException Command(string command, int cell, string advice) => new(ErrorCode.CommandUnsupported,
        FormattableString.Invariant($"Cell {cell} uses '{command}', which is not supported here. {advice}"));

    public static RadioGenomicsException StandardInput() => new(ErrorCode.CommandUnsupported,
        "The notebook asks for standard input, and nobody is there to answer. Declare a value in the parameters cell and pass it with -p name=value.");

    public static RadioGenomicsException NoParametersCell(IEnumerable<string> names) => new(ErrorCode.ParameterUnknown,
        $"Parameters were given ({string.Join(", ", names)}), but no cell of the notebook has the tag 'parameters'. "
        + "Tag the cell that declares them.");

    public static RadioGenomicsException ParameterUnknown(string name, IReadOnlyCollection<string> known)
    {
        string[] near = [.. NearLabels.Find(name, known, 2)];
        string advice = near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?"
            : known.Count > 0 ? $"It declares {string.Join(", ", known)}." : "It declares none with a literal value.";
        return new(ErrorCode.ParameterUnknown, $"The notebook's parameters cell does not declare '{name}'. {advice}");
    }

    public static RadioGenomicsException ParameterNotLiteral(string name) => new(ErrorCode.ParameterUnknown,
        $"'{name}' is declared in the parameters cell, but not as a parameter: a parameter has a simple type "
        + "(string, bool, int, long, double, ...) and a literal value.");

    public static RadioGenomicsException ParameterType(string name, string type, string value) => new(ErrorCode.ParameterType,
        $"Parameter '{name}' is a {type}; '{value}' is not one. Numbers have a decimal point and no thousands separator; truth values are true or false.");

    public static RadioGenomicsException ParametersCellBroken(string message) => new(ErrorCode.NotebookInvalid,
        $"The parameters cell cannot be read: {message}");
}
