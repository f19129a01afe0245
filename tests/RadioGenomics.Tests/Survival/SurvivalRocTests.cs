using RadioGenomics.Analysis.Survival;
using RadioGenomics.Tests.Networks;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class SurvivalRocTests
{
    [Theory]
    [InlineData(1095)]
    [InlineData(1825)]
    public void SurvivalRoc_KaplanMeier_AgreesWithSurvivalRoc(double horizon)
    {
        var pbc = new Pbc();
        double expected = SharedReference.Json("time_dependent").GetProperty(FormattableString.Invariant($"survivalROC_{horizon}")).GetProperty("km_auc").GetDouble();
        Assert.Equal(expected, SurvivalRoc.KaplanMeier(pbc.Data, pbc.LogBilirubin, horizon).Area, 12);
    }

    // By hand: nobody is censored, so the curve is the plain one: two events above ten rows without.
    [Fact]
    public void KaplanMeier_SeparatedMarker_HasTheWholeArea()
    {
        var data = SurvivalData.RightCensored([.. Enumerable.Range(0, 12).Select(i => $"S{i}")], [1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
            [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1], "days", "OS");
        RocCurve curve = SurvivalRoc.KaplanMeier(data, [9, 8, 0, 1, 2, 3, 4, 5, 6, 7, 0, 0], 5);
        Assert.Equal(1, curve.Area, 12);
        Assert.Equal(8, curve.Cut[curve.YoudenIndex]);
    }
}
