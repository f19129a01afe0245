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

    static TableColumn Pick(TableColumn column, int[] rows) => column.Kind switch
    {
        _ when !rows.Contains(-1) => column.Select(rows),
        ColumnKind.Text => TableColumn.Text(column.Name, [.. rows.Select(r => r < 0 ? null : column.TextAt(r))]),
        _ => TableColumn.Number(column.Name, [.. rows.Select(r => r < 0 ? double.NaN : column.NumberAt(r))]),
    };
}
