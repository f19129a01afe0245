using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Result of <see cref="PhenotypeGsea.Run"/>.</summary>
public sealed record PhenotypeGseaResult : IReport
{
    /// <summary>One row per set, sorted by p, then by |NES|; Q is the false discovery rate of Subramanian et al. Shape: [sets].</summary>
    public required ImmutableArray<GseaRow> Rows { get; init; }

    /// <summary>Family-wise error rate of each row. Shape: [sets].</summary>
    public required ImmutableArray<double> Fwer { get; init; }

    /// <summary>What the samples differ in.</summary>
    public required GseaPhenotype Phenotype { get; init; }

    /// <summary>The genes by their metric.</summary>
    public required GeneRanking Ranking { get; init; }

    /// <summary>The sets placed in the ranking.</summary>
    public required GeneSetIndex Index { get; init; }

    /// <summary>The options, every default filled in.</summary>
    public required PhenotypeGseaOptions Options { get; init; }

    /// <inheritdoc/>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Rows.Length} gene sets against {Ranking.Count} genes ranked by {Options.Metric} with {Direction} in {Phenotype.Values.Length} samples, {Options.Permutations} sample permutations: {Rows.Count(r => r.Q < 0.25 && r.Es > 0)} high and {Rows.Count(r => r.Q < 0.25 && r.Es < 0)} low with q < 0.25, {Rows.Count(r => r.Q < 0.05)} with q < 0.05.");

    string Direction => Phenotype.IsClasses
        ? string.Create(CultureInfo.InvariantCulture, $"{Phenotype.FirstClass} ({Phenotype.Values.Count(v => v == 1)}, positive scores) over {Phenotype.SecondClass} ({Phenotype.Values.Count(v => v == 0)})")
        : Phenotype.Name;

    /// <inheritdoc/>
    public IEnumerable<Table> Tables()
    {
        var table = GseaResult.ToTable(Rows);
        yield return new Table("gsea", [.. table.Columns, TableColumn.Number("fwer", [.. Fwer])]);
        yield return Table.From("ranking", ("gene", Ranking.Genes), ("score", Ranking.Scores));
        yield return Index.LeftOut;
    }

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => GseaFigures.All(Ranking, Index, Rows, Score, $"{Direction}; samples permuted.");

    /// <summary>The running sum of a set.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/>: the set was not tested.</exception>
    public FigureSpec RunningSum(string set)
    {
        GseaRow row = Rows.FirstOrDefault(r => r.Set == set) ?? Throw.GeneSetNotTested(set, Rows.Select(r => r.Set));
        return GseaFigures.RunningSum(Ranking, Index, row, Score(row));
    }

    EnrichmentScore Score(GseaRow row)
    {
        Index.TryIndexOf(row.Set, out int set);
        return EnrichmentScore.Of(Ranking, Index.Genes(set), Options.Weight);
    }

    internal static PhenotypeGseaResult Create(GseaPhenotype phenotype, GeneRanking ranking, GeneSetIndex index, EnrichmentScore[] scores, double[][] nulls,
        PhenotypeGseaOptions options, ImmutableArray<Diagnostic> notes)
    {
        var test = new PermutationTest([.. scores.Select(s => s.Score)], nulls);
        GseaRow[] rows = [.. scores.Select((score, s) => new GseaRow
        {
            Set = index.Names[s],
            Size = index.Size(s),
            Es = score.Score,
            Nes = test.Nes[s],
            P = test.P[s],
            Log2Error = test.Log2Error[s],
            Q = test.Q[s],
            LeadingEdge = [.. score.LeadingEdge.Select(place => ranking.Genes[place])],
        })];
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(s => double.IsNaN(rows[s].P)).ThenBy(s => rows[s].P)
            .ThenByDescending(s => Math.Abs(rows[s].Nes)).ThenBy(s => rows[s].Set, StringComparer.Ordinal)];
        return new()
        {
            Rows = [.. order.Select(s => rows[s])],
            Fwer = [.. order.Select(s => test.Fwer[s])],
            Phenotype = phenotype,
            Ranking = ranking,
            Index = index,
            Options = options,
            Diagnostics = [.. notes, .. Notes(phenotype, rows, options)],
        };
    }

    static IEnumerable<Diagnostic> Notes(GseaPhenotype phenotype, GseaRow[] rows, PhenotypeGseaOptions options)
    {
        int smaller = Math.Min(phenotype.Values.Count(v => v == 1), phenotype.Values.Count(v => v == 0));
        if (phenotype.IsClasses && smaller < 7)
        {
            yield return Diagnostic.Warning(ErrorCode.TooFewObservations, FormattableString.Invariant(
                $"The smaller class has {smaller} samples; with fewer than 7 the arrangements of the samples are few and p-values coarse. Consider camera."));
        }
        int unknown = rows.Count(r => double.IsNaN(r.P));
        if (unknown > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.GseaUnbalanced, FormattableString.Invariant(
                $"{unknown} sets have no p-value: hardly any of {options.Permutations} permutations gives them a score of their sign."));
        }
    }
}
