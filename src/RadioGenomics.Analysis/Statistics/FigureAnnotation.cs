using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>A bar of colours along the rows or columns of a figure: one class for each label, such as the module of a gene or the stage of a patient.</summary>
public sealed record FigureAnnotation
{
    const int MostLevels = 8;

    /// <summary>Name beside the bar.</summary>
    public required string Name { get; init; }

    /// <summary>Class of a label; null or empty where it is not known.</summary>
    public required Func<string, string?> ClassOf { get; init; }

    /// <summary>Colours (#rrggbb) of classes; others take the palette's.</summary>
    public ImmutableDictionary<string, string> Colors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Classes from a function of the label.</summary>
    /// <param name="name">Name beside the bar.</param>
    /// <param name="classOf">Class of a label; null where it is not known.</param>
    public static FigureAnnotation Of(string name, Func<string, string?> classOf)
    {
        ArgumentNullException.ThrowIfNull(classOf);
        return new() { Name = name, ClassOf = classOf };
    }

    /// <summary>Classes from a table whose first column holds the labels. A column of more than eight different numbers is cut into thirds.</summary>
    /// <param name="table">The table, such as a cohort's clinical one.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>.</exception>
    public static FigureAnnotation FromColumn(Table table, string column)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableColumn ids = table.Columns[0], values = table[column];
        string?[] classes = Classes(values);
        Dictionary<string, string?> known = new(StringComparer.Ordinal);
        for (int i = 0; i < ids.Count; i++)
        {
            known.TryAdd(ids.TextAt(i) ?? "", classes[i]);
        }
        return Of(column, label => known.GetValueOrDefault(label));
    }

    /// <summary>A column as classes: texts as they are, more than eight different numbers cut into thirds ("≤ 54", "54 to 66", "> 66").</summary>
    /// <param name="column">Any column. Missing cells are null.</param>
    public static string?[] Classes(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        string?[] texts = [.. Enumerable.Range(0, column.Count).Select(column.TextAt)];
        if (column.Kind is not (ColumnKind.Number or ColumnKind.Integer) || texts.OfType<string>().Distinct().Count() <= MostLevels)
        {
            return texts;
        }
        double[] numbers = [.. Enumerable.Range(0, column.Count).Select(column.NumberAt)];
        double[] sorted = [.. numbers.Where(double.IsFinite).Order()];
        double low = SortedValues.Quantile(sorted, 1 / 3.0), high = SortedValues.Quantile(sorted, 2 / 3.0);
        string Text(double v) => v.ToString("G3", CultureInfo.InvariantCulture);
        return [.. numbers.Select(v => !double.IsFinite(v) ? null : v <= low ? $"≤ {Text(low)}" : v <= high ? $"{Text(low)} to {Text(high)}" : $"> {Text(high)}")];
    }
}
