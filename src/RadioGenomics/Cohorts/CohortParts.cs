using System.Collections.Immutable;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

/// <summary>What a <see cref="Cohort"/> is made of.</summary>
sealed record CohortParts
{
    public required CohortManifest Manifest { get; init; }
    public required JoinReport Report { get; init; }
    public required ImmutableArray<IdKey> Keys { get; init; }
    public required ImmutableArray<string> Labels { get; init; }
    public required ImmutableDictionary<string, LabelledMatrix> Matrices { get; init; }
    public required ImmutableDictionary<string, Table> Variants { get; init; }
    public required Table? Clinical { get; init; }
    public required ImmutableArray<CohortEndpoint> Endpoints { get; init; }
    public required ImmutableArray<InputRecord> Inputs { get; init; }
    public required ImmutableArray<CohortStep> Steps { get; init; }
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
    public required ulong Seed { get; init; }
}
