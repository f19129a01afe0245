namespace RadioGenomics.Analysis.Networks;

/// <summary>How well connectivities follow a power law.</summary>
public readonly record struct ScaleFreeFit
{
    /// <summary>Coefficient of determination of log p(k) on log k. Range: [0, 1].</summary>
    public required double R2 { get; init; }

    /// <summary>Slope of that line; a scale-free network has a negative one.</summary>
    public required double Slope { get; init; }

    /// <summary>Adjusted R² of the truncated power law, log p(k) on log k and k.</summary>
    public required double TruncatedR2 { get; init; }

    /// <summary>Classes connectivities by size and fits their frequencies.</summary>
    /// <param name="connectivity">Shape: [genes]. Finite, at least 0, not all equal.</param>
    /// <param name="breaks">Number of classes of equal width.</param>
    /// <param name="removeFirst">Whether the first class is left out.</param>
    /// <returns>NaN throughout when all connectivities are equal or the fit has too few classes.</returns>
    /// <remarks>An empty class stands at its middle with frequency zero; 1e-9 is added to every frequency before the logarithm, as the
    /// reference does. Cost: O(genes). Source: Zhang, Horvath (2005) Stat Appl Genet Mol Biol 4:17, section 3.
    /// Reference: R WGCNA 1.72.1 <c>scaleFreeFitIndex</c>; agreement: 1e-10.</remarks>
    public static ScaleFreeFit Of(ReadOnlySpan<double> connectivity, int breaks, bool removeFirst)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double k in connectivity)
        {
            low = Math.Min(low, k);
            high = Math.Max(high, k);
        }
        if (!(high > low))
        {
            return new() { R2 = double.NaN, Slope = double.NaN, TruncatedR2 = double.NaN };
        }
        (double[] k, double[] p) classes = Classes(connectivity, low, high, breaks);
        int skip = removeFirst ? 1 : 0;
        double[] logK = [.. classes.k.Skip(skip).Select(Math.Log10)], k10 = [.. classes.k.Skip(skip)];
        double[] logP = [.. classes.p.Skip(skip).Select(p => Math.Log10(p + 1e-9))];
        (double r2, double slope) = Line(logK, logP);
        return new() { R2 = r2, Slope = slope, TruncatedR2 = Plane(logK, k10, logP) };
    }

    /// <summary>Mean and frequency of each class.</summary>
    static (double[] K, double[] P) Classes(ReadOnlySpan<double> connectivity, double low, double high, int breaks)
    {
        double[] sums = new double[breaks], edges = Edges(low, high, breaks);
        int[] counts = new int[breaks];
        foreach (double k in connectivity)
        {
            // Classes are open on the left: (edge, edge].
            int at = Array.BinarySearch(edges, k);
            int place = Math.Clamp((at < 0 ? ~at : at) - 1, 0, breaks - 1);
            sums[place] += k;
            counts[place]++;
        }
        double width = (high - low) / breaks;
        double[] means = new double[breaks], shares = new double[breaks];
        for (int c = 0; c < breaks; c++)
        {
            means[c] = counts[c] > 0 ? sums[c] / counts[c] : low + ((c + 0.5) * width);
            shares[c] = (double)counts[c] / connectivity.Length;
        }
        return (means, shares);
    }

    // R's cut: equal widths, the outermost edges moved out by a thousandth of the range so that both extremes fall inside.
    static double[] Edges(double low, double high, int breaks)
    {
        double[] edges = new double[breaks + 1];
        for (int e = 0; e <= breaks; e++)
        {
            edges[e] = low + (e * ((high - low) / breaks));
        }
        edges[0] = low - ((high - low) / 1000);
        edges[breaks] = high + ((high - low) / 1000);
        return edges;
    }

    static (double R2, double Slope) Line(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average(), xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            yy += (y[i] - my) * (y[i] - my);
        }
        double slope = xy / xx, rest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double e = y[i] - my - (slope * (x[i] - mx));
            rest += e * e;
        }
        return (1 - (rest / yy), slope);
    }

    /// <summary>Adjusted R² of y on two variables: the second is freed of the first, so that no normal equations are solved.</summary>
    static double Plane(double[] x1, double[] x2, double[] y)
    {
        double[] u = Centred(x1), v = Centred(x2), z = Centred(y);
        Subtract(v, u);
        double total = Square(z);
        Subtract(z, u);
        Subtract(z, v);
        int n = y.Length;
        return 1 - (Square(z) / total * (n - 1) / (n - 3));
    }

    static double[] Centred(double[] x)
    {
        double mean = x.Average();
        return [.. x.Select(v => v - mean)];
    }

    static double Square(double[] x) => x.Sum(v => v * v);

    static void Subtract(double[] from, double[] direction)
    {
        double along = 0, square = Square(direction);
        for (int i = 0; i < from.Length; i++)
        {
            along += from[i] * direction[i];
        }
        for (int i = 0; i < from.Length && square > 0; i++)
        {
            from[i] -= along / square * direction[i];
        }
    }
}
