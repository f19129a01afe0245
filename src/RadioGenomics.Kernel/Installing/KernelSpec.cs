using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Kernel.Installing;

/// <summary>What Jupyter needs to know to start a kernel: a folder with a kernel.json.</summary>
/// <param name="Name">Name of the folder, by which notebooks find the kernel.</param>
/// <param name="DisplayName">Name in menus.</param>
/// <param name="Arguments">Program and arguments; {connection_file} is replaced by Jupyter.</param>
/// <param name="Language">Language of its cells.</param>
public sealed record KernelSpec(string Name, string DisplayName, ImmutableArray<string> Arguments, string Language)
{
    /// <summary>Name of this project's kernel.</summary>
    public const string OwnName = "radiogenomics";

    /// <summary>Name that notebooks written for .NET Interactive ask for.</summary>
    public const string InteractiveName = ".net-csharp";

    /// <summary>Name that notebooks in F# written for .NET Interactive ask for.</summary>
    public const string InteractiveFSharpName = ".net-fsharp";

    static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Variables that the kernel's process starts with.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the kernel is interrupted by a message and not by a signal.</summary>
    public bool InterruptsByMessage { get; init; }

    /// <summary>The text of kernel.json. Source: Jupyter client documentation, "Kernel specs".</summary>
    public string ToJson() => new JsonObject
    {
        ["argv"] = new JsonArray([.. Arguments.Select(a => (JsonNode)a)]),
        ["display_name"] = DisplayName,
        ["language"] = Language,
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false },
    }.ToJsonString(Writing) + "\n";

    /// <summary>Reads a kernel.json; null when it is damaged.</summary>
    /// <param name="folder">Folder of the kernel.</param>
    public static KernelSpec? Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json"))) as JsonObject;
            return json?["argv"] is not JsonArray arguments ? null : new KernelSpec(Path.GetFileName(folder), (string?)json["display_name"] ?? "",
                [.. arguments.Select(a => (string?)a ?? "")], (string?)json["language"] ?? "")
            {
                Environment = (json["env"] as JsonObject)?.ToImmutableDictionary(e => e.Key, e => (string?)e.Value ?? "") ?? ImmutableDictionary<string, string>.Empty,
                InterruptsByMessage = (string?)json["interrupt_mode"] == "message",
            };
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }
}
