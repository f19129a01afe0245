using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RadioGenomics.Data.Cohorts;

/// <summary>
/// A cohort: which tables, how their identifiers become keys, how values are prepared, which endpoints. The file is JSON
/// (data-schemas/cohort.schema.json); members that are not known are errors.
/// </summary>
public sealed record CohortManifest
{
    /// <summary>Path or address of the schema, for editors. Not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Short name of the cohort, such as TCGA-HNSC.</summary>
    public required string Name { get; init; }

    /// <summary>What the cohort is and where its data come from.</summary>
    public string Description { get; init; } = "";

    /// <summary>Folders where the tables' files may lie, relative to the manifest; the first that exists counts. Where the environment
    /// variable RADIOGENOMICS_DATA is set, the folder of the same name in it comes first. Empty: files are relative to the manifest.</summary>
    public ImmutableArray<string> DataFolders { get; init; } = [];

    /// <summary>Rule for tables that have none of their own.</summary>
    public IdRule? IdRule { get; init; }

    /// <summary>Which part of the keys must agree: patient, sample or lesion.</summary>
    public KeyLevel JoinOn { get; init; } = KeyLevel.Patient;

    /// <summary>The tables, in the order in which reports name them.</summary>
    public required ImmutableArray<TableManifest> Tables { get; init; }

    /// <summary>Outcomes with a time and an event.</summary>
    public ImmutableArray<EndpointManifest> Endpoints { get; init; } = [];

    /// <summary>Radiomic feature that holds the tumour volume, or else another measure of size: the usual confounder, and the size for
    /// replicates 'largest'.</summary>
    public string? Volume { get; init; }

    /// <summary>Names of radiomic features or clinical columns to adjust for when nothing else is asked for.</summary>
    public ImmutableArray<string> Covariates { get; init; } = [];

    /// <summary>Smallest share of the smallest required table that must join. Range: 0 to 1.</summary>
    public double MinimumJoinedShare { get; init; } = 0.5;

    // Outcomes belong to the first clinical table unless the manifest says which.
    internal IEnumerable<EndpointManifest> EndpointsOf(TableManifest table)
    {
        string? first = Tables.FirstOrDefault(t => t.Kind == TableKind.Clinical)?.ResolvedName;
        return Endpoints.Where(e => (e.Table ?? first) == table.ResolvedName);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Path of a cohort.json.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileNotFound"/>, <see cref="ErrorCode.FileUnreadable"/>,
    /// <see cref="ErrorCode.ManifestInvalid"/> with line, member and nearest known name.</exception>
    public static CohortManifest Read(string path) => ManifestReader.Read(path);

    /// <summary>Reads a manifest from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ManifestInvalid"/>.</exception>
    public static CohortManifest Parse(string json, string source = "manifest") => ManifestReader.Parse(System.Text.Encoding.UTF8.GetBytes(json), source);

    /// <summary>The manifest as JSON text.</summary>
    public string ToJson() => ManifestReader.Write(this);

    /// <summary>The JSON Schema of a manifest, as in data-schemas/cohort.schema.json.</summary>
    public static string JsonSchema() => JsonSchemaText.Of(typeof(CohortManifest), "RadioGenomics cohort manifest");
}
