using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>
/// What an executed notebook says about how it came to be, in its metadata under "radiogenomics". No clock times, no user, no folders
/// of the machine: the same run gives the same bytes.
/// </summary>
static class ProvenanceBlock
{
    public const string Key = "radiogenomics";

    public static JsonObject Create(NotebookDocument document, IReadOnlyDictionary<string, string> parameters, ImmutableArray<InputRecord> inputs, RunContext run) => new()
    {
        ["cells"] = Cells(document),
        ["culture"] = "invariant",
        ["dotnet"] = RuntimeInformation.FrameworkDescription,
        ["inputs"] = new JsonArray([.. inputs.Select(i => (JsonNode)Input(i))]),
        ["library"] = LibraryVersion,
        ["os"] = $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
        ["parameters"] = new JsonObject(parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value)))),
        ["schema"] = 1,
        ["seed"] = run.Seed,
        ["source_sha256"] = SourceHash(document),
    };

    public static string LibraryVersion { get; } =
        (typeof(RunContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    /// <summary>Hash of one cell's source, line ends normalised.</summary>
    public static string Hash(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextLines.Normalize(source))));

    // Parameters given to this run are not part of the notebook's source; they stand by themselves.
    static string SourceHash(NotebookDocument document) =>
        Hash(string.Join('\0', document.Cells.Where(c => !c.HasTag(ParameterCell.InjectedTag)).Select(c => $"{c.Kind}\n{TextLines.Normalize(c.Source)}")));

    static JsonArray Cells(NotebookDocument document) =>
        new([.. document.Cells.Where(c => c.Kind == CellKind.Code).Select(c => (JsonNode)Hash(c.Source))]);

    static JsonObject Input(InputRecord input) => new()
    {
        ["bytes"] = input.Bytes,
        ["path"] = Path.IsPathRooted(input.Path) ? Path.GetFileName(input.Path) : input.Path.Replace('\\', '/'),
        ["role"] = input.Role,
        ["sha256"] = input.Sha256,
    };
}
