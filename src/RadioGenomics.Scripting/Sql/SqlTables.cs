using System.Collections;
using System.Collections.Immutable;
using System.Data;
using RadioGenomics.Data;

namespace RadioGenomics.Scripting;

/// <summary>Turns values of C# into tables that SQL reads.</summary>
static class SqlTables
{
    /// <summary>Greatest number of elements read of a sequence.</summary>
    public const int MaxItems = 5_000_000;

    /// <summary>Whether a value is a table in itself. Nothing is read for it.</summary>
    public static bool IsTable(object? value) => value is Table or LabelledMatrix or DataTable or MutationTable or IReport
        || (value is IEnumerable and not string and not byte[] and not IEnumerable<FigureSpec> and not IEnumerable<Table>)
        || FrameTables.IsFrame(value);

    /// <summary>The value as a table; null when it is none.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="value">The value.</param>
    /// <param name="mentioned">Whether the query may name a column.</param>
    public static SqlSource? Source(string name, object? value, Func<string, bool> mentioned) => value switch
    {
        LabelledMatrix matrix => Matrix(name, matrix, mentioned, []),
        _ => Columns(value) is (Table table, TableColumn[] hidden) ? new TableSource(table, hidden) { Name = name } : null,
    };

    /// <summary>A copy of the value as a table; null when it is none.</summary>
    public static Table? ToTable(object? value) => Columns(value)?.Table;

    /// <summary>A matrix, samples in rows.</summary>
    public static SqlSource Matrix(string name, LabelledMatrix matrix, Func<string, bool> mentioned, ImmutableArray<string> patients) =>
        new MatrixSource(matrix, mentioned, patients) { Name = name };

    /// <summary>A matrix with one row per value.</summary>
    public static SqlSource LongMatrix(string name, LabelledMatrix matrix, ImmutableArray<string> patients) =>
        new LongMatrixSource(matrix, IsOfGenes(name) || IsOfGenes(matrix.Name), patients) { Name = name };

    /// <summary>Shape for the list of tables, without reading sequences.</summary>
    public static (long? Rows, long? Columns) Shape(object? value) => value switch
    {
        Table t => (t.RowCount, t.Columns.Length),
        LabelledMatrix m => (m.SampleCount, m.FeatureCount + 1L),
        DataTable d => (d.Rows.Count, d.Columns.Count),
        MutationTable m => (m.Records.RowCount, m.Records.Columns.Length),
        double[,] a => (a.GetLength(0), a.GetLength(1)),
        ICollection c => (c.Count, null),
        _ => (null, null),
    };

    static bool IsOfGenes(string name) =>
        name.StartsWith("expression", StringComparison.OrdinalIgnoreCase) || name.StartsWith("mutation", StringComparison.OrdinalIgnoreCase);

    static (Table Table, TableColumn[] Hidden)? Columns(object? value) => value switch
    {
        Table t => (t, []),
        MutationTable m => (m.Records, []),
        DataTable d => (OfDataTable(d), []),
        double[,] a => (Rectangle(a), []),
        _ when FrameTables.IsFrame(value) => (FrameTables.Read(value!), []),
        string or byte[] => null,
        IDictionary d => (ObjectTables.Dictionary([.. d.Keys.Cast<object?>()], [.. d.Values.Cast<object?>()]), []),
        IEnumerable e => Sequence(e),
        _ => null,
    };

    static (Table Table, TableColumn[] Hidden) Sequence(IEnumerable sequence)
    {
        List<object?> items = [.. sequence.Cast<object?>().Take(MaxItems + 1)];
        if (items.Count > MaxItems)
        {
            throw Throw.SqlSequenceTooLong(MaxItems);
        }
        if (items.Any(i => !ShortText.IsScalar(i)) && (ObjectTables.Records(items) ?? ObjectTables.Rows(items, MatrixSource.MaxColumns)) is Table records)
        {
            return (records, []);
        }
        // A list of values: one column, so that it can stand behind IN.
        return (new Table("", [ObjectTables.Column("value", items)]),
            [TableColumn.Integer("position", [.. Enumerable.Range(1, items.Count).Select(i => (long)i)])]);
    }

    static Table OfDataTable(DataTable table) => new(table.TableName, table.Columns.Cast<DataColumn>()
        .Select(c => ObjectTables.Column(c.ColumnName, [.. table.Rows.Cast<DataRow>().Where(r => r.RowState != DataRowState.Deleted).Select(r => r[c] is DBNull ? null : r[c])])));

    static Table Rectangle(double[,] values) => new("", Enumerable.Range(0, values.GetLength(1)).Select(c => TableColumn.Number(
        FormattableString.Invariant($"c{c + 1}"), [.. Enumerable.Range(0, values.GetLength(0)).Select(r => values[r, c])])));
}
