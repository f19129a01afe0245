namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Places the nodes of a small network by forces: edges pull, all nodes push. No random numbers: nodes start on a spiral in their order.</summary>
/// <remarks>Source: Fruchterman, Reingold (1991) Software Pract Exper 21:1129.</remarks>
static class NetworkLayout
{
    const int Rounds = 600;
    // Pages are wider than high; distances count less along x.
    const double Stretch = 1.35;

    /// <summary>Positions within the unit square, rounded to 0.001. Shape: [nodes].</summary>
    public static (double X, double Y)[] Place(int count, IReadOnlyList<(int A, int B, double Weight)> edges)
    {
        (double X, double Y)[] at = [.. Enumerable.Range(0, count).Select(i => Start(i, count))];
        double ideal = 0.85 / Math.Sqrt(Math.Max(1, count));
        for (int round = 0; round < Rounds && count > 1; round++)
        {
            Move(at, edges, ideal, 0.12 * (1 - ((double)round / Rounds)));
        }
        return Fitted(at);
    }

    // Golden angle: neighbours in the order are not neighbours on the page.
    static (double X, double Y) Start(int i, int count)
    {
        double angle = i * 2.399963229728653, radius = 0.5 * Math.Sqrt((i + 0.5) / count);
        return (Stretch * radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    static void Move((double X, double Y)[] at, IReadOnlyList<(int A, int B, double Weight)> edges, double ideal, double most)
    {
        double[] dx = new double[at.Length], dy = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double x, double y, double distance) = Between(at[i], at[j]);
                double push = ideal * ideal / (distance * distance);
                Pull(dx, dy, i, j, x * push, y * push);
            }
            // Towards the middle, so that unconnected groups do not drift apart.
            dx[i] -= at[i].X / Stretch * 0.9;
            dy[i] -= at[i].Y * 0.9;
        }
        foreach ((int a, int b, double weight) in edges)
        {
            (double x, double y, double distance) = Between(at[a], at[b]);
            double pull = -(0.5 + weight) * distance / ideal;
            Pull(dx, dy, a, b, x * pull, y * pull);
        }
        for (int i = 0; i < at.Length; i++)
        {
            double length = Math.Sqrt((dx[i] * dx[i]) + (dy[i] * dy[i])), step = length > most ? most / length : 1;
            at[i] = (at[i].X + (dx[i] * step), at[i].Y + (dy[i] * step));
        }
    }

    static (double X, double Y, double Distance) Between((double X, double Y) a, (double X, double Y) b)
    {
        double x = a.X - b.X, y = a.Y - b.Y;
        return (x, y, Math.Max(1e-3, Math.Sqrt((x * x) + (y * y))));
    }

    static void Pull(double[] dx, double[] dy, int a, int b, double x, double y)
    {
        (dx[a], dy[a]) = (dx[a] + x, dy[a] + y);
        (dx[b], dy[b]) = (dx[b] - x, dy[b] - y);
    }

    static (double X, double Y)[] Fitted((double X, double Y)[] at)
    {
        if (at.Length < 2)
        {
            return [.. at.Select(_ => (0.5, 0.5))];
        }
        double lowX = at.Min(p => p.X), highX = at.Max(p => p.X), lowY = at.Min(p => p.Y), highY = at.Max(p => p.Y);
        double Unit(double v, double low, double high) => high > low ? Math.Round((v - low) / (high - low), 3) : 0.5;
        return [.. at.Select(p => (Unit(p.X, lowX, highX), Unit(p.Y, lowY, highY)))];
    }
}
