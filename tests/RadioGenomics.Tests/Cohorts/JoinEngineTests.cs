using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class JoinEngineTests
{
    static readonly IdRule Lesions = new() { Pattern = @"^(?<patient>P\d+)(_L(?<lesion>\d+))?$" };

    static JoinTable Named(string name, params string[] ids) => new() { Name = name, Identifiers = [.. ids] };

    static JoinEntry EntryOf(JoinResult result, string table, string id) =>
        Assert.Single(result.Report.Entries, e => e.Table == table && e.Identifier == id);

    // The expression file has another order and one patient more: pairing by position would mix patients.
    [Fact]
    public void Run_DifferentOrder_PairsByKey()
    {
        JoinResult result = JoinEngine.Run([Named("radiomics", "P1", "P2", "P3"), Named("expression", "P3", "P9", "P1", "P2")]);
        Assert.Equal(["P1", "P2", "P3"], result.Keys.Select(k => k.Patient));
        Assert.Equal([2, 3, 0], result.Rows[1].Select(r => r.Single()));
        JoinEntry dropped = EntryOf(result, "expression", "P9");
        Assert.Equal((JoinStatus.Dropped, "not in table radiomics"), (dropped.Status, dropped.Reason));
    }

    [Fact]
    public void Run_AnyJoin_ReportsEveryIdentifierOnce()
    {
        string[] left = ["P1", "P2", "", "P2", "X"], right = ["P2", "p1", "P7"];
        JoinResult result = JoinEngine.Run(
            [Named("a", left) with { Rule = Lesions, Replicates = ReplicatePolicy.First }, Named("b", right) with { Rule = Lesions }]);
        Assert.Equal([.. left, .. right], result.Report.Entries.Select(e => e.Identifier));
        Assert.All(result.Report.Entries.Where(e => e.Status != JoinStatus.Kept), e => Assert.NotEmpty(e.Reason));
    }

    [Fact]
    public void Run_OptionalTable_LeavesAGapAndSaysSo()
    {
        JoinResult result = JoinEngine.Run([Named("radiomics", "P1", "P2"), Named("mutations", "P2") with { Required = false }]);
        Assert.Equal(2, result.Report.JoinedCount);
        Assert.Empty(result.Rows[1][0]);
        Assert.Equal("not in table mutations", EntryOf(result, "radiomics", "P1").Reason);
    }

    [Fact]
    public void Run_IdentifierOnlyInOptionalTable_IsDroppedWithTheRequiredTablesNamed()
    {
        JoinResult result = JoinEngine.Run(
            [Named("radiomics", "P1"), Named("expression", "P1"), Named("clinical", "P1", "Q7") with { Required = false }]);
        Assert.Equal("not in table radiomics, expression", EntryOf(result, "clinical", "Q7").Reason);
    }

    [Theory]
    [InlineData(ReplicatePolicy.First, 0)]
    [InlineData(ReplicatePolicy.Largest, 1)]
    public void Run_ReplicatesOneChosen_OthersAreDuplicates(ReplicatePolicy policy, int chosen)
    {
        JoinTable radiomics = Named("radiomics", "P1_L1", "P1_L2", "P1_L3") with { Rule = Lesions, Replicates = policy, Sizes = [5, 9, double.NaN] };
        JoinResult result = JoinEngine.Run([radiomics, Named("expression", "P1")]);
        Assert.Equal(chosen, Assert.Single(result.Rows[0][0]));
        Assert.Equal(2, result.Report.With(JoinStatus.Duplicate).Count());
        Assert.Equal(JoinStatus.Kept, EntryOf(result, "radiomics", radiomics.Identifiers[chosen]).Status);
        Assert.Null(result.Report.Failure);
    }

    [Fact]
    public void Run_ReplicatesMean_GivesAllRows()
    {
        JoinResult result = JoinEngine.Run(
            [Named("radiomics", "P1_L1", "P1_L2") with { Rule = Lesions, Replicates = ReplicatePolicy.Mean }, Named("expression", "P1")]);
        Assert.Equal([0, 1], result.Rows[0][0]);
        Assert.Equal("mean of 2 rows with this key", EntryOf(result, "radiomics", "P1_L1").Reason);
    }

    [Fact]
    public void Run_ReplicatesError_FailsAndNamesThem()
    {
        JoinResult result = JoinEngine.Run([Named("radiomics", "P1_L1", "P1_L2") with { Rule = Lesions }, Named("expression", "P1")]);
        Assert.Equal(ErrorCode.DuplicateIdentifier, result.Report.Failure!.Code);
        Assert.Contains("'P1_L1', 'P1_L2'", result.Report.Failure.Message, StringComparison.Ordinal);
        Assert.Throws<RadioGenomicsException>(result.Report.ThrowIfFailed);
    }

    // Duplicates of a patient who does not join harm nobody.
    [Fact]
    public void Run_ReplicatesErrorOfUnjoinedPatient_DoesNotFail() =>
        Assert.Null(JoinEngine.Run([Named("radiomics", "P1", "P2", "P2"), Named("expression", "P1")], new() { MinimumJoinedShare = 0 }).Report.Failure);

    [Fact]
    public void Run_ReplicatesAll_GivesOneRowPerLesionAndRepeatsTheOtherTable()
    {
        JoinResult result = JoinEngine.Run(
            [Named("radiomics", "P1_L1", "P1_L2", "P2") with { Rule = Lesions, Replicates = ReplicatePolicy.All }, Named("expression", "P2", "P1")]);
        Assert.Equal(["P1/-/1", "P1/-/2", "P2"], result.Keys.Select(k => k.ToString()));
        Assert.Equal([1, 1, 0], result.Rows[1].Select(r => r.Single()));
        Assert.Contains("3 rows of 2 patients", result.Report.Summary, StringComparison.Ordinal);
        Assert.Contains(result.Report.Diagnostics, d => d.Message.Contains("not independent", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ReplicatesAllSameIdentifierTwice_NumbersTheRows()
    {
        JoinResult result = JoinEngine.Run([Named("radiomics", "P1", "P1") with { Replicates = ReplicatePolicy.All }, Named("expression", "P1")]);
        Assert.Equal(2, result.Report.JoinedCount);
        Assert.Equal(2, result.Rows[0].Select(r => r.Single()).Distinct().Count());
    }

    [Fact]
    public void Run_JoinOnSample_MatchesSamplesAndRepeatsPatients()
    {
        IdRule tcga = new() { Kind = IdRuleKind.Tcga };
        JoinResult result = JoinEngine.Run(
            [
                Named("expression", "TCGA-BA-4074-01A", "TCGA-BA-4074-06A") with { Rule = tcga },
                Named("protein", "TCGA-BA-4074-06B", "TCGA-BA-4074-01A") with { Rule = tcga },
                Named("clinical", "TCGA-BA-4074") with { Rule = tcga },
            ], new() { JoinOn = KeyLevel.Sample });
        Assert.Equal(["TCGA-BA-4074/01", "TCGA-BA-4074/06"], result.Keys.Select(k => k.ToString()));
        Assert.Equal([1, 0], result.Rows[1].Select(r => r.Single()));
        Assert.Equal([0, 0], result.Rows[2].Select(r => r.Single()));
    }

    [Fact]
    public void Run_NormalTissue_IsDroppedWithTheReason()
    {
        JoinTable expression = Named("expression", "TCGA-BA-4074-01A", "TCGA-BA-4074-11A") with { Rule = new() { Kind = IdRuleKind.Tcga } };
        JoinResult result = JoinEngine.Run([Named("radiomics", "TCGA-BA-4074"), expression]);
        Assert.Null(result.Report.Failure);
        JoinEntry normal = EntryOf(result, "expression", "TCGA-BA-4074-11A");
        Assert.Equal(JoinStatus.Dropped, normal.Status);
        Assert.StartsWith("normal tissue sample", normal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NothingShared_ShowsFirstKeysAndNearest()
    {
        JoinResult result = JoinEngine.Run([Named("radiomics", "PAT_001", "PAT_002"), Named("expression", "pat-1", "pat-2")]);
        Assert.Equal(ErrorCode.NoSharedKey, result.Report.Failure!.Code);
        Assert.Contains("first keys: 'PAT_001', 'PAT_002' and 'pat-1', 'pat-2'", result.Report.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("'PAT_001' ~ 'pat-1'", result.Report.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RuleNeverMatches_SaysWhichTableAndRule()
    {
        JoinResult result = JoinEngine.Run([Named("radiomics", "P1"), Named("expression", "S1", "S2") with { Rule = Lesions }]);
        Assert.Equal(ErrorCode.IdRuleNoMatch, result.Report.Failure!.Code);
        Assert.Contains("'expression' (2)", result.Report.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.25, false)]
    public void Run_ShareBelowMinimum_Fails(double minimum, bool fails)
    {
        JoinResult result = JoinEngine.Run(
            [Named("radiomics", "A1", "B2", "C3"), Named("expression", "A1", "X7", "Y8", "Z9")], new() { MinimumJoinedShare = minimum });
        Assert.Equal(fails ? ErrorCode.TooFewJoined : null, result.Report.Failure?.Code);
    }

    [Fact]
    public void Run_EmptyTable_Fails() =>
        Assert.Equal(ErrorCode.EmptyTable, JoinEngine.Run([Named("radiomics"), Named("expression", "P1")]).Report.Failure!.Code);

    // Five keys; by hand: {a,b,c} = P1; {a,b} = P2; {a} = P3; {c} = P4, P5.
    [Fact]
    public void Overlaps_ThreeTables_CountExactCombinations()
    {
        JoinResult result = JoinEngine.Run([Named("a", "P1", "P2", "P3"), Named("b", "P1", "P2"), Named("c", "P1", "P4", "P5")], new() { MinimumJoinedShare = 0 });
        Assert.Equal(["c=2", "a=1", "a&b=1", "a&b&c=1"], result.Report.Overlaps.Select(o => FormattableString.Invariant($"{string.Join('&', o.Tables)}={o.Count}")));
        Assert.Equal(5, result.Report.Overlaps.Sum(o => o.Count));
    }

    [Fact]
    public void EntryTable_AnyJoin_HasTheContractsColumns() =>
        Assert.Equal(["table", "identifier", "key", "status", "reason", "suggestion"],
            JoinEngine.Run([Named("a", "P1")]).Report.EntryTable().Columns.Select(c => c.Name));

    [Fact]
    public void Run_TwoTablesOneName_IsRefused() =>
        Assert.Equal(ErrorCode.DuplicateLabel, Assert.Throws<RadioGenomicsException>(() => JoinEngine.Run([Named("a", "P1"), Named("a", "P1")])).Code);

    // The report's findings travel with every result of the cohort, so they need their numbers.
    [Fact]
    public void Diagnostics_DroppedAndAmbiguous_CarryTheirCodes()
    {
        var rule = new IdRule { Pattern = @"(?<patient>P\d+)" };
        JoinTable left = Named("radiomics", "P1", "P2", "P3", "P4_P5") with { Rule = rule };
        JoinResult result = JoinEngine.Run([left, Named("expression", "P1", "P2", "P3", "P9")]);
        Assert.Contains(result.Report.Diagnostics, d => d.Code == ErrorCode.AmbiguousIdentifier && d.Message.Contains("P4_P5", StringComparison.Ordinal));
        Assert.Contains(result.Report.Diagnostics, d => d.Code == ErrorCode.IdentifierDropped && d.Message.StartsWith("expression", StringComparison.Ordinal));
    }
}
