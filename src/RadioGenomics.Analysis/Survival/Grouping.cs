using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Which group every row belongs to.</summary>
/// <param name="Name">What the groups are, such as "treatment".</param>
/// <param name="Levels">Names of the groups, different from each other.</param>
/// <param name="Codes">Position in <paramref name="Levels"/> of each row; -1 = missing. Shape: [rows].</param>
public sealed record Grouping(string Name, ImmutableArray<string> Levels, ImmutableArray<int> Codes)
{
    /// <summary>Rows of each level. Shape: [levels].</summary>
    public ImmutableArray<int> Counts
    {
        get
        {
            int[] counts = new int[Levels.Length];
            foreach (int code in Codes)
            {
                if (code >= 0)
                {
                    counts[code]++;
                }
            }
            return [.. counts];
        }
    }

    /// <summary>Whether some row has no group.</summary>
    public bool HasMissing => Codes.Any(c => c < 0);

    /// <summary>Groups from texts; levels in numeric order when all are numbers, else in the order of a dictionary, as the levels of an R factor. Null = missing.</summary>
    public static Grouping FromText(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string?[] texts = [.. values];
        string[] distinct = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];
        double[] numbers = [.. distinct.Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        Array.Sort(distinct, DictionaryOrder.Instance);
        ImmutableArray<string> levels = numbers.Any(double.IsNaN) ? [.. distinct]
            : [.. distinct.OrderBy(t => double.Parse(t, NumberStyles.Float, CultureInfo.InvariantCulture))];
        return new(name, levels, [.. texts.Select(t => t is null ? -1 : levels.IndexOf(t))]);
    }

    /// <summary>Groups from a table's column of any kind, one level for each different value.</summary>
    public static Grouping FromColumn(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return FromText(column.Name, Enumerable.Range(0, column.Count).Select(column.TextAt));
    }

    /// <summary>The groups of some rows, in the given order; levels stay, also those that no row has any more.</summary>
    public Grouping Subset(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ImmutableArray<int> codes = Codes;
        return this with { Codes = [.. rows.Select(r => codes[r])] };
    }

    /// <summary>The same groups without the levels that no row has.</summary>
    public Grouping WithoutEmptyLevels()
    {
        ImmutableArray<int> counts = Counts;
        int[] kept = [.. Enumerable.Range(0, Levels.Length).Where(l => counts[l] > 0)];
        ImmutableArray<string> levels = Levels;
        return this with { Levels = [.. kept.Select(l => levels[l])], Codes = [.. Codes.Select(c => c < 0 ? -1 : Array.IndexOf(kept, c))] };
    }
}
