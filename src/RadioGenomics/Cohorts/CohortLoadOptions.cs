using System.Collections.Immutable;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

/// <summary>Settings of <see cref="Cohort.Load(string, CohortLoadOptions, RunContext?)"/> that do not belong to the cohort itself.</summary>
public sealed record CohortLoadOptions
{
    /// <summary>Folder that holds the data folders of cohorts; null: the environment variable RADIOGENOMICS_DATA, or else the
    /// manifest's dataFolders. The folder of the same name as the manifest's in it comes first.</summary>
    public string? DataRoot { get; init; }

    /// <summary>Variant classes that count as mutated, in place of what the manifest says for every mutation table; empty: as the
    /// manifest says. The one word "non-synonymous" or "all" stands for its classes.</summary>
    public ImmutableArray<string> VariantClasses { get; init; } = [];

    internal CohortManifest Apply(CohortManifest manifest)
    {
        ImmutableArray<string> classes = VariantClasses is ["non-synonymous"] ? Data.VariantClasses.NonSynonymous
            : VariantClasses is ["all"] ? [.. Data.VariantClasses.NonSynonymous, .. Data.VariantClasses.Others]
            : VariantClasses;
        return classes.IsEmpty ? manifest : manifest with
        {
            Tables = [.. manifest.Tables.Select(t => t.Kind == TableKind.Mutations ? t with { VariantClasses = classes } : t)],
        };
    }
}
