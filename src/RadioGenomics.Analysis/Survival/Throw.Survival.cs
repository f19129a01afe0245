using System.Diagnostics.CodeAnalysis;
using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis;

static partial class Throw
{
    [DoesNotReturn]
    public static void NoRows(string name) =>
        throw new RadioGenomicsException(ErrorCode.EmptyTable, $"{name}: there are no rows with a time and an event. Look at missing values and identifiers.");

    [DoesNotReturn]
    public static void TimeInvalid(string name, string row, double found) =>
        throw new RadioGenomicsException(ErrorCode.SurvivalTimeInvalid,
            FormattableString.Invariant($"{name}: the time of '{row}' is {found}; expected a number of 0 or more. Drop or correct the row."));

    [DoesNotReturn]
    public static void EntryInvalid(string name, string row, double start, double time) =>
        throw new RadioGenomicsException(ErrorCode.SurvivalTimeInvalid,
            FormattableString.Invariant($"{name}: '{row}' enters at {start} and ends at {time}; the entry must be before the end. Drop or correct the row."));

    [DoesNotReturn]
    public static void StateInvalid(string name, string row, int found) =>
        throw new RadioGenomicsException(ErrorCode.EndpointInvalid,
            FormattableString.Invariant($"{name}: the state of '{row}' is {found}; expected 0 (censored), 1 (event), or 2 and above (competing causes)."));

    [DoesNotReturn]
    public static void RowCount(string what, int found, int expected) =>
        throw new RadioGenomicsException(ErrorCode.ShapeMismatch, FormattableString.Invariant($"{found} {what} for {expected} rows; expected one each."));

    [DoesNotReturn]
    public static void GroupMissing(string grouping, string row) =>
        throw new RadioGenomicsException(ErrorCode.AllMissing, $"'{row}' has no value of '{grouping}'. Drop the row or fill the value first.");

    [DoesNotReturn]
    public static void WeightInvalid(string row, double found) =>
        throw new RadioGenomicsException(ErrorCode.NonFinite,
            FormattableString.Invariant($"The weight of '{row}' is {found}; expected a number above 0. Drop rows that do not count."));

    [DoesNotReturn]
    public static void NoEvents(SurvivalData data, string purpose) =>
        throw new RadioGenomicsException(ErrorCode.NoEvents,
            FormattableString.Invariant($"{data.Name}: none of {data.Count} rows has an event, so {purpose} is not possible. ")
            + "Check which value of the event column means the event (--event-value).");

    [DoesNotReturn]
    public static void OneGroup(string grouping, IEnumerable<string> levels) =>
        throw new RadioGenomicsException(ErrorCode.SmallGroup,
            $"'{grouping}' has the groups {string.Join(", ", levels.DefaultIfEmpty("(none)"))} among the rows with a time and an event; a comparison needs two or more.");

    [DoesNotReturn]
    public static void NoGroup(string wanted, IEnumerable<string> known) =>
        throw new RadioGenomicsException(ErrorCode.UnknownLabel, $"There is no group '{wanted}'. There are: {string.Join(", ", known)}.");

    [DoesNotReturn]
    public static void NoCut(string variable, int rows, double minProp, double maxProp) =>
        throw new RadioGenomicsException(ErrorCode.SmallGroup,
            FormattableString.Invariant($"'{variable}' has no value among {rows} rows at which {100 * minProp:0.#} to {100 * maxProp:0.#} % of them lie below; ")
            + "a cut needs different values there. Lower MinProp, or use the values as groups.");

    [DoesNotReturn]
    public static void CutNeedsNumbers(string variable) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict, $"'{variable}' holds text; only numbers can be cut. Leave the cut at levels.");

    [DoesNotReturn]
    public static void CutValueMissing() =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict, "Cut is Value, but no CutValue is given. Add the value at which to cut.");

    [DoesNotReturn]
    public static void TooManyGroups(string variable, int levels, int most) =>
        throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
            FormattableString.Invariant($"'{variable}' has {levels} different values; as groups there may be {most}. Cut the values, or group them first."));

    [DoesNotReturn]
    public static void DelayedEntry(string method) =>
        throw new RadioGenomicsException(ErrorCode.OptionConflict, $"{method} is not defined for delayed entry. Leave out the start times, or use another method.");

    [DoesNotReturn]
    public static void CollinearCovariate(string term) =>
        throw new RadioGenomicsException(ErrorCode.Collinear,
            $"The covariate '{term}' is constant, or a combination of those before it, among the rows at risk. Leave it out.");
}
