using System.Collections.Immutable;
using RadioGenomics.Data;

namespace RadioGenomics.Cli.Verbs;

/// <summary>A table of traits: samples in rows with text columns left out, or features in rows.</summary>
sealed class TraitFile
{
    readonly string _path;
    readonly Table _table;
    readonly RunContext _run;

    TraitFile(string path, TableFile file, RunContext run)
    {
        _path = path;
        _table = file.Values;
        _run = run;
        string[] text = [.. _table.Columns.Skip(1).Where(c => c.Kind == ColumnKind.Text).Select(c => c.Name)];
        Diagnostics = text.Length == 0 ? file.Diagnostics : file.Diagnostics.Add(Diagnostic.Note(ErrorCode.ReaderNote,
            FormattableString.Invariant($"{text.Length} text columns of '{path}' are no traits and were left out: {string.Join(", ", text.Take(8))}.")));
    }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What may be sample identifiers: the first column and the header.</summary>
    public ImmutableArray<string> CandidateIds => [.. RowIds().Concat(_table.Columns.Skip(1).Select(c => c.Name)).Distinct()];

    public static TraitFile Read(string path, RunContext run)
    {
        TableFile file = TableReader.Read(path, null, run);
        Provenance.Record(file.Input);
        return new(path, file, run);
    }

    /// <summary>The traits in the order of a matrix's samples; samples without traits get missing values.</summary>
    public LabelledMatrix Align(LabelledMatrix expression, string expressionPath)
    {
        int inRows = RowIds().Count(id => expression.TryIndexOfSample(id, out _));
        int inColumns = _table.Columns.Count(c => expression.TryIndexOfSample(c.Name, out _));
        if (inRows == 0 && inColumns == 0)
        {
            throw new RadioGenomicsException(ErrorCode.NoSharedKey,
                $"'{expressionPath}' ({expression.SampleCount} samples, first '{expression.SampleIds[0]}') and '{_path}' (first '{RowIds().FirstOrDefault()}') "
                + "share no sample. Map the identifiers to one form, or join the tables in a cohort manifest with an identifier rule.");
        }
        return inColumns > inRows
            ? Reorder(MatrixReader.Read(_path, new() { Orientation = Orientation.FeaturesInRows }, _run).Values, expression.SampleIds)
            : FromRows(expression.SampleIds);
    }

    IEnumerable<string> RowIds() => Enumerable.Range(0, _table.RowCount).Select(r => _table.Columns[0].TextAt(r) ?? "");

    static LabelledMatrix Reorder(LabelledMatrix traits, ImmutableArray<string> sampleIds)
    {
        double[] values = [.. Enumerable.Range(0, traits.FeatureCount).SelectMany(f =>
            sampleIds.Select(s => traits.TryIndexOfSample(s, out int row) ? traits[row, f] : double.NaN))];
        return LabelledMatrix.FromColumnMajor(sampleIds, traits.FeatureIds, values);
    }

    LabelledMatrix FromRows(ImmutableArray<string> sampleIds)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((int row, string id) in RowIds().Index())
        {
            if (!rows.TryAdd(id, row))
            {
                throw new RadioGenomicsException(ErrorCode.DuplicateIdentifier,
                    FormattableString.Invariant($"'{_path}' has sample '{id}' in data rows {rows[id] + 1} and {row + 1}; expected one row per sample. Remove or merge one of them."));
            }
        }
        TableColumn[] numbers = [.. _table.Columns.Skip(1).Where(c => c.Kind != ColumnKind.Text)];
        double[] values = [.. numbers.SelectMany(c => sampleIds.Select(s => rows.TryGetValue(s, out int row) ? c.NumberAt(row) : double.NaN))];
        return LabelledMatrix.FromColumnMajor(sampleIds, [.. numbers.Select(c => c.Name)], values);
    }
}
