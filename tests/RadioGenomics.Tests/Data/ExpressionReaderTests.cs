using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class ExpressionReaderTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    ExpressionTable Read(string text, ExpressionReadOptions? options = null) => ExpressionReader.Read(_files.Write("e.tsv", text), options);

    [Fact]
    public void Ensembl_VersionsAreCutAndParYStays()
    {
        ExpressionTable table = Read("gene_id\tS1\nENSG00000141510.16\t1\nENSG00000002586.20_PAR_Y\t2\nENSG00000002586.20\t3\n");
        Assert.Equal(["ENSG00000141510", "ENSG00000002586_PAR_Y", "ENSG00000002586"], table.Values.FeatureIds);
        Assert.Equal("ENSG00000141510.16", table.Genes["source"].AsText()[0]);
    }

    [Theory]
    [InlineData(DuplicateGenePolicy.MaxMean, 5.0, 7.0)]
    [InlineData(DuplicateGenePolicy.First, 1.0, double.NaN)]
    [InlineData(DuplicateGenePolicy.Mean, 3.0, 7.0)]
    public void Duplicates_FollowThePolicyAndAreListed(DuplicateGenePolicy policy, double first, double second)
    {
        // By hand: rows (1, NA) and (5, 7); means 1 and 6; averages 3 and 7.
        ExpressionTable table = Read("gene\tS1\tS2\nA\t1\tNA\nB\t2\t2\nA\t5\t7\n", new() { DuplicateGenes = policy });
        Assert.Equal(["A", "B"], table.Values.FeatureIds);
        Assert.Equal([first, second], table.Values.Column("A").ToArray());
        Assert.Equal("merged", Assert.Single(table.Changes["action"].AsText().ToArray()));
        Assert.Contains(table.Diagnostics, d => d.Code == ErrorCode.DuplicateIdentifier && d.Message.Contains("'A'", StringComparison.Ordinal));
    }

    [Fact]
    public void Duplicates_UnderError_NameBothLines() =>
        DataFiles.Fails(ErrorCode.DuplicateIdentifier, () => Read("gene\tS1\nA\t1\nB\t2\nA\t5\n", new() { DuplicateGenes = DuplicateGenePolicy.Error }), "'A'", "line 2", "line 4");

    [Fact]
    public void Aliases_RenameMergeAndListLosses()
    {
        string aliases = _files.Write("alias.tsv", "alias\tsymbol\nP53\tTP53\nOLD\tX1\nOLD\tX2\nHER2|NEU\tERBB2\n");
        ExpressionTable table = Read("gene\tS1\nP53\t1\nTP53\t9\nOLD\t2\nNEU\t3\nNEW\t4\n", new() { AliasFile = aliases, UnmappedGenes = UnmappedGenePolicy.Drop });
        Assert.Equal(["TP53", "ERBB2"], table.Values.FeatureIds);
        Assert.Equal(9, table.Values["S1", "TP53"]);
        string[] changes = [.. Enumerable.Range(0, table.Changes.RowCount).Select(r => table.Changes["source"].TextAt(r) + ":" + table.Changes["action"].TextAt(r))];
        Assert.Equal(["P53:renamed", "OLD:dropped", "NEU:renamed", "NEW:dropped", "P53:merged"], changes);
        Assert.Contains(table.Diagnostics, d => d.Code == ErrorCode.GeneNotMapped);
        Assert.Equal(2, table.Inputs.Length);
    }

    [Theory]
    [InlineData("3-Mar", true)]
    [InlineData("1-Sep", true)]
    [InlineData("Sep-01", true)]
    [InlineData("1-Dec", true)]
    [InlineData("2023-03-01", true)]
    [InlineData("2.31E+13", true)]
    [InlineData("MARCH3", false)]
    [InlineData("SEPTIN9", false)]
    [InlineData("HLA-A", false)]
    [InlineData("MT-CO1", false)]
    public void DamagedSymbols_AreRecognised(string label, bool damaged) => Assert.Equal(damaged, DamagedSymbols.IsDamaged(label));

    [Fact]
    public void Gct13_ReadsDescriptionsOfRowsAndColumns()
    {
        ExpressionTable table = ExpressionReader.Read(_files.Write("e.gct",
            "#1.3\n2\t3\t1\t2\nid\tDescription\tS1\tS2\tS3\nsex\tna\tm\tf\tm\nage\tna\t50\t60\t70\nTP53\ttumor protein\t1\t2\t3\nEGFR\treceptor\t4\t5\t6\n"));
        Assert.Equal(["S1", "S2", "S3"], table.Values.SampleIds);
        Assert.Equal([4, 5, 6], table.Values.Column("EGFR").ToArray());
        Assert.Equal(["m", "f", "m"], (IEnumerable<string?>)table.Samples["sex"].AsText().ToArray());
        Assert.Equal("tumor protein", table.Genes["Description"].TextAt(0));
    }

    [Fact]
    public void Gct_WithFewerRowsThanAnnounced_IsRefused() => DataFiles.Fails(ErrorCode.FileFormat,
        () => ExpressionReader.Read(_files.Write("e.gct", "#1.2\n3\t2\nNAME\tDescription\tS1\tS2\nA\ta\t1\t2\nB\tb\t3\t4\n")), "announces 3 rows");

    [Fact]
    public void Gct_WithBrokenSizes_IsRefused() => DataFiles.Fails(ErrorCode.FileFormat,
        () => ExpressionReader.Read(_files.Write("e.gct", "#1.2\nx\t2\nNAME\tDescription\tS1\tS2\nA\ta\t1\t2\n")), "line 2");

    [Fact]
    public void CBioPortal_WithoutSymbol_TakesEntrez()
    {
        ExpressionTable table = Read("Hugo_Symbol\tEntrez_Gene_Id\tTCGA-AA-0001-01\nTP53\t7157\t1\n\t1956\t2\n");
        Assert.Equal(["TP53", "1956"], table.Values.FeatureIds);
    }

    // UCSC Xena writes "sample" over the column of genes.
    [Fact]
    public void Xena_IsGenesInRows()
    {
        ExpressionTable table = Read("sample\tTCGA-AA-0001-01\tTCGA-AA-0002-01\nTP53\t1\t2\nEGFR\t3\t4\n");
        Assert.Equal(Orientation.FeaturesInRows, table.Orientation);
        Assert.Equal(["TP53", "EGFR"], table.Values.FeatureIds);
    }

    [Fact]
    public void RsemLabels_AreCutToTheSymbol()
    {
        ExpressionTable table = Read("gene_id\tS1\nA1BG|1\t1\n?|100130426\t2\n");
        Assert.Equal(["A1BG", "?|100130426"], table.Values.FeatureIds);
    }

    [Fact]
    public void FeatureCounts_LengthIsNoSample()
    {
        ExpressionTable table = Read("# Program:featureCounts\nGeneid\tChr\tStart\tEnd\tStrand\tLength\tS1\tS2\nTP53\tchr17\t1\t9\t-\t100\t5\t6\n", new() { Scale = ExpressionScale.Counts, Orientation = Orientation.FeaturesInRows });
        Assert.Equal(["S1", "S2"], table.Values.SampleIds);
        Assert.Equal("Counts", table.Values.Unit);
    }

    [Fact]
    public void Scale_ThatCannotBe_IsWarned() =>
        Assert.Contains(Read("gene\tS1\nA\t1.5\n", new() { Scale = ExpressionScale.Counts }).Diagnostics, d => d.Code == ErrorCode.OptionConflict);

    [Fact]
    public void SamplesInRows_WithTextColumn_KeepsItAsAnnotation()
    {
        ExpressionTable table = Read("sample\tsite\tTP53\tEGFR\nS1\tliver\t1\t2\nS2\tlung\t3\t4\n");
        Assert.Equal(["TP53", "EGFR"], table.Values.FeatureIds);
        Assert.Equal("lung", table.Samples["site"].TextAt(1));
    }

    [Fact]
    public void DuplicateSamples_AreAlwaysAnError() =>
        DataFiles.Fails(ErrorCode.DuplicateIdentifier, () => Read("gene\tS1\tS1\nA\t1\t2\n"), "'S1'");
}
