using System.Diagnostics.CodeAnalysis;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Data;

// Messages of manifests and joins.
static partial class Throw
{
    [DoesNotReturn]
    public static void Manifest(string path, int? line, string message) =>
        throw new RadioGenomicsException(ErrorCode.ManifestInvalid,
            line is int number ? FormattableString.Invariant($"{path}, line {number}: {message}") : $"{path}: {message}");

    [DoesNotReturn]
    public static void UnknownMember(string path, int line, string parent, string member, IReadOnlyCollection<string> known) =>
        Manifest(path, line, $"{parent} has no member '{member}'. {Meant(member, known)}");

    [DoesNotReturn]
    public static void UnknownValue(string path, int? line, string member, string value, IReadOnlyCollection<string> known) =>
        Manifest(path, line, $"{member} is '{value}'. {Meant(value, known)}");

    static string Meant(string text, IReadOnlyCollection<string> known)
    {
        string? near = NearLabels.Find(text, known, 1).FirstOrDefault();
        return (near is null ? "" : $"Did you mean '{near}'? ") + $"Known: {string.Join(", ", known)}.";
    }

    [DoesNotReturn]
    public static void ManifestNotFound(string path) =>
        throw new RadioGenomicsException(ErrorCode.FileNotFound,
            $"There is no cohort manifest '{path}'. Give the path of a cohort.json (format: data-schemas/cohort.schema.json).");

    [DoesNotReturn]
    public static void ManifestUnreadable(string path, Exception fault) =>
        throw new RadioGenomicsException(ErrorCode.FileUnreadable, $"The cohort manifest '{path}' could not be read: {fault.Message}", fault);

    [DoesNotReturn]
    public static void RulePatternMismatch(IdRuleKind kind, string? pattern) =>
        throw new RadioGenomicsException(ErrorCode.ManifestInvalid, pattern is null
            ? "An id rule of kind 'regex' has no 'pattern'. Give a regular expression with the named group 'patient'."
            : $"An id rule of kind '{kind.ToString().ToLowerInvariant()}' has the pattern '{pattern}', which only kind 'regex' uses. Leave one of them out.");

    [DoesNotReturn]
    public static void RuleWithoutPatient(string pattern) =>
        throw new RadioGenomicsException(ErrorCode.ManifestInvalid,
            $"The id pattern '{pattern}' has no named group 'patient'. Mark the patient's part: (?<patient>...); 'sample' and 'lesion' are optional.");

    [DoesNotReturn]
    public static void RulePatternInvalid(string pattern, ArgumentException fault) =>
        throw new RadioGenomicsException(ErrorCode.ManifestInvalid,
            $"The id pattern '{pattern}' is not a valid regular expression: {fault.Message}", fault);

    [DoesNotReturn]
    public static void RuleTooSlow(string pattern, string identifier) =>
        throw new RadioGenomicsException(ErrorCode.ManifestInvalid,
            $"The id pattern '{pattern}' needs more than one second for '{identifier}'. Simplify it: nested repetitions explode.");

    [DoesNotReturn]
    public static void NoDataFolder(string manifest, IReadOnlyCollection<string> candidates) =>
        throw new RadioGenomicsException(ErrorCode.FileNotFound,
            $"{manifest}: none of the data folders exists: {string.Join(", ", candidates.Select(c => $"'{c}'"))}. "
            + "Put the files into one of them, or set RADIOGENOMICS_DATA to the folder that holds a folder of that name.");

    [DoesNotReturn]
    public static void Failed(Diagnostic failure) => throw new RadioGenomicsException(failure.Code, failure.Message);

    [DoesNotReturn]
    public static void NoTables() =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, "There is no table to join. Name at least one table.");

    [DoesNotReturn]
    public static void TwoTablesOneName(string name) =>
        throw new RadioGenomicsException(ErrorCode.DuplicateLabel,
            $"Two tables are called '{name}'. Give each its own 'name'.");
}
