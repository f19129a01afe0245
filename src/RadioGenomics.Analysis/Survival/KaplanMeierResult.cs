using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Result of <see cref="KaplanMeier.Fit"/>.</summary>
public sealed partial record KaplanMeierResult : IReport
{
    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Unit of the times; empty when unknown.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>What the groups are; empty for one curve.</summary>
    public required string GroupedBy { get; init; }

    /// <summary>One curve per group.</summary>
    public required ImmutableArray<SurvivalCurve> Curves { get; init; }

    /// <summary>Restricted mean of each group. Shape: [groups].</summary>
    public required ImmutableArray<RestrictedMean> Means { get; init; }

    /// <summary>Every further group against the first.</summary>
    public ImmutableArray<RestrictedMeanDifference> MeanDifferences { get; init; } = [];

    /// <summary>The test between the groups; null with one group or no events.</summary>
    public LogRankResult? LogRank { get; init; }

    /// <summary>Pairs of three groups or more.</summary>
    public ImmutableArray<LogRankPair> Pairs { get; init; } = [];

    /// <summary>The search, when the groups are divided by a searched cut.</summary>
    public CutPointResult? CutPoint { get; init; }

    /// <summary>The cross-fitting, when the groups are cross-fitted.</summary>
    public CrossFittedGroups? CrossFit { get; init; }

    /// <summary>The test that allows for how the groups came about; null when they were given.</summary>
    internal (string Test, double ChiSquared, double P)? SearchedTest =>
        CutPoint is { } cut ? ($"maximally selected log-rank ({cut.Options.CutPMethod}), adjusted for the search", cut.Best.Statistic * cut.Best.Statistic, cut.P)
        : CrossFit is { } cross ? ("cross-fitted log-rank, by permutation of the whole procedure", cross.Statistic * cross.Statistic, cross.P)
        : null;

    /// <summary>The same curves with the account of where their groups come from.</summary>
    public KaplanMeierResult From(SurvivalGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return this with { CutPoint = groups.CutPoint, CrossFit = groups.CrossFit, Diagnostics = [groups.Note, .. Diagnostics] };
    }

    /// <summary>The options, every default filled in.</summary>
    public required KaplanMeierOptions Options { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Rows in all groups.</summary>
    public int RowCount => Curves.Sum(c => c.RowCount);

    /// <summary>How a group is named in sentences and figures: a bare number says what it is a number of.</summary>
    internal string LabelOf(string group) =>
        double.TryParse(group, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) ? $"{GroupedBy} {group}" : group;

    /// <summary>The curve of a group.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.UnknownLabel"/> with the groups there are.</exception>
    public SurvivalCurve Curve(string group)
    {
        SurvivalCurve? curve = Curves.FirstOrDefault(c => c.Group == group);
        if (curve is null)
        {
            Throw.NoGroup(group, Curves.Select(c => c.Group));
        }
        return curve!;
    }

    /// <inheritdoc/>
    public string Summary
    {
        get
        {
            string unit = TimeUnit.Length > 0 ? " " + TimeUnit : "";
            string medians = string.Join("; ", Curves.Select(c => $"{(GroupedBy.Length > 0 ? LabelOf(c.Group) + ": " : "")}{SurvivalWords.Median(c, unit)}"));
            string start = FormattableString.Invariant($"{Endpoint}: {RowCount} rows, {Curves.Sum(c => c.EventCount):0.##} events. Median survival ({100 * Options.ConfidenceLevel:0.#} % CI): ");
            return start + medians + "." + (LogRank is null ? "" : " " + SurvivalWords.Test(this) + ".");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Table> Tables() => KaplanMeierTables.Of(this);

    /// <inheritdoc/>
    public IEnumerable<FigureSpec> Figures() => CutPoint is null ? [KaplanMeierFigure.Of(this)] : [KaplanMeierFigure.Of(this), .. CutPoint.Figures()];
}
