using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadioGenomics.Demo;

/// <summary>Reads and writes truth.json; members that are not known are errors.</summary>
static class DemoJson
{
    static readonly JsonSerializerOptions Settings = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static string Write(DemoTruth truth) => JsonSerializer.Serialize(truth, Settings) + "\n";

    public static DemoTruth Read(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<DemoTruth>(json, Settings) ?? throw new JsonException("it holds null.");
        }
        catch (JsonException e)
        {
            Throw.DemoTruthFile(source, e);
            throw;
        }
    }
}
