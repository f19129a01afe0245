using NJsonSchema;
using RadioGenomics.Data;
using RadioGenomics.Data.Cohorts;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>The JSON forms of gene sets are described as they are read.</summary>
public sealed class GeneSetSchemaTests : IDisposable
{
    readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    static string Folder => Path.Combine(DataFiles.Repository, "data-schemas");

    static string Example(string name) => File.ReadAllText(Path.Combine(Folder, "examples", name));

    [Theory]
    [InlineData("gene-sets-msigdb.valid.json", true)]
    [InlineData("gene-sets-msigdb.invalid.json", false)]
    public async Task Msigdb_Examples_AreJudgedAsTheReaderDoes(string example, bool valid)
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "gene-sets-msigdb.schema.json"), TestContext.Current.CancellationToken);
        Assert.Equal(valid, schema.Validate(Example(example)).Count == 0);
        Assert.Equal(valid, Record.Exception(() => GeneSetReader.Read(Path.Combine(Folder, "examples", example))) is null);
    }

    // RADIOGENOMICS_WRITE_SCHEMAS=1 writes it anew.
    [Fact]
    public void Source_Schema_EqualsTheExport()
    {
        string path = Path.Combine(Folder, "gene-set-source.schema.json"), text = JsonSchemaText.Of(typeof(GeneSetOrigin), "Where a gene set file comes from (FILE.source.json)");
        if (Environment.GetEnvironmentVariable("RADIOGENOMICS_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(path, text);
        }
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("gene-set-source.valid.json", null)]
    [InlineData("gene-set-source.invalid.json", ErrorCode.ManifestInvalid)]
    public void Source_Examples_AreReadOrRefused(string example, ErrorCode? error)
    {
        string path = _files.Write("s.gmt", "S1\td\tA\n"), sha = GeneSetReader.Read(path).Collection.Sha256;
        _files.Write("s.gmt.source.json", Example(example).Replace(new string('0', 64), sha, StringComparison.Ordinal));
        if (error is { } code)
        {
            DataFiles.Fails(code, () => GeneSetReader.Read(path), "license");
            return;
        }
        Assert.Equal("CC0 1.0", GeneSetReader.Read(path).Collection.Licence);
    }
}
