using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>A score per sample and gene set.</summary>
public sealed record SingleSampleResult : IReport
{
    /// <summary>Scores. Shape: [samples × sets]. NaN: no gene is outside the set.</summary>
    public required LabelledMatrix Scores { get; init; }

    /// <summary>Genes of each set that were scored. Shape: [sets].</summary>
    public required ImmutableArray<int> Sizes { get; init; }

    /// <summary>PLAGE: share of the set's variance that the score explains; empty for other methods. Shape: [sets]. Range: [0, 1].</summary>
    public ImmutableArray<double> VarianceExplained { get; init; } = [];

    /// <summary>Name and version of the collection.</summary>
    public required string Collection { get; init; }

    /// <summary>Genes that were used; for all methods but ssGSEA without the constant ones.</summary>
    public required int GeneCount { get; init; }

    /// <summary>Sets that were left out because of their size.</summary>
    public required Table LeftOut { get; init; }

    /// <summary>Settings, every default filled in.</summary>
    public required SingleSampleOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant(
        $"{MethodName}: {Scores.FeatureCount} sets of {Collection} scored in {Scores.SampleCount} samples from {GeneCount} genes. ") + Meaning;

    /// <summary>The method as papers write it.</summary>
    public string MethodName => Options.Method switch
    {
        SingleSampleMethod.Ssgsea => "ssGSEA",
        SingleSampleMethod.Gsva => Options.Kcdf == GsvaKernel.None ? "GSVA (no kernel)" : $"GSVA ({Options.Kcdf} kernel)",
        SingleSampleMethod.Plage => "PLAGE",
        _ => "combined z-score",
    };

    string Meaning => Options.Method switch
    {
        SingleSampleMethod.Ssgsea when Options.SsgseaNorm => "Scores are divided by their range over all samples and sets, so they depend on the cohort.",
        SingleSampleMethod.Ssgsea => "Each sample's scores depend on that sample alone.",
        SingleSampleMethod.Gsva => "A gene's level is relative to the cohort, so scores of different cohorts are not comparable.",
        SingleSampleMethod.Plage => "The sign is such that a score rises with the mean standardised expression of the set.",
        _ => "Genes are standardised over the cohort.",
    };

    /// <summary>sample and one column per set; the table that <c>scores.tsv</c> holds.</summary>
    public Table ToTable() => new("scores",
    [
        TableColumn.Text("sample", [.. Scores.SampleIds]),
        .. Enumerable.Range(0, Scores.FeatureCount).Select(s => TableColumn.Number(Scores.FeatureIds[s], Scores.Column(s).ToArray())),
    ]);

    /// <summary>set, size and for PLAGE variance_explained.</summary>
    public Table SetTable() => Table.From("sets", [
        ("set", Scores.FeatureIds), ("size", Sizes),
        .. VarianceExplained.IsEmpty ? Array.Empty<(string, object)>() : [("variance_explained", VarianceExplained)]]);

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => LeftOut.RowCount > 0 ? [ToTable(), SetTable(), LeftOut] : [ToTable(), SetTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [SingleSampleFigure.Of(this)];
}
