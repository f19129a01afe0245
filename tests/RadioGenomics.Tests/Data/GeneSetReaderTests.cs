using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class GeneSetReaderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void Gmt_WithOrWithoutMark_Reads(string mark)
    {
        GeneSetFile file = GeneSetReader.Read(_files.WriteGzip("s.gmt.gz", mark + "S1\thttp://x\tA\tB\tB\t\r\nS2\tna\tC\n"));
        Assert.Equal(["S1", "S2"], file.Sets.Select(s => s.Name));
        Assert.Equal(["A", "B"], file.Sets[0].Genes);
        Assert.Equal("http://x", file.Sets[0].Description);
    }

    [Fact]
    public void Gmt_EnrichrWeights_AreCutOff() =>
        Assert.Equal(["TP53", "EGFR"], GeneSetReader.Read(_files.Write("s.gmt", "S1\t\tTP53,1.0\tEGFR,0.5\n")).Sets[0].Genes);

    [Fact]
    public void Gmt_AccessionsAsDescription_AreNotGenes()
    {
        string text = string.Concat(Enumerable.Range(0, 9).Select(i => FormattableString.Invariant($"S{i}\tHSA0{i}\tTP53\tEGFR\n")));
        Assert.Equal("HSA03", GeneSetReader.Read(_files.Write("s.gmt", text)).Sets[3].Description);
    }

    // Identifiers with a number are alike in form, as accessions are; yet the first gene of each set must not be lost as a "description".
    [Theory]
    [InlineData("ENSG0000000", 9)]
    [InlineData("g00", 9)]
    [InlineData("g00", 1)]
    [InlineData("", 9)]
    public void Gmt_NumberedGenesWithoutDescription_KeepsTheFirstGene(string prefix, int sets)
    {
        string text = string.Concat(Enumerable.Range(0, sets).Select(i => FormattableString.Invariant($"S{(char)('A' + i)}\t{prefix}{11 + i}\t{prefix}{12 + i}\t{prefix}{10 + i}\n")));
        GeneSetFile file = GeneSetReader.Read(_files.Write("s.gmt", text));
        Assert.All(file.Sets, s => Assert.Equal(3, s.Genes.Length));
        Assert.Contains(file.Diagnostics, d => d.Code == ErrorCode.GeneSetInvalid && d.Message.Contains("no description", StringComparison.Ordinal));
    }

    // Reactome numbers beside Entrez genes: numbers both, but a number of the set is in its name, or at least in no other set. Where only the latter tells, it is said.
    [Theory]
    [InlineData("{0}_Pathway", 0)]
    [InlineData("Pathway", 1)]
    public void Gmt_NumbersAsDescription_AreNotGenes(string name, int warnings)
    {
        string text = string.Concat(Enumerable.Range(0, 9).Select(i => FormattableString.Invariant($"{name.Replace("{0}", $"{5990980 + i}")}{(char)('A' + i)}\t{5990980 + i}\t7157\t{1956 + i}\n")));
        GeneSetFile file = GeneSetReader.Read(_files.Write("s.gmt", text));
        Assert.Equal("5990983", file.Sets[3].Description);
        Assert.Equal(warnings, file.Diagnostics.Count(d => d.Code == ErrorCode.GeneSetInvalid));
    }

    [Fact]
    public void Gmt_Declared_Wins() =>
        Assert.Equal(["TP53", "EGFR"], GeneSetReader.Read(_files.Write("s.gmt", "S1\tTP53\tEGFR\n"), new() { HasDescription = false }).Sets[0].Genes);

    [Theory]
    [InlineData("S1\td\tA\nS1\td\tB\n", "line 2")]
    [InlineData("S1\n", "line 1")]
    [InlineData("S1\td\tA\n\td\tB\n", "line 2")]
    [InlineData("", "empty")]
    [InlineData("S1\td\nS2\td\n", "none of the 2 sets has any genes")]
    public void Gmt_Invalid_NamesTheLine(string text, string part) =>
        DataFiles.Fails(ErrorCode.GeneSetInvalid, () => GeneSetReader.Read(_files.Write("s.gmt", text)), part);

    [Fact]
    public void Gmt_RepeatedNames_FollowThePolicy()
    {
        string path = _files.Write("s.gmt", "S1\td\tA\tB\nS1\td\tB\tC\nS2\td\tA\nS2\te\tA\n");
        GeneSetFile merged = GeneSetReader.Read(path, new() { DuplicateSets = DuplicateSetPolicy.Merge });
        Assert.Equal(["S1", "S2"], merged.Sets.Select(s => s.Name));
        Assert.Equal(["A", "B", "C"], merged.Sets[0].Genes);
        Assert.Contains(merged.Diagnostics, d => d.Severity == DiagnosticSeverity.Warning && d.Message.Contains("'S1'", StringComparison.Ordinal));
        Assert.Equal(["S1", "S1 (2)", "S2"], GeneSetReader.Read(path, new() { DuplicateSets = DuplicateSetPolicy.Rename }).Sets.Select(s => s.Name));
    }

    [Fact]
    public void Gmt_MsigdbFileName_GivesNameVersionOrganism()
    {
        GeneSetCollection sets = GeneSetReader.Read(_files.Write("c2.cp.reactome.v2023.2.Hs.symbols.gmt", "S1\td\tA\n")).Collection;
        Assert.Equal(("c2.cp.reactome", "2023.2", "Homo sapiens"), (sets.Name, sets.Version, sets.Organism));
        Assert.Equal(64, sets.Sha256.Length);
    }

    [Fact]
    public void Gmt_SourceBeside_GivesLicenceAndGuardsTheFile()
    {
        string path = _files.Write("mine.gmt", "S1\td\tA\n");
        string sha = GeneSetReader.Read(path).Collection.Sha256;
        _files.Write("mine.gmt.source.json", $$"""{ "name": "Mine", "version": "3", "licence": "CC0", "organism": "Homo sapiens", "url": "", "sha256": "{{sha}}" }""");
        GeneSetCollection sets = GeneSetReader.Read(path, new() { Version = "4" }).Collection;
        Assert.Equal(("Mine", "4", "CC0", sha), (sets.Name, sets.Version, sets.Licence, sets.Sha256));
        _files.Write("mine.gmt", "S1\td\tB\n");
        DataFiles.Fails(ErrorCode.GeneSetInvalid, () => GeneSetReader.Read(path), "SHA-256");
    }

    [Fact]
    public void Json_Msigdb_Reads()
    {
        string path = _files.WriteGzip("h.all.v2024.1.Hs.json.gz", """
            { "HALLMARK_A": { "systematicName": "M1", "geneSymbols": ["TP53", "EGFR", "TP53"], "msigdbURL": "card", "collection": "H" },
              "HALLMARK_B": { "geneSymbols": ["MYC"] } }
            """);
        GeneSetCollection sets = GeneSetReader.Read(path).Collection;
        Assert.Equal(("h.all", "2024.1", "Homo sapiens"), (sets.Name, sets.Version, sets.Organism));
        Assert.Equal(["TP53", "EGFR"], sets.Sets[0].Genes);
        Assert.Equal("card", sets.Sets[0].Description);
    }

    [Theory]
    [InlineData("[]", "does not begin with an object")]
    [InlineData("{}", "no gene sets")]
    [InlineData("{\n\"A\": { \"genes\": [] } }", "line 2: the set 'A' has no list 'geneSymbols'")]
    [InlineData("{ \"A\": { \"geneSymbols\": [1] } }", "a gene that is no text: 1")]
    [InlineData("{ \"A\": { \"geneSymbols\": [\"X\"]", "not valid JSON")]
    [InlineData("{ \"A\": { \"geneSymbols\": [\"X\"] },\n\"A\": { \"geneSymbols\": [\"Y\"] } }", "line 2: the set 'A' is already on line 1")]
    public void Json_Invalid_SaysWhy(string text, string part) =>
        DataFiles.Fails(ErrorCode.GeneSetInvalid, () => GeneSetReader.Read(_files.Write("s.json", text)), part);

    // write.table of a named vector: the header lacks the cell above the row names.
    [Fact]
    public void Rank_HeaderOfR_IsNoScore()
    {
        RankedGenes ranks = RankReader.Read(_files.Write("r.txt", "\"x\"\n\"A\"\t1\n\"B\"\t-2\n"));
        Assert.Equal(["A", "B"], ranks.Genes);
        Assert.Equal([1.0, -2.0], ranks.Scores);
        Assert.Contains(ranks.Diagnostics, d => d.Message.Contains("is a header", StringComparison.Ordinal));
    }

    [Fact]
    public void Rank_Faults_AreNamed()
    {
        DataFiles.Fails(ErrorCode.NotANumber, () => RankReader.Read(_files.Write("r.rnk", "gene\tscore\nA\t1\nB\tx\n")), "line 3", "'x'");
        DataFiles.Fails(ErrorCode.DuplicateIdentifier, () => RankReader.Read(_files.Write("r.rnk", "A\t1\nA\t2\n")), "line 1", "line 2");
        DataFiles.Fails(ErrorCode.RaggedRow, () => RankReader.Read(_files.Write("r.rnk", "A\t1\nB\t2\t3\n")), "line 2", "found 3");
        DataFiles.Fails(ErrorCode.EmptyTable, () => RankReader.Read(_files.Write("r.rnk", "gene\tscore\n")));
    }
}
