using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Mutations;

/// <summary>Result of <see cref="FeatureMutation.Run"/>.</summary>
public sealed record FeatureMutationResult : IReport
{
    /// <summary>Every pair, sorted by p, feature, gene.</summary>
    public required ImmutableArray<FeatureMutationPair> Pairs { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required FeatureMutationOptions Options { get; init; }

    /// <summary>Patients in both matrices.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Features tested.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>Genes tested.</summary>
    public required ImmutableArray<string> Genes { get; init; }

    /// <summary>Genes left out because too few profiled patients are mutated, or too few are not.</summary>
    public required ImmutableArray<string> GenesLeftOut { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    // What the figure of the strongest pair needs.
    internal ImmutableArray<double> TopMutated { get; init; } = [];

    internal ImmutableArray<double> TopWildType { get; init; } = [];

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            int found = Pairs.Count(p => p.Q < 0.05);
            string tests = string.Create(CultureInfo.InvariantCulture,
                $"{FeatureCount} features against {Genes.Length} genes in {SampleCount} patients: {Pairs.Length} rank-sum tests, q by {Options.Adjust.InWords()} over all of them; {found} with q < 0.05. ");
            return tests + string.Create(CultureInfo.InvariantCulture,
                $"{GenesLeftOut.Length} genes were left out (fewer than {Options.MinMutated} mutated or {Options.MinWildType} wild-type profiled patients).");
        }
    }

    /// <summary>The pairs with q below a limit, as a table.</summary>
    public Table Where(double qBelow) => ToTable([.. Pairs.Where(p => p.Q < qBelow)]);

    /// <summary>The table of all pairs: feature, gene, n_mutated, n_wild_type, auc, ci_low, ci_high, p, q.</summary>
    public Table ToTable() => ToTable(Pairs);

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => [ToTable()];

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => Pairs.IsEmpty ? [] : [FeatureMutationFigures.Volcano(this), FeatureMutationFigures.Strip(this)];

    internal static FeatureMutationResult Create(LabelledMatrix features, LabelledMatrix mutations, ImmutableArray<TestedGene> genes,
        ImmutableArray<FeatureMutationPair> pairs, FeatureMutationOptions options, ImmutableArray<string> constant)
    {
        HashSet<string> tested = [.. genes.Select(g => g.Name)];
        TestedGene? top = pairs.IsEmpty ? null : genes.First(g => g.Name == pairs[0].Gene);
        return new()
        {
            Pairs = pairs,
            Options = options,
            SampleCount = features.SampleCount,
            FeatureCount = features.FeatureCount,
            Genes = [.. genes.Select(g => g.Name)],
            GenesLeftOut = [.. mutations.FeatureIds.Where(g => !tested.Contains(g))],
            TopMutated = top is null ? [] : Values(features.Column(pairs[0].Feature), top, Statistics.TwoGroupScan.Case),
            TopWildType = top is null ? [] : Values(features.Column(pairs[0].Feature), top, Statistics.TwoGroupScan.Control),
            Diagnostics = Notes(mutations, genes, constant, options),
        };
    }

    static ImmutableArray<double> Values(ReadOnlySpan<double> column, TestedGene gene, sbyte group)
    {
        var values = ImmutableArray.CreateBuilder<double>();
        for (int s = 0; s < column.Length; s++)
        {
            if (gene.Groups[s] == group && !double.IsNaN(column[s]))
            {
                values.Add(column[s]);
            }
        }
        return values.ToImmutable();
    }

    static ImmutableArray<Diagnostic> Notes(LabelledMatrix mutations, ImmutableArray<TestedGene> genes, ImmutableArray<string> constant, FeatureMutationOptions options)
    {
        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        if (genes.IsEmpty)
        {
            notes.Add(Diagnostic.Warning(ErrorCode.TooFewObservations, string.Create(CultureInfo.InvariantCulture,
                $"None of {mutations.FeatureCount} genes is mutated in {options.MinMutated} and wild type in {options.MinWildType} profiled patients; nothing was tested. Lower MinMutated, or look at the join report.")));
        }
        if (!constant.IsEmpty)
        {
            notes.Add(Diagnostic.Warning(ErrorCode.ConstantColumn, string.Create(CultureInfo.InvariantCulture,
                $"{constant.Length} features have the same value in all patients, so their p is NaN and not counted as tests: {string.Join(", ", constant.Take(5))}{(constant.Length > 5 ? " ..." : "")}.")));
        }
        int partly = genes.Count(g => g.Groups.Contains(Statistics.TwoGroupScan.Neither));
        if (partly > 0)
        {
            notes.Add(Diagnostic.Note(ErrorCode.NotProfiled, string.Create(CultureInfo.InvariantCulture,
                $"{partly} of {genes.Length} tested genes are not profiled in every patient; those patients are left out of the gene's tests.")));
        }
        return notes.ToImmutable();
    }

    static Table ToTable(ImmutableArray<FeatureMutationPair> pairs) => Table.From("feature_mutation",
        ("feature", pairs.Select(p => p.Feature)), ("gene", pairs.Select(p => p.Gene)),
        ("n_mutated", pairs.Select(p => p.MutatedCount)), ("n_wild_type", pairs.Select(p => p.WildTypeCount)),
        ("auc", pairs.Select(p => p.Auc)), ("ci_low", pairs.Select(p => p.Low)), ("ci_high", pairs.Select(p => p.High)),
        ("p", pairs.Select(p => p.P)), ("q", pairs.Select(p => p.Q)));
}
