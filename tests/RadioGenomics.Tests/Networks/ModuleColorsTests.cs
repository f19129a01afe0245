using RadioGenomics.Analysis.Networks;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class ModuleColorsTests
{
    [Fact]
    public void Name_FirstHundred_EqualsStandardColors()
    {
        var expected = SharedReference.Json("wgcna_modules").GetProperty("standardColors100");
        Assert.Equal(expected.EnumerateArray().Select(c => c.GetString()), ModuleColors.Of(Enumerable.Range(1, 100)));
    }

    // R: labels2colors(c(0, 1, 435, 436, 437)).
    [Fact]
    public void Name_BeyondThePalette_RepeatsWithNumber() =>
        Assert.Equal(["grey", "turquoise", "gold1", "turquoise.1", "blue.1"], ModuleColors.Of([0, 1, 435, 436, 437]));

    [Fact]
    public void Hex_Turquoise_IsTheColour() => Assert.Equal("#40e0d0", ModuleColors.Hex(1));
}
