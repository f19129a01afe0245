namespace RadioGenomics.Figures;

/// <summary>One entry of a legend: the marks that share a series name.</summary>
sealed record LegendEntry(string Text, IReadOnlyList<Mark> Marks, double Width);

/// <summary>Legend entries in rows above a panel.</summary>
static class LegendLayout
{
    public const double GlyphWidth = 14;
    const double Gap = 4;
    const double Between = 10;
    public const int MaxEntries = 40;

    public static List<List<LegendEntry>> Rows(PanelSpec panel, double width, FigureStyle style)
    {
        List<List<LegendEntry>> rows = [];
        double used = 0;
        foreach (LegendEntry entry in Entries(panel, width, style))
        {
            if (rows.Count == 0 || used + entry.Width > width)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add(entry);
            used += entry.Width + Between;
        }
        return rows;
    }

    public static double Width(List<LegendEntry> row) => row.Sum(Advance) - Between;

    public static double Advance(LegendEntry entry) => entry.Width + Between;

    static List<LegendEntry> Entries(PanelSpec panel, double width, FigureStyle style)
    {
        if (!panel.ShowLegend)
        {
            return [];
        }
        var groups = panel.Marks.Where(m => !string.IsNullOrWhiteSpace(m.Series)).GroupBy(m => m.Series!, StringComparer.Ordinal).ToList();
        List<LegendEntry> entries = [.. groups.Take(MaxEntries).Select(g => Entry(g.Key, [.. g], width, style))];
        if (groups.Count > MaxEntries)
        {
            entries.Add(Entry(FormattableString.Invariant($"and {groups.Count - MaxEntries} more"), [], width, style));
        }
        return entries;
    }

    static LegendEntry Entry(string text, IReadOnlyList<Mark> marks, double width, FigureStyle style)
    {
        string shown = TextMetrics.Shorten(text, style.TickSize, Math.Max(20, width - GlyphWidth - Gap));
        return new(shown, marks, GlyphWidth + Gap + TextMetrics.Width(shown, style.TickSize));
    }

    public static double TextOffset => GlyphWidth + Gap;
}
