namespace RadioGenomics.ReferenceTests;

/// <summary>Compares a table with its reference cell by cell.</summary>
sealed class TableComparison
{
    const int ShownFaults = 8;

    readonly List<string> _faults = [];

    TableComparison()
    {
    }

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Largest difference seen: relative to |expected| (or to absolute / relative tolerance where that is larger), plain where the
    /// tolerance has no relative part.</summary>
    public double Worst { get; private set; }

    public int CellCount { get; private set; }

    public static TableComparison Run(ReferenceCase c, Table found)
    {
        var result = new TableComparison();
        Table expected = c.Expected;
        if (result.SameShape(c, found, expected))
        {
            foreach (TableColumn column in expected.Columns)
            {
                result.CompareColumn(c, found[column.Name], column, c.Spec.Tolerance.For(column.Name));
            }
        }
        return result;
    }

    /// <summary>The first faults, one a line, for a failure message.</summary>
    public string FaultText() => string.Join('\n', _faults.Take(ShownFaults))
        + (_faults.Count > ShownFaults ? $"\n... and {_faults.Count - ShownFaults} more cells" : "");

    bool SameShape(ReferenceCase c, Table found, Table expected)
    {
        string foundNames = string.Join(", ", found.Columns.Select(k => k.Name)), expectedNames = string.Join(", ", expected.Columns.Select(k => k.Name));
        if (foundNames != expectedNames)
        {
            _faults.Add($"{c.Id}: found columns {foundNames}; expected {expectedNames}");
        }
        if (found.RowCount != expected.RowCount)
        {
            _faults.Add($"{c.Id}: found {found.RowCount} rows; expected {expected.RowCount}");
        }
        return _faults.Count == 0;
    }

    void CompareColumn(ReferenceCase c, TableColumn found, TableColumn expected, Tolerance tolerance)
    {
        for (int row = 0; row < expected.Count; row++)
        {
            CellCount++;
            if (expected.Kind == ColumnKind.Number)
            {
                CompareNumber(c, expected.Name, row, found.NumberAt(row), expected.NumberAt(row), tolerance);
            }
            else if (found.TextAt(row) != expected.TextAt(row))
            {
                _faults.Add(Where(c, expected.Name, row) + $"found '{found.TextAt(row)}', expected '{expected.TextAt(row)}'");
            }
        }
    }

    void CompareNumber(ReferenceCase c, string column, int row, double found, double expected, Tolerance tolerance)
    {
        if (found.Equals(expected) || found == expected)
        {
            return;
        }
        double difference = Math.Abs(found - expected), scale = Math.Abs(expected);
        double seen = tolerance.Relative > 0 ? difference / Math.Max(scale, tolerance.Absolute / tolerance.Relative) : difference;
        if (double.IsFinite(seen))
        {
            Worst = Math.Max(Worst, seen);
        }
        if (!(difference <= tolerance.Absolute + (tolerance.Relative * scale)) || double.IsInfinity(expected))
        {
            _faults.Add(Where(c, column, row) + FormattableString.Invariant(
                $"found {found:R}, expected {expected:R}, difference {difference:0.##E+0} (relative {difference / scale:0.##E+0}), allowed {tolerance.Absolute:0.##E+0} + {tolerance.Relative:0.##E+0} relative"));
        }
    }

    static string Where(ReferenceCase c, string column, int row) => $"{c.Id}: row {row + 1}, column '{column}': ";
}
