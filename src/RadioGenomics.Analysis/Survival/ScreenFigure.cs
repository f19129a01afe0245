using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>The volcano of a screen: hazard ratio per standard deviation against p.</summary>
static class ScreenFigure
{
    const int MostPoints = 6_000, Labelled = 8;
    const double Significant = 0.05, LargestMinusLogP = 320;

    public static FigureSpec Volcano(CoxScreenResult result)
    {
        CoxScreenRow[] tested = [.. result.Rows.Where(r => r.IsTested && r.Reason is null)];
        CoxScreenRow[] harmful = [.. tested.Where(r => r.Q < Significant && r.Coefficient > 0)];
        CoxScreenRow[] protective = [.. tested.Where(r => r.Q < Significant && r.Coefficient <= 0)];
        CoxScreenRow[] other = Thinned([.. tested.Where(r => !(r.Q < Significant))]);
        HashSet<string> labels = [.. tested.Take(Labelled).Select(r => r.Feature)];
        double widest = Widest(tested);
        string thinned = other.Length + harmful.Length + protective.Length < tested.Length ? " Crowded points without significance are thinned." : "";
        return FigureSpec.Single("screen-volcano", "", new()
        {
            X = new() { Label = "log2 hazard ratio per SD", Min = -widest / Math.Log(2), Max = widest / Math.Log(2) },
            Y = new() { Label = "-log10 p", Min = 0 },
            Marks = [.. new[]
            {
                Points(other, Count("q ≥ 0.05", tested.Length - harmful.Length - protective.Length), "#9a9a9a", labels),
                Points(protective, Count("q < 0.05, HR < 1", protective.Length), "#0072b2", labels),
                Points(harmful, Count("q < 0.05, HR > 1", harmful.Length), "#d55e00", labels),
            }.Where(m => m.X.Length > 0)],
        }) with
        { Caption = result.Summary + thinned + Beyond([.. tested.Where(r => Math.Abs(r.Coefficient) > widest)]) };
    }

    // Every significant feature is shown, and all but a few of the others: a feature that is nearly a covariate has a hazard ratio of a
    // million, and one such point would press all others into a line.
    static double Widest(CoxScreenRow[] tested)
    {
        const double Share = 0.98, Room = 1.5, Margin = 1.15;
        double[] sizes = [.. tested.Select(r => Math.Abs(r.Coefficient)).Order()];
        return sizes.Length == 0 ? 1
            : Margin * Math.Min(sizes[^1], Math.Max(Room * sizes[(int)(Share * (sizes.Length - 1))],
                tested.Where(r => r.Q < Significant).Select(r => Math.Abs(r.Coefficient)).DefaultIfEmpty(0).Max()));
    }

    static string Beyond(CoxScreenRow[] rows) => rows.Length == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $" Beyond the axis, q ≥ 0.05: {rows.Length} ({string.Join(", ", rows.Take(3).Select(r => r.Feature))}{(rows.Length > 3 ? ", ..." : "")}).");

    static string Count(string name, int count) => string.Create(CultureInfo.InvariantCulture, $"{name} ({count:N0})");

    static double Height(CoxScreenRow row) => row.P > 0 ? -Math.Log10(row.P) : LargestMinusLogP;

    static PointsMark Points(CoxScreenRow[] rows, string series, string color, HashSet<string> labels) => new()
    {
        X = [.. rows.Select(r => r.Coefficient / Math.Log(2))],
        Y = [.. rows.Select(Height)],
        Names = [.. rows.Select(r => r.Feature)],
        Labels = [.. rows.Select(r => labels.Contains(r.Feature) ? r.Feature : null)],
        Series = series,
        Color = color,
        Size = 2.5,
        Opacity = 0.6,
    };

    // One point for each cell of a fine grid.
    static CoxScreenRow[] Thinned(CoxScreenRow[] rows)
    {
        if (rows.Length <= MostPoints)
        {
            return rows;
        }
        double widest = rows.Max(r => Math.Abs(r.Coefficient)), highest = rows.Max(Height);
        return [.. rows.DistinctBy(r => ((int)(r.Coefficient / widest * 150), (int)(Height(r) / highest * 150)))];
    }
}
