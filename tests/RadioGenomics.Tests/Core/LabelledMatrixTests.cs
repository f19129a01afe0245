using Xunit;

namespace RadioGenomics.Tests.Core;

public sealed class LabelledMatrixTests
{
    static readonly LabelledMatrix TwoByThree =
        LabelledMatrix.FromArray(["P1", "P2"], ["a", "b", "c"], new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    // One feature must be one contiguous span: every algorithm relies on it.
    [Fact]
    public void Column_OfRowMajorInput_IsContiguousFeature() => Assert.Equal([2.0, 5.0], TwoByThree.Column("b").ToArray());

    [Fact]
    public void SelectSamples_Reordered_KeepsValuesWithTheirLabels()
    {
        LabelledMatrix swapped = TwoByThree.SelectSamples([1, 0]);
        Assert.Equal(TwoByThree["P2", "c"], swapped["P2", "c"]);
        Assert.Equal(["P2", "P1"], swapped.SampleIds);
    }

    [Fact]
    public void FromColumnMajor_DuplicateSample_NamesBothPositions()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => LabelledMatrix.FromColumnMajor(["P1", "P1"], ["a"], [1, 2]));
        Assert.Equal(ErrorCode.DuplicateLabel, error.Code);
        Assert.Contains("positions 1 and 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromColumnMajor_WrongLength_SaysFoundAndExpected()
    {
        var error = Assert.Throws<RadioGenomicsException>(() => LabelledMatrix.FromColumnMajor(["P1"], ["a"], [1, 2]));
        Assert.Equal(ErrorCode.ShapeMismatch, error.Code);
        Assert.Contains("found 2, expected 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_MisspeltFeature_SuggestsTheNearest()
    {
        var genes = LabelledMatrix.FromColumnMajor(["P1"], ["MKI67", "TP53"], [1, 2]);
        var error = Assert.Throws<RadioGenomicsException>(() => genes.Column("MKI76").Length);
        Assert.Equal(ErrorCode.UnknownLabel, error.Code);
        Assert.Contains("'MKI67'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromColumnMajor_EmptyLabel_IsRefused() =>
        Assert.Equal(ErrorCode.EmptyLabel,
            Assert.Throws<RadioGenomicsException>(() => LabelledMatrix.FromColumnMajor([""], ["a"], [1])).Code);
}
