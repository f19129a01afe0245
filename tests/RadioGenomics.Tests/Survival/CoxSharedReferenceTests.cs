using System.Collections.Immutable;
using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

/// <summary>R survival 3.5-3 on its own data sets: every number of coxph that the shared reference holds.</summary>
public sealed class CoxSharedReferenceTests
{
    const double Relative = 1e-8;

    static readonly string[] Plain = ["lung_age", "lung_multi", "lung_strata", "veteran_multi", "veteran_strata", "colon_death", "pbc_classic", "ovarian", "aml",
        "tied", "heart_startstop"];

    // Exact ties were not run on the two slowest models.
    public static TheoryData<string> Models => [.. ModelsWithResiduals, .. Plain.Except(["colon_death", "heart_startstop"]).Select(m => m + ".exact"),
        "tied_weighted.efron", "tied_weighted.breslow", "tied_weighted_robust.efron"];

    // The reference holds none of exact ties and of the weighted models.
    public static TheoryData<string> ModelsWithResiduals => [.. Plain.SelectMany(m => ((string[])["efron", "breslow"]).Select(t => $"{m}.{t}"))];

    static bool TryFit(string name, out JsonElement expected, out CoxResult result)
    {
        result = null!;
        if (!SharedReference.Json("coxph").TryGetProperty(name, out expected))
        {
            return false;
        }
        (SurvivalData data, ModelMatrix model) = RData.Of(expected.GetProperty("data").GetString()!, expected.GetProperty("formula").GetString()!);
        if (name.Contains("weighted", StringComparison.Ordinal))
        {
            data = data.WithWeights(RData.Load("tied").Numbers("w"));
        }
        result = CoxRegression.Fit(data, model, new()
        {
            Ties = Enum.Parse<CoxTies>(expected.GetProperty("ties").GetString()!, true),
            Robust = name.Contains("robust", StringComparison.Ordinal),
        });
        return true;
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_ModelsOfR_GiveTheSameNumbers(string name)
    {
        Assert.True(TryFit(name, out JsonElement e, out CoxResult fit));
        Assert.Equal(e.GetProperty("n").GetInt32(), fit.Data.Count);
        Assert.Equal(e.GetProperty("nevent").GetInt32(), fit.Data.EventCount);
        Assert.Equal(e.GetProperty("na_dropped").GetInt32(), fit.DroppedRows);
        Assert.Equal(e.GetProperty("names").EnumerateArray().Select(n => n.GetString()), fit.Names);
        Near(e, "coef", fit.Coefficients.Select(c => c.Coefficient));
        Near(e, "se", fit.Coefficients.Select(c => c.StandardError));
        Near(e, "z", fit.Coefficients.Select(c => c.Z));
        Near(e, "p", fit.Coefficients.Select(c => c.P));
        Near(e, "hr", fit.Coefficients.Select(c => c.HazardRatio));
        Near(e, "hr_lower95", fit.Coefficients.Select(c => c.CiLow));
        Near(e, "hr_upper95", fit.Coefficients.Select(c => c.CiHigh));
        Near(e, "loglik", [fit.NullLogLikelihood, fit.LogLikelihood]);
        Near(e, "lrt", Values(fit.Test("likelihood_ratio")));
        Near(e, "score", Values(fit.Test("score")));
        Near(e, "means", fit.Means);
        Near(e, "aic", [fit.Aic]);
        Near(e, "bic", [fit.Bic]);
        Assert.Equal(SharedReference.Numbers(e.GetProperty("wald"))[0], fit.Test("wald").Statistic, 0.005);
        double[] covariance = [.. e.GetProperty("var").EnumerateArray().SelectMany(SharedReference.Numbers)];
        Near("var", covariance, fit.Covariance.Values.ToArray(), covariance.Max());
    }

    [Theory]
    [MemberData(nameof(ModelsWithResiduals))]
    public void Residuals_ModelsOfR_GiveTheSameNumbers(string name)
    {
        Assert.True(TryFit(name, out JsonElement e, out CoxResult fit));
        JsonElement c = e.GetProperty("concordance");
        if (name != "lung_strata.breslow")
        {
            // There one pair of equal covariates was no tie to the matrix product of the machine that made the reference; R on another machine
            // gives the same count as here.
            Near(c, "c", [fit.Concordance.C]);
            Near(c, "se", [fit.Concordance.StandardError]);
        }
        Near(e, "martingale_head", fit.MartingaleResiduals().Take(12));
        Near(e, "deviance_head", fit.DevianceResiduals().Take(12));
        Rows(e, "schoenfeld_head", fit.SchoenfeldResiduals());
        Rows(e, "dfbeta_head", fit.Dfbeta());
        if (fit.Data.Strata is null)
        {
            Near(e, "lp_head", fit.LinearPredictors.Take(12));
            CoxCurve baseline = fit.BaselineHazard(false)[0];
            double[] times = SharedReference.Numbers(e.GetProperty("basehaz_uncentered").GetProperty("time"));
            Near(e.GetProperty("basehaz_uncentered"), "hazard", times.Select(t => baseline.CumulativeHazard[baseline.Time.IndexOf(t)]));
        }
    }

    static double[] Values(CoxTest test) => [test.Statistic, test.Df, test.P];

    static void Rows(JsonElement e, string name, LabelledMatrix found)
    {
        double[][] rows = [.. e.GetProperty(name).EnumerateArray().Select(SharedReference.Numbers)];
        double size = rows.SelectMany(r => r).Max(Math.Abs);
        for (int i = 0; i < rows.Length; i++)
        {
            Near($"{name}[{i}]", rows[i], [.. Enumerable.Range(0, found.FeatureCount).Select(a => found[i, a])], size);
        }
    }

    static void Near(JsonElement e, string name, IEnumerable<double> found)
    {
        JsonElement value = e.GetProperty(name);
        double[] expected = value.ValueKind == JsonValueKind.Array ? SharedReference.Numbers(value) : [value.GetDouble()];
        Near(name, expected, [.. found], 0);
    }

    static void Near(string name, double[] expected, double[] found, double size)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double limit = Relative * Math.Max(size, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - found[i]) <= limit + 1e-300, FormattableString.Invariant(
                $"{name}[{i}]: expected {expected[i]:R}, found {found[i]:R}, relative {Math.Abs(expected[i] - found[i]) / Math.Abs(expected[i]):0.#e0}"));
        }
    }

    public static TheoryData<string> Zph => [.. ((string[])["lung_multi", "veteran_multi", "pbc_classic"]).SelectMany(m =>
        ((string[])["km", "rank", "identity", "log"]).SelectMany(t => ((string[])["terms", "coefs"]).Select(b => $"{m}.{t}.{b}")))];

    [Theory]
    [MemberData(nameof(Zph))]
    public void ProportionalHazards_ModelsOfR_GiveTheSameNumbers(string name)
    {
        JsonElement e = SharedReference.Json("cox_zph").GetProperty(name);
        string[] parts = name.Split('.');
        Assert.True(TryFit(parts[0] + ".efron", out _, out CoxResult fit));
        CoxZphResult zph = fit.ProportionalHazards(Enum.Parse<ZphTransform>(parts[1], true), parts[2] == "terms");
        Assert.Equal(e.GetProperty("rows").EnumerateArray().Select(n => n.GetString()), zph.Tests.Select(t => t.Name));
        double[] chisq = SharedReference.Numbers(e.GetProperty("chisq"));
        for (int i = 0; i < chisq.Length; i++)
        {
            Assert.True(Math.Abs(chisq[i] - zph.Tests[i].Statistic) <= 1e-7 * chisq[i], FormattableString.Invariant($"{zph.Tests[i]}: expected {chisq[i]:R}"));
        }
        Assert.Equal(SharedReference.Numbers(e.GetProperty("df")), zph.Tests.Select(t => (double)t.Df));
        Near(e, "p", zph.Tests.Select(t => t.P));
    }

    [Fact]
    public void Fit_MonotoneData_NamesTheVariableAsR()
    {
        Assert.True(TryFit("monotone.efron", out _, out CoxResult fit));
        Assert.Contains("'x' rises to +infinity", Assert.Single(fit.Diagnostics, d => d.Code == ErrorCode.MonotoneLikelihood).Message, StringComparison.Ordinal);
    }

    // Published: Fox, Weisberg (2011) An R Companion to Applied Regression, appendix on Cox regression: 432 released prisoners, 114 arrests.
    [Fact]
    public void Fit_Recidivism_HasTheNumbersOfFoxAndWeisberg()
    {
        string[][] cells = [.. File.ReadLines(SharedReference.PathOf("data", "survival", "lifelines", "rossi.csv")).Select(l => l.Trim().Split(','))];
        double[] Column(string name) => [.. cells[1..].Select(r => SharedReference.Number(r[Array.IndexOf(cells[0], name)]))];
        string[] names = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
        ImmutableArray<string> ids = [.. Enumerable.Range(1, cells.Length - 1).Select(i => $"row{i}")];
        CoxResult fit = CoxRegression.Fit(SurvivalData.RightCensored(ids, Column("week"), [.. Column("arrest").Select(a => (int)a)]),
            LabelledMatrix.FromColumnMajor(ids, [.. names], [.. names.SelectMany(Column)]));
        Assert.Equal([-0.37942, -0.05744, 0.31390, -0.14980, -0.43370, -0.08487, 0.09150], fit.Coefficients.Select(c => Math.Round(c.Coefficient, 5)));
        Assert.Equal([0.19138, 0.02200, 0.30799, 0.21222, 0.38187, 0.19576, 0.02865], fit.Coefficients.Select(c => Math.Round(c.StandardError, 5)));
        Assert.Equal(33.27, fit.Test("likelihood_ratio").Statistic, 0.005);
        Assert.Equal(0.64, fit.Concordance.C, 0.005);
    }

    // Published: STHDA, "Cox Proportional-Hazards Model", multivariate example on the lung data.
    [Fact]
    public void Fit_LungThreeCovariates_HasThePrintedNumbers()
    {
        (SurvivalData lung, ModelMatrix model) = RData.Of("lung", "Surv(time, status) ~ age + sex + ph.ecog");
        CoxResult fit = CoxRegression.Fit(lung, model);
        Assert.Equal([0.011067, -0.552612, 0.463728], fit.Coefficients.Select(c => Math.Round(c.Coefficient, 6)));
        Assert.Equal([0.009267, 0.167739, 0.113577], fit.Coefficients.Select(c => Math.Round(c.StandardError, 6)));
        Assert.Equal(30.5, fit.Test("likelihood_ratio").Statistic, 0.05);
    }

    [Fact]
    public void PredictSurvival_LungOfR_GivesTheSameCurves()
    {
        JsonElement e = SharedReference.Json("survfit_cox");
        (SurvivalData data, ModelMatrix model) = RData.Of("lung", "Surv(time, status) ~ age + sex");
        CoxResult fit = CoxRegression.Fit(data, model);
        ImmutableArray<CoxCurve> curves = fit.PredictSurvival(LabelledMatrix.FromArray(["a", "b"], ["age", "sex"], new double[,] { { 50, 1 }, { 70, 2 } }));
        double[] times = SharedReference.Numbers(e.GetProperty("time"));
        foreach ((string name, Func<CoxCurve, ImmutableArray<double>> of) in new (string, Func<CoxCurve, ImmutableArray<double>>)[]
            { ("surv", c => c.Survival), ("lower", c => c.Low), ("upper", c => c.High) })
        {
            double[][] rows = [.. e.GetProperty(name).EnumerateArray().Select(SharedReference.Numbers)];
            for (int k = 0; k < times.Length; k++)
            {
                for (int c = 0; c < 2; c++)
                {
                    Assert.Equal(rows[k][c], of(curves[c])[curves[c].Time.IndexOf(times[k])], 1e-10);
                }
            }
        }
    }

    [Theory]
    [InlineData("n", ConcordanceWeight.N)]
    [InlineData("S", ConcordanceWeight.S)]
    [InlineData("S/G", ConcordanceWeight.SOverG)]
    [InlineData("n/G2", ConcordanceWeight.NOverG2)]
    public void Concordance_LungAge_IsRs(string name, ConcordanceWeight weight)
    {
        var lung = RData.Load("lung");
        SameConcordance(SharedReference.Json("concordance").GetProperty(name),
            Concordance.Compute(lung.Surv("time", "status"), lung.Numbers("age"), new() { TimeWeight = weight }));
    }

    [Theory]
    [InlineData("tied_z", null)]
    [InlineData("tied_z_ymax6", 6.0)]
    public void Concordance_ManyTies_IsRs(string name, double? ymax)
    {
        var tied = RData.Load("tied");
        SameConcordance(SharedReference.Json("concordance").GetProperty(name),
            Concordance.Compute(tied.Surv("time", "status"), tied.Numbers("z"), new() { YMax = ymax }));
    }

    [Fact]
    public void Concordance_LungAge_IsThatOfRcorrCens()
    {
        var lung = RData.Load("lung");
        JsonElement e = SharedReference.Json("concordance").GetProperty("Hmisc_rcorr_cens_lung_minus_age");
        ConcordanceResult found = Concordance.Compute(lung.Surv("time", "status"), lung.Numbers("age"));
        Assert.Equal(e.GetProperty("C Index").GetDouble(), found.C, 1e-12);
        Assert.Equal(e.GetProperty("S.D.").GetDouble(), 2 * found.StandardError, 1e-4);
    }

    static void SameConcordance(JsonElement e, ConcordanceResult found)
    {
        Assert.Equal(e.GetProperty("c").GetDouble(), found.C, 1e-12);
        Assert.Equal(e.GetProperty("se").GetDouble(), found.StandardError, 1e-12);
        JsonElement counts = e.GetProperty("counts");
        Near(counts, "concordant", [found.Concordant]);
        Near(counts, "discordant", [found.Discordant]);
        Near(counts, "tied.x", [found.TiedScore]);
        Near(counts, "tied.y", [found.TiedTime]);
        Near(counts, "tied.xy", [found.TiedBoth]);
    }
}
