using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class NearMissTests
{
    static JoinEntry Only(string mistyped, string meant, IdRule? rule = null)
    {
        string[] common = ["TCGA-CV-7100", "TCGA-CN-6012", "TCGA-QK-A8Z7"];
        JoinResult result = JoinEngine.Run(
        [
            new() { Name = "radiomics", Identifiers = [.. common, mistyped], Rule = rule ?? new() },
            new() { Name = "expression", Identifiers = [.. common, meant], Rule = rule ?? new() },
        ]);
        return Assert.Single(result.Report.Entries, e => e.Table == "radiomics" && e.Identifier == mistyped);
    }

    [Theory]
    [InlineData("TCGA-BA-4O74", "TCGA-BA-4074", "letter O and digit 0")]
    [InlineData("tcga-ba-4074", "TCGA-BA-4074", "upper and lower case")]
    [InlineData("TCGA_BA_4074", "TCGA-BA-4074", "separators")]
    [InlineData("TCGA-BA-4074 ", "TCGA-BA-4074", "blanks")]
    [InlineData("R01-3", "R01-003", "leading zeros")]
    [InlineData("r01_3", "R01-003", "several of")]
    [InlineData("TCGA-BA-40744", "TCGA-BA-4074", "one character")]
    [InlineData("TCGA-BA-4704", "TCGA-BA-4074", "swapped")]
    public void Run_OtherSpelling_IsANearMissWithTheSuggestion(string mistyped, string meant, string difference)
    {
        JoinEntry entry = Only(mistyped, meant);
        Assert.Equal((JoinStatus.NearMiss, meant), (entry.Status, entry.Suggestion));
        Assert.Contains(difference, entry.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TCGA-BA-9999", "TCGA-CV-1234")]
    [InlineData("R01-12-3", "R01-1-23")]
    public void Run_OtherIdentifier_IsDroppedWithoutSuggestion(string id, string other)
    {
        JoinEntry entry = Only(id, other);
        Assert.Equal((JoinStatus.Dropped, ""), (entry.Status, entry.Suggestion));
    }

    // The rule finds no key in 'TCGA_BA_4074': the identifier itself is compared.
    [Fact]
    public void Run_RuleDoesNotMatch_StillSuggests()
    {
        JoinEntry entry = Only("TCGA_BA_4074", "TCGA-BA-4074", new IdRule { Kind = IdRuleKind.Tcga });
        Assert.Equal((JoinStatus.NearMiss, null, "TCGA-BA-4074"), (entry.Status, entry.Key, entry.Suggestion));
    }

    // A third table that holds both says that they are two patients.
    [Fact]
    public void Run_BothKeysInOneTable_AreTwoPatients()
    {
        JoinResult result = JoinEngine.Run(
        [
            new() { Name = "radiomics", Identifiers = ["TCGA-CV-7100", "TCGA-BA-4O74"] },
            new() { Name = "expression", Identifiers = ["TCGA-CV-7100", "TCGA-BA-4074"] },
            new() { Name = "clinical", Identifiers = ["TCGA-CV-7100", "TCGA-BA-4074", "TCGA-BA-4O74"], Required = false },
        ]);
        Assert.Empty(result.Report.With(JoinStatus.NearMiss));
    }

    // Serial numbers: R01-015 (radiomics only) and R01-016 (expression only) are neighbours like all others.
    [Fact]
    public void Run_SerialNumbers_NeighboursAreNotSuggested()
    {
        string[] common = [.. Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"R01-{i:000}"))];
        JoinResult result = JoinEngine.Run(
        [
            new() { Name = "radiomics", Identifiers = [.. common, "R01-015"] },
            new() { Name = "expression", Identifiers = [.. common, "R01-016"] },
        ]);
        Assert.Empty(result.Report.With(JoinStatus.NearMiss));
    }

    // Suggestions never pair anything.
    [Fact]
    public void Run_NearMiss_IsNotJoined()
    {
        JoinResult result = JoinEngine.Run(
        [
            new() { Name = "radiomics", Identifiers = ["AB-1", "CD-2"] },
            new() { Name = "expression", Identifiers = ["AB-1", "cd-2"] },
        ]);
        Assert.Equal(1, result.Report.JoinedCount);
        Assert.Equal(2, result.Report.With(JoinStatus.NearMiss).Count());
        Assert.Contains("'CD-2' ~ 'cd-2'", string.Join(' ', result.Report.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TwentyThousandIdentifiers_IsLinear()
    {
        string[] left = [.. Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"PAT-{i * 7:000000}"))];
        string[] right = [.. left.Select((id, i) => i % 100 == 0 ? id.Replace('-', '_') : id)];
        JoinResult result = JoinEngine.Run([new() { Name = "a", Identifiers = [.. left] }, new() { Name = "b", Identifiers = [.. right] }]);
        Assert.Equal(400, result.Report.With(JoinStatus.NearMiss).Count());
    }
}
