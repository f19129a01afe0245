using System.Globalization;
using System.Text.Json;
using Xunit;

namespace RadioGenomics.Tests.Networks;

/// <summary>Numbers that R gave, outside the repository. Tests that need them say "skipped" where the folder is absent.</summary>
static class SharedReference
{
    static readonly string? Root = Find();

    static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "..", "shared");
            if (File.Exists(Path.Combine(at.FullName, "RadioGenomics.sln")))
            {
                return Directory.Exists(candidate) ? candidate : null;
            }
        }
        return null;
    }

    public static string PathOf(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "skipped: no folder ../shared beside the repository");
        return Path.Combine([Root!, .. parts]);
    }

    public static JsonElement Json(string name) =>
        JsonDocument.Parse(File.ReadAllText(PathOf("reference", "r", name + ".json"))).RootElement;

    /// <summary>A table of the inputs as rows of cells, header first.</summary>
    public static string[][] Cells(string name) =>
        [.. File.ReadLines(PathOf("reference", "r", "input", name + ".tsv")).Select(l => l.Split('\t'))];

    /// <summary>The matrix of an input whose rows are genes; samples × genes.</summary>
    public static LabelledMatrix Expression(string name)
    {
        string[][] cells = Cells(name);
        string[][] rows = cells[1..];
        return LabelledMatrix.FromColumnMajor([.. cells[0][1..]], [.. rows.Select(r => r[0])],
            [.. rows.SelectMany(r => r[1..]).Select(Number)]);
    }

    public static double Number(string cell) => cell switch
    {
        "NA" or "NaN" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(cell, CultureInfo.InvariantCulture),
    };

    public static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(x => x.ValueKind == JsonValueKind.String ? Number(x.GetString()!) : x.GetDouble())];

    public static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetInt32())];
}
