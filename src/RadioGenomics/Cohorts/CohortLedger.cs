using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadioGenomics;

/// <summary>One verb that was called on a cohort.</summary>
/// <param name="Verb">Such as Correlate.</param>
/// <param name="Matrices">Name, size and SHA-256 of the values of each matrix that went in.</param>
/// <param name="Options">The resolved options, as JSON.</param>
/// <param name="Summary">What came out, in a sentence.</param>
public sealed record LedgerEntry(string Verb, ImmutableArray<string> Matrices, string Options, string Summary);

/// <summary>
/// Provenance: files and their hashes, manifest, steps, versions, seed, and every verb with its inputs and options. It holds no
/// time stamps and no machine names, so that two runs of the same thing give the same text.
/// </summary>
public sealed class CohortLedger
{
    static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly Cohort _cohort;
    ImmutableList<LedgerEntry> _entries = [];

    internal CohortLedger(Cohort cohort, ulong seed)
    {
        _cohort = cohort;
        Seed = seed;
    }

    /// <summary>The files, with their SHA-256.</summary>
    public ImmutableArray<InputRecord> Inputs => _cohort.Inputs;

    /// <summary>Seed of the run that loaded the cohort.</summary>
    public ulong Seed { get; }

    /// <summary>Versions of RadioGenomics and of the runtime.</summary>
    public ImmutableArray<string> Versions { get; } =
    [
        $"RadioGenomics {typeof(Cohort).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"}",
        RuntimeInformation.FrameworkDescription,
        $"{RuntimeInformation.OSArchitecture}".ToLowerInvariant(),
    ];

    /// <summary>The verbs so far, in the order of their calls.</summary>
    public ImmutableArray<LedgerEntry> Entries => [.. _entries];

    /// <summary>The ledger as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        cohort = _cohort.Name,
        inputs = Inputs,
        manifest = JsonDocument.Parse(_cohort.Manifest.ToJson()).RootElement,
        steps = _cohort.Steps,
        versions = Versions,
        seed = Seed,
        verbs = Entries,
    }, Json).ReplaceLineEndings("\n") + "\n";

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Inputs.Length} input files, {_cohort.Steps.Length} steps, {_entries.Count} verbs");

    internal void Add(string verb, IEnumerable<LabelledMatrix> matrices, object options, string summary)
    {
        LedgerEntry entry = new(verb, [.. matrices.Select(Describe)], JsonSerializer.Serialize(options, options.GetType(), Json), summary);
        ImmutableInterlocked.Update(ref _entries, list => list.Add(entry));
    }

    static string Describe(LabelledMatrix matrix)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(matrix.Values.Span)));
        return string.Create(CultureInfo.InvariantCulture, $"{matrix.Name} {matrix.SampleCount}x{matrix.FeatureCount} sha256:{hash}");
    }
}
