using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>The sentences of a join report.</summary>
static class JoinWords
{
    public static string Summary(JoinReport report)
    {
        string names = string.Join(", ", report.TableCounts.Select(t => t.Required ? t.Table : $"{t.Table} (optional)"));
        string joined = report.JoinedCount == report.PatientCount
            ? FormattableString.Invariant($"{report.JoinedCount} of {report.PossibleCount} patients joined over {names}")
            : FormattableString.Invariant($"{report.JoinedCount} rows of {report.PatientCount} patients joined over {names}");
        string[] rest = [.. report.TableCounts.Select(LeftOut).Where(t => t.Length > 0)];
        string failure = report.Failure is null ? "" : $" The join failed: {report.Failure.Message}";
        return joined + (rest.Length > 0 ? $"; left out: {string.Join("; ", rest)}." : "; no identifier was left out.") + failure;
    }

    public static ImmutableArray<Diagnostic> Diagnostics(JoinReport report) =>
    [
        .. report.Failure is null ? [] : new[] { report.Failure },
        .. report.TableCounts.Where(t => t.NearMiss > 0).Select(t => NearMiss(report, t)),
        .. report.TableCounts.Where(t => t.Ambiguous > 0).Select(t => Diagnostic.Warning(ErrorCode.AmbiguousIdentifier,
            FormattableString.Invariant($"{t.Table}: {t.Ambiguous} identifiers have more than one key and were left out: {First(report, t, JoinStatus.Ambiguous)}."))),
        .. report.TableCounts.Where(t => t.Duplicate > 0).Select(t => Diagnostic.Note(ErrorCode.DuplicateIdentifier,
            FormattableString.Invariant($"{t.Table}: {t.Duplicate} rows share the key of another row: {First(report, t, JoinStatus.Duplicate)}."))),
        .. report.TableCounts.Where(t => t.Dropped > 0).Select(t => Diagnostic.Note(ErrorCode.IdentifierDropped, $"{t.Table}: {Reasons(report, t)}.")),
        .. report.JoinedCount > report.PatientCount ? new[] { Diagnostic.Warning(ErrorCode.DuplicateIdentifier,
            FormattableString.Invariant($"The cohort has {report.JoinedCount} rows of {report.PatientCount} patients: rows of one patient are not independent, p-values are too small.")) } : [],
    ];

    static string LeftOut(JoinTableCounts t)
    {
        string[] parts = [.. new[] { (t.Dropped, "dropped"), (t.Duplicate, "duplicate"), (t.Ambiguous, "ambiguous"), (t.NearMiss, "near miss") }
            .Where(p => p.Item1 > 0).Select(p => FormattableString.Invariant($"{p.Item1} {p.Item2}"))];
        return parts.Length == 0 ? "" : FormattableString.Invariant($"{t.Table} {string.Join(", ", parts)} of {t.Identifiers}");
    }

    static Diagnostic NearMiss(JoinReport report, JoinTableCounts t) => Diagnostic.Warning(ErrorCode.IdentifierDropped,
        FormattableString.Invariant($"{t.Table}: {t.NearMiss} identifiers did not join but look like a key of another table: ")
        + string.Join(", ", report.With(JoinStatus.NearMiss).Where(e => e.Table == t.Table).Take(3).Select(e => $"'{e.Identifier}' ~ '{e.Suggestion}'"))
        + ". They were not paired: mend the file or the idRule.");

    static string First(JoinReport report, JoinTableCounts t, JoinStatus status) =>
        string.Join(", ", report.With(status).Where(e => e.Table == t.Table).Take(3).Select(e => $"'{e.Identifier}'"));

    static string Reasons(JoinReport report, JoinTableCounts t) => string.Join("; ", report.With(JoinStatus.Dropped)
        .Where(e => e.Table == t.Table).CountBy(e => e.Reason).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
        .Take(4).Select(r => FormattableString.Invariant($"{r.Value} dropped: {r.Key}")));
}
