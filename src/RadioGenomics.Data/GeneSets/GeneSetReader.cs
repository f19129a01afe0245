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
    /// second cells look like gene symbols and differ from set to set. A weight after a comma ("TP53,1.0", Enrichr) is cut off.
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
        string[] second = [.. rows.Where(r => r.Cells.Length > 2).Select(r => r.Cells[1].Trim())];
        if (second.Length == 0)
        {
            return false;
        }
        HashSet<string> genes = [.. rows.SelectMany(r => r.Cells.Skip(2)).Select(Gene)];
        int geneLike = rows.Count(r => r.Cells.Length > 2 && r.Cells[1].Trim() != r.Cells[0].Trim()
            && (genes.Contains(r.Cells[1].Trim()) || GeneLike().IsMatch(r.Cells[1].Trim())));
        int numbered = second.GroupBy(s => Digits().Replace(s, "#")).Max(g => g.Count());
        bool differ = second.Distinct(StringComparer.Ordinal).Count() * 2 > second.Length;
        // Accessions such as hsa04110 look like genes one by one, but all alike.
        bool lacks = geneLike * 5 >= second.Length * 4 && differ && (numbered * 2 <= second.Length || second.Length == 1);
        if (lacks)
        {
            file.Warn(ErrorCode.GeneSetInvalid, $"the lines have no description: the second cells ({Throw.Listing(second, 4)}) are gene symbols and are kept as genes. Set HasDescription to true if they are descriptions.");
        }
        return lacks;
    }

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
