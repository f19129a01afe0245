using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>A matrix with one row per value: sample, feature, value. Nothing is copied; a query for one feature or sample visits only its values.</summary>
sealed class LongMatrixSource : SqlSource
{
    readonly LabelledMatrix _matrix;
    readonly ImmutableArray<string> _patients;
    readonly Lazy<EqualityIndex> _samples;
    readonly Lazy<EqualityIndex> _labels;

    /// <summary>Wraps a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="isOfGenes">Whether the features are genes, so that the column is named after them.</param>
    /// <param name="patients">Patient of each row; empty when nobody knows.</param>
    public LongMatrixSource(LabelledMatrix matrix, bool isOfGenes, ImmutableArray<string> patients)
    {
        (_matrix, _patients) = (matrix, patients.IsEmpty ? matrix.SampleIds : patients);
        _samples = new(() => new EqualityIndex(matrix.SampleCount, s => SqlValue.Of(matrix.SampleIds[s])));
        _labels = new(() => new EqualityIndex(matrix.FeatureCount, f => SqlValue.Of(matrix.FeatureIds[f])));
        (string shown, string other) = isOfGenes ? ("gene", "feature") : ("feature", "gene");
        Columns = [new("sample", "TEXT"), new(shown, "TEXT"), new("value", "REAL"), new(other, "TEXT", IsHidden: true), new("patient", "TEXT", IsHidden: true)];
    }

    public override ImmutableArray<SqlColumn> Columns { get; }

    public override long RowCount => (long)_matrix.SampleCount * _matrix.FeatureCount;

    public override SqlValue Read(long row, int column)
    {
        int sample = (int)(row % _matrix.SampleCount);
        return column switch
        {
            0 => SqlValue.Of(_matrix.SampleIds[sample]),
            2 => SqlValue.Of(_matrix.Values.Span[(int)row]),
            4 => SqlValue.Of(_patients[sample]),
            _ => SqlValue.Of(_matrix.FeatureIds[(int)(row / _matrix.SampleCount)]),
        };
    }

    public override SqlPlan Plan(IReadOnlyList<int> equal)
    {
        int feature = equal.FirstOrDefault(IsFeature, -1), sample = equal.FirstOrDefault(c => c == 0, -1);
        return (feature, sample) switch
        {
            ( >= 0, >= 0) => new([feature, sample], 2, 1),
            ( >= 0, _) => new([feature], _matrix.SampleCount + 2, _matrix.SampleCount),
            // The values of one sample lie far apart.
            (_, >= 0) => new([sample], (4.0 * _matrix.FeatureCount) + 2, _matrix.FeatureCount),
            _ => new([], RowCount + 1, RowCount),
        };
    }

    // Whatever is visited is visited feature by feature.
    public override bool IsGrouped(IReadOnlyList<int> columns) => columns.Any(IsFeature) && columns.All(c => c == 0 || IsFeature(c));

    public override SqlRows Find(ReadOnlySpan<int> columns, ReadOnlySpan<SqlValue> values)
    {
        SqlRows rows = new(0, 1, RowCount);
        for (int i = 0; i < columns.Length; i++)
        {
            rows = IsFeature(columns[i]) ? OfFeature(rows, _labels.Value.Single(values[i])) : OfSample(rows, _samples.Value.Single(values[i]));
        }
        return rows;
    }

    static bool IsFeature(int column) => column is 1 or 3;

    // Several labels that look like the same number: SQLite picks the right one of all rows.
    SqlRows OfFeature(SqlRows rows, int feature) => feature switch
    {
        -2 => rows,
        -1 => SqlRows.None,
        _ => new((long)feature * _matrix.SampleCount, 1, _matrix.SampleCount),
    };

    SqlRows OfSample(SqlRows rows, int sample) => sample switch
    {
        -2 => rows,
        -1 => SqlRows.None,
        _ when rows.Count == 0 => rows,
        _ when rows.Count == _matrix.SampleCount && rows.Stride == 1 => new(rows.Start + sample, 1, 1),
        _ => new(sample, _matrix.SampleCount, _matrix.FeatureCount),
    };
}
