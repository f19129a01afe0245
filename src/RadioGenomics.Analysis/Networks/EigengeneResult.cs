using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Networks;

/// <summary>One profile per module.</summary>
public sealed record EigengeneResult
{
    /// <summary>Module numbers, ascending; 0 = the genes of no module. Shape: [modules].</summary>
    public required ImmutableArray<int> Modules { get; init; }

    /// <summary>Eigengenes, unit length, columns <c>ME0, ME1 ...</c>. Shape: [samples × modules].</summary>
    public required LabelledMatrix Values { get; init; }

    /// <summary>Share of the module's variance that its eigengene explains. Shape: [modules]. Range: [0, 1].</summary>
    public required ImmutableArray<double> VarianceExplained { get; init; }

    /// <summary>Mean of the module's standardised genes, columns <c>AE0, AE1 ...</c>. Shape: [samples × modules].</summary>
    public required LabelledMatrix AverageExpression { get; init; }

    /// <summary>The same without the genes of no module.</summary>
    public EigengeneResult WithoutGrey() => Modules.IndexOf(0) < 0 ? this : Select([.. Enumerable.Range(0, Modules.Length).Where(i => Modules[i] != 0)]);

    /// <summary>Some of the modules, by position.</summary>
    internal EigengeneResult Select(int[] positions) => new()
    {
        Modules = [.. positions.Select(i => Modules[i])],
        Values = Values.SelectFeatures(positions),
        VarianceExplained = [.. positions.Select(i => VarianceExplained[i])],
        AverageExpression = AverageExpression.SelectFeatures(positions),
    };
}
