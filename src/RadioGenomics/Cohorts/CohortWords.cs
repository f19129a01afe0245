namespace RadioGenomics;

/// <summary>How a cohort describes itself.</summary>
static class CohortWords
{
    public static string Summary(Cohort cohort)
    {
        string[] parts =
        [
            $"{cohort.Name}: {cohort.JoinReport.Summary}",
            .. cohort.TableNames.Where(cohort.HasMatrix).Select(n => $"{n} {Size(cohort.Matrix(n))}"),
            .. cohort.Endpoints.Select(e => e.ToString()),
        ];
        return parts[0] + " " + string.Join("; ", parts.Skip(1)) + ".";
    }

    public static Table Overview(Cohort cohort) => Table.From("cohort",
        ("table", cohort.TableNames), ("kind", cohort.Manifest.Tables.Select(t => t.Kind)), ("rows", cohort.TableNames.Select(_ => cohort.SampleIds.Length)),
        ("features", cohort.TableNames.Select(n => cohort.HasMatrix(n) ? cohort.Matrix(n).FeatureCount : cohort.Clinical.Columns.Length - 1)),
        ("unit", cohort.TableNames.Select(n => cohort.HasMatrix(n) ? cohort.Matrix(n).Unit : "")), ("file", cohort.Manifest.Tables.Select(t => t.File)));

    static string Size(LabelledMatrix matrix) => FormattableString.Invariant($"{matrix.SampleCount} × {matrix.FeatureCount}")
        + (matrix.Unit.Length > 0 ? $" [{matrix.Unit}]" : "");
}
