using System.Collections.Immutable;

namespace RadioGenomics;

/// <summary>Named columns of equal length: what results show, files hold and notebooks display. Immutable.</summary>
[TypeFormatterSource(typeof(HostFormatterSource))]
public sealed class Table
{
    readonly Dictionary<string, TableColumn> _byName;

    /// <summary>Creates a table.</summary>
    /// <param name="name">File-name stem and heading, such as "correlations".</param>
    /// <param name="columns">Columns of equal length with unique names.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.DuplicateLabel"/>.</exception>
    public Table(string name, IEnumerable<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Name = name;
        Columns = [.. columns];
        _byName = new(StringComparer.Ordinal);
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Count != Columns[0].Count)
            {
                Throw.ShapeMismatch($"Rows of column '{Columns[i].Name}' in table '{name}'", Columns[i].Count, Columns[0].Count);
            }
            if (!_byName.TryAdd(Columns[i].Name, Columns[i]))
            {
                Throw.DuplicateLabel("column", Columns[i].Name, Columns.IndexOf(_byName[Columns[i].Name]), i);
            }
        }
    }

    /// <summary>Builds a table from named sequences, see <see cref="TableColumn.From"/>.</summary>
    public static Table From(string name, params (string Name, object Values)[] columns) =>
        new(name, columns.Select(c => TableColumn.From(c.Name, c.Values)));

    /// <summary>File-name stem and heading.</summary>
    public string Name { get; }

    /// <summary>The columns, in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => Columns.IsEmpty ? 0 : Columns[0].Count;

    /// <summary>A column by name.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>, with the nearest names.</exception>
    public TableColumn this[string columnName]
    {
        get
        {
            if (!_byName.TryGetValue(columnName, out TableColumn? column))
            {
                Throw.UnknownLabel("column", columnName, _byName.Keys);
            }
            return column!;
        }
    }

    /// <summary>Whether the table has a column of this name.</summary>
    public bool HasColumn(string columnName) => _byName.ContainsKey(columnName);

    /// <summary>The rows at the given positions, in the given order.</summary>
    public Table SelectRows(IReadOnlyList<int> rows) => new(Name, Columns.Select(c => c.Select(rows)));

    /// <summary>The first rows.</summary>
    public Table Head(int count) => SelectRows([.. Enumerable.Range(0, Math.Min(count, RowCount))]);

    /// <summary>The same table under another name.</summary>
    public Table WithName(string name) => new(name, Columns);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Name}: {RowCount} rows × {Columns.Length} columns");
}
