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
}
