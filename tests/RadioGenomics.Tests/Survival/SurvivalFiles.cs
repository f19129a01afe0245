using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

/// <summary>The inputs of the shared reference values as survival data.</summary>
static class SurvivalFiles
{
    /// <summary>A column of an input as texts; null = NA.</summary>
    public static string?[] Text(string input, string column)
    {
        string[][] cells = SharedReference.Cells(input);
        int at = Array.IndexOf(cells[0], column);
        return [.. cells[1..].Select(r => r[at] == "NA" ? null : r[at])];
    }

    /// <summary>A column of an input as numbers; NaN = NA.</summary>
    public static double[] Numbers(string input, string column) => [.. Text(input, column).Select(t => t is null ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture))];

    /// <summary>Right-censored data; lung codes the event as 2, the others as 1.</summary>
    public static SurvivalData Of(string input) =>
        SurvivalData.RightCensored(Ids(input), Numbers(input, "time"), [.. Numbers(input, "status").Select(s => s == (input == "lung" ? 2 : 1) ? 1 : 0)], "days", input);

    public static ImmutableArray<string> Ids(string input) => [.. Enumerable.Range(1, Text(input, "time").Length).Select(i => $"{input} {i}")];

    /// <summary>Colon: the rows about death, as in the references.</summary>
    public static (SurvivalData Data, Func<string, Grouping> Group) Data(string name)
    {
        string input = name == "colon2" ? "colon" : name;
        SurvivalData data = Of(input);
        int[] rows = name == "colon2" ? [.. Enumerable.Range(0, data.Count).Where(r => Text(input, "etype")[r] == "2")] : [.. Enumerable.Range(0, data.Count)];
        return (data.Subset(rows), column => Grouping.FromText(column, Text(input, column)).Subset(rows));
    }

    /// <summary>Both missing, or equal within a relative distance.</summary>
    public static void Near(IEnumerable<double> expected, IEnumerable<double> found, double tolerance, string what)
    {
        double[] e = [.. expected], f = [.. found];
        Assert.Equal(e.Length, f.Length);
        for (int i = 0; i < e.Length; i++)
        {
            bool same = double.IsNaN(e[i]) ? double.IsNaN(f[i]) : e[i].Equals(f[i]) || Math.Abs(e[i] - f[i]) <= tolerance * Math.Max(1, Math.Abs(e[i]));
            Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]: found {f[i]:R}, expected {e[i]:R}"));
        }
    }
}
