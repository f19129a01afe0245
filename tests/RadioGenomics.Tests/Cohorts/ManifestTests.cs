using NJsonSchema;
using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Cohorts;

public sealed class ManifestTests
{
    const string Minimal = """{"name":"c","tables":[{"kind":"radiomics","file":"r.csv"}]}""";

    static string SchemaFolder() => Path.Combine(Repository.Root(), "data-schemas");

    static RadioGenomicsException Refused(string json) => Assert.Throws<RadioGenomicsException>(() => CohortManifest.Parse(json, "cohort.json"));

    [Fact]
    public void Parse_Minimal_HasTheDefaults()
    {
        var manifest = CohortManifest.Parse(Minimal);
        Assert.Equal((KeyLevel.Patient, 0.5), (manifest.JoinOn, manifest.MinimumJoinedShare));
        Assert.Null(manifest.Tables[0].Replicates);
        Assert.Null(manifest.Tables[0].Required);
    }

    [Fact]
    public void Parse_UnknownMember_SaysLinePathAndNearest()
    {
        RadioGenomicsException error = Refused("{\n\"name\":\"c\",\n\"tables\":[{\"kind\":\"radiomics\",\n\"fle\":\"r.csv\"}]}");
        Assert.Equal(ErrorCode.ManifestInvalid, error.Code);
        Assert.StartsWith("cohort.json, line 4: $.tables[0] has no member 'fle'. Did you mean 'file'?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomic","file":"r.csv"}]}""", "$.tables[0].kind is 'radiomic'. Did you mean 'radiomics'?")]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomics"}]}""", "$.tables[0] lacks 'file'")]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomics","file":3}]}""", "$.tables[0].file")]
    [InlineData("""{"name":"c","name":"d","tables":[{"kind":"radiomics","file":"r"}]}""", "uplicate")]
    [InlineData("""{"name":"c","tables":[]}""", "$.tables is empty")]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomics","file":"r"},{"kind":"radiomics","file":"s"}]}""", "'radiomics' more than once")]
    [InlineData("""{"name":"c","minimumJoinedShare":1.5,"tables":[{"kind":"radiomics","file":"r"}]}""", "minimumJoinedShare is 1.5")]
    [InlineData("""{"name":"c","tables":[{"kind":"expression","file":"e","transforms":["log2(x)"]}]}""", "Did you mean 'log2(x+1)'?")]
    [InlineData("""{"name":"c","tables":[{"kind":"clinical","file":"e","replicates":"mean"}]}""", "cannot be averaged")]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomics","file":"e","replicates":"largest"}]}""", "no 'volume' feature")]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomics","file":"e","assumeProfiled":true}]}""", "assumeProfiled is for tables of kind 'mutations'")]
    [InlineData("""{"name":"c","tables":[{"kind":"radiomics","file":"e","idRule":{"pattern":"(?<id>.*)"}}]}""", "$.tables[0].idRule: ")]
    [InlineData("""{"name":"c","endpoints":[{"name":"OS","time":"t","event":"e"}],"tables":[{"kind":"radiomics","file":"r"}]}""", "needs a table of kind 'clinical'")]
    public void Parse_Invalid_SaysWhatAndWhere(string json, string expected)
    {
        RadioGenomicsException error = Refused(json);
        Assert.Equal(ErrorCode.ManifestInvalid, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SyntaxError_SaysTheLine() =>
        Assert.StartsWith("cohort.json, line 3: ", Refused("{\n\"name\": \"c\",\n\"tables\" [\n]}").Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Assert.Equal(ErrorCode.FileNotFound, Assert.Throws<RadioGenomicsException>(() => CohortManifest.Read("nowhere/cohort.json")).Code);

    [Fact]
    public void ToJson_ReadBack_GivesTheSameText()
    {
        string text = File.ReadAllText(Path.Combine(SchemaFolder(), "examples", "cohort.valid.json"));
        string written = CohortManifest.Parse(text).ToJson();
        Assert.Equal(written, CohortManifest.Parse(written).ToJson());
    }

    // The schema in the repository is the one that the records export. RADIOGENOMICS_WRITE_SCHEMAS=1 writes it anew.
    [Fact]
    public void Schema_Committed_EqualsTheExport()
    {
        string path = Path.Combine(SchemaFolder(), "cohort.schema.json");
        if (Environment.GetEnvironmentVariable("RADIOGENOMICS_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(path, CohortManifest.JsonSchema());
        }
        Assert.Equal(CohortManifest.JsonSchema(), File.ReadAllText(path));
    }

    [Theory]
    [InlineData("cohort.valid.json", true)]
    [InlineData("cohort.invalid.json", false)]
    public async Task Schema_Examples_AreJudgedAsTheReaderDoes(string example, bool valid)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(CohortManifest.JsonSchema());
        string text = await File.ReadAllTextAsync(Path.Combine(SchemaFolder(), "examples", example), TestContext.Current.CancellationToken);
        Assert.Equal(valid, schema.Validate(text).Count == 0);
        Assert.Equal(valid, Record.Exception(() => CohortManifest.Parse(text)) is null);
    }
}
