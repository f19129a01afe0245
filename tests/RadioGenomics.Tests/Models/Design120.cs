using System.Globalization;
using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;

namespace RadioGenomics.Tests.Models;

/// <summary>The shared input design120: 120 rows, 40 features, three responses.</summary>
static class Design120
{
    static double[] Column(string[][] cells, string name)
    {
        int at = Array.IndexOf(cells[0], name);
        return [.. cells[1..].Select(r => double.Parse(r[at], CultureInfo.InvariantCulture))];
    }

    public static LabelledMatrix Features()
    {
        string[][] cells = SharedReference.Cells("design120");
        string[] names = [.. cells[0].Where(c => c.StartsWith('x'))];
        return LabelledMatrix.FromColumnMajor(Ids(cells), [.. names], [.. names.SelectMany(n => Column(cells, n))]);
    }

    static System.Collections.Immutable.ImmutableArray<string> Ids(string[][] cells) => [.. Enumerable.Range(1, cells.Length - 1).Select(i => $"r{i}")];

    public static PenalizedResponse Response(string family, double[]? weights = null)
    {
        string[][] cells = SharedReference.Cells("design120");
        return family switch
        {
            "gaussian" => PenalizedResponse.Gaussian(Ids(cells), Column(cells, "y"), weights),
            "binomial" => PenalizedResponse.Binomial(Ids(cells), Column(cells, "bin"), weights),
            _ => PenalizedResponse.Cox(SurvivalData.RightCensored(Ids(cells), Column(cells, "time"), [.. Column(cells, "status").Select(s => (int)s)])),
        };
    }

    public static int[] Folds() => [.. Column(SharedReference.Cells("design120"), "fold").Select(f => (int)f)];
}
