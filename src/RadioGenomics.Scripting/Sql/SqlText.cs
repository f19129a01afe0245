using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Looks at SQL as text: names in it, lines, quoting. SQLite alone parses it.</summary>
static class SqlText
{
    /// <summary>The declaration of a table.</summary>
    public static string Declaration(SqlSource source)
    {
        var sql = new StringBuilder("CREATE TABLE x(");
        for (int i = 0; i < source.Columns.Length; i++)
        {
            SqlColumn column = source.Columns[i];
            sql.Append(i > 0 ? "," : "").Append(Quote(column.Name)).Append(' ').Append(column.Type).Append(column.IsHidden ? " HIDDEN" : "");
        }
        return sql.Append(')').ToString();
    }

    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal) + "\"";

    /// <summary>Every name that a text may mention, quoted or not, in comments or not: too many do no harm.</summary>
    public static HashSet<string> Names(string sql)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < sql.Length;)
        {
            int end = i;
            if (sql[i] is '"' or '[' or '`')
            {
                char close = sql[i] == '[' ? ']' : sql[i];
                end = sql.IndexOf(close, i + 1);
                end = end < 0 ? sql.Length : end;
                names.Add(sql[(i + 1)..end]);
                i = end + 1;
                continue;
            }
            while (end < sql.Length && IsNamePart(sql[end]))
            {
                end++;
            }
            if (end > i)
            {
                names.Add(sql[i..end]);
            }
            i = Math.Max(end, i + 1);
        }
        return names;
    }

    static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' || c > 127;

    /// <summary>Number of the line at a position, from 1.</summary>
    public static int LineAt(string text, int position) => 1 + text.AsSpan(0, Math.Clamp(position, 0, text.Length)).Count('\n');

    /// <summary>The first word of a statement in capitals, comments left out.</summary>
    public static string Verb(string sql)
    {
        int start = SkipBlank(sql, 0), end = start;
        while (end < sql.Length && char.IsLetter(sql[end]))
        {
            end++;
        }
        return sql[start..end].ToUpperInvariant();
    }

    /// <summary>Position of the first character that is neither white space nor comment nor semicolon.</summary>
    public static int SkipBlank(string sql, int start)
    {
        int i = start;
        while (i < sql.Length)
        {
            if (char.IsWhiteSpace(sql[i]) || sql[i] == ';')
            {
                i++;
            }
            else if (Starts(sql, i, "--"))
            {
                i = After(sql, i, "\n");
            }
            else if (Starts(sql, i, "/*"))
            {
                i = After(sql, i + 2, "*/");
            }
            else
            {
                break;
            }
        }
        return i;
    }

    static bool Starts(string sql, int at, string what) => string.CompareOrdinal(sql, at, what, 0, what.Length) == 0;

    static int After(string sql, int at, string what) =>
        sql.IndexOf(what, at, StringComparison.Ordinal) is int end and >= 0 ? end + what.Length : sql.Length;
}
