using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadioGenomics.Figures;

/// <summary>Figure specs as JSON, for the file beside a figure and for reviewers.</summary>
public static class FigureJson
{
    static readonly JsonSerializerOptions Settings = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // Files are written by hand too: null stands only where a spec may have none.
    static readonly JsonSerializerOptions Reading = new(Settings) { RespectNullableAnnotations = true };

    /// <summary>The spec as JSON; missing numbers are "NaN". The same spec gives the same bytes.</summary>
    public static string Write(FigureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return JsonSerializer.Serialize(spec, Settings) + "\n";
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileFormat"/>.</exception>
    public static FigureSpec Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        FigureSpec? spec = null;
        try
        {
            spec = JsonSerializer.Deserialize<FigureSpec>(json, Reading);
        }
        catch (JsonException e)
        {
            Throw.BadSpec("The text", e);
        }
        return spec ?? throw new RadioGenomicsException(ErrorCode.FileFormat, "The text is 'null'; expected a figure spec.");
    }
}
