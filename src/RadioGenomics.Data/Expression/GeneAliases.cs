namespace RadioGenomics.Data;

/// <summary>A user's table from aliases or other identifiers to gene symbols.</summary>
sealed class GeneAliases
{
    readonly Dictionary<string, string[]> _symbolsOf;
    readonly HashSet<string> _symbols;

    GeneAliases(InputRecord input, IEnumerable<(string Alias, string Symbol)> pairs)
    {
        Input = input;
        (string Alias, string Symbol)[] all = [.. pairs];
        _symbols = [.. all.Select(p => p.Symbol)];
        _symbolsOf = all.GroupBy(p => p.Alias, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Symbol).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    public InputRecord Input { get; }

    public static GeneAliases Read(ExpressionReadOptions options, RunContext run)
    {
        using var file = DelimitedText.Open(options.AliasFile!, "aliases", new TableReadOptions { MissingTokens = ["", "NA"] }, run);
        int alias = Find(file, options.AliasColumn, 0), symbol = Find(file, options.SymbolColumn, 1);
        var roles = new CellRole[file.Header.Length];
        roles[alias] = roles[symbol] = CellRole.Text;
        ParsedColumns parsed = ColumnParser.Read(file, roles, run);
        string?[] from = parsed.Columns[alias].Text!, to = parsed.Columns[symbol].Text!;
        // Some tables list all aliases of a symbol in one cell.
        return new GeneAliases(file.Input, from.Zip(to).Where(p => p.First is not null && p.Second is not null)
            .SelectMany(p => p.First!.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(a => (a, p.Second!.Trim()))));
    }

    /// <summary>The symbol of a label.</summary>
    /// <param name="label">What the file says.</param>
    /// <param name="reason">Why there is none; empty when there is one.</param>
    public string? Find(string label, out string reason)
    {
        reason = "";
        if (_symbols.Contains(label))
        {
            return label;
        }
        if (!_symbolsOf.TryGetValue(label, out string[]? symbols))
        {
            reason = "not in the alias table";
            return null;
        }
        reason = symbols.Length == 1 ? "" : $"alias of several symbols ({string.Join(", ", symbols.Take(5))})";
        return symbols.Length == 1 ? symbols[0] : null;
    }

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
