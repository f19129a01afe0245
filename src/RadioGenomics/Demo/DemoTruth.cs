using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics.Demo;

/// <summary>What was planted in a demo cohort: the answers that an analysis is measured against (truth.json).</summary>
public sealed record DemoTruth : IReport
{
    /// <summary>Path or address of the schema, for editors. Not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Seed of the cohort.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Patients, genes and features simulated, before anything was left out on purpose.</summary>
    public required int Patients { get; init; }

    /// <summary>Number of genes.</summary>
    public required int Genes { get; init; }

    /// <summary>Number of radiomic features.</summary>
    public required int Features { get; init; }

    /// <summary>The unseen variables that drive genes, features, mutations and survival, with the independent sources each is made of.</summary>
    public required ImmutableArray<TrueLatent> Latents { get; init; }

    /// <summary>Co-expression modules with their genes. Genes in no module are driven by nothing.</summary>
    public required ImmutableArray<TrueModule> Modules { get; init; }

    /// <summary>Every feature and what drives it.</summary>
    public required ImmutableArray<TrueFeature> FeatureDrivers { get; init; }

    /// <summary>Feature and module: every gene of the module is a planted partner of the feature.</summary>
    public required ImmutableArray<TruePair> PlantedPairs { get; init; }

    /// <summary>How pairs that are not planted are told apart, in words.</summary>
    public required string NullPairs { get; init; }

    /// <summary>Driver mutations: how often, and what they change.</summary>
    public required ImmutableArray<TrueMutation> Mutations { get; init; }

    /// <summary>Effects on survival.</summary>
    public required ImmutableArray<TrueSurvivalEffect> SurvivalEffects { get; init; }

    /// <summary>What was damaged on purpose.</summary>
    public required ImmutableArray<TrueDefect> Defects { get; init; }

    /// <summary>What a pair of a feature and a gene is. For many pairs build one <see cref="TruthIndex"/>.</summary>
    /// <param name="feature">A feature of the cohort.</param>
    /// <param name="gene">A gene of the cohort.</param>
    public PairKind Classify(string feature, string gene) => new TruthIndex(this).Classify(feature, gene);

    /// <summary>The truth as JSON.</summary>
    public string ToJson() => DemoJson.Write(this);

    /// <summary>Reads a truth.json.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileFormat"/>.</exception>
    public static DemoTruth FromJson(string json, string source = "truth.json") => DemoJson.Read(json, source);

    /// <summary>The JSON Schema, as in data-schemas/truth.schema.json.</summary>
    public static string JsonSchema() => JsonSchemaText.Of(typeof(DemoTruth), "RadioGenomics demo cohort: what was planted");

    /// <inheritdoc/>
    [JsonIgnore]
    public string Summary => FormattableString.Invariant(
        $"Demo cohort of {Patients} patients (seed {Seed}): {Features} features, {Genes} genes in {Modules.Length} planted modules and background, ")
        + FormattableString.Invariant($"{PlantedPairs.Length} planted feature-module links, {Defects.Length} deliberate defects.");

    /// <inheritdoc/>
    [JsonIgnore]
    public ImmutableArray<Diagnostic> Diagnostics => [];

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() =>
    [
        Table.From("planted_pairs", ("feature", PlantedPairs.Select(p => p.Feature)), ("module", PlantedPairs.Select(p => p.Module)), ("loading", PlantedPairs.Select(p => p.Loading))),
        Table.From("defects", ("table", Defects.Select(d => d.Table)), ("identifier", Defects.Select(d => d.Identifier)), ("patient", Defects.Select(d => d.Patient)), ("kind", Defects.Select(d => d.Kind))),
    ];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];
}
