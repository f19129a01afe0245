using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Data;

/// <summary>Reads tables of radiomic features: PyRadiomics (cases or features in rows), MIRP, LIFEx, generic CSV and TSV.</summary>
public static class RadiomicsReader
{
    // Numbers that describe a row rather than the image inside the region.
    static readonly HashSet<string> NotFeatures = new(StringComparer.OrdinalIgnoreCase)
    {
        "Image", "Mask", "Label", "Label_channel", "Reader", "Lesion", "ROI", "Scan", "Unnamed: 0", "image_voxel_size_x", "image_voxel_size_y", "image_voxel_size_z",
        "image_noise_level", "image_noise_iteration_id", "image_rotation_angle", "image_translation_x", "image_translation_y", "image_translation_z",
        "image_mask_randomise_id", "image_settings_id",
    };

    /// <summary>Reads a table of radiomic features.</summary>
    /// <param name="path">Path of a .csv, .tsv or .txt file, plain or .gz.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation, all processors.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.NotANumber"/> (text in a feature), <see cref="ErrorCode.DuplicateIdentifier"/>,
    /// <see cref="ErrorCode.MissingColumn"/>, <see cref="ErrorCode.OrientationAmbiguous"/>, <see cref="ErrorCode.EmptyLabel"/>.</exception>
    public static RadiomicTable Read(string path, RadiomicsReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        using var file = DelimitedText.Open(path, "radiomics", options, run);
        return FindOrientation(file, options) == Orientation.FeaturesInRows
            ? ReadFeaturesInRows(file, options, run)
            : ReadSamplesInRows(file, options, run);
    }

    static Orientation FindOrientation(DelimitedText file, RadiomicsReadOptions options)
    {
        if (options.Orientation != Orientation.Auto)
        {
            return options.Orientation;
        }
        int id = Math.Max(0, IdColumns.Find(file, options.IdColumn));
        string[] header = [.. file.Header.Where((_, c) => c != id)];
        int recognized = header.Count(h => FeatureName.Parse(h).IsRecognized);
        List<string> first = file.PeekColumn(id, 2000);
        if (recognized > 0 && !first.Any(f => FeatureName.Parse(f).IsRecognized))
        {
            file.Note(FormattableString.Invariant($"samples in rows, features in columns ({recognized} column names follow a radiomics scheme)."));
            return Orientation.SamplesInRows;
        }
        OrientationFinder.Finding finding = OrientationFinder.Find(file.Header[id], header, first, options.KnownSampleIds, []);
        if (finding.Orientation == Orientation.Auto && options.IdColumn is null && id == 0 && IdColumns.Find(file, null) < 0)
        {
            Throw.OrientationAmbiguous(file.FilePath, finding.Evidence);
        }
        bool inRows = finding.Orientation == Orientation.FeaturesInRows;
        string evidence = finding.Orientation == Orientation.Auto ? $"column '{file.Header[id]}' identifies cases" : finding.Evidence;
        file.Note($"{(inRows ? "features in rows, samples in columns" : "samples in rows, features in columns")} ({evidence}).");
        return inRows ? Orientation.FeaturesInRows : Orientation.SamplesInRows;
    }

    static RadiomicTable ReadSamplesInRows(DelimitedText file, RadiomicsReadOptions options, RunContext run)
    {
        int id = FindIdColumn(file, options);
        string[] names = ColumnNames.Of(file);
        string? lesion = options.LesionColumn;
        var typed = TypedTable.Read(file, lesion is null ? [names[id]] : [names[id], lesion], [], run);
        string[] ids = TextOf(file, typed, id);
        string[] lesions = lesion is null ? [] : TextOf(file, typed, Array.IndexOf(names, lesion));
        int[] features = [.. Enumerable.Range(0, names.Length).Where(c => c != id && names[c] != lesion && IsFeature(file, typed, options, c))];
        Table provenance = new("provenance", Enumerable.Range(0, names.Length).Except(features).Select(c => TypedTable.ToColumn(names[c], typed.Columns[c])));
        double[] values = new double[checked(ids.Length * features.Length)];
        for (int f = 0; f < features.Length; f++)
        {
            typed.Columns[features[f]].Numbers!.CopyTo(values, f * ids.Length);
        }
        return Build(file, new Parts(ids, lesions, typed.Lines, [.. features.Select(f => names[f])], values, provenance), Orientation.SamplesInRows, options.KeepRepeats);
    }

    static int FindIdColumn(DelimitedText file, RadiomicsReadOptions options)
    {
        int id = IdColumns.Find(file, options.IdColumn);
        if (id >= 0)
        {
            return id;
        }
        bool firstIsText = file.PeekSome().Any(r => !NumberParser.TryParse(Encoding.UTF8.GetBytes(r[0]), (byte)'.', out _));
        if (!firstIsText && file.Header[0].Trim().Length > 0)
        {
            Throw.MissingColumn(file.FilePath, "patient or case identifiers", IdColumns.Examples, file.Header);
        }
        file.Note($"the first column ('{Throw.Short(file.Header[0])}') is taken as identifier; set IdColumn if it is another.");
        return 0;
    }

    static string[] TextOf(DelimitedText file, TypedTable typed, int column)
    {
        string?[] text = typed.Columns[column].Text!;
        int empty = Array.FindIndex(text, string.IsNullOrEmpty);
        if (empty >= 0)
        {
            Throw.EmptyRowId(file.FilePath, typed.Lines[empty], typed.Names[column]);
        }
        return text!;
    }

    /// <summary>Numbers are features unless their name says otherwise; a text among the numbers of a feature is an error, not a reason to drop it.</summary>
    static bool IsFeature(DelimitedText file, TypedTable typed, RadiomicsReadOptions options, int column)
    {
        string name = typed.Names[column];
        if (NotFeatures.Contains(name) || options.ExcludeColumns.Contains(name) || name.StartsWith("diagnostics_", StringComparison.Ordinal)
            || name.StartsWith("INFO_", StringComparison.Ordinal) || name.StartsWith("PARAMS_", StringComparison.Ordinal) || name.StartsWith("id_", StringComparison.Ordinal))
        {
            return false;
        }
        if (typed.Columns[column].Numbers is not null)
        {
            return true;
        }
        RejectTextInFeature(file, typed, column);
        return false;
    }

    static void RejectTextInFeature(DelimitedText file, TypedTable typed, int column)
    {
        string?[] text = typed.Columns[column].Text!;
        int[] bad = [.. Enumerable.Range(0, text.Length).Where(r => text[r] is { } t && !NumberParser.TryParse(Encoding.UTF8.GetBytes(t), file.Point, out _))];
        int present = text.Count(t => t is not null);
        // Recognised features must be numbers; of other columns, those that mostly are.
        if (bad.Length > 0 && (bad.Length * 2 < present || FeatureName.Parse(typed.Names[column]).IsRecognized))
        {
            Throw.NotANumber(file.FilePath, typed.Lines[bad[0]], typed.Names[column], text[bad[0]]!, NumberHint.For(text[bad[0]]!, file.Point));
        }
    }

    static RadiomicTable ReadFeaturesInRows(DelimitedText file, RadiomicsReadOptions options, RunContext run)
    {
        int label = options.IdColumn is null ? 0 : IdColumns.Find(file, options.IdColumn);
        if (!options.KeepRepeats)
        {
            ColumnNames.RejectDuplicates(file.FilePath, "sample", file.Header, Enumerable.Range(0, file.Header.Length));
        }
        file.FindDecimalSeparator(strict: false);
        ParsedColumns parsed = ColumnParser.Read(file, [.. file.Header.Select((_, c) => c == label ? CellRole.Id : CellRole.Text)], run);
        string?[] names = parsed.Columns[label].Text!;
        ColumnNames.RejectDuplicateRows(file.FilePath, "feature", names!, parsed.Lines, "Rename or remove one of the rows.");
        int[] samples = [.. Enumerable.Range(0, file.Header.Length).Where(c => c != label)];
        bool[] isProvenance = [.. names.Select(n => n!.StartsWith("diagnostics_", StringComparison.Ordinal) || NotFeatures.Contains(n))];
        int[] features = [.. Enumerable.Range(0, names.Length).Where(r => !isProvenance[r])];
        double[] values = new double[checked(features.Length * samples.Length)];
        for (int f = 0; f < features.Length; f++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            for (int s = 0; s < samples.Length; s++)
            {
                values[(f * samples.Length) + s] = Number(file, parsed, samples[s], features[f]);
            }
        }
        IEnumerable<TableColumn> described = Enumerable.Range(0, names.Length).Where(r => isProvenance[r])
            .Select(r => TableColumn.Text(names[r]!, [.. samples.Select(s => parsed.Columns[s].Text![r])]));
        string[] ids = [.. samples.Select(s => file.Header[s])];
        var provenance = new Table("provenance", described.Prepend(TableColumn.Text("sample", [.. ids])));
        return Build(file, new Parts(ids, [], [], [.. features.Select(f => names[f]!)], values, provenance), Orientation.FeaturesInRows, options.KeepRepeats);
    }

    static double Number(DelimitedText file, ParsedColumns parsed, int column, int row)
    {
        string? text = parsed.Columns[column].Text![row];
        double value = double.NaN;
        if (text is not null && !NumberParser.TryParse(Encoding.UTF8.GetBytes(text), file.Point, out value))
        {
            Throw.NotANumber(file.FilePath, parsed.Lines[row], file.Header[column], text, NumberHint.For(text, file.Point));
        }
        return value;
    }

    sealed record Parts(string[] Ids, string[] Lesions, long[] Lines, string[] FeatureIds, double[] Values, Table Provenance);

    static RadiomicTable Build(DelimitedText file, Parts parts, Orientation orientation, bool keepRepeats)
    {
        string[] labels = parts.Lesions.Length == 0 ? parts.Ids : [.. parts.Ids.Zip(parts.Lesions, (i, l) => $"{i}/{l}")];
        if (keepRepeats)
        {
            labels = ColumnNames.NumberRepeats(labels);
        }
        else if (parts.Lines.Length > 0)
        {
            ColumnNames.RejectDuplicateRows(file.FilePath, "identifier", labels, parts.Lines,
                "If the rows are several lesions or scans of one patient, name the column that tells them apart (LesionColumn).");
        }
        if (parts.FeatureIds.Length == 0)
        {
            Throw.FileFormat(file.FilePath, "no column holds radiomic features (numbers).", "Expected at least one.");
        }
        ImmutableArray<FeatureName> names = [.. parts.FeatureIds.Select(FeatureName.Parse)];
        FeatureNaming naming = names.GroupBy(n => n.Naming).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        file.Note(FormattableString.Invariant($"{labels.Length} rows, {names.Length} features ({naming} names: {names.Count(n => n.IsRecognized)} recognised), {parts.Provenance.Columns.Length} columns kept as provenance."));
        return new RadiomicTable
        {
            Features = LabelledMatrix.FromColumnMajor([.. labels], [.. parts.FeatureIds], parts.Values).WithName("radiomics"),
            Names = names,
            Ids = [.. parts.Ids],
            Lesions = [.. parts.Lesions],
            Provenance = parts.Provenance,
            Naming = naming,
            Orientation = orientation,
            Input = file.Input,
            Diagnostics = [.. file.Notes],
        };
    }
}
