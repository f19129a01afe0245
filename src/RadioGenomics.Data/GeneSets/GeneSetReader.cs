using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RadioGenomics.Data;

/// <summary>Reads gene sets, plain or .gz: GMT (one set per line, name, description, genes, separated by tabs) or the JSON of MSigDB (.json).</summary>
public static partial class GeneSetReader
{
    /// <summary>Reads gene sets.</summary>
    /// <param name="path">Path of a .gmt or .json file.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <remarks>Some files lack the description; there the second cell is the first gene and must not be lost. That is found when the
    /// second cells differ from set to set and look like gene symbols, or like the numbered identifiers that the other genes are. A weight after a comma ("TP53,1.0", Enrichr) is cut off.
    /// Two sets of one name and the same genes are one, with a note; with other genes they are an error unless
    /// <see cref="GeneSetReadOptions.DuplicateSets"/> says otherwise. Name, version, licence and organism come from the options, from the file
    /// beside it (<c>FILE.source.json</c>, whose SHA-256 must be that of the file), or from a file name as MSigDB gives it.</remarks>
    /// <exception cref="RadioGenomicsException">File errors (1001, 1002, 1003, 1011, 1012, 1013, 1019, 1023),
    /// <see cref="ErrorCode.GeneSetInvalid"/> (a line without genes cells, a nameless or repeated set).</exception>
    public static GeneSetFile Read(string path, GeneSetReadOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options = (options ?? new()) with { Delimiter = Delimiter.Tab, Quotes = false, CommentPrefix = "" };
        run ??= RunContext.Default;
        string plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return plain.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? MsigdbJson.Read(path, options, run) : ReadGmt(path, options, run);
    }

    static GeneSetFile ReadGmt(string path, GeneSetReadOptions options, RunContext run)
    {
        using var file = DelimitedText.OpenWithoutHeader(path, "gene-sets", options, run);
        List<(string[] Cells, long Line)> rows = file.TakeAllRows();
        if (rows.Count == 0)
        {
            Throw.GeneSets(path, 1, "the file is empty.");
        }
        bool described = options.HasDescription ?? !LacksDescription(file, rows);
        var sets = new GeneSetList(path, options.DuplicateSets);
        int repeats = 0;
        foreach ((string[] cells, long line) in rows)
        {
            sets.Add(ReadSet(path, cells, line, described, ref repeats), line);
        }
        ImmutableArray<GeneSet> all = sets.Finish(file.Notes);
        Report(file, all, repeats);
        GeneSetCollection collection = GeneSetOrigin.Find(path, options, file.Input, file.Notes).Complete(all);
        return new GeneSetFile { Collection = collection with { Diagnostics = [.. file.Notes] }, Input = file.Input };
    }

    static GeneSet ReadSet(string path, string[] cells, long line, bool described, ref int repeats)
    {
        string name = cells[0].Trim();
        if (name.Length == 0 || cells.Length < 2)
        {
            Throw.GeneSets(path, line, FormattableString.Invariant($"found {cells.Length} cells, the first '{Throw.Short(name)}'. Expected name, description and genes, separated by tabs."));
        }
        string[] genes = [.. cells.Skip(described ? 2 : 1).Select(Gene).Where(g => g.Length > 0)];
        ImmutableArray<string> distinct = [.. genes.Distinct(StringComparer.Ordinal)];
        repeats += genes.Length - distinct.Length;
        return new GeneSet(name, described ? cells[1].Trim() : "", distinct);
    }

    static string Gene(string cell)
    {
        string gene = cell.Trim();
        int comma = gene.LastIndexOf(',');
        bool weighted = comma > 0 && NumberParser.TryParse(System.Text.Encoding.UTF8.GetBytes(gene[(comma + 1)..]), (byte)'.', out _);
        return weighted ? gene[..comma] : gene;
    }

    static bool LacksDescription(DelimitedText file, List<(string[] Cells, long Line)> rows)
    {
        (string Name, string Cell)[] second = [.. rows.Where(r => r.Cells.Length > 2).Select(r => (r.Cells[0].Trim(), r.Cells[1].Trim()))];
        if (second.Select(s => s.Cell).Distinct(StringComparer.Ordinal).Count() * 2 <= second.Length)
        {
            return false;
        }
        HashSet<string> genes = [.. rows.SelectMany(r => r.Cells.Skip(2)).Select(Gene).Where(g => g.Length > 0)];
        string form = second.GroupBy(s => Form(s.Cell)).MaxBy(g => g.Count())!.Key;
        bool numbered = second.Length > 1 && second.Count(s => Form(s.Cell) == form) * 2 > second.Length;
        int geneLike = second.Count(s => s.Cell != s.Name && (genes.Contains(s.Cell) || (!numbered && GeneLike().IsMatch(s.Cell))));
        bool lacks = geneLike * 5 >= second.Length * 4 || AreNumberedGenes(file, second, form, genes);
        if (lacks)
        {
            file.Warn(ErrorCode.GeneSetInvalid, $"the lines have no description: the second cells ({Throw.Listing([.. second.Select(s => s.Cell)], 4)}) are genes and are kept as such. Set HasDescription to true (--has-description true) if they are descriptions.");
        }
        return lacks;
    }

    // Accessions of sets such as hsa04110 are alike but for the number, and so are genes such as ENSG00000141510: the other genes of the file decide.
    static bool AreNumberedGenes(DelimitedText file, (string Name, string Cell)[] second, string form, HashSet<string> genes)
    {
        int own = second.Count(s => Form(s.Cell) == form && !s.Name.Contains(s.Cell, StringComparison.Ordinal));
        if (!form.Contains('#', StringComparison.Ordinal) || own * 5 < second.Length * 4 || genes.Count(g => Form(g) == form) * 2 <= genes.Count)
        {
            return false;
        }
        // A bare number may be an Entrez gene or some database's number of the set; only genes are found in other sets too.
        bool decided = form != "#" || second.Count(s => genes.Contains(s.Cell)) * 2 >= second.Length;
        if (!decided)
        {
            file.Warn(ErrorCode.GeneSetInvalid, $"the second cells ({Throw.Listing([.. second.Select(s => s.Cell)], 4)}) are numbers as the genes are; they were taken as descriptions. Set HasDescription to false (--has-description false) if they are genes.");
        }
        return decided;
    }

    static string Form(string cell) => Digits().Replace(cell, "#");

    static void Report(DelimitedText file, ImmutableArray<GeneSet> sets, int repeats)
    {
        file.Note(FormattableString.Invariant($"{sets.Length} gene sets, {sets.Sum(s => (long)s.Genes.Length)} genes in all, the largest set has {sets.Max(s => s.Genes.Length)}."));
        if (repeats > 0)
        {
            file.Note(FormattableString.Invariant($"{repeats} genes that a set names twice are counted once."));
        }
        string[] empty = [.. sets.Where(s => s.Genes.IsEmpty).Select(s => s.Name)];
        if (empty.Length == sets.Length)
        {
            Throw.GeneSets(file.FilePath, 1, FormattableString.Invariant($"none of the {sets.Length} sets has any genes. Expected name, description and genes, separated by tabs."));
        }
        if (empty.Length > 0)
        {
            file.Warn(ErrorCode.GeneSetInvalid, FormattableString.Invariant($"{empty.Length} sets have no genes: {Throw.Listing(empty, 5)}."));
        }
    }

    [GeneratedRegex(@"^([A-Z][A-Z0-9]{1,12}([-.@][A-Z0-9]+)*|C\d+orf\d+|MT-[A-Z0-9]+)$")]
    private static partial Regex GeneLike();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
