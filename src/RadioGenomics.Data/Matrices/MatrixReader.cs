using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Settings of <see cref="MatrixReader"/>.</summary>
public sealed record MatrixReadOptions : TextOptions
{
    /// <summary>Which way the matrix stands in the file.</summary>
    public Orientation Orientation { get; init; } = Orientation.Auto;

    /// <summary>Column with the row labels; null: the first.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Columns that describe rows and are kept as text.</summary>
    public ImmutableArray<string> AnnotationColumns { get; init; } = [];

    /// <summary>Rows between header and numbers that describe columns. Range: 0 or more.</summary>
    public int AnnotationRows { get; init; }

    /// <summary>Sample or patient identifiers known from another table, as evidence for the orientation.</summary>
    public ImmutableArray<string> KnownSampleIds { get; init; } = [];

    /// <summary>Feature names known from another table, as evidence for the orientation.</summary>
    public ImmutableArray<string> KnownFeatureIds { get; init; } = [];
}

/// <summary>A numeric matrix as it was read from a file.</summary>
public sealed record MatrixFile
{
    /// <summary>Samples × features.</summary>
    public required LabelledMatrix Values { get; init; }

    /// <summary>How it stood in the file; never Auto.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Reads any delimited numeric matrix with labels.</summary>
public static class MatrixReader
{
    /// <summary>Reads a matrix.</summary>
    /// <param name="path">Path of a .tsv, .csv or .txt file, plain or .gz. Text in a value cell is an error.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation, all processors.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/>, <see cref="ErrorCode.DuplicateIdentifier"/>,
    /// <see cref="ErrorCode.EmptyLabel"/>, <see cref="ErrorCode.OrientationAmbiguous"/>, <see cref="ErrorCode.MissingColumn"/>.</exception>
    /// <remarks>Cost: two passes over the file, the second on all threads; memory of the matrix plus 1 MiB per thread for a plain file,
    /// plus the text for a compressed one.</remarks>
    public static MatrixFile Read(string path, MatrixReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        Throw.IfOutside(nameof(options.AnnotationRows), options.AnnotationRows, 0, int.MaxValue);
        using var file = DelimitedText.Open(path, "matrix", options, run);
        LoadedMatrix loaded = MatrixLoader.Load(file, new MatrixRequest
        {
            Orientation = options.Orientation,
            IdColumn = options.IdColumn,
            AnnotationColumns = options.AnnotationColumns,
            AnnotationRows = options.AnnotationRows,
            KnownSamples = options.KnownSampleIds,
            KnownFeatures = options.KnownFeatureIds,
        }, run);
        CheckLabels(file, loaded);
        return new MatrixFile
        {
            Values = LabelledMatrix.FromColumnMajor([.. loaded.SampleIds], [.. loaded.FeatureIds], loaded.Values),
            Orientation = loaded.FeaturesInRows ? Orientation.FeaturesInRows : Orientation.SamplesInRows,
            Input = file.Input,
            Diagnostics = [.. file.Notes],
        };
    }

    internal static void CheckLabels(DelimitedText file, LoadedMatrix loaded)
    {
        int empty = Array.FindIndex(loaded.RowIds, id => id.Length == 0);
        if (empty >= 0)
        {
            Throw.EmptyRowId(file.FilePath, loaded.Lines[empty], file.Header[0]);
        }
        ColumnNames.RejectDuplicateRows(file.FilePath, "row label", loaded.RowIds, loaded.Lines, "Rename or merge one of the rows.");
        ColumnNames.RejectDuplicates(file.FilePath, "label", file.Header, loaded.ColumnPositions);
    }
}
