using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>How a variable becomes groups.</summary>
public enum CutRule
{
    /// <summary>Text, and numbers with five different values or fewer: levels. Other numbers: median.</summary>
    Auto,
    /// <summary>Every different value is a group.</summary>
    Levels,
    /// <summary>At or below the median, and above.</summary>
    Median,
    /// <summary>Three groups of about the same size.</summary>
    Tertiles,
    /// <summary>Four groups of about the same size.</summary>
    Quartiles,
    /// <summary>At or below a given value, and above.</summary>
    Value,
    /// <summary>The cut with the largest log-rank statistic, its p adjusted for the search.</summary>
    Maxstat,
    /// <summary>Each fold divided by the best cut of the others, so that a log-rank test is honest.</summary>
    CrossFitted,
}

/// <summary>Groups of patients and how they came about.</summary>
public sealed record SurvivalGroups
{
    /// <summary>Most different values that are taken for levels by themselves.</summary>
    public const int FewLevels = 5;

    const int MostLevels = 30;

    /// <summary>The groups.</summary>
    public required Grouping Groups { get; init; }

    /// <summary>What was done, for the reader.</summary>
    public required Diagnostic Note { get; init; }

    /// <summary>The search, when there was one.</summary>
    public CutPointResult? CutPoint { get; init; }

    /// <summary>The cross-fitting, when there was one.</summary>
    public CrossFittedGroups? CrossFit { get; init; }

    /// <summary>Makes groups from a column.</summary>
    /// <param name="data">Follow-up of the same rows; needed by the searched cuts.</param>
    /// <param name="column">Text or numbers, one for each row.</param>
    /// <param name="rule">How.</param>
    /// <param name="cutValue">Where, with <see cref="CutRule.Value"/>.</param>
    /// <param name="options">For the searched cuts; null: defaults.</param>
    /// <param name="run">Seed of cross-fitting.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionConflict"/> for a cut through text, or without its value;
    /// <see cref="ErrorCode.OptionOutOfRange"/> for more than 30 levels; those of <see cref="CutPoint"/>.</exception>
    public static SurvivalGroups Of(SurvivalData data, TableColumn column, CutRule rule = CutRule.Auto, double? cutValue = null,
        CutPointOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(column);
        SurvivalDataCheck.SameLength($"values of '{column.Name}'", column.Count, data.Count);
        Grouping? levels = rule is CutRule.Levels || column.Kind is ColumnKind.Text or ColumnKind.Boolean ? Grouping.FromColumn(column)
            : rule == CutRule.Auto ? LevelsIfFew(column) : null;
        if (levels is not null)
        {
            return OfLevels(column, levels, rule);
        }
        double[] values = [.. Enumerable.Range(0, column.Count).Select(column.NumberAt)];
        return rule switch
        {
            CutRule.Maxstat => Searched(Survival.CutPoint.Search(data, values, column.Name, options)),
            CutRule.CrossFitted => CrossFitted(column.Name, Survival.CutPoint.CrossFit(data, values, column.Name, options, run)),
            _ => AtFixedCuts(column.Name, values, rule, cutValue),
        };
    }

    static Grouping? LevelsIfFew(TableColumn column)
    {
        HashSet<double> different = [];
        for (int r = 0; r < column.Count && different.Count <= FewLevels; r++)
        {
            if (!column.IsMissing(r))
            {
                different.Add(column.NumberAt(r));
            }
        }
        return different.Count <= FewLevels ? Grouping.FromColumn(column) : null;
    }

    static SurvivalGroups OfLevels(TableColumn column, Grouping levels, CutRule rule)
    {
        if (rule is not (CutRule.Auto or CutRule.Levels))
        {
            Throw.CutNeedsNumbers(column.Name);
        }
        if (levels.Levels.Length > MostLevels)
        {
            Throw.TooManyGroups(column.Name, levels.Levels.Length, MostLevels);
        }
        return Noted(levels, FormattableString.Invariant($"'{column.Name}': each of its {levels.Levels.Length} values is a group."));
    }

    static SurvivalGroups Searched(CutPointResult found) =>
        Noted(found.Groups, FormattableString.Invariant($"'{found.Variable}' is cut at {found.Best.Cut}, the best of {found.Cuts.Length} cuts: only a p adjusted for that search counts."))
        with
        { CutPoint = found };

    static SurvivalGroups CrossFitted(string name, CrossFittedGroups found) =>
        Noted(found.Groups, FormattableString.Invariant($"'{name}' is divided fold by fold at the cut that the other {found.Cuts.Length - 1} folds favour ({string.Join(", ", found.Cuts.Select(TableColumn.FormatNumber))}); p is that of {found.Options.CutPermutations} permutations of the whole procedure."))
        with
        { CrossFit = found };

    static SurvivalGroups AtFixedCuts(string name, double[] values, CutRule rule, double? cutValue)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        if (rule == CutRule.Value && cutValue is null)
        {
            Throw.CutValueMissing();
        }
        double[] shares = rule switch { CutRule.Tertiles => [1 / 3.0, 2 / 3.0], CutRule.Quartiles => [0.25, 0.5, 0.75], _ => [0.5] };
        double[] cuts = rule == CutRule.Value ? [cutValue!.Value] : [.. shares.Select(q => SortedValues.Quantile(sorted, q)).Distinct()];
        int[] codes = [.. values.Select(v => double.IsNaN(v) ? -1 : cuts.Count(c => v > c))];
        var groups = new Grouping(name, [.. Names(name, rule == CutRule.Value ? [.. cuts.Select(TableColumn.FormatNumber)] : CutNames.At(values, cuts))], [.. codes]);
        string how = rule switch { CutRule.Value => "the given value", CutRule.Tertiles => "tertiles", CutRule.Quartiles => "quartiles", _ => "its median" };
        return Noted(groups.WithoutEmptyLevels(), $"'{name}' is a number and is cut at {how} ({string.Join(", ", cuts.Select(TableColumn.FormatNumber))}).");
    }

    static IEnumerable<string> Names(string name, string[] at)
    {
        yield return $"{name}<={at[0]}";
        for (int i = 1; i < at.Length; i++)
        {
            yield return $"{at[i - 1]}<{name}<={at[i]}";
        }
        yield return $"{name}>{at[^1]}";
    }

    static SurvivalGroups Noted(Grouping groups, string text) => new() { Groups = groups, Note = Diagnostic.Note(ErrorCode.ReaderNote, text) };
}
