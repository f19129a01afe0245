using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Settings of <see cref="ClinicalReader"/>.</summary>
public sealed record ClinicalReadOptions : TextOptions
{
    /// <summary>Column with patient or sample identifiers; null: found by its name, else the first column.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Columns to keep as text whatever they hold.</summary>
    public ImmutableArray<string> TextColumns { get; init; } = [];

    /// <summary>Columns that must hold numbers; a text among them is an error that names its row.</summary>
    public ImmutableArray<string> NumberColumns { get; init; } = [];

    /// <summary>Whether rows must be identified. False: without a declared or known identifier column, the first column if it holds
    /// different texts, else the rows' line numbers.</summary>
    public bool IdRequired { get; init; } = true;

    /// <summary>Whether a negative follow-up time is an error; otherwise it is named and taken as missing.</summary>
    public bool RefuseNegativeTimes { get; init; }

    /// <summary>Survival endpoints to read and check.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];
}

/// <summary>Clinical data as they were read.</summary>
public sealed record ClinicalTable
{
    /// <summary>All columns.</summary>
    public required Table Values { get; init; }

    /// <summary>Name of the column with the identifiers; empty when rows are named by their line.</summary>
    public required string IdColumn { get; init; }

    /// <summary>Identifier of each row exactly as in the file; may repeat. Shape: [rows].</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Line of the file that each row starts on. Shape: [rows].</summary>
    public required ImmutableArray<long> Lines { get; init; }

    /// <summary>The declared endpoints.</summary>
    public ImmutableArray<EndpointData> Endpoints { get; init; } = [];

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Reads clinical tables: any delimited table, GDC biotab files with their extra header lines, cBioPortal files with # lines.</summary>
public static class ClinicalReader
{
    /// <summary>Reads a clinical table and checks its endpoints.</summary>
    /// <param name="path">Path of a .tsv, .csv or .txt file, plain or .gz.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation, all processors.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/> (text in a time or declared number column),
    /// <see cref="ErrorCode.MissingColumn"/>, <see cref="ErrorCode.EmptyLabel"/>, <see cref="ErrorCode.EndpointInvalid"/> (an event value that the
    /// coding does not know).</exception>
    public static ClinicalTable Read(string path, ClinicalReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        using var file = DelimitedText.Open(path, "clinical", options, run);
        SkipDescriptionRows(file);
        string[] names = ColumnNames.Of(file);
        int id = IdColumns.Find(file, options.IdColumn);
        id = id < 0 && options.IdRequired ? 0 : id;
        CheckEndpointColumns(file, names, options);
        string[] text = [.. id < 0 ? Array.Empty<string>() : [names[id]], .. options.TextColumns, .. options.Endpoints.Select(e => e.EventColumn)];
        string[] numbers = [.. options.NumberColumns.Concat(options.Endpoints.Select(e => e.TimeColumn)).Distinct().Except(text)];
        var typed = TypedTable.Read(file, [.. text.Distinct()], numbers, run);
        (string idName, string[] ids) = RowIds(file, names, typed, id, options);
        file.Note(FormattableString.Invariant($"{ids.Length} rows identified by {(idName.Length > 0 ? $"column '{idName}'" : "their line")}, {names.Length - (idName.Length > 0 ? 1 : 0)} further columns."));
        var values = typed.ToTable("clinical");
        ImmutableArray<EndpointData> endpoints =
            [.. options.Endpoints.Select(e => EndpointReader.Read(file, e, values, ids, typed.Lines, options.RefuseNegativeTimes))];
        return new ClinicalTable
        {
            Values = EventColumnsAsNumbers(file, values, options),
            IdColumn = idName,
            Ids = [.. ids],
            Lines = [.. typed.Lines],
            Endpoints = endpoints,
            Input = file.Input,
            Diagnostics = [.. file.Notes],
        };
    }

    static (string Name, string[] Ids) RowIds(DelimitedText file, string[] names, TypedTable typed, int id, ClinicalReadOptions options)
    {
        string?[]? first = typed.Columns[0].Text;
        bool nameless = id < 0 && (first is null || first.Any(string.IsNullOrEmpty) || first.Distinct().Count() < first.Length);
        if (nameless)
        {
            return ("", [.. typed.Lines.Select(l => FormattableString.Invariant($"line {l}"))]);
        }
        int used = Math.Max(id, 0);
        string?[] ids = typed.Columns[used].Text!;
        int empty = Array.FindIndex(ids, string.IsNullOrEmpty);
        if (empty >= 0 && (options.IdRequired || options.IdColumn is not null))
        {
            Throw.EmptyRowId(file.FilePath, typed.Lines[empty], names[used]);
        }
        return (names[used], [.. ids.Select((name, r) => string.IsNullOrEmpty(name) ? FormattableString.Invariant($"line {typed.Lines[r]}") : name)]);
    }

    /// <summary>GDC's biotab files have one or two more lines under the header, the last with CDE identifiers.</summary>
    static void SkipDescriptionRows(DelimitedText file)
    {
        List<string[]> rows = file.Peek(3);
        int cde = rows.FindIndex(r => r.Count(c => c.StartsWith("CDE_ID:", StringComparison.Ordinal)) * 2 > r.Length);
        for (int i = 0; i <= cde; i++)
        {
            file.TakeRow();
        }
        if (cde >= 0)
        {
            file.Note(FormattableString.Invariant($"{cde + 1} lines under the header (GDC's second names and CDE identifiers) skipped."));
        }
    }

    static void CheckEndpointColumns(DelimitedText file, string[] names, ClinicalReadOptions options)
    {
        foreach (string column in options.Endpoints.SelectMany(e => new[] { e.TimeColumn, e.EventColumn }).Where(c => !names.Contains(c)))
        {
            Throw.MissingColumn(file.FilePath, column, names);
        }
    }

    /// <summary>Event columns are read as text for their coding; where they hold numbers only, the table shows numbers.</summary>
    static Table EventColumnsAsNumbers(DelimitedText file, Table table, ClinicalReadOptions options)
    {
        HashSet<string> events = [.. options.Endpoints.Select(e => e.EventColumn).Except(options.TextColumns)];
        return new Table(table.Name, table.Columns.Select(c => events.Contains(c.Name) ? AsNumbers(file, c) : c));
    }

    static TableColumn AsNumbers(DelimitedText file, TableColumn column)
    {
        ReadOnlySpan<string?> text = column.AsText();
        double[] values = new double[text.Length];
        for (int r = 0; r < text.Length; r++)
        {
            values[r] = double.NaN;
            if (text[r] is not null && !NumberParser.TryParse(System.Text.Encoding.UTF8.GetBytes(text[r]!), file.Point, out values[r]))
            {
                return column;
            }
        }
        return TableColumn.Number(column.Name, values);
    }
}
