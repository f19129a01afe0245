using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Scripting;

/// <summary>
/// What a bioinformatician misses in SQLite: median, quantile, stdev, variance, pearson (corr) and spearman as aggregates, regexp for text.
/// Missing values are left out, of pairs both; where R gives NA for too few values, the answer is NULL.
/// </summary>
static class SqlFunctions
{
    static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    public static void Register(SqliteConnection connection)
    {
        foreach (string name in (string[])["stdev", "stddev", "stddev_samp"])
        {
            One(connection, name, v => v.Count < 2 ? null : Math.Sqrt(Variance(v)));
        }
        foreach (string name in (string[])["variance", "var_samp"])
        {
            One(connection, name, v => v.Count < 2 ? null : Variance(v));
        }
        One(connection, "median", v => Quantile(v, 0.5));
        connection.CreateAggregate("quantile", (Values: (List<double>?)null, Share: 0.5),
            ((List<double>? Values, double Share) state, double? value, double? share) => (Add(state.Values, value), share ?? state.Share), state => Quantile(state.Values ?? [], state.Share), isDeterministic: true);
        foreach (string name in (string[])["pearson", "corr"])
        {
            Two(connection, name, Pearson);
        }
        Two(connection, "spearman", (x, y) => Pearson(Ranks.MidRanks(x), Ranks.MidRanks(y)));
        connection.CreateFunction("regexp", (string? pattern, string? text) => pattern is null || text is null ? (bool?)null : Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternLimit), isDeterministic: true);
    }

    static void One(SqliteConnection connection, string name, Func<List<double>, double?> result) =>
        connection.CreateAggregate(name, (List<double>?)null, (List<double>? values, double? value) => Add(values, value), values => result(values ?? []), isDeterministic: true);

    static void Two(SqliteConnection connection, string name, Func<double[], double[], double?> result) =>
        connection.CreateAggregate(name, (X: (List<double>?)null, Y: (List<double>?)null),
            ((List<double>? X, List<double>? Y) state, double? x, double? y) => x is null || y is null ? state : (Add(state.X, x), Add(state.Y, y)),
            state => result([.. state.X ?? []], [.. state.Y ?? []]), isDeterministic: true);

    static List<double> Add(List<double>? values, double? value)
    {
        values ??= [];
        if (value is double known)
        {
            values.Add(known);
        }
        return values;
    }

    static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }

    // Two passes: deviations from the mean lose no digits where the mean is large.
    static double Variance(List<double> values)
    {
        double mean = Mean(CollectionsMarshal.AsSpan(values)), sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.Count - 1);
    }

    // Type 7, R's default.
    static double? Quantile(List<double> values, double share)
    {
        if (values.Count == 0 || share is not (>= 0 and <= 1))
        {
            return null;
        }
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length && place > below ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    static double? Pearson(double[] x, double[] y)
    {
        if (x.Length < 2)
        {
            return null;
        }
        double meanX = Mean(x), meanY = Mean(y), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? null : Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1);
    }
}
