using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>Gene lists as they were read.</summary>
public sealed record GeneListFile
{
    /// <summary>The lists, in the order in which the file names them. A file of genes alone is one list without a name.</summary>
    public required ImmutableArray<GeneList> Lists { get; init; }

    /// <summary>Every gene of the file once, those of no list included.</summary>
    public required ImmutableArray<string> AllGenes { get; init; }

    /// <summary>Whether the file names every gene of an analysis and not only the chosen ones, as a table of modules does.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The file, for the provenance ledger.</summary>
    public required InputRecord Input { get; init; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>Settings of <see cref="GeneListReader"/>.</summary>
public sealed record GeneListReadOptions : TextOptions
{
    /// <summary>Column of the genes; null: found by its name.</summary>
    public string? GeneColumn { get; init; }

    /// <summary>Column that names the list of a gene; null: found by its name.</summary>
    public string? ListColumn { get; init; }
}

/// <summary>
/// Reads gene lists: one gene per line with or without a header, a table with a column of genes, a table that names a list for each gene
/// (such as the modules of a network), or a GMT file.
/// </summary>
public static class GeneListReader
{
    /// <summary>Reads gene lists.</summary>
    /// <param name="path">Path of a .txt, .tsv, .csv or .gmt file, plain or .gz.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <remarks>Module 0 of a table of modules holds the genes of no module and is no list.</remarks>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.RaggedRow"/>, <see cref="ErrorCode.MissingColumn"/>: which column holds the genes cannot be told.</exception>
    public static GeneListFile Read(string path, GeneListReadOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new();
        run ??= RunContext.Default;
        string plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return plain.EndsWith(".gmt", StringComparison.OrdinalIgnoreCase) ? OfSets(path, run) : OfTable(path, options, run);
    }

    static GeneListFile OfSets(string path, RunContext run)
    {
        GeneSetFile sets = GeneSetReader.Read(path, null, run);
        return new()
        {
            Lists = [.. sets.Sets.Select(s => new GeneList(s.Name, s.Genes))],
            AllGenes = [.. sets.Sets.SelectMany(s => s.Genes).Distinct(StringComparer.Ordinal)],
            IsComplete = false,
            Input = sets.Input,
            Diagnostics = sets.Diagnostics,
        };
    }

    static GeneListFile OfTable(string path, GeneListReadOptions options, RunContext run)
    {
        using var file = DelimitedText.OpenWithoutHeader(path, "gene-list", options, run);
        List<(string[] Cells, long Line)> rows = file.TakeAllRows();
        if (rows.Count == 0)
        {
            Throw.EmptyTable(path, "there is no line with a gene");
        }
        var layout = GeneListLayout.Find(path, rows, options);
        file.Note(layout.Description);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var all = new List<string>();
        int missing = 0;
        foreach ((string[] cells, long line) in rows.Skip(layout.HeaderRows))
        {
            foreach ((string gene, string list) in layout.GenesOf(path, cells, line))
            {
                if (gene.Length == 0 || gene == "NA")
                {
                    missing++;
                    continue;
                }
                all.Add(gene);
                if (!layout.IsNoList(list))
                {
                    (lists.TryGetValue(list, out List<string>? genes) ? genes : lists[list] = []).Add(gene);
                }
            }
        }
        if (missing > 0)
        {
            file.Note(FormattableString.Invariant($"{missing} rows without a gene were left out."));
        }
        if (lists.Count == 0)
        {
            Throw.EmptyTable(path, "no gene belongs to a list");
        }
        return new()
        {
            Lists = [.. lists.Select(l => new GeneList(l.Key, [.. l.Value]))],
            AllGenes = [.. all.Distinct(StringComparer.Ordinal)],
            IsComplete = layout.IsModuleTable,
            Input = file.Input,
            Diagnostics = [.. file.Notes],
        };
    }
}
