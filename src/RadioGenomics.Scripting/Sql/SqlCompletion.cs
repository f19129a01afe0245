namespace RadioGenomics.Scripting;

/// <summary>Names that may stand at a place of a query: tables, columns of the tables that it mentions, functions and words of SQL.</summary>
static class SqlCompletion
{
    const int Most = 400;

    static readonly string[] Words =
    [
        "SELECT", "FROM", "WHERE", "JOIN", "LEFT", "USING", "ON", "GROUP", "ORDER", "BY", "HAVING", "LIMIT", "DISTINCT", "UNION", "ALL", "WITH", "AS", "AND", "OR",
        "NOT", "IN", "LIKE", "BETWEEN", "IS", "NULL", "CASE", "WHEN", "THEN", "ELSE", "END", "CREATE", "TEMP", "TABLE", "VIEW", "INSERT", "INTO", "VALUES", "DESC",
    ];

    static readonly string[] Functions =
        ["count", "sum", "avg", "min", "max", "median", "quantile", "stdev", "variance", "pearson", "spearman", "round", "abs", "log2", "log10", "ln", "coalesce", "substr", "group_concat"];

    public static CodeCompletions Complete(string code, int position, SqlCatalog catalog)
    {
        int start = Start(code, position), end = End(code, position);
        string typed = code[start..position];
        string? owner = start > 0 && code[start - 1] == '.' ? code[Start(code, start - 1)..(start - 1)] : null;
        IEnumerable<CodeCompletion> found = owner is not null
            ? Columns(owner, catalog).Select(c => new CodeCompletion(c, "field"))
                .Concat(catalog.Names().Where(n => n.StartsWith(owner + ".", StringComparison.OrdinalIgnoreCase)).Select(n => new CodeCompletion(n[(owner.Length + 1)..], "class")))
            : catalog.Names().Select(n => new CodeCompletion(n, "class"))
                .Concat(Mentioned(code, catalog).SelectMany(t => Columns(t, catalog)).Select(c => new CodeCompletion(c, "field")))
                .Concat(Functions.Select(f => new CodeCompletion(f, "method"))).Concat(Words.Select(w => new CodeCompletion(w, "keyword")));
        return new CodeCompletions([.. found.Where(f => f.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(f => f.Kind == "field" && f.Text.Any(c => !IsName(c)) ? f with { Text = SqlText.Quote(f.Text) } : f)
            .DistinctBy(f => f.Text).OrderBy(f => f.Text, StringComparer.OrdinalIgnoreCase).Take(Most)], start, end);
    }

    public static MimeBundle? Inspect(string code, int position, SqlCatalog catalog)
    {
        string name = code[Start(code, position)..End(code, position)];
        return catalog.Find(null, name, _ => false) is not SqlSource source ? null
            : MimeBundle.FromText(FormattableString.Invariant($"{source.Name}: {source.RowCount:N0} rows\n")
                + string.Join('\n', source.Columns.Take(60).Select(c => $"  {c.Name} {c.Type}{(c.IsHidden ? " (only when named)" : "")}"))
                + (source.Columns.Length > 60 ? FormattableString.Invariant($"\n  ... {source.Columns.Length - 60:N0} more columns") : ""));
    }

    static IEnumerable<string> Mentioned(string code, SqlCatalog catalog)
    {
        HashSet<string> names = SqlText.Names(code);
        return catalog.Names().Where(names.Contains);
    }

    static IEnumerable<string> Columns(string table, SqlCatalog catalog)
    {
        try
        {
            return catalog.Find(null, table, _ => false)?.AllColumns ?? [];
        }
        // A name of several tables has no columns yet.
        catch (RadioGenomicsException)
        {
            return [];
        }
    }

    static int Start(string code, int position)
    {
        int start = position;
        while (start > 0 && IsName(code[start - 1]))
        {
            start--;
        }
        return start;
    }

    static int End(string code, int position)
    {
        int end = position;
        while (end < code.Length && IsName(code[end]))
        {
            end++;
        }
        return end;
    }

    static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';
}
