using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Output;

/// <summary>The content of <c>result.json</c>: what a reviewer needs to know about where the numbers come from.</summary>
sealed record ResultManifest
{
    static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 1;

    public required string Verb { get; init; }

    public required string Summary { get; init; }

    public required JsonObject Options { get; init; }

    public required ImmutableArray<InputRecord> Inputs { get; init; }

    public required ImmutableArray<OutputRecord> Outputs { get; init; }

    public required Versions Versions { get; init; }

    public required ulong Seed { get; init; }

    public required int Threads { get; init; }

    public required ImmutableArray<DiagnosticRecord> Diagnostics { get; init; }

    /// <summary>Wall-clock time of the whole verb.</summary>
    public required double Seconds { get; init; }

    /// <summary>Wall-clock time of each stage.</summary>
    public required ImmutableArray<StageTime> Stages { get; init; }

    /// <summary>Greatest resident memory of the process.</summary>
    public required long PeakMemoryBytes { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}

/// <summary>One file that was written. The digest does not depend on when or how fast.</summary>
sealed record OutputRecord(string File, long? Rows, string Sha256);

/// <summary>A diagnostic with its printed code.</summary>
sealed record DiagnosticRecord(string Code, DiagnosticSeverity Severity, string Message)
{
    public static DiagnosticRecord Of(Diagnostic diagnostic) =>
        new(FormattableString.Invariant($"RG{(int)diagnostic.Code:0000}"), diagnostic.Severity, diagnostic.Message);
}
