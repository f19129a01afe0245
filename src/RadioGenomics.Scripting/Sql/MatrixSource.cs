using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A matrix with one row per sample and one column per feature; of more features than SQLite has columns, those that a query names and the first others.</summary>
sealed class MatrixSource : SqlSource
{
    /// <summary>SQLite's limit, with room for hidden columns.</summary>
    public const int MaxColumns = 1990;

    readonly LabelledMatrix _matrix;
    readonly ImmutableArray<int> _features;
    readonly ImmutableArray<string> _patients;

    /// <summary>Wraps a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="mentioned">Whether the query may name a feature.</param>
    /// <param name="patients">Patient of each row; empty when nobody knows.</param>
    public MatrixSource(LabelledMatrix matrix, Func<string, bool> mentioned, ImmutableArray<string> patients)
    {
        (_matrix, _patients) = (matrix, patients);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int[] distinct = [.. Enumerable.Range(0, matrix.FeatureCount).Where(f => names.Add(matrix.FeatureIds[f]))];
        int[] named = distinct.Length <= MaxColumns ? [] : [.. distinct.Where(f => mentioned(matrix.FeatureIds[f])).Take(MaxColumns)];
        _features = distinct.Length <= MaxColumns ? [.. distinct]
            : [.. named.Concat(distinct.Except(named).Take(MaxColumns - named.Length)).Order()];
        string id = "sample";
        while (names.Contains(id))
        {
            id += "_";
        }
        IEnumerable<SqlColumn> patient = patients.IsEmpty || names.Contains("patient") ? [] : [new("patient", "TEXT", IsHidden: true)];
        Columns = [new(id, "TEXT"), .. _features.Select(f => new SqlColumn(matrix.FeatureIds[f], "REAL")), .. patient];
    }

    public override ImmutableArray<SqlColumn> Columns { get; }

    public override long RowCount => _matrix.SampleCount;

    public override IEnumerable<string> AllColumns => _matrix.FeatureIds.Prepend(Columns[0].Name);

    public override string Note => _features.Length == _matrix.FeatureCount ? ""
        : FormattableString.Invariant($"{Name} has {_matrix.FeatureCount:N0} features and SQL at most {MaxColumns:N0} columns: features that the query names are there, * gives the first others; {Name}_long has every value.");

    public override SqlValue Read(long row, int column) =>
        column == 0 ? SqlValue.Of(_matrix.SampleIds[(int)row])
        : column <= _features.Length ? SqlValue.Of(_matrix.Column(_features[column - 1])[(int)row])
        : SqlValue.Of(_patients[(int)row]);
}
