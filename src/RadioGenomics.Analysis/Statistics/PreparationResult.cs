using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>One step of preparation: the matrix after it, what was removed, and the settings, for the record.</summary>
public sealed record PreparationResult : IReport
{
    /// <summary>The matrix after the step.</summary>
    public required LabelledMatrix Values { get; init; }

    /// <summary>Name of the step, such as "log2" or "tmm".</summary>
    public required string Step { get; init; }

    /// <summary>Every setting of the step with the value that was used.</summary>
    public ImmutableArray<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Samples that the step removed.</summary>
    public ImmutableArray<string> RemovedSamples { get; init; } = [];

    /// <summary>Features that the step removed.</summary>
    public ImmutableArray<string> RemovedFeatures { get; init; } = [];

    /// <summary>Numbers per sample that the step computed (normalisation factors, connectivity); null when there are none.</summary>
    public Table? SampleStatistics { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Step} ({string.Join(", ", Settings.Select(s => $"{s.Name} = {s.Value}"))}): {Values.SampleCount} samples × {Values.FeatureCount} features remain; removed {RemovedSamples.Length} samples, {RemovedFeatures.Length} features.");

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        yield return Table.From("removed",
            ("kind", RemovedSamples.Select(_ => "sample").Concat(RemovedFeatures.Select(_ => "feature"))),
            ("label", RemovedSamples.Concat(RemovedFeatures)),
            ("step", Enumerable.Repeat(Step, RemovedSamples.Length + RemovedFeatures.Length)));
        if (SampleStatistics is not null)
        {
            yield return SampleStatistics;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => [];

    internal static (string, string) Setting(string name, double value) => (name, TableColumn.FormatNumber(value));
}
