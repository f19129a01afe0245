using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

/// <summary>Against R 4.2.2, survival 3.5-3 and maxstat 0.7-25 (../shared/reference/r), with the tolerances given there.</summary>
public sealed class KaplanMeierReferenceTests
{
    const double Tolerance = 1e-10;

    static readonly (string Name, ConfidenceType Type)[] Types =
        [("log", ConfidenceType.Log), ("log-log", ConfidenceType.LogLog), ("plain", ConfidenceType.Plain), ("logit", ConfidenceType.Logit), ("arcsin", ConfidenceType.Arcsin)];

    public static TheoryData<string, string, string?> Curves() => new(
        from model in new (string Model, string Input, string? Group)[] { ("lung_all", "lung", null), ("lung_sex", "lung", "sex"), ("aml", "aml", "x"), ("tied_g", "tied", "g") }
        from type in Types
        select (TheoryDataRow<string, string, string?>)(model.Model + "." + type.Name, model.Input, model.Group));

    [Theory]
    [MemberData(nameof(Curves))]
    public void Fit_Survfit_Agrees(string name, string input, string? group)
    {
        JsonElement expected = SharedReference.Json("survfit_km").GetProperty(name);
        (SurvivalData data, Func<string, Grouping> groups) = SurvivalFiles.Data(input);
        ConfidenceType type = Types.First(t => name.EndsWith("." + t.Name, StringComparison.Ordinal)).Type;
        // rmean = "common": up to the last time of all curves.
        KaplanMeierResult found = KaplanMeier.Fit(data, group is null ? null : groups(group), new() { ConfidenceType = type, Tau = data.Time.ToArray().Max() });
        int[] shown = SharedReference.Integers(expected.GetProperty("index0"));
        double[] All(Func<SurvivalCurve, IEnumerable<double>> column) => [.. found.Curves.SelectMany(column)];
        void Same(string field, Func<SurvivalCurve, IEnumerable<double>> column)
        {
            double[] all = All(column);
            SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty(field)), shown.Select(i => all[i]), Tolerance, $"{name} {field}");
        }
        Same("time", c => c.Time);
        Same("n_risk", c => c.AtRisk);
        Same("n_event", c => c.Events);
        Same("n_censor", c => c.Censored);
        Same("surv", c => c.Survival);
        Same("lower", c => c.Low);
        Same("upper", c => c.High);
        Same("cumhaz", c => c.CumulativeHazard);
        Same("std_chaz", c => c.CumulativeHazardStdErr);
        double[] logErrors = SharedReference.Numbers(expected.GetProperty("std_err_of_log_surv")), survival = SharedReference.Numbers(expected.GetProperty("surv")), errors = All(c => c.StdErr);
        SurvivalFiles.Near(logErrors.Zip(survival, (e, s) => e * s), shown.Select(i => errors[i]), Tolerance, name + " std.err");
        CheckTable(expected, found, name);
    }

    static void CheckTable(JsonElement expected, KaplanMeierResult found, string name)
    {
        for (int g = 0; g < found.Curves.Length; g++)
        {
            double[] row = SharedReference.Numbers(expected.GetProperty("table").GetProperty("data")[g]);
            SurvivalEstimate median = found.Curves[g].Quantile(0.5);
            SurvivalFiles.Near(row, [found.Curves[g].RowCount, found.Curves[g].AtRisk[0], found.Curves[g].AtRisk[0], found.Curves[g].EventCount, found.Means[g].Mean,
                found.Means[g].StdErr, median.Value, median.Low, median.High], Tolerance, name + " table");
            (SurvivalEstimate Estimate, int Index)[] quantiles = [.. ((double[])[0.25, 0.5, 0.75]).Select((q, i) => (found.Curves[g].Quantile(q), i))];
            JsonElement parts = expected.GetProperty("quantile");
            // Of one curve R gives a column, of several a row each.
            double[] Part(int part) => found.Curves.Length > 1 ? SharedReference.Numbers(parts[part][g]) : [.. parts[part].EnumerateArray().Select(v => SharedReference.Numbers(v)[0])];
            SurvivalFiles.Near(Part(0), quantiles.Select(q => q.Estimate.Value), Tolerance, name + " quantile");
            SurvivalFiles.Near(Part(1), quantiles.Select(q => q.Estimate.Low), Tolerance, name + " quantile lower");
            SurvivalFiles.Near(Part(2), quantiles.Select(q => q.Estimate.High), Tolerance, name + " quantile upper");
        }
    }

    public static TheoryData<string, string, string, string?, double> Tests() => new(
        from model in new (string Model, string Input, string Group, string? Strata)[]
        {
            ("lung_sex", "lung", "sex", null), ("veteran_cell", "veteran", "celltype", null), ("veteran_trt_strata", "veteran", "trt", "celltype"),
            ("colon_rx", "colon2", "rx", null), ("aml", "aml", "x", null), ("tied_g", "tied", "g", null),
        }
        from rho in (double[])[0, 1, 0.5]
        select (TheoryDataRow<string, string, string, string?, double>)(model.Model, model.Input, model.Group, model.Strata, rho));

    [Theory]
    [MemberData(nameof(Tests))]
    public void Test_Survdiff_Agrees(string model, string input, string group, string? strata, double rho)
    {
        JsonElement expected = SharedReference.Json("survdiff").GetProperty(FormattableString.Invariant($"{model}.rho{rho}"));
        (SurvivalData data, Func<string, Grouping> groups) = SurvivalFiles.Data(input);
        LogRankResult found = LogRank.Test(strata is null ? data : data.WithStrata(groups(strata)), groups(group), rho);
        Assert.Equal(expected.GetProperty("df").GetInt32(), found.DegreesOfFreedom);
        SurvivalFiles.Near([expected.GetProperty("chisq").GetDouble(), expected.GetProperty("p").GetDouble()], [found.ChiSquared, found.P], Tolerance, model);
        // R orders factor levels as the script set them; the sums of groups are compared by name.
        string[] names = [.. expected.GetProperty("groups").EnumerateArray().Select(g => g.GetString()!.Split('=')[1].Trim())];
        for (int g = 0; g < names.Length; g++)
        {
            int at = found.Groups.IndexOf(names[g]);
            Assert.True(at >= 0, names[g]);
            SurvivalFiles.Near([Sum(expected.GetProperty("obs")[g]), Sum(expected.GetProperty("exp")[g])], [found.Observed[at], found.Expected[at]], Tolerance, model + " sums");
        }
    }

    static double Sum(JsonElement value) => value.ValueKind == JsonValueKind.Array ? SharedReference.Numbers(value).Sum() : value.GetDouble();

    [Fact]
    public void Pairwise_SurvminerVeteran_Agrees()
    {
        JsonElement expected = SharedReference.Json("survdiff").GetProperty("veteran_pairwise_BH");
        (SurvivalData data, Func<string, Grouping> groups) = SurvivalFiles.Data("veteran");
        string[] rows = [.. expected.GetProperty("rows").EnumerateArray().Select(r => r.GetString()!)], columns = [.. expected.GetProperty("cols").EnumerateArray().Select(r => r.GetString()!)];
        foreach (LogRankPair pair in LogRank.Pairwise(data, groups("celltype")))
        {
            double[] q = [.. from r in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 3)
                             where (rows[r] == pair.Group && columns[c] == pair.Other) || (rows[r] == pair.Other && columns[c] == pair.Group)
                             select SharedReference.Numbers(expected.GetProperty("data")[r])[c]];
            SurvivalFiles.Near(q.Where(v => !double.IsNaN(v)), [pair.Q], Tolerance, $"{pair.Group}, {pair.Other}");
        }
    }

    [Theory]
    [InlineData("age")]
    [InlineData("wt.loss")]
    [InlineData("meal.cal")]
    [InlineData("pat.karno")]
    public void Search_Maxstat_Agrees(string variable)
    {
        SurvivalData data = SurvivalFiles.Of("lung");
        foreach (double share in (double[])[0.1, 0.3])
        {
            string name = FormattableString.Invariant($"{variable}.{share}");
            JsonElement expected = SharedReference.Json("surv_cutpoint").GetProperty(name);
            CutPointResult found = CutPoint.Search(data, SurvivalFiles.Numbers("lung", variable), variable, new() { MinProp = share });
            SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty("cuts")), found.Cuts.Select(c => c.Cut), 0, name + " cuts");
            SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty("stats")), found.Cuts.Select(c => Math.Abs(c.Statistic)), Tolerance, name + " stats");
            SurvivalFiles.Near([expected.GetProperty("cutpoint").GetDouble(), expected.GetProperty("statistic").GetDouble(), expected.GetProperty("p_Lau92").GetDouble(),
                expected.GetProperty("p_Lau94").GetDouble()], [found.Best.Cut, Math.Abs(found.Best.Statistic), found.PLau92, found.PLau94], Tolerance, name);
            // R's is a randomised lattice rule.
            SurvivalFiles.Near([expected.GetProperty("p_exactGauss").GetDouble()], [found.PExactGauss], 1e-3, name + " exactGauss");
        }
    }
}
