namespace RadioGenomics;

/// <summary>Reads where figures go from rows of letters.</summary>
static class FigureDesign
{
    const char Empty = '.';

    public static (int Row, int Column, int RowSpan, int ColumnSpan)[] Places(string design, int count)
    {
        string[] rows = design.ToLowerInvariant().Split(['/', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int width = rows.Length == 0 ? 0 : rows[0].Length;
        if (width is 0 or > 26 || rows.Length > 26 || rows.Any(r => r.Length != width))
        {
            Throw.BadDesign(design, "its rows differ in length, or there are none");
        }
        var cells = rows.SelectMany((line, r) => line.Select((letter, c) => (Letter: letter, Row: r, Column: c))).Where(cell => cell.Letter != Empty)
            .ToLookup(cell => cell.Letter, cell => (cell.Row, cell.Column));
        if (cells.FirstOrDefault(g => g.Key < 'a' || g.Key >= 'a' + count) is { } unknown)
        {
            Throw.BadDesign(design, FormattableString.Invariant($"it names '{unknown.Key}', but there are {count} figures (a to {(char)('a' + count - 1)})"));
        }
        return [.. Enumerable.Range(0, count).Select(i => PlaceOf(design, (char)('a' + i), [.. cells[(char)('a' + i)]]))];
    }

    static (int Row, int Column, int RowSpan, int ColumnSpan) PlaceOf(string design, char letter, (int Row, int Column)[] cells)
    {
        if (cells.Length == 0)
        {
            Throw.BadDesign(design, $"it has no place for figure '{letter}'");
        }
        int row = cells.Min(c => c.Row), column = cells.Min(c => c.Column);
        int rowSpan = cells.Max(c => c.Row) - row + 1, columnSpan = cells.Max(c => c.Column) - column + 1;
        if (rowSpan * columnSpan != cells.Length)
        {
            Throw.BadDesign(design, $"the places of '{letter}' are not a rectangle");
        }
        return (row, column, rowSpan, columnSpan);
    }
}
