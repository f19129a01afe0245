using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>A smooth effect of one covariate: cubic between knots, straight beyond the outer ones.</summary>
/// <remarks>Source: Stone, Koo (1985) ASA Stat Comp; Harrell (2015) Regression Modeling Strategies, ch. 2.4 for the truncated-power basis
/// and the places of the knots; de Boor (1978) for B-splines. Reference: R 4.2.2 splines::ns (natural) and Hmisc rcspline.eval with
/// norm = 2 (restricted): the fitted curve and likelihood agree to rounding.</remarks>
public sealed record SplineTerm
{
    /// <summary>The term, such as rcs(age,4).</summary>
    public required string Name { get; init; }

    /// <summary>The covariate.</summary>
    public required string Covariate { get; init; }

    /// <summary>All knots, the outer ones included, rising.</summary>
    public required ImmutableArray<double> Knots { get; init; }

    /// <summary>Whether the first column is the covariate itself, as in Harrell's basis, so that the rest tests the curvature.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => Knots.Length - 1;

    /// <summary>Natural spline with knots at equal quantiles and outer knots at the range.</summary>
    /// <param name="name">Name of the term.</param>
    /// <param name="covariate">Name of the covariate.</param>
    /// <param name="values">Shape: [rows]; NaN = missing.</param>
    /// <param name="df">Degrees of freedom: columns. Range: from 1.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    public static SplineTerm Natural(string name, string covariate, ReadOnlySpan<double> values, int df)
    {
        double[] sorted = Sorted(values);
        if (df < 1 || df > Math.Max(1, sorted.Distinct().Count() - 1))
        {
            Throw.OptionOutOfRange(name, df, FormattableString.Invariant($"1 degree of freedom to the number of different values less one ({sorted.Distinct().Count() - 1})"));
        }
        IEnumerable<double> shares = Enumerable.Range(0, df + 1).Select(i => (double)i / df);
        return Checked(new() { Name = name, Covariate = covariate, Knots = [.. shares.Select(s => Quantile(sorted, s))], IsRestricted = false });
    }

    /// <summary>Restricted cubic spline with Harrell's knots.</summary>
    /// <param name="name">Name of the term.</param>
    /// <param name="covariate">Name of the covariate.</param>
    /// <param name="values">Shape: [rows]; NaN = missing.</param>
    /// <param name="knots">Number of knots. Range: 3 to 7.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    public static SplineTerm Restricted(string name, string covariate, ReadOnlySpan<double> values, int knots)
    {
        double[] sorted = Sorted(values);
        if (knots is < 3 or > 7)
        {
            Throw.OptionOutOfRange(name, knots, "3 to 7 knots");
        }
        ImmutableArray<double> at = [.. HarrellShares(knots, sorted.Length).Select(s => Quantile(sorted, s))];
        if (sorted.Length < 100)
        {
            // With few values the outer knots go to the fifth value from either end.
            at = at.SetItem(0, sorted[Math.Min(4, sorted.Length - 1)]).SetItem(at.Length - 1, sorted[Math.Max(0, sorted.Length - 5)]);
        }
        return Checked(new() { Name = name, Covariate = covariate, Knots = at, IsRestricted = true });
    }

    static IEnumerable<double> HarrellShares(int knots, int n)
    {
        double outer = knots switch { 3 => 0.1, 4 or 5 or 6 => 0.05, _ => 0.025 };
        return Enumerable.Range(0, knots).Select(i => outer + ((1 - (2 * outer)) * i / (knots - 1)));
    }

    static SplineTerm Checked(SplineTerm spline)
    {
        for (int k = 1; k < spline.Knots.Length; k++)
        {
            if (!(spline.Knots[k] > spline.Knots[k - 1]))
            {
                Throw.KnotsCoincide(spline.Name, spline.Knots);
            }
        }
        return spline;
    }

    static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] present = [.. values.ToArray().Where(double.IsFinite)];
        Array.Sort(present);
        return present;
    }

    // R's default (type 7).
    static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }
        double place = share * (sorted.Length - 1);
        int low = (int)Math.Floor(place + 4e-16);
        return low >= sorted.Length - 1 ? sorted[^1] : sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low]));
    }

    /// <summary>Name of a column: age, age', age'' for restricted splines as rms has them; ns(age,3)1 for natural ones.</summary>
    public string ColumnName(int index) => IsRestricted
        ? Covariate + new string('\'', index)
        : Name + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The columns at some values. Shape: [columns][values]. NaN stays NaN.</summary>
    public double[][] Columns(ReadOnlySpan<double> values)
    {
        double[][] columns = new double[ColumnCount][];
        double span = Knots[^1] - Knots[0];
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                columns[c][i] = c == 0 ? values[i] : Truncated(values[i], c - 1, span);
            }
        }
        return columns;
    }

    // Harrell's equation 2.25 over the squared span, so that all columns have the covariate's unit.
    double Truncated(double x, int j, double span)
    {
        double last = Knots[^1], before = Knots[^2], knot = Knots[j];
        double value = Cube(x - knot) - (Cube(x - before) * (last - knot) / (last - before)) + (Cube(x - last) * (before - knot) / (last - before));
        return value / (span * span);
    }

    static double Cube(double x) => double.IsNaN(x) ? x : x > 0 ? x * x * x : 0;
}
