using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Reads mutations: MAF (plain or .gz), cBioPortal's mutation file with gene panels, 0/1 matrices.</summary>
public static class MutationReader
{
    static readonly string[] SampleNames = ["Tumor_Sample_Barcode", "tumor_sample_barcode", "Tumor_Sample_UUID", "Sample_Id", "SAMPLE_ID", "sample", "Sample"];
    static readonly string[] GeneNames = ["Hugo_Symbol", "hugo_symbol", "gene", "Gene", "gene_symbol", "symbol"];
    static readonly string[] ClassNames = ["Variant_Classification", "variant_classification", "Variant_Class", "effect", "variant_class"];
    static readonly string[] ProteinNames = ["HGVSp_Short", "Protein_Change", "Amino_Acid_Change", "aa_change", "HGVSp"];

    /// <summary>Reads mutations.</summary>
    /// <param name="path">Path of the mutation file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation, all processors.</param>
    /// <remarks>Samples keep the identifiers of the file, whatever their length. A sample with silent variants only, or of the list of
    /// profiled samples, stays as wild type.</remarks>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.MissingColumn"/>, <see cref="ErrorCode.EmptyLabel"/>; for a 0/1 matrix also
    /// <see cref="ErrorCode.NotANumber"/>, <see cref="ErrorCode.DuplicateIdentifier"/>, <see cref="ErrorCode.OrientationAmbiguous"/>;
    /// <see cref="ErrorCode.OptionConflict"/> for Custom without classes.</exception>
    public static MutationTable Read(string path, MutationReadOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        if (options.Classes == VariantFilter.Custom && options.CustomClasses.IsEmpty)
        {
            throw new RadioGenomicsException(ErrorCode.OptionConflict, "Classes is Custom, but CustomClasses is empty. Name at least one variant class.");
        }
        var panels = GenePanels.Read(options, run);
        using var file = DelimitedText.Open(path, "mutations", options, run);
        bool maf = options.Format == MutationFormat.Maf
            || (options.Format == MutationFormat.Auto && Find(file, options.ClassColumn, ClassNames) >= 0 && Find(file, options.GeneColumn, GeneNames) >= 0);
        return maf ? ReadMaf(file, options, panels, run) : ReadMatrix(file, options, panels, run);
    }

    static int Find(DelimitedText file, string? declared, string[] names) =>
        declared is not null ? Array.IndexOf(file.Header, declared)
        : names.Select(n => Array.IndexOf(file.Header, n)).FirstOrDefault(i => i >= 0, -1);

    static int Require(DelimitedText file, string? declared, string[] names, string purpose)
    {
        int at = Find(file, declared, names);
        if (at < 0 && declared is not null)
        {
            Throw.MissingColumn(file.FilePath, declared, file.Header);
        }
        if (at < 0)
        {
            Throw.MissingColumn(file.FilePath, purpose, names, file.Header);
        }
        return at;
    }

    static MutationTable ReadMaf(DelimitedText file, MutationReadOptions options, GenePanels panels, RunContext run)
    {
        int sample = Require(file, options.SampleColumn, SampleNames, "samples"), gene = Require(file, options.GeneColumn, GeneNames, "genes");
        int kind = Require(file, options.ClassColumn, ClassNames, "variant classes"), protein = Find(file, null, ProteinNames);
        var roles = new CellRole[file.Header.Length];
        roles[sample] = roles[gene] = roles[kind] = CellRole.Id;
        if (protein >= 0)
        {
            roles[protein] = CellRole.Text;
        }
        ParsedColumns rows = ColumnParser.Read(file, roles, run);
        string[] samples = rows.Columns[sample].Text!, genes = rows.Columns[gene].Text!, kinds = rows.Columns[kind].Text!;
        int empty = Array.FindIndex(samples, s => s.Trim().Length == 0);
        if (empty >= 0)
        {
            Throw.EmptyRowId(file.FilePath, rows.Lines[empty], file.Header[sample]);
        }
        NameUnknownClasses(file, options, kinds, rows.Lines);
        int[] counted = Count(file, options, genes, kinds);
        var records = Table.From("mutations", ("sample", Pick(samples, counted)), ("gene", Pick(genes, counted)), ("variant_class", Pick(kinds, counted)),
            ("protein_change", protein < 0 ? counted.Select(_ => (string?)null) : counted.Select(r => rows.Columns[protein].Text![r])));
        return Build(file, panels, samples, records);
    }

    static IEnumerable<string?> Pick(string[] values, int[] rows) => rows.Select(r => (string?)values[r]);

    static void NameUnknownClasses(DelimitedText file, MutationReadOptions options, string[] kinds, long[] lines)
    {
        HashSet<string> known = [.. VariantClasses.NonSynonymous, .. VariantClasses.Others, .. options.CustomClasses];
        var unknown = kinds.Select((k, r) => (Kind: k, Line: lines[r])).Where(t => !known.Contains(t.Kind)).GroupBy(t => t.Kind, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            string list = string.Join(", ", unknown.Take(10).Select(g => FormattableString.Invariant($"'{Throw.Short(g.Key)}' ({g.Count()}, first on line {g.First().Line})")));
            string fate = options.Classes == VariantFilter.All ? "They count, as all classes do." : "They do not count as mutations; name them in CustomClasses if they should.";
            file.Warn(ErrorCode.ReaderNote, $"variant classes that are not of the MAF specification: {list}. {fate}");
        }
    }

    static int[] Count(DelimitedText file, MutationReadOptions options, string[] genes, string[] kinds)
    {
        HashSet<string> counting = [.. options.Classes == VariantFilter.Custom ? options.CustomClasses : VariantClasses.NonSynonymous];
        bool HasGene(int r) => genes[r] is not ("" or "." or "Unknown" or "unknown" or "NA");
        int[] counted = [.. Enumerable.Range(0, genes.Length).Where(r => HasGene(r) && (options.Classes == VariantFilter.All || counting.Contains(kinds[r])))];
        int nameless = Enumerable.Range(0, genes.Length).Count(r => !HasGene(r));
        string without = nameless == 0 ? "" : FormattableString.Invariant($"; {nameless} variants without a gene name left out");
        file.Note(FormattableString.Invariant($"{counted.Length} of {genes.Length} variants count ({options.Classes}){without}."));
        return counted;
    }

    static MutationTable Build(DelimitedText file, GenePanels panels, string[] mafSamples, Table records)
    {
        string[] samples = [.. mafSamples.Concat(panels.Samples).Distinct(StringComparer.Ordinal)];
        ReportProfiled(file, panels, mafSamples, samples);
        ReadOnlySpan<string?> genesOfRecords = records["gene"].AsText(), samplesOfRecords = records["sample"].AsText();
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        foreach (string? gene in genesOfRecords)
        {
            distinct.Add(gene!);
        }
        string[] genes = [.. distinct.Order(StringComparer.Ordinal)];
        Dictionary<string, int> sampleIndex = Index(samples), geneIndex = Index(genes);
        var mutated = new HashSet<(int, int)>();
        for (int r = 0; r < genesOfRecords.Length; r++)
        {
            mutated.Add((sampleIndex[samplesOfRecords[r]!], geneIndex[genesOfRecords[r]!]));
        }
        return new MutationTable(new MutationParts
        {
            Samples = samples,
            Genes = genes,
            Mutated = mutated,
            PanelOf = panels.PanelOf,
            Records = records,
            Inputs = [file.Input, .. panels.Inputs],
            Diagnostics = [.. file.Notes],
        });
    }

    static void ReportProfiled(DelimitedText file, GenePanels panels, string[] mafSamples, string[] samples)
    {
        HashSet<string> inMaf = [.. mafSamples];
        HashSet<string> listed = [.. panels.Samples, .. panels.OnNoPanel];
        file.Note(FormattableString.Invariant($"{samples.Length} samples were profiled: {inMaf.Count} have variants in the file, {samples.Length - inMaf.Count} come from lists or panels only."));
        string[] unlisted = [.. inMaf.Where(s => !listed.Contains(s)).Order(StringComparer.Ordinal)];
        if (listed.Count > 0 && unlisted.Length > 0)
        {
            file.Warn(ErrorCode.NotProfiled, FormattableString.Invariant($"{unlisted.Length} samples have variants but are in no list of profiled samples: {Throw.Listing(unlisted, 5)}; they are taken as profiled for all genes."));
        }
        if (listed.Count == 0)
        {
            file.Note("no list of profiled samples was given: a sample without any variant in the file cannot be told from one that was not sequenced, and is not in the table.");
        }
        string[] nowhere = [.. panels.OnNoPanel.Where(s => !inMaf.Contains(s) && !panels.Samples.Contains(s)).Order(StringComparer.Ordinal)];
        if (nowhere.Length > 0)
        {
            file.Warn(ErrorCode.NotProfiled, FormattableString.Invariant($"{nowhere.Length} samples of the gene-panel matrix have no panel, no variant and no place in the list of profiled samples: {Throw.Listing(nowhere, 5)}; they are taken as not profiled."));
        }
    }

    static Dictionary<string, int> Index(string[] labels) =>
        labels.Select((l, i) => (l, i)).ToDictionary(t => t.l, t => t.i, StringComparer.Ordinal);

    static MutationTable ReadMatrix(DelimitedText file, MutationReadOptions options, GenePanels panels, RunContext run)
    {
        LoadedMatrix loaded = MatrixLoader.Load(file, new MatrixRequest
        {
            Orientation = options.Orientation,
            IdColumn = options.SampleColumn,
            FindAnnotation = true,
            KnownSamples = options.KnownSampleIds,
        }, run);
        MatrixReader.CheckLabels(file, loaded);
        string[] samples = [.. loaded.SampleIds.Concat(panels.Samples).Distinct(StringComparer.Ordinal)];
        var mutated = new HashSet<(int, int)>();
        var unknown = new HashSet<(int, int)>();
        for (int i = 0; i < loaded.Values.Length; i++)
        {
            (int gene, int sample) = Math.DivRem(i, loaded.SampleIds.Length);
            switch (loaded.Values[i])
            {
                case 0:
                    break;
                case 1:
                    mutated.Add((sample, gene));
                    break;
                case double.NaN:
                    unknown.Add((sample, gene));
                    break;
                default:
                    Throw.NotZeroOne(file.FilePath, loaded.SampleIds[sample], loaded.FeatureIds[gene], loaded.Values[i]);
                    break;
            }
        }
        AddUnlisted(loaded, samples, unknown);
        return new MutationTable(new MutationParts
        {
            Samples = samples,
            Genes = loaded.FeatureIds,
            Mutated = mutated,
            Unknown = unknown,
            PanelOf = panels.PanelOf,
            Records = Table.From("mutations", ("sample", Array.Empty<string>()), ("gene", Array.Empty<string>()), ("variant_class", Array.Empty<string>()), ("protein_change", Array.Empty<string>())),
            Inputs = [file.Input, .. panels.Inputs],
            Diagnostics = [.. file.Notes],
        });
    }

    /// <summary>A listed sample that the matrix does not have was looked at by nobody here: all its genes are unknown.</summary>
    static void AddUnlisted(LoadedMatrix loaded, string[] samples, HashSet<(int, int)> unknown)
    {
        for (int s = loaded.SampleIds.Length; s < samples.Length; s++)
        {
            for (int g = 0; g < loaded.FeatureIds.Length; g++)
            {
                unknown.Add((s, g));
            }
        }
    }
}
