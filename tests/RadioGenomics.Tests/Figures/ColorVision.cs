using System.Globalization;

namespace RadioGenomics.Tests.Figures;

/// <summary>
/// How colours look to eyes that lack one of the three cones, and how far apart two colours look.
/// Source: Machado, Oliveira, Fernandes (2009) IEEE Transactions on Visualization and Computer Graphics 15:1291, table of matrices for severity 1.0
/// (applied to linear RGB); distances in CIE L*a*b* (D65), CIE 1976.
/// </summary>
static class ColorVision
{
    public static readonly (string Name, double[,] Matrix)[] Kinds =
    [
        ("normal", new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }),
        ("protanopia", new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } }),
        ("deuteranopia", new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } }),
        ("tritanopia", new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } }),
    ];

    static double[] Linear(string hex)
    {
        int rgb = int.Parse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return [.. new[] { 16, 8, 0 }.Select(shift => ((rgb >> shift) & 255) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
    }

    static double[] Seen(string hex, double[,] matrix)
    {
        double[] c = Linear(hex);
        return [.. Enumerable.Range(0, 3).Select(i => Math.Clamp((matrix[i, 0] * c[0]) + (matrix[i, 1] * c[1]) + (matrix[i, 2] * c[2]), 0, 1))];
    }

    public static double[] Lab(string hex, double[,] matrix)
    {
        double[] c = Seen(hex, matrix);
        double x = ((0.4124564 * c[0]) + (0.3575761 * c[1]) + (0.1804375 * c[2])) / 0.95047;
        double y = (0.2126729 * c[0]) + (0.7151522 * c[1]) + (0.0721750 * c[2]);
        double z = ((0.0193339 * c[0]) + (0.1191920 * c[1]) + (0.9503041 * c[2])) / 1.08883;
        double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
        return [(116 * F(y)) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z))];
    }

    /// <summary>Distance of two colours as one kind of eye sees them; about 2.3 is the least that is noticed, side by side.</summary>
    public static double Difference(string a, string b, double[,] matrix)
    {
        double[] p = Lab(a, matrix), q = Lab(b, matrix);
        return Math.Sqrt(p.Zip(q).Sum(v => (v.First - v.Second) * (v.First - v.Second)));
    }

    /// <summary>Contrast as WCAG 2 defines it, from 1 (none) to 21.</summary>
    public static double Contrast(string a, string b)
    {
        static double Luminance(string hex) => Linear(hex) is [var r, var g, var blue] ? (0.2126 * r) + (0.7152 * g) + (0.0722 * blue) : 0;
        (double one, double two) = (Luminance(a), Luminance(b));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }
}
