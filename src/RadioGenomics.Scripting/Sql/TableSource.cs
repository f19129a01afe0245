using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A table, with more columns that only show when they are named.</summary>
sealed class TableSource : SqlSource
{
    readonly ImmutableArray<TableColumn> _columns;

    /// <summary>Wraps a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="hidden">Further columns of the same length; those whose name the table has already are left out.</param>
    public TableSource(Table table, params IEnumerable<TableColumn> hidden)
    {
        RowCount = table.RowCount;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        TableColumn[] visible = [.. table.Columns.Where(c => names.Add(c.Name)).Take(MatrixSource.MaxColumns)];
        TableColumn[] more = [.. hidden.Where(c => names.Count < MatrixSource.MaxColumns && names.Add(c.Name))];
        _columns = [.. visible, .. more];
        Columns = [.. visible.Select(c => new SqlColumn(c.Name, Type(c.Kind))), .. more.Select(c => new SqlColumn(c.Name, Type(c.Kind), IsHidden: true))];
        Note = visible.Length == table.Columns.Length ? ""
            : FormattableString.Invariant($"{table.Columns.Length - visible.Length} of {table.Columns.Length} columns are left out: SQL does not tell upper from lower case, and has at most {MatrixSource.MaxColumns} columns.");
    }

    public override ImmutableArray<SqlColumn> Columns { get; }

    public override long RowCount { get; }

    public override string Note { get; }

    public override SqlValue Read(long row, int column)
    {
        TableColumn values = _columns[column];
        int at = (int)row;
        return values.Kind switch
        {
            ColumnKind.Number => SqlValue.Of(values.AsNumbers()[at]),
            ColumnKind.Integer => SqlValue.Of(values.AsIntegers()[at]),
            ColumnKind.Boolean => SqlValue.Of(values.AsBooleans()[at] ? 1L : 0),
            _ => SqlValue.Of(values.AsText()[at]),
        };
    }

    static string Type(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "REAL",
        ColumnKind.Integer => "INTEGER",
        ColumnKind.Boolean => "BOOLEAN",
        _ => "TEXT",
    };
}
