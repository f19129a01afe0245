using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Numbers as figures show them.</summary>
static class FigureText
{
    const double Smallest = 1e-300;

    /// <summary>"p = 0.012", "p = 2.4e-21", "p &lt; 1e-300": never a p of zero.</summary>
    public static string P(double p, string name = "p") => double.IsNaN(p) ? $"{name} not available" : p < Smallest ? $"{name} < 1e-300" : $"{name} = {Value(p)}";

    static string Value(double p) => p.ToString(p >= 0.1 ? "0.00" : p >= 0.001 ? "0.000" : "0.0e-0", CultureInfo.InvariantCulture);

    /// <summary>Stars at 0.05, 0.01, 0.001; empty above.</summary>
    public static string Stars(double q) => q < 0.001 ? "***" : q < 0.01 ? "**" : q < 0.05 ? "*" : "";

    /// <summary>"113", or "109 to 113".</summary>
    public static string Range(IEnumerable<int> counts)
    {
        int[] all = [.. counts];
        return all.Length == 0 ? "0" : all.Min() == all.Max() ? FormattableString.Invariant($"{all.Min()}") : FormattableString.Invariant($"{all.Min()} to {all.Max()}");
    }
}
