using System.Collections.Immutable;
using RadioGenomics.Analysis.Networks;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>A heat map with trees, bars of classes and marks in its cells; rows and columns in the order of their trees.</summary>
sealed record ClusteredHeatMap
{
    const double NamesMm = 40, LargestMm = 180, CellMm = 3.6;

    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public required string Caption { get; init; }

    /// <summary>Labels before ordering.</summary>
    public required ImmutableArray<string> Rows { get; init; }
    public required ImmutableArray<string> Columns { get; init; }
    public required Func<int, int, double> Value { get; init; }
    public Func<int, int, string>? Text { get; init; }

    /// <summary>Cells under a white veil.</summary>
    public Func<int, int, bool>? Faded { get; init; }
    public required ColorScale ColorScale { get; init; }
    public Dendrogram? RowTree { get; init; }
    public Dendrogram? ColumnTree { get; init; }

    /// <summary>Whether the row tree is drawn; a symmetric matrix needs only one.</summary>
    public bool DrawRowTree { get; init; } = true;
    public ImmutableArray<FigureAnnotation> RowAnnotations { get; init; } = [];
    public ImmutableArray<FigureAnnotation> ColumnAnnotations { get; init; } = [];
    public string XLabel { get; init; } = "";
    public string YLabel { get; init; } = "";

    /// <summary>Places (row, column), after ordering, that stay white, as of one triangle. Their values are in the data all the same.</summary>
    public Func<int, int, bool>? Empty { get; init; }

    public FigureSpec Draw()
    {
        ImmutableArray<int> rowOrder = TreePanel.Order(RowTree, Rows.Length), columnOrder = TreePanel.Order(ColumnTree, Columns.Length);
        ImmutableArray<string> rows = [.. rowOrder.Select(i => Rows[i])], columns = [.. columnOrder.Select(j => Columns[j])];
        List<PanelSpec> panels = [];
        bool rowTree = RowTree is not null && DrawRowTree;
        int main = (rowTree ? 1 : 0) + (RowAnnotations.IsEmpty ? 0 : 1), row = 0;
        ImmutableArray<FigureAnnotation> all = [.. ColumnAnnotations, .. RowAnnotations];
        if (!all.IsEmpty)
        {
            panels.Add(AnnotationBars.Key(all, [.. ColumnAnnotations.Select(_ => columns), .. RowAnnotations.Select(_ => rows)]) with { Row = row++, Column = main });
        }
        if (ColumnTree is not null)
        {
            panels.Add(TreePanel.Above(ColumnTree) with { Row = row++, Column = main, HeightWeight = Share(0.14, rows.Length) });
        }
        if (!ColumnAnnotations.IsEmpty)
        {
            panels.Add(AnnotationBars.Panel(ColumnAnnotations, columns, along: true) with { Row = row++, Column = main, HeightWeight = BarWeight(ColumnAnnotations.Length, rows.Length) });
        }
        if (rowTree)
        {
            panels.Add(TreePanel.LeftOf(RowTree!) with { Row = row, Column = 0, WidthWeight = 0.11 });
        }
        if (!RowAnnotations.IsEmpty)
        {
            panels.Add(AnnotationBars.Panel(RowAnnotations, rows, along: false) with { Row = row, Column = main - 1, WidthWeight = 0.028 * RowAnnotations.Length });
        }
        panels.Add(Map(rows, columns, rowOrder, columnOrder) with { Row = row, Column = main });
        return new FigureSpec { Id = Id, Title = Title, Caption = Caption, Panels = [.. panels], WidthMm = WidthMm(columns.Length) };
    }

    double WidthMm(int columns) => Math.Clamp(NamesMm + (CellMm * columns) + (Columns.Length < 40 ? 40 : 20), 100, LargestMm);

    // Trees and bars keep their height however many rows the map has.
    static double Share(double share, int rows) => share * Math.Min(1, 24.0 / Math.Max(1, rows));

    static double BarWeight(int bars, int rows) => Math.Min(0.2, 1.15 * bars / Math.Max(8.0, rows));

    PanelSpec Map(ImmutableArray<string> rows, ImmutableArray<string> columns, ImmutableArray<int> rowOrder, ImmutableArray<int> columnOrder)
    {
        (int R, int C, bool Empty)[] cells = [.. Enumerable.Range(0, rows.Length).SelectMany(r => Enumerable.Range(0, columns.Length).Select(c => (r, c, Empty?.Invoke(r, c) ?? false)))];
        List<Mark> marks =
        [
            new HeatMapMark
            {
                Values = [.. cells.Select(x => Math.Round(Value(rowOrder[x.R], columnOrder[x.C]), 6))],
                RowCount = rows.Length,
                ColumnCount = columns.Length,
                CellText = Text is null ? [] : [.. cells.Select(x => x.Empty ? "" : Text(rowOrder[x.R], columnOrder[x.C]))],
                ColorScale = ColorScale,
            },
        ];
        (int R, int C, bool Empty)[] veiled = [.. cells.Where(x => !x.Empty && (Faded?.Invoke(rowOrder[x.R], columnOrder[x.C]) ?? false))];
        if (veiled.Length > 0)
        {
            marks.Add(Rectangles(veiled.Select(x => (x.C - 0.5, x.R - 0.5, x.C + 0.5, x.R + 0.5)), 0.8));
        }
        if (Empty is not null)
        {
            marks.Add(Rectangles(cells.Where(x => x.Empty).GroupBy(x => x.R).Select(g => (g.Min(x => x.C) - 0.5, g.Key - 0.55, g.Max(x => x.C) + 0.55, g.Key + 0.5)), 1));
        }
        return new() { X = AxisSpec.Category(XLabel, columns), Y = AxisSpec.Category(YLabel, rows), Marks = [.. marks] };
    }

    static RectanglesMark Rectangles(IEnumerable<(double X0, double Y0, double X1, double Y1)> boxes, double opacity) => new()
    {
        X0 = [.. boxes.Select(b => b.X0)],
        Y0 = [.. boxes.Select(b => b.Y0)],
        X1 = [.. boxes.Select(b => b.X1)],
        Y1 = [.. boxes.Select(b => b.Y1)],
        Color = "#ffffff",
        Opacity = opacity,
    };
}
