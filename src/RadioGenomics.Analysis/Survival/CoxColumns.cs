namespace RadioGenomics.Analysis.Survival;

/// <summary>Which columns can be estimated: finds constant and dependent ones, and says on what they depend.</summary>
static class CoxColumns
{
    /// <summary>Share of a column's length that must be left when the ones before are taken out.</summary>
    const double Left = 1.5e-6;

    /// <summary>Positions of the columns to keep.</summary>
    /// <param name="columns">Shape: [columns × rows], column after column. Finite.</param>
    /// <param name="names">Shape: [columns].</param>
    /// <param name="design">Who is at risk; only differences within strata count.</param>
    /// <param name="diagnostics">Receives a warning for each column that is left out.</param>
    public static List<int> Estimable(double[] columns, IReadOnlyList<string> names, CoxDesign design, List<Diagnostic> diagnostics)
    {
        int rows = design.RowCount;
        List<int> kept = [];
        List<double[]> directions = [], combinations = [];
        for (int c = 0; c < names.Count; c++)
        {
            double[] column = WithinStrata(columns.AsSpan(c * rows, rows), design, out double size);
            double length = Length(column);
            if (!(length > 1e-12 * size))
            {
                diagnostics.Add(Constant(names[c], columns.AsSpan(c * rows, rows), design));
                continue;
            }
            double[] combination = new double[names.Count];
            combination[c] = 1;
            // Twice: the second pass takes away what rounding left.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int d = 0; d < directions.Count; d++)
                {
                    double share = Dot(column, directions[d]);
                    Take(column, directions[d], share);
                    Take(combination, combinations[d], share);
                }
            }
            double rest = Length(column);
            if (rest <= Left * length)
            {
                diagnostics.Add(Dependent(c, names, combination));
                continue;
            }
            Scale(column, 1 / rest);
            Scale(combination, 1 / rest);
            directions.Add(column);
            combinations.Add(combination);
            kept.Add(c);
        }
        return kept;
    }

    static double[] WithinStrata(ReadOnlySpan<double> column, CoxDesign design, out double size)
    {
        double[] values = new double[design.Count];
        size = 0;
        for (int begin = 0, end; begin < values.Length; begin = end)
        {
            int stratum = design.GroupStratum[design.Last[begin] - 1];
            double sum = 0;
            for (end = begin; end < values.Length && design.GroupStratum[design.Last[end] - 1] == stratum; end++)
            {
                values[end] = column[design.Order[end]];
                sum += values[end];
                size = Math.Max(size, Math.Abs(values[end]));
            }
            for (int k = begin; k < end; k++)
            {
                values[k] -= sum / (end - begin);
            }
        }
        size *= Math.Sqrt(values.Length);
        return values;
    }

    static Diagnostic Constant(string name, ReadOnlySpan<double> column, CoxDesign design)
    {
        double first = column[0];
        bool everywhere = column.IndexOfAnyExcept(first) < 0;
        return Diagnostic.Warning(ErrorCode.ConstantColumn, everywhere
            ? FormattableString.Invariant($"'{name}' is {first} in all {column.Length} rows: it has no effect to estimate and was left out.")
            : $"'{name}' does not vary among the rows at risk within a stratum: its effect is the strata's own and it was left out.");
    }

    static Diagnostic Dependent(int column, IReadOnlyList<string> names, double[] combination)
    {
        // The combination is zero; solved for the column.
        string[] parts = [.. Enumerable.Range(0, names.Count)
            .Where(k => k != column && Math.Abs(combination[k]) > 1e-7 * combination.Max(Math.Abs))
            .Select(k => FormattableString.Invariant($"{-combination[k]:+0.####;-0.####} {names[k]}"))];
        return Diagnostic.Warning(ErrorCode.Collinear, $"'{names[column]}' is determined by other columns ({names[column]} = {string.Join(" ", parts)} + constant)"
            + " and was left out; the effects of the columns that stay are those without it. Leave out one of them yourself to choose which.");
    }

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double Length(double[] a) => Math.Sqrt(Dot(a, a));

    static void Take(double[] from, double[] direction, double share)
    {
        for (int i = 0; i < from.Length; i++)
        {
            from[i] -= share * direction[i];
        }
    }

    static void Scale(double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
