using System.Collections.Immutable;

namespace RadioGenomics.Data.Cohorts;

/// <summary>How identifiers of a file become keys.</summary>
public enum IdRuleKind
{
    /// <summary>The whole identifier is the patient.</summary>
    Exact,
    /// <summary>TCGA barcodes of 12 to 28 characters, see <see cref="TcgaBarcode"/>.</summary>
    Tcga,
    /// <summary>A regular expression with the named group <c>patient</c> and, if there, <c>sample</c> and <c>lesion</c>.</summary>
    Regex,
}

/// <summary>Text that is replaced in identifiers before the rule looks at them.</summary>
public sealed record IdReplacement
{
    /// <summary>What to look for: plain text, upper and lower case told apart.</summary>
    public required string Find { get; init; }

    /// <summary>What to put there.</summary>
    public required string With { get; init; }
}

/// <summary>
/// Maps an identifier of a file to a key patient[/sample[/lesion]]. In this order: trim, replace, upperCase, prefix, then the
/// rule proper. Identifiers of the file itself are never changed: reports show them as they stand there.
/// </summary>
public sealed record IdRule
{
    /// <summary>The rule proper; when it is not given: regex where a pattern is, exact otherwise.</summary>
    public IdRuleKind? Kind { get; init; }

    /// <summary>A .NET regular expression with the named group patient and optionally sample and lesion, such as
    /// <c>^(?&lt;patient>R01-\d{3})(_L(?&lt;lesion>\d+))?$</c>. It may match anywhere: anchor it.</summary>
    public string? Pattern { get; init; }

    /// <summary>Remove blanks around the identifier. Off by default, so that a stray blank shows up as a near miss.</summary>
    public bool Trim { get; init; }

    /// <summary>Turn lower-case letters into upper-case ones.</summary>
    public bool UpperCase { get; init; }

    /// <summary>Put before identifiers that do not start with it, such as TCGA- where a file writes 02-0003.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Replacements, applied one after the other.</summary>
    public ImmutableArray<IdReplacement> Replace { get; init; } = [];

    /// <summary>TCGA only: keep normal tissue and control samples too.</summary>
    public bool IncludeNormals { get; init; }

    /// <summary>TCGA only: the two-digit sample types to keep, such as 01; empty: every tumour type.</summary>
    public ImmutableArray<string> SampleTypes { get; init; } = [];

    /// <summary>Maps one identifier. For many, build one <see cref="IdMatcher"/>.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ManifestInvalid"/>: the pattern is not valid.</exception>
    public IdMatch Match(string identifier) => new IdMatcher(this).Match(identifier);
}
