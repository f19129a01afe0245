using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>One gene set against the genes outside it.</summary>
public sealed record CameraRow
{
    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Genes of the set that were tested.</summary>
    public required int Size { get; init; }

    /// <summary>Up: the set's genes have higher statistics than the others; Down: lower.</summary>
    public required string Direction { get; init; }

    /// <summary>Two-sided p-value; NaN where no gene is outside the set.</summary>
    public required double P { get; init; }

    /// <summary>Benjamini-Hochberg over the sets of the collection.</summary>
    public required double Q { get; init; }

    /// <summary>Correlation between the set's genes that the test took: preset or estimated; NaN for a single gene where it was to be estimated.</summary>
    public required double Correlation { get; init; }

    /// <summary>Mean statistic (of ranks: mean rank) of the set's genes less that of the others.</summary>
    public required double Difference { get; init; }
}

/// <summary>Competitive gene set test that allows for correlation between genes.</summary>
public sealed record CameraResult : IReport
{
    /// <summary>Why this is the default for statistics of genes: carried by every result.</summary>
    public const string WhyNotPreranked =
        "Genes of a set are co-expressed, so their statistics move together: tests that permute genes (preranked GSEA, over-representation) take them "
        + "for independent, underestimate the variance of a set's mean and give p-values that are too small (anti-conservative), whereas CAMERA inflates that variance by the inter-gene correlation.";

    /// <summary>The sets by p, then by the order of the collection.</summary>
    public required ImmutableArray<CameraRow> Rows { get; init; }

    /// <summary>Name and version of the collection.</summary>
    public required string Collection { get; init; }

    /// <summary>Number of genes that were tested.</summary>
    public required int GeneCount { get; init; }

    /// <summary>Moderated statistics of the genes; null for a ranking that was given.</summary>
    public ModeratedTResult? Genes { get; init; }

    /// <summary>Sets that were left out because of their size.</summary>
    public required Table LeftOut { get; init; }

    /// <summary>Settings.</summary>
    public required CameraOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string correlation = Options.InterGeneCorrelation is double r ? FormattableString.Invariant($"preset to {r:0.####}") : "estimated set by set";
            int up = Rows.Count(r => r.Q < 0.05 && r.Direction == CameraTest.Up), down = Rows.Count(r => r.Q < 0.05 && r.Direction == CameraTest.Down);
            return FormattableString.Invariant($"CAMERA: {Rows.Length} sets of {Collection}, {GeneCount} genes, inter-gene correlation {correlation}: {up} up and {down} down at q < 0.05. ")
                + WhyNotPreranked;
        }
    }

    /// <summary>set, size, direction, p, q, correlation, difference.</summary>
    public Table ToTable() => Table.From("camera",
        ("set", Rows.Select(r => r.Set)), ("size", Rows.Select(r => r.Size)), ("direction", Rows.Select(r => r.Direction)), ("p", Rows.Select(r => r.P)),
        ("q", Rows.Select(r => r.Q)), ("correlation", Rows.Select(r => r.Correlation)), ("difference", Rows.Select(r => r.Difference)));

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        yield return ToTable();
        if (Genes is not null)
        {
            yield return Genes.ToTable();
        }
        if (LeftOut.RowCount > 0)
        {
            yield return LeftOut;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => Rows.Any(r => !double.IsNaN(r.P)) ? [CameraFigure.Of(this)] : [];
}
