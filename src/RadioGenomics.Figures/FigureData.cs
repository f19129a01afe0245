using System.Globalization;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>The numbers behind a figure as one CSV table, for readers who want the data and not the picture.</summary>
public static class FigureData
{
    const string Header = "panel,mark_number,mark,series,name,x,y,x_end,y_end,value,text";

    /// <summary>
    /// One row per drawn thing: points (x, y, value = colour value), lines (x, y), areas (x, y = lower, y_end = upper edge),
    /// bars (x = position, y = end, or the other way round for horizontal ones), segments and rectangles (both ends), heat-map cells
    /// (x = column, y = row, value), texts. Category positions carry their names in <c>name</c>. Numbers read back to the same double; missing is NA.
    /// A figure put together from several has the letter of the part in front.
    /// </summary>
    public static string ToCsv(FigureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        bool combined = !spec.Parts.IsDefaultOrEmpty;
        var csv = new StringBuilder(combined ? "part," : "").Append(Header).Append('\n');
        for (int p = 0; p < spec.Panels.Length; p++)
        {
            PanelSpec panel = spec.Panels[p];
            string part = combined ? spec.Parts.First(q => p < q.FirstPanel + q.PanelCount).Letter + "," : "";
            for (int m = 0; m < panel.Marks.Length; m++)
            {
                foreach (DataRow row in Rows(panel.Marks[m]))
                {
                    Append(csv.Append(part), p, m, panel, panel.Marks[m].Series ?? "", row);
                }
            }
        }
        return csv.ToString();
    }

    sealed record DataRow(string Kind, double X, double Y)
    {
        public string Name { get; init; } = "";
        public double XEnd { get; init; } = double.NaN;
        public double YEnd { get; init; } = double.NaN;
        public double Value { get; init; } = double.NaN;
        public string Text { get; init; } = "";
    }

    static IEnumerable<DataRow> Rows(Mark mark) => mark switch
    {
        PointsMark m => m.X.Select((x, i) => new DataRow("points", x, m.Y[i])
        {
            Name = m.Names.IsDefaultOrEmpty ? "" : m.Names[i],
            Value = m.ColorValues.IsDefaultOrEmpty ? double.NaN : m.ColorValues[i],
            Text = m.Labels.IsDefaultOrEmpty ? "" : m.Labels[i] ?? "",
        }),
        LineMark m => m.X.Select((x, i) => new DataRow("line", x, m.Y[i])),
        AreaMark m => m.X.Select((x, i) => new DataRow("area", x, m.Low[i]) { YEnd = m.High[i] }),
        BarsMark m => m.Position.Select((x, i) => m.Horizontal ? new DataRow("bars", m.Value[i], x) : new DataRow("bars", x, m.Value[i])),
        SegmentsMark m => m.X0.Select((x, i) => new DataRow("segments", x, m.Y0[i]) { XEnd = m.X1[i], YEnd = m.Y1[i] }),
        RectanglesMark m => m.X0.Select((x, i) => new DataRow("rectangles", x, m.Y0[i]) { XEnd = m.X1[i], YEnd = m.Y1[i] }),
        HeatMapMark m => m.Values.Select((v, i) => new DataRow("heatmap", i % m.ColumnCount, i / m.ColumnCount)
        {
            Value = v,
            Text = m.CellText.IsDefaultOrEmpty ? "" : m.CellText[i],
        }),
        TextMark m => m.X.Select((x, i) => new DataRow("text", x, m.Y[i]) { Text = m.Text[i] }),
        _ => [],
    };

    static void Append(StringBuilder csv, int panel, int mark, PanelSpec spec, string series, DataRow row)
    {
        string name = row.Name.Length > 0 ? row.Name
            : string.Join(" / ", new[] { CategoryName(spec.Y, row.Y), CategoryName(spec.X, row.X) }.Where(n => n.Length > 0));
        csv.Append(CultureInfo.InvariantCulture, $"{panel + 1},{mark + 1},{row.Kind},{Quoted(series)},{Quoted(name)},{Number(row.X)},{Number(row.Y)},");
        csv.Append(CultureInfo.InvariantCulture, $"{Number(row.XEnd)},{Number(row.YEnd)},{Number(row.Value)},{Quoted(row.Text)}\n");
    }

    static string CategoryName(AxisSpec axis, double place) =>
        axis.Scale == AxisScale.Category && place >= 0 && place < axis.Categories.Length && place == Math.Floor(place) ? axis.Categories[(int)place] : "";

    static string Number(double value) => double.IsNaN(value) ? "NA" : value.ToString("R", CultureInfo.InvariantCulture);

    static string Quoted(string? text) =>
        string.IsNullOrEmpty(text) ? "" : text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
