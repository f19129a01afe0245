namespace RadioGenomics.Figures;

/// <summary>Thins lines with very many vertices without changing what is seen.</summary>
static class LineThinning
{
    /// <summary>First, lowest, highest and last vertex of every run of vertices that fall into one column of the given width.</summary>
    public static (double X, double Y)[] PerColumn((double X, double Y)[] places, double width)
    {
        List<(double X, double Y)> kept = [];
        int start = 0;
        for (int i = 1; i <= places.Length; i++)
        {
            if (i == places.Length || Column(places[i], width) != Column(places[start], width))
            {
                Keep(places, start, i, kept);
                start = i;
            }
        }
        return [.. kept];
    }

    static long Column((double X, double Y) place, double width) =>
        double.IsNaN(place.X) || double.IsNaN(place.Y) ? long.MinValue : (long)Math.Floor(Math.Clamp(place.X, -1e5, 1e5) / width);

    static void Keep((double X, double Y)[] places, int start, int end, List<(double X, double Y)> kept)
    {
        int lowest = start, highest = start;
        for (int i = start; i < end; i++)
        {
            lowest = places[i].Y < places[lowest].Y ? i : lowest;
            highest = places[i].Y > places[highest].Y ? i : highest;
        }
        foreach (int i in new SortedSet<int> { start, lowest, highest, end - 1 })
        {
            kept.Add(places[i]);
        }
    }
}
