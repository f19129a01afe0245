using System.Text.Json;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

/// <summary>Against R 4.2.2, cmprsk 2.2-11 on the 312 randomised patients of pbc (../shared/reference/r/competing_risks.json).</summary>
public sealed class CompetingRisksReferenceTests
{
    static (SurvivalData Data, Grouping Groups) Pbc()
    {
        var all = SurvivalData.RightCensored(SurvivalFiles.Ids("pbc"), SurvivalFiles.Numbers("pbc", "time"), [.. SurvivalFiles.Numbers("pbc", "status").Select(s => (int)s)], "days", "pbc");
        int[] rows = [.. Enumerable.Range(0, 312)];
        return (all.Subset(rows), Grouping.FromText("trt", SurvivalFiles.Text("pbc", "trt")).Subset(rows));
    }

    [Fact]
    public void Estimate_Cuminc_Agrees()
    {
        JsonElement expected = SharedReference.Json("competing_risks");
        (SurvivalData data, Grouping groups) = Pbc();
        double[] times = [500, 1000, 2000, 3000];
        CumulativeIncidenceResult found = CumulativeIncidence.Estimate(data, groups);
        for (int i = 0; i < 4; i++)
        {
            // Rows "group cause": 1 1, 2 1, 1 2, 2 2.
            IncidenceCurve curve = found.Curves[i];
            Assert.Equal(((i % 2) + 1, (i / 2) + 1), (int.Parse(curve.Group, System.Globalization.CultureInfo.InvariantCulture), curve.Cause));
            SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty("cuminc_est").GetProperty("data")[i]), times.Select(t => curve.At(t).Value), 1e-12, "estimate");
            SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty("cuminc_var").GetProperty("data")[i]), times.Select(t => curve.StdErrAt(t) * curve.StdErrAt(t)), 1e-12, "variance");
        }
        for (int cause = 0; cause < 2; cause++)
        {
            double[] gray = SharedReference.Numbers(expected.GetProperty("gray_tests").GetProperty("data")[cause]);
            // The variance of the test is derived anew; see CumulativeIncidence.Estimate.
            SurvivalFiles.Near([gray[0], gray[1]], [found.Tests[cause].ChiSquared, found.Tests[cause].P], 1e-3, "Gray");
        }
    }

    [Fact]
    public void Fit_Crr_Agrees()
    {
        JsonElement expected = SharedReference.Json("competing_risks").GetProperty("crr");
        (SurvivalData data, _) = Pbc();
        double[] values = [.. SurvivalFiles.Numbers("pbc", "age").Take(312), .. SurvivalFiles.Numbers("pbc", "albumin").Take(312)];
        FineGrayResult found = FineGray.Fit(data, LabelledMatrix.FromColumnMajor(data.SampleIds, ["age", "albumin"], values), 2);
        SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty("coef")), found.Coefficients, 1e-8, "coef");
        SurvivalFiles.Near([expected.GetProperty("loglik").GetDouble(), expected.GetProperty("loglik_null").GetDouble()], [found.LogLikelihood, found.NullLogLikelihood], 1e-8, "loglik");
        SurvivalFiles.Near(SharedReference.Numbers(expected.GetProperty("se")), found.StdErr, 1e-8, "se");
    }
}
