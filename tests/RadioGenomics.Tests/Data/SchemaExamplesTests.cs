using System.Text.Json;
using NJsonSchema;
using RadioGenomics.Data;
using Xunit;

namespace RadioGenomics.Tests.Data;

/// <summary>The described formats are the formats that are read: every example goes through its reader.</summary>
public sealed class SchemaExamplesTests
{
    static string Folder => Path.Combine(DataFiles.Repository, "data-schemas");

    public static TheoryData<string> Formats() =>
        [.. Directory.EnumerateFiles(Folder, "*.schema.json").Where(IsTextFormat).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    static bool IsTextFormat(string path) => File.ReadAllText(path).Contains("\"reader\":", StringComparison.Ordinal) && !path.EndsWith("delimited.schema.json", StringComparison.Ordinal);

    static JsonElement Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        return document.RootElement.Clone();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Schema_FollowsTheDialect(string file)
    {
        JsonSchema dialect = await JsonSchema.FromFileAsync(Path.Combine(Folder, "delimited.schema.json"));
        Assert.Empty(dialect.Validate(File.ReadAllText(Path.Combine(Folder, file!))));
        Assert.Equal(file, Load(file!).GetProperty("name").GetString() + ".schema.json");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ValidExample_IsRead(string file)
    {
        JsonElement schema = Load(file!);
        Read(schema, schema.GetProperty("examples").GetProperty("valid").GetString()!);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void InvalidExample_GivesTheStatedError(string file)
    {
        JsonElement examples = Load(file!).GetProperty("examples");
        DataFiles.Fails((ErrorCode)examples.GetProperty("error").GetInt32(), () => Read(Load(file!), examples.GetProperty("invalid").GetString()!),
            examples.GetProperty("message").GetString()!);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ValidExample_HasTheDescribedColumns(string file)
    {
        JsonElement schema = Load(file!);
        if (!schema.GetProperty("header").GetBoolean() || file == "expression-gct.schema.json")
        {
            return;
        }
        string path = Path.Combine(Folder, schema.GetProperty("examples").GetProperty("valid").GetString()!);
        Table table = TableReader.Read(path).Values;
        foreach (JsonElement column in schema.GetProperty("columns").EnumerateArray().Where(c => c.GetProperty("required").GetBoolean()))
        {
            bool there = column.TryGetProperty("name", out JsonElement name)
                ? table.HasColumn(name.GetString()!)
                : table.Columns.Any(c => System.Text.RegularExpressions.Regex.IsMatch(c.Name, column.GetProperty("pattern").GetString()!));
            Assert.True(there, column.ToString());
        }
    }

    static void Read(JsonElement schema, string example)
    {
        string path = Path.Combine(Folder, example), maf = Path.Combine(Folder, "examples/mutations-maf.valid.maf");
        string panel = Path.Combine(Folder, "examples/gene-panel.valid.txt"), matrix = Path.Combine(Folder, "examples/gene-panel-matrix.valid.tsv");
        object result = schema.GetProperty("reader").GetString() switch
        {
            "RadiomicsReader" => RadiomicsReader.Read(path),
            "MatrixReader" => MatrixReader.Read(path),
            "TableReader" => TableReader.Read(path),
            "ExpressionReader" => ExpressionReader.Read(path),
            "ExpressionReader.AliasFile" => ExpressionReader.Read(Path.Combine(Folder, "examples/expression-table.valid.tsv"), new() { AliasFile = path }),
            "MutationReader" => MutationReader.Read(path),
            "MutationReader.GenePanelMatrix" => MutationReader.Read(maf, new() { GenePanelMatrix = path, GenePanelFiles = [panel] }),
            "MutationReader.GenePanelFiles" => MutationReader.Read(maf, new() { GenePanelMatrix = matrix, GenePanelFiles = [path] }),
            "MutationReader.ProfiledSamplesFile" => MutationReader.Read(maf, new() { ProfiledSamplesFile = path }),
            "ClinicalReader" => ClinicalReader.Read(path, new() { Endpoints = [new Endpoint { Name = "OS", TimeColumn = "time", EventColumn = "event" }] }),
            "GeneSetReader" => GeneSetReader.Read(path),
            "RankReader" => RankReader.Read(path),
            "GeneListReader" => GeneListReader.Read(path),
            "GeneIdMap" => GeneIdMap.Read(path),
            "OboReader" => OboReader.Read(path),
            "GeneOntologyReader.Annotations" => GeneOntologyReader.Read(path, Path.Combine(Folder, "examples/ontology.valid.obo")),
            "ClsReader" => ClsReader.Read(path),
            string other => throw new NotSupportedException(other),
            null => throw new NotSupportedException(),
        };
        Assert.NotNull(result);
    }
}
