using System.Collections.Immutable;

namespace RadioGenomics.Data;

/// <summary>What to do with an identifier that stands for several others.</summary>
public enum AmbiguousIdPolicy
{
    /// <summary>It is left out.</summary>
    Drop,
    /// <summary>The one that the table names first is taken.</summary>
    First,
    /// <summary>It becomes all of them.</summary>
    All,
}

/// <summary>Settings of <see cref="GeneIdMap"/>.</summary>
public sealed record GeneIdMapOptions : TextOptions
{
    /// <summary>Column of the identifiers to be replaced; null: the first.</summary>
    public string? From { get; init; }

    /// <summary>Column of the identifiers to be had; null: the second.</summary>
    public string? To { get; init; }

    /// <summary>What to do with an identifier that stands for several others.</summary>
    public AmbiguousIdPolicy Ambiguous { get; init; } = AmbiguousIdPolicy.Drop;
}

/// <summary>
/// A user's table from gene identifiers to others: aliases to symbols, Ensembl or Entrez to symbols, probes to symbols (.chip), a species'
/// genes to those of another. Nothing is looked up elsewhere.
/// </summary>
public sealed class GeneIdMap
{
    readonly Dictionary<string, List<string>> _targets;
    readonly HashSet<string> _known;
    readonly AmbiguousIdPolicy _ambiguous;

    GeneIdMap(string path, Dictionary<string, List<string>> targets, AmbiguousIdPolicy ambiguous, InputRecord input, ImmutableArray<Diagnostic> notes)
    {
        FilePath = path;
        _targets = targets;
        _known = [.. targets.Values.SelectMany(t => t)];
        _ambiguous = ambiguous;
        Input = input;
        Diagnostics = notes;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>The file, for the provenance ledger.</summary>
    public InputRecord Input { get; }

    /// <summary>What was detected and what looks wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Reads a table with a header.</summary>
    /// <param name="path">Path of a .tsv, .csv or .chip file, plain or .gz. Several identifiers in one cell are separated by "|" or " /// ".</param>
    /// <param name="options">Null: first column to second column.</param>
    /// <param name="run">Null: no cancellation.</param>
    /// <exception cref="RadioGenomicsException">File errors (1001 to 1004, 1011 to 1013, 1019, 1023), <see cref="ErrorCode.MissingColumn"/>.</exception>
    public static GeneIdMap Read(string path, GeneIdMapOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        run ??= RunContext.Default;
        // Titles of genes hold quotes that open nothing (5'-3' and the like), so only whole cells may be quoted.
        using var file = DelimitedText.Open(path, "gene-ids", options, run);
        int from = Find(file, options.From, 0), to = Find(file, options.To, 1);
        var roles = new CellRole[file.Header.Length];
        roles[from] = roles[to] = CellRole.Id;
        ParsedColumns parsed = ColumnParser.Read(file, roles, run);
        var targets = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach ((string? source, string? target) in parsed.Columns[from].Text!.Zip(parsed.Columns[to].Text!))
        {
            Add(targets, source ?? "", target ?? "");
        }
        if (targets.Count == 0)
        {
            Throw.EmptyTable(path, "no row names both identifiers");
        }
        file.Note(FormattableString.Invariant($"{targets.Count} identifiers of column '{file.Header[from]}' to {targets.Values.SelectMany(t => t).Distinct(StringComparer.Ordinal).Count()} of column '{file.Header[to]}'; {targets.Count(t => t.Value.Count > 1)} stand for several."));
        return new(path, targets, options.Ambiguous, file.Input, [.. file.Notes]);
    }

    /// <summary>Maps identifiers and keeps book of every one.</summary>
    /// <param name="ids">Identifiers; repeats count once.</param>
    /// <remarks>An identifier that the table knows as a target stays as it is, also where it is an alias of another. The version of an Ensembl
    /// identifier is cut off where only the identifier without it is in the table.</remarks>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.GeneNotMapped"/>: the table knows none of them.</exception>
    public GeneIdMapping Map(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var steps = new List<GeneIdStep>();
        foreach (string id in ids.Distinct(StringComparer.Ordinal))
        {
            steps.Add(Step(id));
        }
        if (steps.Count > 0 && steps.All(s => s.Status == GeneIdStatus.Lost))
        {
            Throw.NothingMapped(FilePath, [.. steps.Select(s => s.From)], _targets.Keys);
        }
        var sources = steps.SelectMany(s => s.To).GroupBy(t => t, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new GeneIdMapping([.. steps.Select(s => s.Status is GeneIdStatus.Mapped or GeneIdStatus.Unchanged && s.To.Any(t => sources[t] > 1)
            ? s with { Status = GeneIdStatus.Merged } : s)], FilePath);
    }

    GeneIdStep Step(string id)
    {
        if (_known.Contains(id))
        {
            return new(id, [id], GeneIdStatus.Unchanged);
        }
        if (!_targets.TryGetValue(id, out List<string>? found) && !_targets.TryGetValue(GeneIds.WithoutVersion(id), out found))
        {
            return new(id, [], GeneIdStatus.Lost);
        }
        return found.Count == 1 ? new(id, [found[0]], GeneIdStatus.Mapped) : new(id, _ambiguous switch
        {
            AmbiguousIdPolicy.First => [found[0]],
            AmbiguousIdPolicy.All => [.. found],
            _ => [],
        }, GeneIdStatus.Ambiguous);
    }

    static void Add(Dictionary<string, List<string>> targets, string source, string target)
    {
        string[] to = Parts(target);
        foreach (string from in Parts(source).Where(_ => to.Length > 0))
        {
            List<string> list = targets.TryGetValue(from, out List<string>? known) ? known : targets[from] = [];
            list.AddRange(to.Except(list, StringComparer.Ordinal));
        }
    }

    static string[] Parts(string cell) =>
        [.. cell.Split(["|", "///"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(p => p is not ("NA" or "---" or "-"))];

    static int Find(DelimitedText file, string? name, int standard)
    {
        int at = name is null ? standard : Array.IndexOf(file.Header, name);
        if (at < 0 || at >= file.Header.Length)
        {
            Throw.MissingColumn(file.FilePath, name ?? "column 2", file.Header);
        }
        return at;
    }
}
