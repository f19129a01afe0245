using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

public sealed class MutationReaderTests : IDisposable
{
    const string Maf = "#version 2.4\nHugo_Symbol\tVariant_Classification\tTumor_Sample_Barcode\tHGVSp_Short\n"
        + "TP53\tMissense_Mutation\tTCGA-AA-0001-01A-11D-A152-09\tp.R175H\nTP53\tNonsense_Mutation\tTCGA-AA-0001-01A-11D-A152-09\tp.R213*\n"
        + "TTN\tSilent\tTCGA-AA-0002\t\nKRAS\tMissense_Mutation\tTCGA-AA-0003-01\tp.G12D\nEGFR\tOdd_Class\tTCGA-AA-0003-01\t\nUnknown\tMissense_Mutation\tTCGA-AA-0003-01\t\n";

    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    string Path(string text = Maf) => _files.Write("m.maf", text);

    [Fact]
    public void Maf_KeepsBarcodesAndSilentOnlySamples()
    {
        MutationTable table = MutationReader.Read(Path());
        Assert.Equal(["TCGA-AA-0001-01A-11D-A152-09", "TCGA-AA-0002", "TCGA-AA-0003-01"], table.SampleIds);
        Assert.Equal(["KRAS", "TP53"], table.Genes);
        Assert.Equal([0, 0, 1, 1, 0, 0], table.ToMatrix().Values.ToArray());
        Assert.Equal("p.R213*", table.Records["protein_change"].TextAt(1));
    }

    [Fact]
    public void Maf_UnknownClass_IsNamedWithItsLine()
    {
        MutationTable table = MutationReader.Read(Path());
        Assert.Contains(table.Diagnostics, d => d.Severity == DiagnosticSeverity.Warning && d.Message.Contains("'Odd_Class' (1, first on line 7)", StringComparison.Ordinal));
        Assert.Equal(1, MutationReader.Read(Path(), new() { Classes = VariantFilter.Custom, CustomClasses = ["Odd_Class"] }).CountMutated("EGFR"));
        Assert.Equal(["EGFR", "KRAS", "TP53", "TTN"], MutationReader.Read(Path(), new() { Classes = VariantFilter.All }).Genes);
    }

    [Fact]
    public void Custom_WithoutClasses_IsAConflict() =>
        DataFiles.Fails(ErrorCode.OptionConflict, () => MutationReader.Read(Path(), new() { Classes = VariantFilter.Custom }));

    [Fact]
    public void ProfiledSamples_WithoutMutation_StayAsWildType()
    {
        MutationTable table = MutationReader.Read(Path(), new() { ProfiledSamples = ["P9"], ProfiledSamplesFile = _files.Write("p.txt", "sample_id\nP8\n") });
        LabelledMatrix matrix = table.ToMatrix();
        Assert.Equal((0, 0), (matrix["P8", "TP53"], matrix["P9", "KRAS"]));
        Assert.Equal(5, table.SampleIds.Length);
    }

    [Fact]
    public void Panels_MakeUnlookedGenesMissing()
    {
        string panel = _files.Write("panel.txt", "stable_id: SMALL\ndescription: x\ngene_list: TP53\tEGFR\n");
        string matrix = _files.Write("matrix.txt", "SAMPLE_ID\tmutations\nTCGA-AA-0002\tSMALL\nTCGA-AA-0003-01\tNA\nP7\tSMALL\nP6\tNA\n");
        MutationTable table = MutationReader.Read(Path(), new() { GenePanelMatrix = matrix, GenePanelFiles = [panel] });
        LabelledMatrix m = table.ToMatrix();
        Assert.Equal(double.NaN, m["TCGA-AA-0002", "KRAS"]);
        Assert.Equal(0, m["TCGA-AA-0002", "TP53"]);
        Assert.Equal(double.NaN, m["P7", "KRAS"]);
        Assert.Equal(1, m["TCGA-AA-0003-01", "KRAS"]);
        Assert.DoesNotContain("P6", table.SampleIds);
        Assert.Contains(table.Diagnostics, d => d.Code == ErrorCode.NotProfiled && d.Message.Contains("'P6'", StringComparison.Ordinal));
    }

    [Fact]
    public void Panels_WithUnknownPanel_NameTheLine() => DataFiles.Fails(ErrorCode.FileFormat,
        () => MutationReader.Read(Path(), new() { GenePanelMatrix = _files.Write("x.txt", "SAMPLE_ID\tmutations\nP1\tHUGE\n") }), "line 2", "'HUGE'", "GenePanelFiles");

    [Fact]
    public void Matrix_ReadsZeroOneAndMissing()
    {
        MutationTable table = MutationReader.Read(_files.Write("m.tsv", "sample\tTP53\tKRAS\nP1\t1\t0\nP2\tNA\t0\n"));
        Assert.Equal([1, double.NaN, 0, 0], table.ToMatrix().Values.ToArray());
        Assert.Equal(["TP53"], table.ToMatrix(minMutated: 1).FeatureIds);
    }

    [Fact]
    public void Matrix_WithOtherNumbers_IsRefused() => DataFiles.Fails(ErrorCode.FileFormat,
        () => MutationReader.Read(_files.Write("m.tsv", "sample\tTP53\tKRAS\nP1\t2\t0\nP2\t1\t0\n")), "'P1'", "'TP53'", "value is 2");

    [Fact]
    public void Maf_WithoutSample_NamesTheLine() => DataFiles.Fails(ErrorCode.EmptyLabel,
        () => MutationReader.Read(Path("Hugo_Symbol\tVariant_Classification\tTumor_Sample_Barcode\nTP53\tSilent\t\n")), "line 2", "Tumor_Sample_Barcode");

    [Fact]
    public void Maf_WithoutSampleColumn_SaysWhatWasExpected() => DataFiles.Fails(ErrorCode.MissingColumn,
        () => MutationReader.Read(Path("Hugo_Symbol\tVariant_Classification\nTP53\tSilent\n")), "Tumor_Sample_Barcode", "Hugo_Symbol");
}
