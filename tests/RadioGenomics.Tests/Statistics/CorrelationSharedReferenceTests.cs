using System.Globalization;
using System.Text.Json;
using RadioGenomics.Analysis.Statistics;
using Xunit;

namespace RadioGenomics.Tests.Statistics;

// R outputs that lie beside the repository; skipped where they do not.
public sealed class CorrelationSharedReferenceTests
{
    static string Folder()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string found = Path.Combine(folder, "shared", "reference", "r");
            if (Directory.Exists(found))
            {
                return found;
            }
        }
        Assert.Skip("../shared/reference/r is not here");
        return "";
    }

    static JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), name + ".json"))).RootElement;

    static double Number(JsonElement e) => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : double.NaN;

    // Rows are features, columns are samples in these files.
    static LabelledMatrix Features(string name, int samples)
    {
        string[][] rows = [.. File.ReadAllLines(Path.Combine(Folder(), "input", name + ".tsv")).Select(l => l.Split('\t'))];
        double[] values = [.. rows.Skip(1).SelectMany(r => r.Skip(1).Take(samples))
            .Select(c => c == "NA" ? double.NaN : double.Parse(c, CultureInfo.InvariantCulture))];
        return LabelledMatrix.FromColumnMajor([.. rows[0].Skip(1).Take(samples)], [.. rows.Skip(1).Select(r => r[0])], values);
    }

    static void AssertR(JsonElement data, CorrelationResult found, double tolerance = 1e-12)
    {
        for (int i = 0; i < found.XIds.Length; i++)
        {
            for (int j = 0; j < found.YIds.Length; j++)
            {
                double expected = Number(data[i][j]), r = found.R(i, j);
                Assert.True(expected.Equals(r) || Math.Abs(expected - r) <= tolerance,
                    FormattableString.Invariant($"{found.XIds[i]} {found.YIds[j]}: R gives {expected:R}, found {r:R}"));
            }
        }
    }

    static void AssertP(JsonElement data, CorrelationResult found)
    {
        for (int k = 0; k < found.PairCount; k++)
        {
            int i = k % found.XIds.Length, j = k / found.XIds.Length;
            double expected = Number(data[i][j]);
            Assert.Equal(expected, found.P(i, j), 1e-9 * expected);
        }
    }

    [Theory]
    [InlineData(CorrelationMethod.Pearson, "cor", "p")]
    [InlineData(CorrelationMethod.Bicor, "bicor", "bicor_p")]
    [InlineData(CorrelationMethod.Spearman, "spearman", "spearman_p_student")]
    public void AllPairs_FeaturesByGenes_EqualsCorAndPvalue(CorrelationMethod method, string r, string p)
    {
        JsonElement reference = Json("wgcna_cross_cor");
        LabelledMatrix genes = Features("expr600", 50).SelectFeatures(reference.GetProperty("genes").EnumerateArray().Select(g => g.GetString()!));
        CorrelationResult found = Correlation.AllPairs(Features("rad20", 50), genes, new() { Method = method });
        AssertR(reference.GetProperty(r).GetProperty("data"), found);
        AssertP(reference.GetProperty(p).GetProperty("data"), found);
        if (method == CorrelationMethod.Pearson)
        {
            JsonElement bh = reference.GetProperty("BH_all");
            Assert.All(Enumerable.Range(0, 1200), k => Assert.Equal(bh[k % 20][k / 20].GetDouble(), found.Q(k % 20, k / 20), 1e-9));
        }
    }

    [Theory]
    [InlineData("bicor", CorrelationMethod.Bicor, 1)]
    [InlineData("bicor_maxP005", CorrelationMethod.Bicor, 0.05)]
    [InlineData("cor", CorrelationMethod.Pearson, 1)]
    public void AllPairs_GenesByGenes_EqualsWgcna(string name, CorrelationMethod method, double maxPOutliers)
    {
        JsonElement reference = Json("wgcna_cor60");
        LabelledMatrix genes = Features("expr600", 100).SelectFeatures(reference.GetProperty("genes").EnumerateArray().Select(g => g.GetString()!));
        AssertR(reference.GetProperty(name).GetProperty("data"), Correlation.AllPairs(genes, genes, new() { Method = method, MaxPOutliers = maxPOutliers }));
    }

    [Theory]
    [InlineData("cor_pairwise", CorrelationMethod.Pearson, 1, PearsonFallback.Individual)]
    [InlineData("bicor_default", CorrelationMethod.Bicor, 1, PearsonFallback.Individual)]
    [InlineData("bicor_maxP010", CorrelationMethod.Bicor, 0.1, PearsonFallback.Individual)]
    [InlineData("bicor_fallback_none", CorrelationMethod.Bicor, 1, PearsonFallback.None)]
    [InlineData("bicor_fallback_all", CorrelationMethod.Bicor, 1, PearsonFallback.All)]
    public void AllPairs_FaultyGenes_EqualsWgcnaPairwise(string name, CorrelationMethod method, double maxPOutliers, PearsonFallback fallback)
    {
        LabelledMatrix genes = Features("expr40_faulty", 30);
        var options = new CorrelationOptions { Method = method, MaxPOutliers = maxPOutliers, PearsonFallback = fallback };
        AssertR(Json("wgcna_bicor_faulty").GetProperty(name), Correlation.AllPairs(genes, genes, options));
    }

    [Fact]
    public void AllPairs_TwoVectors_EqualsCorTest()
    {
        string[][] rows = [.. File.ReadAllLines(Path.Combine(Folder(), "input", "two_sample.tsv")).Select(l => l.Split('\t'))];
        LabelledMatrix Column(string name) => LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, 25).Select(i => $"s{i}")], [name],
            [.. rows.Skip(1).Select(r => double.Parse(r[Array.IndexOf(rows[0], name)], CultureInfo.InvariantCulture))]);
        JsonElement reference = Json("correlation"), pearson = reference.GetProperty("pearson");
        CorrelationRow found = Correlation.AllPairs(Column("u"), Column("v")).Row(0, 0);
        Assert.Equal(pearson.GetProperty("estimate")[0].GetDouble(), found.R, 1e-12);
        Assert.Equal(pearson.GetProperty("p").GetDouble(), found.P, 1e-12);
        Assert.Equal(pearson.GetProperty("conf_int")[0].GetDouble(), found.CiLow, 1e-12);
        Assert.Equal(pearson.GetProperty("conf_int")[1].GetDouble(), found.CiHigh, 1e-12);
        var ranks = new CorrelationOptions { Method = CorrelationMethod.Spearman };
        CorrelationRow ties = Correlation.AllPairs(Column("x"), Column("y"), ranks).Row(0, 0);
        Assert.Equal(reference.GetProperty("spearman_ties").GetProperty("estimate")[0].GetDouble(), ties.R, 1e-12);
        Assert.Equal(reference.GetProperty("spearman_ties").GetProperty("p").GetDouble(), ties.P, 1e-12);
    }
}
