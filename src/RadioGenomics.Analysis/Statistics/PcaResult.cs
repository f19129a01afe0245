using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Result of <see cref="PrincipalComponents.Run"/>.</summary>
public sealed record PcaResult : IReport
{
    /// <summary>Name of the table.</summary>
    public required string Name { get; init; }

    /// <summary>Samples in the coordinates of the components. Shape: [samples, components].</summary>
    public required LabelledMatrix Scores { get; init; }

    /// <summary>Directions, of length one. Shape: [features, components].</summary>
    public required LabelledMatrix Loadings { get; init; }

    /// <summary>Standard deviation of the scores. Shape: [components].</summary>
    public required ImmutableArray<double> StandardDeviations { get; init; }

    /// <summary>Share of the whole variance. Range: [0, 1]. Shape: [components].</summary>
    public required ImmutableArray<double> VarianceShare { get; init; }

    /// <summary>What was taken off each column. Shape: [features].</summary>
    public required ImmutableArray<double> Centre { get; init; }

    /// <summary>What each column was divided by. Shape: [features].</summary>
    public required ImmutableArray<double> Scale { get; init; }

    /// <summary>The options.</summary>
    public required PcaOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Number of components.</summary>
    public int Count => StandardDeviations.Length;

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string how = Options.Scale ? "columns of unit variance" : Options.Center ? "centred columns" : "columns as they are";
            string shares = string.Join(", ", VarianceShare.Take(3).Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"PC{i + 1} {100 * v:0.0} %")));
            string left = Diagnostics.IsEmpty ? "" : $" {Diagnostics[0].Message}";
            return string.Create(CultureInfo.InvariantCulture, $"Principal components of {Name}: {Scores.SampleCount} samples, {Loadings.SampleCount} {how}; variance: {shares}.{left}");
        }
    }

    /// <summary>Tables <c>pca_variance</c> (component, sd, share, cumulative), <c>pca_scores</c> (sample, PC1, ...) and <c>pca_loadings</c> (feature, PC1, ...).</summary>
    public IEnumerable<Table> Tables()
    {
        double sum = 0;
        double[] cumulative = [.. VarianceShare.Select(v => sum += v)];
        yield return Table.From("pca_variance", ("component", Scores.FeatureIds), ("sd", StandardDeviations), ("share", VarianceShare), ("cumulative", cumulative));
        yield return Wide("pca_scores", "sample", Scores);
        yield return Wide("pca_loadings", "feature", Loadings);
    }

    static Table Wide(string name, string first, LabelledMatrix values) => new(name,
        [TableColumn.Text(first, [.. values.SampleIds]), .. values.FeatureIds.Select((id, f) => TableColumn.Number(id, values.Column(f).ToArray()))]);

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => Count < 2 ? [Scree()] : [Biplot(), Scree()];

    /// <summary>Samples and the longest loadings in the plane of two components.</summary>
    /// <param name="options">Components, classes, arrows, ellipses; null: the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    public FigureSpec Biplot(BiplotOptions? options = null) => BiplotFigure.Of(this, (options ?? new()).Checked(Count));

    /// <summary>Share of variance of each component, and together.</summary>
    public FigureSpec Scree() => BiplotFigure.Scree(this);
}
