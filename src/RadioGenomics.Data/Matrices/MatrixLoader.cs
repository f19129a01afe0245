using System.Text;

namespace RadioGenomics.Data;

/// <summary>What a caller knows about a matrix file.</summary>
sealed record MatrixRequest
{
    public Orientation Orientation { get; init; }

    /// <summary>Column with the row labels; null: the first.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Columns that describe rows.</summary>
    public IReadOnlyCollection<string> AnnotationColumns { get; init; } = [];

    /// <summary>Rows after the header that describe columns; null: those without any number.</summary>
    public int? AnnotationRows { get; init; }

    /// <summary>Whether columns without any number are annotation (true) or an error (false).</summary>
    public bool FindAnnotation { get; init; }

    public IReadOnlyCollection<string> KnownSamples { get; init; } = [];

    public IReadOnlyCollection<string> KnownFeatures { get; init; } = [];
}

/// <summary>A matrix file as it was read, with labels as they stand.</summary>
sealed record LoadedMatrix
{
    public required bool FeaturesInRows { get; init; }
    public required string[] RowIds { get; init; }
    public required long[] Lines { get; init; }
    public required string[] ColumnIds { get; init; }
    public required int[] ColumnPositions { get; init; }

    /// <summary>Column-major with samples as rows.</summary>
    public required double[] Values { get; init; }
    public required (string Name, string?[] Values)[] RowAnnotations { get; init; }
    public required (string Name, string?[] Values)[] ColumnAnnotations { get; init; }

    public string[] SampleIds => FeaturesInRows ? ColumnIds : RowIds;
    public string[] FeatureIds => FeaturesInRows ? RowIds : ColumnIds;
}

/// <summary>Reads matrix files: finds labels, annotation and orientation, then the numbers.</summary>
static class MatrixLoader
{
    /// <summary>Reads the rows that are left in a file.</summary>
    public static LoadedMatrix Load(DelimitedText file, MatrixRequest request, RunContext run)
    {
        int id = FindIdColumn(file, request.IdColumn);
        string[][] describing = TakeAnnotationRows(file, request, id);
        List<string[]> rows = file.PeekSome();
        if (rows.Count == 0)
        {
            Throw.EmptyTable(file.FilePath, "there are no rows after the header");
        }
        CellRole[] roles = FindRoles(file, request, id, rows);
        file.FindDecimalSeparator(strict: true);
        int[] values = [.. Enumerable.Range(0, roles.Length).Where(c => roles[c] == CellRole.Number)];
        if (values.Length == 0)
        {
            Throw.FileFormat(file.FilePath, FormattableString.Invariant($"no column of numbers among {roles.Length} ({LayoutFinder.NameOf(file.DelimiterByte)}-delimited)."),
                "Expected labels in one column and numbers in the others; if the delimiter is wrong, set Delimiter.");
        }
        string[] columnIds = [.. values.Select(c => file.Header[c])];
        bool featuresInRows = FindOrientation(file, request, id, columnIds);
        ParsedMatrix parsed = MatrixParser.Read(file, new MatrixPlan(roles, featuresInRows), run);
        return new LoadedMatrix
        {
            FeaturesInRows = featuresInRows,
            RowIds = parsed.RowIds,
            Lines = parsed.Lines,
            ColumnIds = columnIds,
            ColumnPositions = values,
            Values = parsed.Values,
            RowAnnotations = [.. Enumerable.Range(0, roles.Length).Where(c => roles[c] == CellRole.Text).Select((c, i) => (file.Header[c], parsed.Annotations[i]))],
            ColumnAnnotations = [.. describing.Select(d => (d[id], values.Select(v => file.Missing.Contains(d[v]) ? null : d[v]).ToArray()))],
        };
    }

    static int FindIdColumn(DelimitedText file, string? name)
    {
        int id = name is null ? 0 : Array.IndexOf(file.Header, name);
        if (id < 0)
        {
            Throw.MissingColumn(file.FilePath, name!, file.Header);
        }
        return id;
    }

    static string[][] TakeAnnotationRows(DelimitedText file, MatrixRequest request, int id)
    {
        var taken = new List<string[]>();
        while (taken.Count < (request.AnnotationRows ?? (request.FindAnnotation ? 20 : 0)))
        {
            List<string[]> next = file.Peek(1);
            if (next.Count == 0 || (request.AnnotationRows is null && !IsTextOnly(file, next[0], id)))
            {
                break;
            }
            string[] row = file.TakeRow(out long line)!;
            if (row.Length != file.Header.Length)
            {
                Throw.RaggedRow(file.FilePath, line, row.Length, file.Header.Length, RaggedHint.For(file.DelimiterByte));
            }
            taken.Add(row);
            file.Note(FormattableString.Invariant($"line {line} ('{Throw.Short(row[id])}') holds no number and is taken as a description of the columns."));
        }
        return [.. taken];
    }

    static bool IsTextOnly(DelimitedText file, string[] row, int id)
    {
        string[] cells = [.. row.Where((c, i) => i != id && !file.Missing.Contains(c))];
        // One text among missing values is a mistake to name, not a description of the columns.
        return cells.Length * 2 > row.Length && !cells.Any(c => IsNumber(c));
    }

    static CellRole[] FindRoles(DelimitedText file, MatrixRequest request, int id, List<string[]> rows)
    {
        string[] header = file.Header;
        foreach (string name in request.AnnotationColumns.Where(a => !header.Contains(a)))
        {
            Throw.MissingColumn(file.FilePath, name, header);
        }
        var roles = new CellRole[header.Length];
        for (int c = 0; c < header.Length; c++)
        {
            bool nameless = header[c].Trim().Length == 0;
            roles[c] = c == id ? CellRole.Id
                : nameless && rows.All(r => c >= r.Length || r[c].Trim().Length == 0) ? CellRole.Skip
                : request.AnnotationColumns.Contains(header[c]) ? CellRole.Text
                : request.FindAnnotation && (KnownAnnotations.IsMatch(header[c]) || IsTextColumn(file, rows, c)) ? CellRole.Text
                : CellRole.Number;
            if (nameless && roles[c] == CellRole.Number)
            {
                Throw.EmptyColumnName(file.FilePath, c);
            }
        }
        string[] annotations = [.. header.Where((_, c) => roles[c] == CellRole.Text)];
        if (annotations.Length > 0)
        {
            file.Note($"columns taken as annotation, not as values: {Throw.Listing(annotations, 10)}.");
        }
        return roles;
    }

    static bool IsTextColumn(DelimitedText file, List<string[]> rows, int column)
    {
        string[] cells = [.. rows.Where(r => column < r.Length && !file.Missing.Contains(r[column])).Select(r => r[column])];
        return cells.Length > 0 && !cells.Any(c => IsNumber(c));
    }

    static bool IsNumber(string cell)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(cell.Trim());
        return NumberParser.TryParse(bytes, (byte)'.', out _) || NumberParser.TryParse(bytes, (byte)',', out _);
    }

    static bool FindOrientation(DelimitedText file, MatrixRequest request, int id, string[] columnIds)
    {
        if (request.Orientation != Orientation.Auto)
        {
            return request.Orientation == Orientation.FeaturesInRows;
        }
        OrientationFinder.Finding finding = OrientationFinder.Find(file.Header[id], columnIds, file.PeekColumn(id, 2000), request.KnownSamples, request.KnownFeatures);
        if (finding.Orientation == Orientation.Auto)
        {
            Throw.OrientationAmbiguous(file.FilePath, finding.Evidence);
        }
        bool featuresInRows = finding.Orientation == Orientation.FeaturesInRows;
        file.Note($"{(featuresInRows ? "features in rows, samples in columns" : "samples in rows, features in columns")} ({finding.Evidence}).");
        return featuresInRows;
    }
}

/// <summary>Columns that describe genes in the files of well-known sources, numbers though they may be.</summary>
static class KnownAnnotations
{
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Hugo_Symbol", "Entrez_Gene_Id", "Entrez", "EntrezID", "Cytoband", "Composite.Element.REF", "Description", "gene_name", "gene_type",
        "gene_biotype", "Chr", "Chromosome", "Start", "End", "Strand", "Length", "transcript_id(s)", "description", "chrom", "chromStart", "chromEnd",
    };

    public static bool IsMatch(string column) => Names.Contains(column.Trim());
}
