using System.Collections.Immutable;

namespace RadioGenomics.Demo;

/// <summary>What drives a feature.</summary>
public enum DriverKind
{
    /// <summary>Nothing that any other table knows; features of one block may share noise.</summary>
    None,
    /// <summary>A module's score.</summary>
    Module,
    /// <summary>Tumour volume: texture that grows with the number of voxels.</summary>
    Volume,
    /// <summary>Tumour volume: a measure of size.</summary>
    Shape,
    /// <summary>A mutation.</summary>
    Mutation,
    /// <summary>The feature is constant.</summary>
    Constant,
}

/// <summary>What a pair of a feature and a gene is.</summary>
public enum PairKind
{
    /// <summary>Independent: any discovery is false.</summary>
    Null,
    /// <summary>The feature is driven by the gene's module.</summary>
    Planted,
    /// <summary>Related through tumour volume only: a discovery is false once volume is adjusted for.</summary>
    Confounded,
    /// <summary>Truly related, through modules or mutations that are related.</summary>
    Indirect,
}

/// <summary>An unseen variable.</summary>
public sealed record TrueLatent
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>Independent sources that it is made of: two variables are independent exactly when they share none.</summary>
    public required ImmutableArray<string> Roots { get; init; }
    /// <summary>How it is made, as a formula of standard normal e.</summary>
    public required string Formula { get; init; }
}

/// <summary>A gene of a module.</summary>
public sealed record TrueGene
{
    /// <summary>Symbol.</summary>
    public required string Gene { get; init; }
    /// <summary>Correlation of log2 expression with the module's score, before values are cut at 0.</summary>
    public required double Loading { get; init; }
}

/// <summary>A co-expression module.</summary>
public sealed record TrueModule
{
    /// <summary>Name; also the name of its latent variable.</summary>
    public required string Name { get; init; }
    /// <summary>What it stands for.</summary>
    public required string Description { get; init; }
    /// <summary>Its genes.</summary>
    public required ImmutableArray<TrueGene> Genes { get; init; }
}

/// <summary>A feature and its driver.</summary>
public sealed record TrueFeature
{
    /// <summary>Name of the feature.</summary>
    public required string Feature { get; init; }
    /// <summary>Kind of driver.</summary>
    public required DriverKind Driver { get; init; }
    /// <summary>Name of the latent variable; empty for none.</summary>
    public string Source { get; init; } = "";
    /// <summary>Correlation with the latent variable (for measures of size, which follow powers of the volume, its sign and rough size).</summary>
    public double Loading { get; init; }
}

/// <summary>A planted link.</summary>
public sealed record TruePair
{
    /// <summary>Name of the feature.</summary>
    public required string Feature { get; init; }
    /// <summary>Name of the module.</summary>
    public required string Module { get; init; }
    /// <summary>Correlation of the feature with the module's score; with a gene it is this times the gene's loading.</summary>
    public required double Loading { get; init; }
}

/// <summary>A mutated gene.</summary>
public sealed record TrueMutation
{
    /// <summary>Symbol.</summary>
    public required string Gene { get; init; }
    /// <summary>Share of patients that was aimed at.</summary>
    public required double Rate { get; init; }
    /// <summary>Number of patients who got it, before anything was left out.</summary>
    public required int Patients { get; init; }
    /// <summary>What goes with it: a module or a feature; empty for nothing.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];
    /// <summary>What a reader should know.</summary>
    public string Note { get; init; } = "";
}

/// <summary>An effect on survival.</summary>
public sealed record TrueSurvivalEffect
{
    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }
    /// <summary>Stage (per step from I to IV) or a module's score (per standard deviation).</summary>
    public required string Term { get; init; }
    /// <summary>Logarithm of the hazard ratio.</summary>
    public required double LogHazardRatio { get; init; }
}

/// <summary>Something damaged on purpose.</summary>
public sealed record TrueDefect
{
    /// <summary>Table of the manifest.</summary>
    public required string Table { get; init; }
    /// <summary>near-miss, duplicate, missing, not-profiled, constant, missing-values or damaged-symbol.</summary>
    public required string Kind { get; init; }
    /// <summary>The identifier, feature or gene as it stands in the file; empty where it is missing.</summary>
    public string Identifier { get; init; } = "";
    /// <summary>The patient who is meant; empty where the defect is none of a patient.</summary>
    public string Patient { get; init; } = "";
}
