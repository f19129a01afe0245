using System.Text;

namespace RadioGenomics.Data;

/// <summary>The columns of a file with their types found. Shared by the readers of tables, clinical data and radiomic features.</summary>
sealed record TypedTable(string[] Names, ParsedColumn[] Columns, long[] Lines)
{
    /// <summary>Reads all rows that are left in a file.</summary>
    /// <param name="file">The opened file; gets notes and warnings.</param>
    /// <param name="textColumns">Names of columns to keep as text.</param>
    /// <param name="numberColumns">Names of columns that must be numbers.</param>
    /// <param name="run">Cancellation, progress, threads.</param>
    public static TypedTable Read(DelimitedText file, IReadOnlyCollection<string> textColumns, IReadOnlyCollection<string> numberColumns, RunContext run)
    {
        string[] names = ColumnNames.Of(file);
        foreach (string column in textColumns.Concat(numberColumns))
        {
            if (!names.Contains(column))
            {
                Throw.MissingColumn(file.FilePath, column, names);
            }
        }
        file.FindDecimalSeparator(strict: false);
        CellRole[] roles = FindRoles(file, names, textColumns, numberColumns);
        ParsedColumns parsed = ColumnParser.Read(file, roles, run);
        if (parsed.RowCount == 0)
        {
            Throw.EmptyTable(file.FilePath, "there are no rows after the header");
        }
        TurnToText(file, names, roles, parsed, numberColumns, run);
        return new(names, parsed.Columns, parsed.Lines);
    }

    public Table ToTable(string name) => new(name, Names.Select((n, c) => ToColumn(n, Columns[c])));

    public static TableColumn ToColumn(string name, ParsedColumn column) =>
        column.Numbers is not null ? TableColumn.Number(name, column.Numbers) : TableColumn.Text(name, column.Text!);

    static CellRole[] FindRoles(DelimitedText file, string[] names, IReadOnlyCollection<string> textColumns, IReadOnlyCollection<string> numberColumns)
    {
        List<string[]> rows = file.PeekSome();
        var roles = new CellRole[names.Length];
        for (int c = 0; c < names.Length; c++)
        {
            bool number = numberColumns.Contains(names[c])
                || (!textColumns.Contains(names[c]) && rows.All(r => c >= r.Length || MayBeNumber(file, r[c])));
            roles[c] = number ? CellRole.Number : CellRole.Text;
        }
        return roles;
    }

    /// <summary>Missing cells may be numbers; codes such as 007 and numbers too long for a double are text.</summary>
    static bool MayBeNumber(DelimitedText file, string cell)
    {
        string text = cell.Trim();
        bool code = text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);
        bool tooLong = text.Length > 15 && text.All(char.IsAsciiDigit);
        return file.Missing.Contains(text) || (!code && !tooLong && NumberParser.TryParse(Encoding.UTF8.GetBytes(text), file.Point, out _));
    }

    /// <summary>Number columns in which a text turned up: an error where numbers were demanded, else read again as text.</summary>
    static void TurnToText(DelimitedText file, string[] names, CellRole[] roles, ParsedColumns parsed, IReadOnlyCollection<string> numberColumns, RunContext run)
    {
        var again = new CellRole[names.Length];
        for (int c = 0; c < names.Length; c++)
        {
            if (roles[c] != CellRole.Number || parsed.Columns[c].Oddities is not [Oddity first, ..] odd)
            {
                continue;
            }
            if (numberColumns.Contains(names[c]))
            {
                Throw.NotANumber(file.FilePath, parsed.Lines[first.Row], names[c], first.Text, NumberHint.For(first.Text, file.Point));
            }
            again[c] = CellRole.Text;
            int numbers = parsed.Columns[c].Numbers!.Count(v => !double.IsNaN(v));
            if (numbers > 4 * odd.Count)
            {
                file.Warn(ErrorCode.NotANumber, FormattableString.Invariant($"column '{names[c]}' is read as text because line {parsed.Lines[first.Row]} holds '{Throw.Short(first.Text)}' ({odd.Count} such cells, {numbers} numbers). Declare it as a missing-value token if it means missing."));
            }
        }
        if (again.Any(r => r == CellRole.Text))
        {
            ParsedColumns texts = ColumnParser.Read(file, again, run);
            for (int c = 0; c < names.Length; c++)
            {
                parsed.Columns[c] = again[c] == CellRole.Text ? texts.Columns[c] : parsed.Columns[c];
            }
        }
    }
}

/// <summary>Names for the columns of a table.</summary>
static class ColumnNames
{
    /// <summary>The header with a name for nameless columns.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.DuplicateIdentifier"/>.</exception>
    public static string[] Of(DelimitedText file)
    {
        string[] names = [.. file.Header.Select((h, c) => h.Trim().Length > 0 ? h.Trim() : FormattableString.Invariant($"column_{c + 1}"))];
        RejectDuplicates(file.FilePath, "column name", names, Enumerable.Range(0, names.Length));
        int[] nameless = [.. Enumerable.Range(0, names.Length).Where(c => file.Header[c].Trim().Length == 0)];
        if (nameless.Length > 0)
        {
            file.Note($"columns without a name are called {Throw.Listing(nameless.Select(c => names[c]), 5)}.");
        }
        return names;
    }

    public static void RejectDuplicates(string path, string kind, IReadOnlyList<string> names, IEnumerable<int> positions)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int c in positions)
        {
            if (!seen.TryAdd(names[c], c))
            {
                Throw.DuplicateColumn(path, kind, names[c], seen[names[c]], c);
            }
        }
    }

    /// <summary>Labels that repeat get a number: id, id#2, id#3 ...</summary>
    public static string[] NumberRepeats(IReadOnlyList<string> labels)
    {
        HashSet<string> taken = new(labels, StringComparer.Ordinal), seen = new(StringComparer.Ordinal);
        string[] unique = [.. labels];
        for (int i = 0; i < unique.Length; i++)
        {
            for (int number = 2; !seen.Add(unique[i]); number++)
            {
                string next = FormattableString.Invariant($"{labels[i]}#{number}");
                unique[i] = taken.Contains(next) ? unique[i] : next;
            }
        }
        return unique;
    }

    public static void RejectDuplicateRows(string path, string kind, IReadOnlyList<string> ids, IReadOnlyList<long> lines, string advice)
    {
        var seen = new Dictionary<string, int>(ids.Count, StringComparer.Ordinal);
        for (int r = 0; r < ids.Count; r++)
        {
            if (!seen.TryAdd(ids[r], r))
            {
                Throw.DuplicateRow(path, kind, ids[r], lines[seen[ids[r]]], lines[r], advice);
            }
        }
    }
}
