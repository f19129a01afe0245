using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>One value in several forms, keyed by media type, as notebooks store it.</summary>
public sealed class MimeBundle
{
    readonly OrderedDictionary<string, JsonNode?> _data = new(StringComparer.Ordinal);

    /// <summary>Media type of plain text; every bundle that this library makes has it.</summary>
    public const string Plain = "text/plain";

    /// <summary>Media type of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Media type of an SVG picture.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>Media type of a table as data, for comparison.</summary>
    public const string TableJson = "application/vnd.radiogenomics.table+json";

    /// <summary>Media type of a figure specification, for comparison.</summary>
    public const string FigureJson = "application/vnd.radiogenomics.figure+json";

    /// <summary>Media type of an interactive figure, which viewers with plotly.js draw instead of the picture.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Media type of a result's summary, diagnostics and tables as data, for comparison.</summary>
    public const string ReportJson = "application/vnd.radiogenomics.report+json";

    /// <summary>The media types with their values, in order. Text is a JSON string.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Items => _data;

    /// <summary>Number of forms.</summary>
    public int Count => _data.Count;

    /// <summary>Adds or replaces one form.</summary>
    public MimeBundle With(string mime, JsonNode? value)
    {
        _data[mime] = value;
        return this;
    }

    /// <summary>The bundle without one form.</summary>
    public MimeBundle Without(string mime)
    {
        var others = new MimeBundle();
        foreach ((string name, JsonNode? value) in _data)
        {
            if (name != mime)
            {
                others.With(name, value?.DeepClone());
            }
        }
        return others;
    }

    /// <summary>A bundle of plain text only.</summary>
    public static MimeBundle FromText(string text) => new MimeBundle().With(Plain, text);

    /// <summary>A form as it is stored: JSON as JSON, everything else as text.</summary>
    internal static JsonNode? Node(string mime, string text)
    {
        if (mime != "application/json" && !mime.EndsWith("+json", StringComparison.Ordinal))
        {
            return JsonValue.Create(text);
        }
        try
        {
            return JsonNode.Parse(text);
        }
        // What is called JSON and is not is kept as the text it is.
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>The text of one form; null when it is absent or not text.</summary>
    public string? TextOf(string mime) =>
        _data.TryGetValue(mime, out JsonNode? node) && node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>One form as JSON.</summary>
    public bool TryGet(string mime, [NotNullWhen(true)] out JsonNode? node) => _data.TryGetValue(mime, out node) && node is not null;

    // Estimate for the cap on output: characters of text, serialised length of everything else.
    internal long Size() => _data.Values.Sum(n => n is JsonValue v && v.TryGetValue(out string? s) ? s.Length : n?.ToJsonString().Length ?? 4);
}
