using RadioGenomics.Analysis.Enrichment;
using Xunit;

namespace RadioGenomics.Tests.Enrichment;

public sealed class TermNamesTests
{
    [Fact]
    public void Short_CollectionPrefixAndUnderscores_AreTakenOff() =>
        Assert.Equal(["TNFA SIGNALING VIA NFKB", "CELL CYCLE"], TermNames.Short(["HALLMARK_TNFA_SIGNALING_VIA_NFKB", "REACTOME_CELL_CYCLE"]));

    // A collection of one's own: what stands in front of every name says nothing.
    [Fact]
    public void Short_PrefixThatAllShare_IsTakenOff() => Assert.Equal(["STROMA", "T CELLS"], TermNames.Short(["DEMO_STROMA", "DEMO_T_CELLS"]));

    // The same pathway of two collections must stay two.
    [Fact]
    public void Short_NamesThatWouldCoincide_StayWhole() =>
        Assert.Equal(["KEGG_CELL_CYCLE", "REACTOME_CELL_CYCLE", "APOPTOSIS"], TermNames.Short(["KEGG_CELL_CYCLE", "REACTOME_CELL_CYCLE", "KEGG_APOPTOSIS"]));

    [Fact]
    public void Short_LongName_KeepsBothEnds()
    {
        string found = TermNames.Short(["GOBP_POSITIVE_REGULATION_OF_TRANSCRIPTION_FROM_RNA_POLYMERASE_II_PROMOTER_IN_RESPONSE_TO_HYPOXIA"], 40).Single();
        Assert.True(found.Length <= 40, found);
        Assert.StartsWith("POSITIVE REGULATION", found, StringComparison.Ordinal);
        Assert.EndsWith("HYPOXIA", found, StringComparison.Ordinal);
    }

    // Shortened to the same: both whole again, longer than asked for, but told apart.
    [Fact]
    public void Short_LongNamesAlikeAtBothEnds_AreTellableApart()
    {
        string head = "AAAAAAAAAAAAAAAAAAAAAAAAA", tail = "ZZZZZZZZZZZZZZZZZZZZZZZZZZ";
        Assert.Equal(2, TermNames.Short([$"{head}1{tail}", $"{head}2{tail}"], 20).Distinct().Count());
    }
}
