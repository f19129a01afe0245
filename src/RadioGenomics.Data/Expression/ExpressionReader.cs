using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>
/// Reads gene expression: counts, TPM, FPKM or logarithms from TSV and CSV (plain or .gz), GCT 1.2 and 1.3, cBioPortal and UCSC Xena.
/// </summary>
public static class ExpressionReader
{
    /// <summary>Reads an expression table.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation, all processors.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/>, <see cref="ErrorCode.DuplicateIdentifier"/> (samples; genes
    /// only when asked), <see cref="ErrorCode.OrientationAmbiguous"/>, <see cref="ErrorCode.EmptyLabel"/>, <see cref="ErrorCode.MissingColumn"/>.</exception>
    public static ExpressionTable Read(string path, ExpressionReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        ArgumentNullException.ThrowIfNull(path);
        GeneAliases? aliases = options.AliasFile is null ? null : GeneAliases.Read(options, run);
        using DelimitedText file = GctFile.IsGct(path) ? GctFile.Open(path, options, run, out GctFile? gct) : Plain(path, options, run, out gct);
        LoadedMatrix loaded = MatrixLoader.Load(file, gct?.Request ?? new MatrixRequest
        {
            Orientation = options.Orientation,
            IdColumn = options.IdColumn,
            AnnotationColumns = options.AnnotationColumns,
            AnnotationRows = options.AnnotationRows,
            FindAnnotation = true,
            KnownSamples = options.KnownSampleIds,
            KnownFeatures = options.KnownGeneIds,
        }, run);
        gct?.Check(file, loaded);
        return Build(file, options, aliases, loaded);
    }

    static DelimitedText Plain(string path, ExpressionReadOptions options, RunContext run, out GctFile? gct)
    {
        gct = null;
        return DelimitedText.Open(path, "expression", options, run);
    }

    static ExpressionTable Build(DelimitedText file, ExpressionReadOptions options, GeneAliases? aliases, LoadedMatrix loaded)
    {
        CheckSamples(file, loaded, options.KeepRepeats);
        var labels = new GeneLabels(file, options, aliases);
        string?[]? entrez = loaded.FeaturesInRows
            ? loaded.RowAnnotations.FirstOrDefault(a => a.Name.Equals("Entrez_Gene_Id", StringComparison.OrdinalIgnoreCase)).Values
            : null;
        string?[] genes = labels.Resolve(loaded.FeatureIds, entrez);
        var merge = new GeneMerge(file, options.DuplicateGenes, loaded, genes, labels);
        GeneMerge.Result merged = merge.Run();
        ScaleCheck.Run(file, options.Scale, merged.Values);
        string unit = options.Scale == ExpressionScale.Unknown ? "" : options.Scale.ToString();
        ImmutableArray<string> samples = [.. options.KeepRepeats ? ColumnNames.NumberRepeats(loaded.SampleIds) : loaded.SampleIds];
        return new ExpressionTable
        {
            Values = LabelledMatrix.FromColumnMajor(samples, [.. merged.Genes], merged.Values).WithName("expression", unit),
            Ids = [.. loaded.SampleIds],
            Orientation = loaded.FeaturesInRows ? Orientation.FeaturesInRows : Orientation.SamplesInRows,
            Genes = GeneTable(loaded, merged),
            Samples = SampleTable(loaded, samples),
            Changes = labels.Changes,
            Inputs = aliases is null ? [file.Input] : [file.Input, aliases.Input],
            Diagnostics = [.. file.Notes],
        };
    }

    static void CheckSamples(DelimitedText file, LoadedMatrix loaded, bool keepRepeats)
    {
        if (loaded.FeaturesInRows)
        {
            ColumnNames.RejectDuplicates(file.FilePath, "sample", file.Header, keepRepeats ? [] : loaded.ColumnPositions);
            return;
        }
        int empty = Array.FindIndex(loaded.RowIds, id => id.Length == 0);
        if (empty >= 0)
        {
            Throw.EmptyRowId(file.FilePath, loaded.Lines[empty], file.Header[0]);
        }
        if (!keepRepeats)
        {
            ColumnNames.RejectDuplicateRows(file.FilePath, "sample", loaded.RowIds, loaded.Lines, "Rename or merge one of the rows.");
        }
    }

    static Table GeneTable(LoadedMatrix loaded, GeneMerge.Result merged)
    {
        IEnumerable<TableColumn> annotation = (loaded.FeaturesInRows ? loaded.RowAnnotations : loaded.ColumnAnnotations)
            .Select(a => TableColumn.Text(a.Name, [.. merged.From.Select(f => a.Values[f])]));
        return Tables.Unique("genes", [
            TableColumn.Text("gene", [.. merged.Genes]),
            TableColumn.Text("source", [.. merged.From.Select(f => loaded.FeatureIds[f])]),
            .. annotation]);
    }

    static Table SampleTable(LoadedMatrix loaded, ImmutableArray<string> samples) => Tables.Unique("samples", [
        TableColumn.Text("sample", [.. samples]),
        .. (loaded.FeaturesInRows ? loaded.ColumnAnnotations : loaded.RowAnnotations).Select(a => TableColumn.Text(a.Name, a.Values))]);
}

/// <summary>Small helpers for tables.</summary>
static class Tables
{
    /// <summary>A table whose later columns of a name already taken get a number.</summary>
    public static Table Unique(string name, IEnumerable<TableColumn> columns)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<TableColumn>();
        foreach (TableColumn column in columns)
        {
            string free = column.Name;
            for (int i = 2; !seen.Add(free); i++)
            {
                free = FormattableString.Invariant($"{column.Name}_{i}");
            }
            all.Add(free == column.Name ? column : TableColumn.Text(free, column.AsText().ToArray()));
        }
        return new Table(name, all);
    }
}

/// <summary>Compares declared and apparent scale.</summary>
static class ScaleCheck
{
    public static void Run(DelimitedText file, ExpressionScale scale, double[] values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        bool whole = true;
        int missing = 0;
        foreach (double v in values)
        {
            if (double.IsNaN(v))
            {
                missing++;
                continue;
            }
            low = v < low ? v : low;
            high = v > high ? v : high;
            whole = whole && v == Math.Floor(v);
        }
        string range = FormattableString.Invariant($"values from {low} to {high}{(whole ? ", all whole numbers" : "")}, {missing} missing");
        file.Note(range + ".");
        string? odd = (scale, low < 0, whole, high) switch
        {
            (ExpressionScale.Counts or ExpressionScale.Tpm or ExpressionScale.Fpkm, true, _, _) => "negative values",
            (ExpressionScale.Counts, _, false, _) => "fractions",
            (ExpressionScale.Log, _, _, > 100) => "values over 100",
            (ExpressionScale.ZScore, _, _, > 100) => "values over 100",
            _ => null,
        };
        if (odd is not null)
        {
            file.Warn(ErrorCode.OptionConflict, $"declared as {scale}, but there are {odd} ({range}).");
        }
    }
}
