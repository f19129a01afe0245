namespace RadioGenomics.Scripting;

/// <summary>SQLite's messages, with what exists and what may have been meant.</summary>
static class SqlAdvice
{
    const int Shown = 12;

    /// <summary>The name in a message that says it is missing; null for other messages.</summary>
    public static string? Missing(string message, string start)
    {
        // A name in double quotes comes with the question whether it was meant as a text.
        int end = message.IndexOf(" - should this be", StringComparison.Ordinal);
        return message.StartsWith(start, StringComparison.Ordinal) ? message[start.Length..(end < 0 ? message.Length : end)] : null;
    }

    /// <summary>Where the name in a message stands, for messages that SQLite gives without a place.</summary>
    public static int Place(string message, string sql, int at)
    {
        string name = message[(message.LastIndexOfAny([' ', '.']) + 1)..];
        return name.Length > 0 && sql.IndexOf(name, at, StringComparison.OrdinalIgnoreCase) is int found and >= 0 ? found : at;
    }

    /// <summary>A message with advice.</summary>
    /// <param name="message">What SQLite said.</param>
    /// <param name="catalog">The session's tables.</param>
    /// <param name="used">Those that the cell uses.</param>
    /// <param name="own">Tables of the database itself.</param>
    public static string Of(string message, SqlCatalog catalog, IReadOnlyList<SqlSource> used, Func<IReadOnlyList<string>> own)
    {
        if (Missing(message, "no such table: ") is string table)
        {
            string[] tables = [.. catalog.Names(), .. own()];
            string known = tables.Length == 0
                ? "There are no tables: load a cohort or make a table in a C# cell first."
                : $"There are {List(tables)}.";
            return $"{message}. {Near(table, tables)}{NotATable(table, catalog)}{known}";
        }
        if (Missing(message, "no such column: ") is string column)
        {
            string name = column[(column.LastIndexOf('.') + 1)..].Trim('"');
            string known = string.Join(' ', used.Select(s => $"{s.Name} has {List([.. s.AllColumns])}."));
            string text = column.StartsWith('"') ? "A text stands in single quotes. " : "";
            return $"no such column: {column}. {Near(name, used.SelectMany(s => s.AllColumns))}{text}{known}".TrimEnd();
        }
        if (message.Contains("may not be modified", StringComparison.Ordinal))
        {
            return $"{message}: tables of the session are read in place and stay as they are. Change a copy: CREATE TABLE mine AS SELECT * FROM ...";
        }
        return message.Contains("no such function: ", StringComparison.Ordinal)
            ? message + ". Beyond SQLite's own there are median, quantile(x, 0.25), stdev, variance, pearson(x, y), spearman(x, y), log2 and regexp." : message + ".";
    }

    static string NotATable(string name, SqlCatalog catalog) => catalog.Variables.TryGetValue(name, out object? value) && value is not null
        ? $"The variable '{name}' is of type {ShortText.Name(value.GetType())}, not a table. " : "";

    static string Near(string name, IEnumerable<string> known) =>
        NearLabels.Find(name, known.Distinct(), 2).ToArray() is { Length: > 0 } near ? $"Did you mean {string.Join(" or ", near)}? " : "";

    static string List(string[] names) => string.Join(", ", names.Take(Shown))
        + (names.Length > Shown ? FormattableString.Invariant($" and {names.Length - Shown:N0} more") : "");
}
