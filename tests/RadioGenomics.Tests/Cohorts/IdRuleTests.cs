using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class IdRuleTests
{
    static readonly IdRule Tcga = new() { Kind = IdRuleKind.Tcga };

    // Expression files carry sample barcodes, MAF files aliquot barcodes, clinical files patient barcodes: one patient.
    [Theory]
    [InlineData("TCGA-BA-4074", "TCGA-BA-4074")]
    [InlineData("TCGA-BA-4074-01", "TCGA-BA-4074/01")]
    [InlineData("TCGA-BA-4074-01A", "TCGA-BA-4074/01")]
    [InlineData("TCGA-02-0011-01B-01", "TCGA-02-0011/01")]
    [InlineData("TCGA-BA-4074-01A-01D-1434-08", "TCGA-BA-4074/01")]
    [InlineData("TCGA-OR-A5J6-06A-31D-A29I-10", "TCGA-OR-A5J6/06")]
    public void Tcga_BarcodeOfAnyLength_GivesPatientAndSampleType(string barcode, string key) =>
        Assert.Equal(key, Tcga.Match(barcode).Key.ToString());

    // A 13-character participant code exists in published tables (EZ-7264A); cutting it to 12 would be a guess.
    [Theory]
    [InlineData("TCGA-EZ-7264A")]
    [InlineData("tcga-ba-4074")]
    [InlineData("TCGA.BA.4074")]
    [InlineData(" TCGA-BA-4074")]
    [InlineData("02-0003")]
    public void Tcga_OtherText_HasNoKey(string text) => Assert.Equal(IdMatchKind.NoMatch, Tcga.Match(text).Kind);

    [Fact]
    public void Tcga_NormalTissue_IsExcludedWithTheReason()
    {
        IdMatch match = Tcga.Match("TCGA-BA-4074-11A");
        Assert.Equal(IdMatchKind.Excluded, match.Kind);
        Assert.Equal("normal tissue sample (type 11: solid tissue normal)", match.Reason);
    }

    [Fact]
    public void Tcga_NormalTissueAskedFor_IsKept() =>
        Assert.Equal(IdMatchKind.Matched, (Tcga with { IncludeNormals = true }).Match("TCGA-BA-4074-11A").Kind);

    [Fact]
    public void Tcga_SampleTypesNamed_OthersAreExcluded()
    {
        IdMatch match = (Tcga with { SampleTypes = ["01"] }).Match("TCGA-BA-4074-06A");
        Assert.Equal(IdMatchKind.Excluded, match.Kind);
        Assert.Contains("metastatic", match.Reason, StringComparison.Ordinal);
    }

    // GBM radiomics tables lack the first part of the barcode; those that have it must not get it twice.
    [Theory]
    [InlineData("02-0003")]
    [InlineData("TCGA-02-0003")]
    public void Prefix_MissingOrThere_GivesTheSameKey(string text) =>
        Assert.Equal("TCGA-02-0003", (Tcga with { Prefix = "TCGA-" }).Match(text).Key.Patient);

    [Fact]
    public void Preparation_TrimReplaceUpperCase_ActBeforeTheRule()
    {
        IdRule rule = Tcga with { Trim = true, UpperCase = true, Replace = [new() { Find = ".", With = "-" }] };
        Assert.Equal("TCGA-BA-4074", rule.Match(" tcga.ba.4074 ").Key.Patient);
    }

    [Fact]
    public void Regex_NamedGroups_GivePatientSampleLesion()
    {
        IdRule rule = new() { Pattern = @"^(?<patient>P\d+)_S(?<sample>\d)_L(?<lesion>\d)$" };
        Assert.Equal(new IdKey("P12", "1", "2"), rule.Match("P12_S1_L2").Key);
    }

    [Fact]
    public void Regex_OptionalGroupAbsent_LeavesThePartOut()
    {
        IdRule rule = new() { Pattern = @"^(?<patient>P\d+)(_L(?<lesion>\d))?$" };
        Assert.Equal(new IdKey("P12"), rule.Match("P12").Key);
        Assert.Equal("P12/-/3", rule.Match("P12_L3").Key.ToString());
    }

    // "P1_P2" could be either patient: the rule must not take the first.
    [Fact]
    public void Regex_TwoKeysInOneIdentifier_IsAmbiguous() =>
        Assert.Equal(IdMatchKind.Ambiguous, new IdRule { Pattern = @"(?<patient>P\d+)" }.Match("P1_P2").Kind);

    [Theory]
    [InlineData(@"^(?<pat>P\d+)$", "no named group 'patient'")]
    [InlineData(@"^(?<patient>P\d+$", "not a valid regular expression")]
    public void Regex_BadPattern_SaysWhatIsWrong(string pattern, string expected)
    {
        var error = Assert.Throws<RadioGenomicsException>(() => new IdRule { Pattern = pattern }.Match("P1"));
        Assert.Equal(ErrorCode.ManifestInvalid, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_PatternWithKindTcga_IsRefused() =>
        Assert.Throws<RadioGenomicsException>(() => (Tcga with { Pattern = "(?<patient>.*)" }).Match("P1"));
}
