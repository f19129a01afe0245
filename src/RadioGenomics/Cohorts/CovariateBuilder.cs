using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Covariates by name: radiomic features, numeric clinical columns, and text columns as dummy variables.</summary>
static class CovariateBuilder
{
    const int MostLevels = 20;

    public static LabelledMatrix Build(Cohort cohort, IReadOnlyList<string> names)
    {
        List<(string Name, double[] Values)> columns = [];
        foreach (string name in names.Distinct())
        {
            columns.AddRange(Columns(cohort, name));
        }
        return LabelledMatrix.FromColumnMajor(cohort.SampleIds, [.. columns.Select(c => c.Name)], [.. columns.SelectMany(c => c.Values)])
            .WithName("covariates");
    }

    static IEnumerable<(string Name, double[] Values)> Columns(Cohort cohort, string name)
    {
        string wanted = name == "volume" && cohort.VolumeFeature is string volume ? volume : name;
        if (cohort.FindMatrixWith(wanted) is LabelledMatrix matrix)
        {
            return [(wanted, matrix.Column(wanted).ToArray())];
        }
        if (cohort.ClinicalOrNull is not Table clinical || !clinical.HasColumn(wanted))
        {
            Throw.UnknownCovariate(wanted, cohort);
            return [];
        }
        TableColumn column = clinical[wanted];
        return column.Kind == ColumnKind.Text
            ? Dummies(column)
            : [(wanted, [.. Enumerable.Range(0, column.Count).Select(column.NumberAt)])];
    }

    // k levels give k - 1 columns; the most frequent level (the first in ordinal order of those) is the reference.
    static IEnumerable<(string Name, double[] Values)> Dummies(TableColumn column)
    {
        string?[] texts = column.AsText().ToArray();
        ImmutableArray<string> levels = [.. texts.OfType<string>().CountBy(t => t, StringComparer.Ordinal)
            .OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Key)];
        if (levels.Length is < 2 or > MostLevels)
        {
            Throw.CovariateLevels(column.Name, levels.Length, MostLevels);
        }
        return levels.Skip(1).Order(StringComparer.Ordinal).Select(level =>
            ($"{column.Name}={level}", texts.Select(t => t is null ? double.NaN : t == level ? 1.0 : 0.0).ToArray()));
    }
}
