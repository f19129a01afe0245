using System.Collections;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Tables as comma separated values, whole: quoted where needed, missing values empty.</summary>
static class CsvText
{
    const int MostRows = 100_000;

    /// <summary>Null when the value is not a table or a sequence.</summary>
    public static string? Of(object? value)
    {
        Table? table = value switch
        {
            null or string => null,
            Table own => own,
            LabelledMatrix matrix => ObjectTables.Corner(matrix, MostRows, int.MaxValue),
            _ when ForeignTables.Of(value, MostRows, int.MaxValue) is (Table whole, _, _) => whole,
            IEnumerable items and not byte[] => SequenceDisplay.TableOf([.. items.Cast<object?>().Take(MostRows)], int.MaxValue),
            _ => null,
        };
        if (table is null)
        {
            return null;
        }
        var text = new StringBuilder();
        Line(text, table.Columns.Select(c => c.Name));
        for (int row = 0; row < table.RowCount; row++)
        {
            Line(text, table.Columns.Select(c => c.TextAt(row) ?? ""));
        }
        return text.ToString();
    }

    static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
