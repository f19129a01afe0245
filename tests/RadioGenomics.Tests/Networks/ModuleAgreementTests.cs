using RadioGenomics.Analysis.Networks;
using Xunit;

namespace RadioGenomics.Tests.Networks;

public sealed class ModuleAgreementTests
{
    // By hand: pairs together in both 2, in the first 6, in the second 3, of 15: (2 - 18/15) / (4.5 - 18/15) = 8/33.
    [Fact]
    public void AdjustedRandIndex_SixGenes_IsTheFormula() =>
        Assert.Equal(8.0 / 33, ModuleAgreement.AdjustedRandIndex([1, 1, 1, 2, 2, 2], ["a", "a", "b", "b", "c", "c"]), 1e-15);

    // Names of modules do not count.
    [Fact]
    public void AdjustedRandIndex_SamePartitionOtherNames_IsOne() =>
        Assert.Equal(1.0, ModuleAgreement.AdjustedRandIndex([0, 0, 1, 2, 2], ["grey", "grey", "blue", "red", "red"]));

    // Both say that all genes belong together: nothing to correct for chance, and no 0 / 0.
    [Fact]
    public void AdjustedRandIndex_OneModuleInBoth_IsOne() => Assert.Equal(1.0, ModuleAgreement.AdjustedRandIndex([1, 1, 1], [2, 2, 2]));

    [Fact]
    public void AdjustedRandIndex_OtherNumberOfGenes_IsRefused() =>
        Assert.Equal(ErrorCode.ShapeMismatch, Assert.Throws<RadioGenomicsException>(() => ModuleAgreement.AdjustedRandIndex([1, 1], [1])).Code);
}
