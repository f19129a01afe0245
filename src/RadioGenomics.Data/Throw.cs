using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace RadioGenomics.Data;

/// <summary>Messages of everything that can be wrong with a file. The cohort's messages are in their own part.</summary>
[StackTraceHidden]
static partial class Throw
{
    public static void IfOutside(string option, long value, long low, long high)
    {
        if (value < low || value > high)
        {
            throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
                FormattableString.Invariant($"Option {option} is {value}; it must be between {low} and {high}."));
        }
    }

    [DoesNotReturn]
    public static void FileNotFound(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        string near = folder is null || !Directory.Exists(folder)
            ? $"The folder '{folder}' does not exist either."
            : NearText(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)));
        throw new RadioGenomicsException(ErrorCode.FileNotFound, $"There is no file '{path}'. {near}");
    }

    [DoesNotReturn]
    public static void FileUnreadable(string path, Exception inner) =>
        throw new RadioGenomicsException(ErrorCode.FileUnreadable,
            $"The file '{path}' cannot be read ({inner.Message}). Check that it is a file and that you may read it.", inner);

    [DoesNotReturn]
    public static void NotText(string path, string what, string advice) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat, $"{path}: this is {what}, not delimited text. {advice}");

    [DoesNotReturn]
    public static void FileFormat(string path, string found, string expected) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat, $"{path}: {found} {expected}");

    [DoesNotReturn]
    public static void FileFormat(string path, long line, string found, string expected) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat, FormattableString.Invariant($"{path}, line {line}: {found} {expected}"));

    [DoesNotReturn]
    public static void Encoding(string path, long line, string found) =>
        throw new RadioGenomicsException(ErrorCode.EncodingUnsupported,
            FormattableString.Invariant($"{path}, line {line}: {found} Expected UTF-8, or UTF-16 with a byte-order mark. ")
            + "Save the file as UTF-8, or set Encoding to Latin1 if it is an old Western European file.");

    [DoesNotReturn]
    public static void TruncatedArchive(string path, Exception? inner) =>
        throw new RadioGenomicsException(ErrorCode.TruncatedArchive,
            $"{path}: the compressed file is damaged or ends early ({inner?.Message ?? "no data"}). Nothing was read from it; fetch the file again.",
            inner ?? new InvalidDataException());

    [DoesNotReturn]
    public static void LineTooLong(string path, long line, long limit, bool insideQuotes) =>
        throw new RadioGenomicsException(ErrorCode.LineTooLong,
            FormattableString.Invariant($"{path}, line {line}: the line is longer than {limit} bytes. ")
            + (insideQuotes
                ? "A double quote that is never closed starts in it; close it, or set Quotes to false. "
                : "Expected a table with one row per line. ")
            + "If the file is right, raise MaxLineBytes.");

    [DoesNotReturn]
    public static void TooLarge(string path, long limit) =>
        throw new RadioGenomicsException(ErrorCode.InputTooLarge,
            FormattableString.Invariant($"{path}: it unpacks to more than {limit} bytes. Unpack it to a plain UTF-8 file, or raise MaxUnpackedBytes."));

    [DoesNotReturn]
    public static void EmptyTable(string path, string what) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable,
            $"{path}: {what}. Expected a header row and at least one data row.");

    [DoesNotReturn]
    public static void RaggedRow(string path, long line, int found, int expected, string hint) =>
        throw new RadioGenomicsException(ErrorCode.RaggedRow,
            FormattableString.Invariant($"{path}, line {line}: found {found} cells, expected {expected} as in the header. {hint}"));

    [DoesNotReturn]
    public static void NotANumber(string path, long line, string column, string text, string hint) =>
        throw new RadioGenomicsException(ErrorCode.NotANumber,
            FormattableString.Invariant($"{path}, line {line}, column '{column}': '{Short(text)}' is not a number. ")
            + "Expected a number such as 1.5, -3 or 2e-5, or a declared missing-value token (MissingTokens). " + hint);

    [DoesNotReturn]
    public static void DuplicateRow(string path, string kind, string id, long firstLine, long secondLine, string advice) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier,
            FormattableString.Invariant($"{path}: the {kind} '{id}' is on line {firstLine} and again on line {secondLine}; expected it once. {advice}"));

    [DoesNotReturn]
    public static void DuplicateColumn(string path, string kind, string id, int first, int second) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier,
            FormattableString.Invariant($"{path}: the {kind} '{id}' heads column {first + 1} and again column {second + 1}; expected it once. ")
            + "Rename or remove one of the columns.");

    [DoesNotReturn]
    public static void DuplicateGene(string path, string gene, string first, string second) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier,
            $"{path}: the gene '{gene}' is on {first} and again on {second}; expected it once. Set DuplicateGenes to MaxMean, Mean or First, or merge the rows.");

    [DoesNotReturn]
    public static void NotZeroOne(string path, string sample, string gene, double value) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat,
            FormattableString.Invariant($"{path}: sample '{sample}', gene '{gene}': the value is {value}. Expected 1 (mutated), 0 (wild type) or a missing-value token (not profiled)."));

    [DoesNotReturn]
    public static void EventUnknown(string path, long line, Endpoint endpoint, string found, IEnumerable<string> all) =>
        throw new RadioGenomicsException(ErrorCode.EndpointInvalid,
            FormattableString.Invariant($"{path}, line {line}, column '{endpoint.EventColumn}': whether '{Short(found)}' is an event of {endpoint.Name} is not known. ")
            + $"The column holds {Listing(all, 6)}; declare EventValues (and CensoredValues), on the command line --event-value.");

    [DoesNotReturn]
    public static void NegativeTimes(string path, Endpoint endpoint, int count, string each) =>
        throw new RadioGenomicsException(ErrorCode.EndpointInvalid,
            FormattableString.Invariant($"{path}: {count} negative times in column '{endpoint.TimeColumn}': {each}. ")
            + "A follow-up time is 0 or more; correct these rows, or empty the cells if the time is not known.");

    [DoesNotReturn]
    public static void GeneSets(string path, long line, string what) =>
        throw new RadioGenomicsException(ErrorCode.GeneSetInvalid, FormattableString.Invariant($"{path}, line {line}: {what}"));

    [DoesNotReturn]
    public static void NothingMapped(string table, IReadOnlyCollection<string> ids, IReadOnlyCollection<string> sources) =>
        throw new RadioGenomicsException(ErrorCode.GeneNotMapped,
            FormattableString.Invariant($"{table}: 0 of {ids.Count} gene identifiers are in the table. They look like {GeneIds.Describe(GeneIds.Detect(ids))} (first: {Listing(ids, 3)}), ")
            + $"the table's like {GeneIds.Describe(GeneIds.Detect(sources))} (first: {Listing(sources, 3)}). Choose another table, or other columns of it.");

    [DoesNotReturn]
    public static void InFile(string path, RadioGenomicsException fault) => throw new RadioGenomicsException(fault.Code, $"{path}: {fault.Message}", fault);

    [DoesNotReturn]
    public static void Ontology(string path, long line, string what) =>
        throw new RadioGenomicsException(ErrorCode.OntologyInvalid, FormattableString.Invariant($"{path}, line {line}: {what}"));

    [DoesNotReturn]
    public static void Annotation(string path, long line, string what) =>
        throw new RadioGenomicsException(ErrorCode.AnnotationInvalid, FormattableString.Invariant($"{path}, line {line}: {what}"));

    [DoesNotReturn]
    public static void OutputNotWritable(string path, Exception inner) =>
        throw new RadioGenomicsException(ErrorCode.OutputNotWritable,
            $"'{path}' cannot be written ({inner.Message}). Check that the folder exists and that you may write to it; nothing half-written was left.", inner);

    [DoesNotReturn]
    public static void OutputExists(string path) =>
        throw new RadioGenomicsException(ErrorCode.OutputExists,
            $"The folder '{path}' exists and is not empty. Choose another, empty it, or say that it may be written to (--force).");

    [DoesNotReturn]
    public static void OutputIsFile(string path) =>
        throw new RadioGenomicsException(ErrorCode.OutputExists, $"'{path}' is a file; a folder for the results was expected.");

    [DoesNotReturn]
    public static void EmptyRowId(string path, long line, string column) =>
        throw new RadioGenomicsException(ErrorCode.EmptyLabel,
            FormattableString.Invariant($"{path}, line {line}: the identifier in column '{column}' is empty. Expected a name in every row."));

    [DoesNotReturn]
    public static void EmptyColumnName(string path, int column) =>
        throw new RadioGenomicsException(ErrorCode.EmptyLabel,
            FormattableString.Invariant($"{path}: column {column + 1} has no name in the header. Name it, or remove the column."));

    [DoesNotReturn]
    public static void MissingColumn(string path, string column, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.MissingColumn,
            $"{path}: there is no column '{column}'. {NearText(column, known)} The header has: {Listing(known, 8)}.");

    [DoesNotReturn]
    public static void MissingColumn(string path, string purpose, IReadOnlyList<string> candidates, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.MissingColumn,
            $"{path}: no column for {purpose} was found. Expected one named {Listing(candidates, 8)}; the header has: {Listing(known, 8)}.");

    [DoesNotReturn]
    public static void OrientationAmbiguous(string path, string evidence) =>
        throw new RadioGenomicsException(ErrorCode.OrientationAmbiguous,
            $"{path}: whether samples are the rows or the columns cannot be told ({evidence}). "
            + "Set Orientation to SamplesInRows or FeaturesInRows.");

    [DoesNotReturn]
    public static void DecimalAmbiguous(string path, string evidence) =>
        throw new RadioGenomicsException(ErrorCode.FileFormat,
            $"{path}: the decimal separator cannot be told ({evidence}). Set DecimalSeparator to Point or Comma; thousands separators are not supported.");

    public static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";

    public static string Listing(IEnumerable<string> items, int most)
    {
        string[] first = [.. items.Take(most + 1)];
        string text = string.Join(", ", first.Take(most).Select(i => $"'{Short(i)}'"));
        return first.Length > most ? text + " ..." : text;
    }

    static string NearText(string name, IEnumerable<string> known)
    {
        string[] near = [.. NearLabels.Find(name, known, 3)];
        return near.Length > 0 ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?" : "Names are compared exactly.";
    }
}
