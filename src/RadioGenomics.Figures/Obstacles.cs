namespace RadioGenomics.Figures;

/// <summary>Places along lines and segments, so that labels of points keep off them.</summary>
static class Obstacles
{
    const double Spacing = 3;
    const int MaxPlaces = 4000;

    public static List<DrawnPoint> Of(PanelLayout panel)
    {
        List<DrawnPoint> places = [];
        foreach (Mark mark in panel.Spec.Marks)
        {
            switch (mark)
            {
                case LineMark m:
                    for (int i = 1; i < m.X.Length; i++)
                    {
                        Along(places, panel, (m.X[i - 1], m.Y[i - 1]), (m.X[i], m.Step ? m.Y[i - 1] : m.Y[i]));
                    }
                    break;
                case SegmentsMark m:
                    for (int i = 0; i < m.X0.Length; i++)
                    {
                        Along(places, panel, (m.X0[i], m.Y0[i]), (m.X1[i], m.Y1[i]));
                    }
                    break;
                default:
                    break;
            }
        }
        return places;
    }

    static void Along(List<DrawnPoint> places, PanelLayout panel, (double X, double Y) from, (double X, double Y) to)
    {
        double x0 = panel.XAt(from.X), y0 = panel.YAt(from.Y), x1 = panel.XAt(to.X), y1 = panel.YAt(to.Y);
        double length = Math.Sqrt(((x1 - x0) * (x1 - x0)) + ((y1 - y0) * (y1 - y0)));
        if (!double.IsFinite(length) || places.Count >= MaxPlaces)
        {
            return;
        }
        int steps = (int)Math.Clamp(length / Spacing, 1, 1000);
        for (int k = 0; k <= steps; k++)
        {
            places.Add(new(x0 + ((x1 - x0) * k / steps), y0 + ((y1 - y0) * k / steps), 0.5, ""));
        }
    }
}
