using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Settings of <see cref="TableReader"/>.</summary>
public sealed record TableReadOptions : TextOptions
{
    /// <summary>Columns to keep as text whatever they hold, such as identifiers and codes.</summary>
    public ImmutableArray<string> TextColumns { get; init; } = [];

    /// <summary>Columns that must hold numbers; a text among them is an error that names its row.</summary>
    public ImmutableArray<string> NumberColumns { get; init; } = [];
}

/// <summary>A table as it was read from a file.</summary>
public sealed record TableFile
{
    /// <summary>The table. A column is a number column when every cell is a number or missing, otherwise text.</summary>
    public required Table Values { get; init; }

    /// <summary>Line of the file that each row starts on. Shape: [rows].</summary>
    public required ImmutableArray<long> Lines { get; init; }

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Reads any delimited table with a header row.</summary>
public static class TableReader
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">Path of a .tsv, .csv or .txt file, plain or .gz.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation, all processors.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/>, <see cref="ErrorCode.MissingColumn"/>,
    /// <see cref="ErrorCode.DuplicateIdentifier"/> (two columns of one name).</exception>
    public static TableFile Read(string path, TableReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        using var file = DelimitedText.Open(path, "table", options, run);
        var typed = TypedTable.Read(file, options.TextColumns, options.NumberColumns, run);
        return new TableFile
        {
            Values = typed.ToTable(Path.GetFileName(path)),
            Lines = [.. typed.Lines],
            Input = file.Input,
            Diagnostics = [.. file.Notes],
        };
    }
}
