using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Brings the rows of a table into the cohort's order, by the row numbers that the join found.</summary>
static class RowAligner
{
    static readonly string[] LabelColumns = ["patient", "cohort_row", "cohort_row_label"];

    /// <summary>Aligns a matrix.</summary>
    /// <param name="matrix">Rows in file order.</param>
    /// <param name="rows">Row numbers that give each cohort row. Shape: [cohort rows][rows].</param>
    /// <param name="labels">Labels of the cohort's rows.</param>
    /// <param name="absent">Value where the table has no row: NaN, or 0 where that is known.</param>
    /// <param name="anyOf">Several rows: the largest value (0/1 tables: mutated in any) instead of the mean.</param>
    public static LabelledMatrix Align(
        LabelledMatrix matrix, ImmutableArray<ImmutableArray<int>> rows, ImmutableArray<string> labels, double absent, bool anyOf)
    {
        double[] values = new double[checked(rows.Length * matrix.FeatureCount)];
        for (int f = 0; f < matrix.FeatureCount; f++)
        {
            ReadOnlySpan<double> column = matrix.Column(f);
            for (int s = 0; s < rows.Length; s++)
            {
                values[(f * rows.Length) + s] = rows[s].Length switch
                {
                    0 => absent,
                    1 => column[rows[s][0]],
                    _ => Combine(column, rows[s], anyOf),
                };
            }
        }
        return LabelledMatrix.FromColumnMajor(labels, matrix.FeatureIds, values).WithName(matrix.Name, matrix.Unit);
    }

    // Without missing values; missing only where all are.
    static double Combine(ReadOnlySpan<double> column, ImmutableArray<int> rows, bool anyOf)
    {
        double sum = 0, largest = double.NegativeInfinity;
        int count = 0;
        foreach (int row in rows)
        {
            if (!double.IsNaN(column[row]))
            {
                sum += column[row];
                largest = Math.Max(largest, column[row]);
                count++;
            }
        }
        return count == 0 ? double.NaN : anyOf ? largest : sum / count;
    }

    /// <summary>Aligns a table of columns; a first column holds the cohort's labels.</summary>
    public static Table Align(Table table, ImmutableArray<ImmutableArray<int>> rows, ImmutableArray<string> labels)
    {
        int[] chosen = [.. rows.Select(r => r.IsEmpty ? -1 : r[0])];
        string name = LabelColumns.First(n => !table.HasColumn(n));
        return new Table(table.Name, table.Columns.Select(c => Pick(c, chosen)).Prepend(TableColumn.Text(name, [.. labels])));
    }

    /// <summary>Variants of the cohort's rows, with the rows' labels as samples. A variant that two samples of a row share counts once.</summary>
    public static Table Variants(Table variants, ImmutableArray<string> identifiers, ImmutableArray<ImmutableArray<int>> rows, ImmutableArray<string> labels)
    {
        Dictionary<string, string> labelOf = new(StringComparer.Ordinal);
        foreach ((int row, ImmutableArray<int> sources) in rows.Index())
        {
            foreach (int source in sources)
            {
                labelOf.TryAdd(identifiers[source], labels[row]);
            }
        }
        TableColumn samples = variants["sample"], genes = variants["gene"], classes = variants["variant_class"], proteins = variants["protein_change"];
        (string? Sample, string? Gene, string? Class, string? Protein)[] kept = [.. Enumerable.Range(0, variants.RowCount)
            .Select(i => (Sample: labelOf.GetValueOrDefault(samples.TextAt(i) ?? ""), Source: samples.TextAt(i), Gene: genes.TextAt(i), Class: classes.TextAt(i), Protein: proteins.TextAt(i)))
            .Where(v => v.Sample is not null)
            // Two of one kind in one sample are two; the same one in two samples of a row is one.
            .GroupBy(v => (v.Sample, v.Gene, v.Class, v.Protein)).SelectMany(g => g.GroupBy(v => v.Source, StringComparer.Ordinal).MaxBy(s => s.Count())!.Select(_ => g.Key))];
        return Table.From("variants", ("sample", kept.Select(v => v.Sample)), ("gene", kept.Select(v => v.Gene)), ("variant_class", kept.Select(v => v.Class)),
            ("protein_change", kept.Select(v => v.Protein)));
    }

    static TableColumn Pick(TableColumn column, int[] rows) => column.Kind switch
    {
        _ when !rows.Contains(-1) => column.Select(rows),
        ColumnKind.Text => TableColumn.Text(column.Name, [.. rows.Select(r => r < 0 ? null : column.TextAt(r))]),
        _ => TableColumn.Number(column.Name, [.. rows.Select(r => r < 0 ? double.NaN : column.NumberAt(r))]),
    };
}
