using RadioGenomics.Analysis.Survival;
using Xunit;

namespace RadioGenomics.Tests.Survival;

public sealed class CutNamesTests
{
    static SurvivalGroups Of(double[] values, CutRule rule, double? cut = null)
    {
        string[] ids = [.. values.Select((_, i) => $"p{i}")];
        var data = SurvivalData.RightCensored([.. ids], [.. values.Select((_, i) => i + 1.0)], [.. values.Select((_, i) => i % 2)], "days", "OS");
        return SurvivalGroups.Of(data, TableColumn.Number("volume", values), rule, cut);
    }

    // 40335.300599999995 is a mean of two doubles and no number that anybody measured.
    [Fact]
    public void Of_MedianWithManyDigits_NameHasThoseThatDivideTheValues()
    {
        Assert.Equal(["volume<=40340", "volume>40340"], Of([1, 40330.1, 40340.501199999995, 99_000.123456], CutRule.Median).Groups.Levels);
        Assert.Equal(["volume<=40335.3", "volume>40335.3"], Of([1, 40335.29, 40335.3111999999, 99_000.123456], CutRule.Median).Groups.Levels);
    }

    // Rounded to four digits both would be 1.000; the groups must stay those of the cut.
    [Fact]
    public void Of_CutsThatRoundingWouldMove_KeepTheirDigits()
    {
        SurvivalGroups groups = Of([1.00001, 1.00002, 1.00004, 1.00005], CutRule.Median);
        Assert.Equal([0, 0, 1, 1], groups.Groups.Codes);
        Assert.Equal(["volume<=1.00003", "volume>1.00003"], groups.Groups.Levels);
    }

    [Fact]
    public void Of_GivenValue_IsNamedAsGiven() =>
        Assert.Equal(["volume<=40335.300599999995", "volume>40335.300599999995"], Of([1, 50_000], CutRule.Value, 40335.300599999995).Groups.Levels);
}
