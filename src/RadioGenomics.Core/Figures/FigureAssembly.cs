namespace RadioGenomics;

/// <summary>Puts figures together into one: a grid of parts with letters.</summary>
static class FigureAssembly
{
    const int MostParts = 26, MostColumns = 10;
    const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static FigureSpec Combine(IReadOnlyList<FigureSpec> figures, FigureAssemblyOptions options)
    {
        Check(figures, options);
        (int Row, int Column, int RowSpan, int ColumnSpan)[] places = options.Design.Length == 0
            ? [.. figures.Select((_, i) => (i / options.Columns, i % options.Columns, 1, 1))]
            : FigureDesign.Places(options.Design, figures.Count);
        int columns = places.Max(p => p.Column + p.ColumnSpan), rows = places.Max(p => p.Row + p.RowSpan);
        if (!options.ColumnWeights.IsDefaultOrEmpty && options.ColumnWeights.Length != columns)
        {
            Throw.ShapeMismatch("ColumnWeights of a combined figure", options.ColumnWeights.Length, columns);
        }
        int[] firstRow = Offsets(rows, r => Most(figures, places, p => p.Row == r, p => p.RowSpan, p => p.Row));
        int[] firstColumn = Offsets(columns, c => Most(figures, places, p => p.Column == c, p => p.ColumnSpan, p => p.Column));
        List<FigurePart> parts = [];
        List<PanelSpec> panels = [];
        for (int i = 0; i < figures.Count; i++)
        {
            (int row, int column, int rowSpan, int columnSpan) = places[i];
            parts.Add(new FigurePart
            {
                Letter = Letters[i].ToString(),
                Id = figures[i].Id,
                Title = options.KeepTitles ? figures[i].Title : "",
                Row = row,
                Column = column,
                RowSpan = rowSpan,
                ColumnSpan = columnSpan,
                WidthWeight = options.ColumnWeights.IsDefaultOrEmpty ? 1 : options.ColumnWeights[column],
                FirstPanel = panels.Count,
                PanelCount = figures[i].Panels.Length,
                WidthMm = figures[i].WidthMm,
                HeightMm = figures[i].HeightMm,
            });
            panels.AddRange(Moved(figures[i], firstRow[row], firstColumn[column]));
        }
        return new FigureSpec
        {
            Id = options.Id,
            Title = options.Title,
            Caption = options.Caption ?? CaptionOf(figures),
            WidthMm = options.WidthMm,
            HeightMm = options.HeightMm,
            Panels = [.. panels],
            Parts = [.. parts],
        };
    }

    static void Check(IReadOnlyList<FigureSpec> figures, FigureAssemblyOptions options)
    {
        if (figures.Count is 0 or > MostParts)
        {
            Throw.FigureCount(figures.Count, MostParts);
        }
        Require(nameof(options.Columns), options.Columns, 1, MostColumns);
        Require(nameof(options.WidthMm), options.WidthMm, 20, 2000);
        Require(nameof(options.HeightMm), options.HeightMm ?? 100, 20, 5000);
        foreach (double weight in options.ColumnWeights.IsDefault ? [] : options.ColumnWeights)
        {
            Require(nameof(options.ColumnWeights), weight, 1e-3, 1000);
        }
        if (figures.FirstOrDefault(f => !f.Parts.IsDefaultOrEmpty) is FigureSpec nested)
        {
            Throw.CombinedTwice(nested.Id);
        }
        if (figures.FirstOrDefault(f => f.Panels.IsDefaultOrEmpty) is FigureSpec empty)
        {
            Throw.NoPanelsToCombine(empty.Id);
        }
    }

    static void Require(string name, double value, double low, double high)
    {
        if (!(value >= low && value <= high))
        {
            Throw.AssemblyOption(name, value, low, high);
        }
    }

    // Rows (or columns) of panels that a row of the design takes, so that viewers that know no parts still find a grid.
    static int Most(IReadOnlyList<FigureSpec> figures, (int Row, int Column, int RowSpan, int ColumnSpan)[] places,
        Func<(int Row, int Column, int RowSpan, int ColumnSpan), bool> starts, Func<(int Row, int Column, int RowSpan, int ColumnSpan), int> span, Func<PanelSpec, int> place) =>
        Enumerable.Range(0, places.Length).Where(i => starts(places[i]))
            .Select(i => (figures[i].Panels.Max(place) + span(places[i])) / span(places[i])).Append(1).Max();

    static int[] Offsets(int count, Func<int, int> size)
    {
        int[] offsets = new int[count];
        for (int i = 1; i < count; i++)
        {
            offsets[i] = offsets[i - 1] + size(i - 1);
        }
        return offsets;
    }

    static IEnumerable<PanelSpec> Moved(FigureSpec figure, int row, int column) =>
        figure.Panels.Select(p => p with { Row = p.Row + row, Column = p.Column + column });

    static string CaptionOf(IReadOnlyList<FigureSpec> figures) =>
        string.Join(" ", figures.Select((f, i) => f.Caption.Length == 0 ? "" : $"({Letters[i]}) {f.Caption}").Where(c => c.Length > 0));
}
