using System.Globalization;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>Which rows are left out together.</summary>
static class CrossValidationFolds
{
    // Streams of random numbers are numbered by purpose.
    const ulong Stream = 0x4C41_5353_4F00;

    /// <summary>Folds of nearly equal size, with nearly equally many events (or rows with a 1) each; the intervals of a patient stay together.</summary>
    public static Grouping Seeded(PenalizedResponse response, int count, ulong seed)
    {
        IReadOnlyList<string> ids = response.Survival?.SampleIds ?? response.SampleIds;
        int[][] patients = [.. Enumerable.Range(0, response.Count).GroupBy(i => ids[i]).Select(g => g.ToArray())];
        if (count > patients.Length)
        {
            Throw.TooFewFolds(count, patients.Length);
        }
        // Events are dealt out first, then the others from where the events ended.
        int[] order = new Philox(seed, Stream).Permutation(patients.Length), codes = new int[response.Count];
        bool isGaussian = response.Family == PenalizedFamily.Gaussian;
        int dealt = 0;
        foreach (int patient in order.OrderBy(p => !isGaussian && patients[p].Any(i => IsEvent(response, i)) ? 0 : 1))
        {
            foreach (int row in patients[patient])
            {
                codes[row] = dealt % count;
            }
            dealt++;
        }
        return new("fold", [.. Enumerable.Range(1, count).Select(f => f.ToString(CultureInfo.InvariantCulture))], [.. codes]);
    }

    /// <summary>Folds that were given, for the rows that are used.</summary>
    public static Grouping Given(Grouping folds, int givenRows, IReadOnlyList<int> rows)
    {
        if (folds.Codes.Length != givenRows)
        {
            Throw.FoldRows(folds.Codes.Length, givenRows);
        }
        Grouping used = folds.Subset(rows);
        if (used.HasMissing)
        {
            Throw.RowWithoutFold(rows.Count, used.Codes.Count(c => c < 0));
        }
        used = used.WithoutEmptyLevels();
        if (used.Levels.Length < 3)
        {
            Throw.TooFewFolds(used.Levels.Length, rows.Count);
        }
        return used;
    }

    /// <summary>Refuses folds whose rest cannot be fitted, and names those that cannot be judged.</summary>
    public static IEnumerable<Diagnostic> Check(PenalizedResponse response, Grouping folds)
    {
        if (response.Family == PenalizedFamily.Gaussian)
        {
            yield break;
        }
        List<string> silent = [];
        for (int f = 0; f < folds.Levels.Length; f++)
        {
            int[] members = [.. Enumerable.Range(0, response.Count).Where(i => folds.Codes[i] == f)];
            int inside = members.Count(i => IsEvent(response, i)), outside = response.EventCount - inside;
            bool isOneClass = response.Family == PenalizedFamily.Binomial && (outside == 0 || outside == response.Count - members.Length);
            if (outside == 0 || isOneClass)
            {
                Throw.FoldWithoutEvents(folds.Levels[f], members.Length,
                    response.Family == PenalizedFamily.Cox ? FormattableString.Invariant($"holds all {response.EventCount} events") : "leaves rows of one class only",
                    "Without it nothing can be fitted. Spread the events over the folds, or let the folds be drawn.");
            }
            if (inside == 0)
            {
                silent.Add(folds.Levels[f]);
            }
        }
        if (silent.Count > 0)
        {
            yield return Diagnostic.Warning(ErrorCode.FoldInvalid, FormattableString.Invariant(
                $"{silent.Count} of {folds.Levels.Length} folds have no events (folds {string.Join(", ", silent.Take(8))}; {response.EventCount} events in all), ")
                + "so nothing can be learned from leaving them out. Fewer folds, or folds balanced on the events, would use all rows.");
        }
    }

    static bool IsEvent(PenalizedResponse response, int row) => response.Survival is { } survival ? survival.State[row] == 1 : response.Y[row] == 1;
}
