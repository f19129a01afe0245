using System.Collections;
using System.Data;
using System.Globalization;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace RadioGenomics.Scripting;

/// <summary>Tables of other libraries, the first rows of them: DataTable, tabular data resources, and data frames known by their shape.</summary>
static class ForeignTables
{
    /// <summary>The head of a table; null when the value is none.</summary>
    public static (Table Head, long Rows, long Columns)? Of(object value, int maxRows, int maxColumns) => value switch
    {
        DataTable table => (Head(table, table.Rows.Cast<DataRow>(), maxRows, maxColumns), table.Rows.Count, table.Columns.Count),
        DataView { Table: DataTable table } view => (Head(table, view.Cast<DataRowView>().Select(r => r.Row), maxRows, maxColumns), view.Count, table.Columns.Count),
        DataRow row => (Head(row.Table, [row], maxRows, maxColumns), 1, row.Table.Columns.Count),
        TabularDataResource resource => (Head(resource, maxRows, maxColumns), resource.Data.Count, resource.Schema.Fields.Count),
        _ => Frame(value, maxRows, maxColumns),
    };

    static Table Head(DataTable table, IEnumerable<DataRow> rows, int maxRows, int maxColumns)
    {
        DataRow[] shown = [.. rows.Take(maxRows)];
        return new Table(table.TableName, Distinct(table.Columns.Cast<DataColumn>().Take(maxColumns).Select(c =>
            ObjectTables.Column(c.ColumnName, [.. shown.Select(r => r.RowState == DataRowState.Deleted || r[c] is DBNull ? null : r[c])]))));
    }

    static Table Head(TabularDataResource resource, int maxRows, int maxColumns) => new("", Distinct(resource.Schema.Fields.Take(maxColumns).Select(f =>
        ObjectTables.Column(f.Name, [.. resource.Data.Take(maxRows).Select(r => r.TryGetValue(f.Name, out object? v) ? v : null)]))));

    // Columns with a name each, Rows with a Count, and an element by row and column: in one call, by the column, or by the row.
    static (Table, long, long)? Frame(object value, int maxRows, int maxColumns)
    {
        if (Get(value, "Columns") is not IEnumerable columns || columns is string || Get(value, "Rows") is not object rows
            || Get(rows, "Count") is not IConvertible number || number is string)
        {
            return null;
        }
        object[] all = [.. columns.Cast<object>()];
        if (all.Length == 0 || all.Any(c => Get(c, "Name") is not string))
        {
            return null;
        }
        long count = number.ToInt64(CultureInfo.InvariantCulture);
        int shown = (int)Math.Min(maxRows, count);
        var head = new List<TableColumn>();
        foreach (object column in all.Take(maxColumns))
        {
            if (Values(value, rows, column, head.Count, shown) is not object?[] values)
            {
                return null;
            }
            head.Add(ObjectTables.Column((string)Get(column, "Name")!, values));
        }
        return (new Table(ShortText.Name(value.GetType()), Distinct(head)), count, all.Length);
    }

    static object?[]? Values(object frame, object rows, object column, int position, int count)
    {
        Func<long, object?>? at = Indexer(column) ?? Indexer(frame, position) ?? RowIndexer(rows, position);
        return at is null ? count == 0 ? [] : null : [.. Enumerable.Range(0, count).Select(i => at(i))];
    }

    static Func<long, object?>? Indexer(object owner, int? position = null)
    {
        PropertyInfo? item = Properties(owner).FirstOrDefault(p => p.GetIndexParameters() is ParameterInfo[] q
            && q.Length == (position is null ? 1 : 2) && q.All(x => IsWhole(x.ParameterType)) && p.CanRead);
        return item is null ? null : row =>
        {
            ParameterInfo[] parameters = item.GetIndexParameters();
            object first = Convert.ChangeType(row, parameters[0].ParameterType, CultureInfo.InvariantCulture);
            return item.GetValue(owner, position is null ? [first] : [first, Convert.ChangeType(position, parameters[1].ParameterType, CultureInfo.InvariantCulture)]);
        };
    }

    static Func<long, object?>? RowIndexer(object rows, int position) =>
        Indexer(rows) is Func<long, object?> row ? i => row(i) is object found ? Indexer(found)?.Invoke(position) : null : null;

    static bool IsWhole(Type type) => type == typeof(int) || type == typeof(long);

    static object? Get(object value, string property) =>
        Properties(value).FirstOrDefault(p => p.Name == property && p.GetIndexParameters().Length == 0 && p.CanRead) is PropertyInfo found ? found.GetValue(value) : null;

    // One that hides an inherited one comes first.
    static PropertyInfo[] Properties(object value) => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);

    // Other libraries' column names may repeat, ours may not.
    static IEnumerable<TableColumn> Distinct(IEnumerable<TableColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (TableColumn column in columns)
        {
            string name = column.Name;
            for (int i = 2; !taken.Add(name); i++)
            {
                name = FormattableString.Invariant($"{column.Name} ({i})");
            }
            yield return column.Renamed(name);
        }
    }
}
