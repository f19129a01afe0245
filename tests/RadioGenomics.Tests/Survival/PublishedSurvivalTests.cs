using System.Globalization;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

/// <summary>Numbers that stand in books and documentation, from the data they were published with.</summary>
public sealed class PublishedSurvivalTests
{
    static string[][] Csv(string file) => [.. File.ReadLines(SharedReference.PathOf("data", "survival", "r_survival", file + ".csv")).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(','))];

    static (SurvivalData Data, Grouping Groups) Read(string file, string time, string status, string group, int eventValue)
    {
        string[][] rows = Csv(file);
        string[] At(string column) => [.. rows[1..].Select(r => r[Array.IndexOf(rows[0], column)])];
        double[] times = [.. At(time).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        return (SurvivalData.RightCensored([.. times.Select((_, i) => $"row {i}")], times, [.. At(status).Select(s => s == eventValue.ToString(CultureInfo.InvariantCulture) ? 1 : 0)]),
            Grouping.FromText(group, At(group)));
    }

    // NCCTG lung cancer (Loprinzi et al. 1994 J Clin Oncol 12:601). Lancaster University, MATH335 notes, section 3.2:
    // expected 91.6 and 73.4, chi-squared 10.3, p = 0.00131. Medians 270 (212 to 310) and 426 (348 to 550) days as in the tutorials of survminer.
    [Fact]
    public void Lung_BySex_GivesTheMediansAndTestOfTheTutorial()
    {
        (SurvivalData data, Grouping groups) = Read("lung", "time", "status", "sex", 2);
        KaplanMeierResult found = KaplanMeier.Fit(data, groups);
        Assert.Equal(new SurvivalEstimate(270, 212, 310), found.Curves[0].Median);
        Assert.Equal(new SurvivalEstimate(426, 348, 550), found.Curves[1].Median);
        Assert.Equal([91.6, 73.4], found.LogRank!.Expected.Select(e => Math.Round(e, 1)));
        Assert.Equal((10.3, 0.00131), (Math.Round(found.LogRank.ChiSquared, 1), Math.Round(found.LogRank.P, 5)));
    }

    // Acute myelogenous leukaemia, maintenance chemotherapy (Embury et al. 1977; Miller 1981 Survival Analysis, p. 49). R documentation of
    // survdiff and survfit for aml: medians 31 and 23 weeks with lower limits 18 and 8, log-rank 3.4 on 1 df, p = 0.07.
    [Fact]
    public void Aml_ByMaintenance_GivesTheMediansAndTestOfTheDocumentation()
    {
        (SurvivalData data, Grouping groups) = Read("aml", "time", "status", "x", 1);
        KaplanMeierResult found = KaplanMeier.Fit(data, groups);
        Assert.Equal((31, 18, double.NaN), (found.Curves[0].Median.Value, found.Curves[0].Median.Low, found.Curves[0].Median.High));
        Assert.Equal((23, 8, double.NaN), (found.Curves[1].Median.Value, found.Curves[1].Median.Low, found.Curves[1].Median.High));
        Assert.Equal((3.4, 0.07), (Math.Round(found.LogRank!.ChiSquared, 1), Math.Round(found.LogRank.P, 2)));
    }

    // Ovarian cancer (Edmonson et al. 1979 Cancer Treat Rep 63:241). R documentation of survdiff, example(survdiff): observed 7 and 5,
    // expected 5.23 and 6.77, chi-squared 1.1 on 1 df, p = 0.3.
    [Fact]
    public void Ovarian_ByTreatment_GivesTheTestOfTheDocumentation()
    {
        (SurvivalData data, Grouping groups) = Read("ovarian", "futime", "fustat", "rx", 1);
        LogRankResult found = LogRank.Test(data, groups);
        Assert.Equal([7, 5], found.Observed);
        Assert.Equal([5.23, 6.77], found.Expected.Select(e => Math.Round(e, 2)));
        Assert.Equal((1.1, 0.3), (Math.Round(found.ChiSquared, 1), Math.Round(found.P, 1)));
    }

    // Remission of leukaemia under 6-MP (Freireich et al. 1963; Gehan 1965; Cox 1972). Kleinbaum, Klein, Survival Analysis: A Self-Learning
    // Text, chapter 2: medians 23 and 8 weeks, log-rank 16.79 on 1 df.
    [Fact]
    public void Gehan_BySixMp_GivesTheMediansAndTestOfTheTextbook()
    {
        string[][] rows = [.. File.ReadLines(SharedReference.PathOf("data", "survival", "lifelines", "gehan.dat")).Where(l => l.Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        double[] times = [.. rows.Select(r => double.Parse(r[1], CultureInfo.InvariantCulture))];
        var data = SurvivalData.RightCensored([.. times.Select((_, i) => $"row {i}")], times, [.. rows.Select(r => r[2] == "1" ? 1 : 0)], "weeks");
        KaplanMeierResult found = KaplanMeier.Fit(data, Grouping.FromText("treatment", rows.Select(r => r[0])));
        Assert.Equal([8, 23], found.Curves.Select(c => c.Median.Value).Order());
        Assert.Equal(16.79, Math.Round(found.LogRank!.ChiSquared, 2));
    }
}
