using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>The example of the room's README, run.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Example_RunsAsWritten()
    {
        using var files = new DataFiles();
        files.Write("radiomics.csv", "ID,original_shape_MeshVolume\nP1,1\nP2,2\n");
        files.WriteGzip("expression.tsv.gz", "gene\tP1\tP2\nTP53\t1\t2\n");
        files.WriteGzip("mutations.maf.gz", "Hugo_Symbol\tVariant_Classification\tTumor_Sample_Barcode\nTP53\tMissense_Mutation\tP1\n");
        files.Write("sequenced.txt", "P1\nP2\n");
        files.Write("clinical.tsv", "patient\tOS.time\tOS\nP1\t100\t1\nP2\t200\t0\n");
        string At(string name) => Path.Combine(files.Folder, name);

        RadiomicTable radiomics = RadiomicsReader.Read(At("radiomics.csv"));
        ExpressionTable expression = ExpressionReader.Read(At("expression.tsv.gz"), new() { Scale = ExpressionScale.Tpm });
        MutationTable mutations = MutationReader.Read(At("mutations.maf.gz"), new() { ProfiledSamplesFile = At("sequenced.txt") });
        ClinicalTable clinical = ClinicalReader.Read(At("clinical.tsv"), new()
        {
            Endpoints = [new Endpoint { Name = "OS", TimeColumn = "OS.time", EventColumn = "OS", Unit = TimeUnit.Days }],
        });

        Assert.Equal(radiomics.Features.SampleIds, expression.Values.SampleIds);
        Assert.Equal([1, 0], mutations.ToMatrix().Values.ToArray());
        Assert.Equal(1, clinical.Endpoints[0].EventCount);
    }
}
