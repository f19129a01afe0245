using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Compares a stored notebook with a rerun of it, cell by cell.</summary>
public static class NotebookComparison
{
    /// <summary>Compares the stored outputs with those of a rerun.</summary>
    /// <param name="stored">The notebook as it was stored.</param>
    /// <param name="fresh">The notebook after the rerun; it may have a cell of injected parameters more.</param>
    /// <param name="outcomes">What became of the cells of the rerun; empty when it is not known.</param>
    /// <param name="options">Tolerances; a cell's metadata may declare its own.</param>
    /// <returns>One comparison for every code cell of the stored notebook, in order.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NotebookInvalid"/> when a cell's 'verify' metadata cannot be read, or the two
    /// are not runs of one notebook.</exception>
    public static ImmutableArray<CellComparison> Compare(
        NotebookDocument stored, NotebookDocument fresh, IReadOnlyList<CellOutcome> outcomes, VerifyOptions options)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(options);
        (NotebookCell Cell, int Index)[] before = Code(stored), after = Code(fresh);
        if (before.Length != after.Length)
        {
            throw Throw.Invalid(stored.Name, FormattableString.Invariant($"the rerun has {after.Length} code cells, the stored notebook {before.Length}"),
                "two runs of one notebook");
        }
        return [.. before.Zip(after, (a, b) => One(stored.Name, a.Cell, a.Index, b.Cell, outcomes.FirstOrDefault(o => o.CellIndex == b.Index), options))];
    }

    // The cell of injected parameters says what was given, not what came out.
    static (NotebookCell Cell, int Index)[] Code(NotebookDocument document) =>
        [.. document.Cells.Select((c, i) => (Cell: c, Index: i)).Where(c => c.Cell.Kind == CellKind.Code && !c.Cell.HasTag(ParameterCell.InjectedTag))];

    static CellComparison One(string name, NotebookCell stored, int index, NotebookCell fresh, CellOutcome? outcome, VerifyOptions options)
    {
        var comparison = new CellComparison
        {
            CellIndex = index,
            Id = stored.Id,
            Number = fresh.ExecutionCount,
            FirstLine = TextLines.Normalize(stored.Source).Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "",
            Verdict = CellVerdict.Match,
        };
        var found = new Differences(CellOverrides.Apply(options, stored, name, index));
        return Early(comparison, stored, fresh, outcome) ?? Compared(comparison, stored, fresh, found);
    }

    // Verdicts that need no look at the outputs.
    static CellComparison? Early(CellComparison cell, NotebookCell stored, NotebookCell fresh, CellOutcome? outcome)
    {
        if (outcome?.Status is CellStatus.NotRun or CellStatus.Skipped || (outcome is null && fresh.ExecutionCount is null && fresh.Source.Trim().Length > 0))
        {
            bool isSkipped = outcome?.Status == CellStatus.Skipped;
            return cell with { Verdict = CellVerdict.NotRun, Note = isSkipped ? "Skipped by its tag." : "The rerun stopped before this cell." };
        }
        if (fresh.Outputs.OfType<ErrorOutput>().FirstOrDefault() is ErrorOutput error && !stored.HasTag("raises-exception"))
        {
            bool wasStored = stored.Outputs.Any(o => o is ErrorOutput);
            return cell with
            {
                Verdict = CellVerdict.Error,
                Mismatches = [new Mismatch("error", wasStored ? "an error" : "no error", $"{error.Name}: {error.Value}")],
                MismatchCount = 1,
                Note = wasStored ? "The stored notebook holds an error too; tag the cell raises-exception if that is meant." : "",
            };
        }
        return stored.HasTag("nbval-ignore-output") || stored.HasTag("nbval-skip")
            ? cell with { Verdict = CellVerdict.Ignored, Note = "Its tag says that its output is not to be compared." } : null;
    }

    static CellComparison Compared(CellComparison cell, NotebookCell stored, NotebookCell fresh, Differences found)
    {
        bool isComparable = OutputComparison.Compare(stored.Outputs, fresh.Outputs, found);
        return cell with
        {
            Verdict = Verdict(stored.Outputs, fresh.Outputs, found, isComparable),
            Compared = found.Compared,
            MismatchCount = found.Count,
            WithinTolerance = found.Within,
            Mismatches = found.Listed,
            WorstAbsolute = found.WorstAbsolute,
            WorstRelative = found.WorstRelative,
            PassingTolerance = found.HasOther || found.Count == 0 ? double.NaN : found.WorstRelative,
        };
    }

    static CellVerdict Verdict(ImmutableArray<NotebookOutput> stored, ImmutableArray<NotebookOutput> fresh, Differences found, bool isComparable) =>
        !isComparable && found.Count == 0 ? CellVerdict.Unverifiable
        : found.Count == 0 ? (found.Within > 0 ? CellVerdict.MatchWithinTolerance : CellVerdict.Match)
        : stored.Length != fresh.Length && (stored.IsEmpty || fresh.IsEmpty || Displays(stored) != Displays(fresh)) ? CellVerdict.MissingOutput
        : CellVerdict.Mismatch;

    static int Displays(ImmutableArray<NotebookOutput> outputs) => outputs.Count(o => o is DataOutput);
}
