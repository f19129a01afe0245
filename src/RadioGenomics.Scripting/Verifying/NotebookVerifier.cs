using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>A rerun of a notebook, as far as it came.</summary>
/// <param name="Document">The executed notebook; null when the process gave none.</param>
/// <param name="Outcomes">What became of the cells.</param>
/// <param name="Stopped">"timeout", "memory" or "crash" when it was ended; null when it ended by itself.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record Rerun(NotebookDocument? Document, ImmutableArray<CellOutcome> Outcomes, string? Stopped, double Seconds);

/// <summary>Reruns a stored notebook and says whether its numbers come out again.</summary>
public static class NotebookVerifier
{
    /// <summary>Verifies a notebook.</summary>
    /// <param name="stored">The notebook with its stored outputs.</param>
    /// <param name="folder">Folder that the notebook lies in: its inputs are relative to it.</param>
    /// <param name="rerun">Runs the notebook in a fresh session or process; called once, or once more for every repetition.</param>
    /// <param name="options">Tolerances.</param>
    /// <param name="repeat">Number of reruns. From 2 on they are compared with each other, without any tolerance, so that what is not deterministic is told
    /// from what does not reproduce.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NotebookInvalid"/> for 'verify' metadata that cannot be read.</exception>
    public static async Task<NotebookVerification> VerifyAsync(
        NotebookDocument stored, string folder, Func<Task<Rerun>> rerun, VerifyOptions options, int repeat = 1)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(rerun);
        ArgumentNullException.ThrowIfNull(options);
        var watch = Stopwatch.StartNew();
        NotebookVerification verification = Static(stored) with { IsStatic = false, MaxUnverified = options.MaxUnverified, Inputs = InputComparison.Before(stored, folder) };
        double before = watch.Elapsed.TotalSeconds;
        Rerun first = await rerun().ConfigureAwait(false);
        List<Rerun> others = [];
        for (int i = 1; i < repeat && first.Stopped is null; i++)
        {
            others.Add(await rerun().ConfigureAwait(false));
        }
        watch.Restart();
        NotebookVerification compared = Compare(verification, stored, first, others, options);
        return compared with { RunSeconds = first.Seconds, CompareSeconds = before + watch.Elapsed.TotalSeconds };
    }

    /// <summary>Only what the stored notebook shows without being run.</summary>
    public static NotebookVerification Static(NotebookDocument stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new NotebookVerification { Name = stored.Name, Stored = stored, Findings = StaticCheck.Run(stored), IsStatic = true };
    }

    static NotebookVerification Compare(NotebookVerification verification, NotebookDocument stored, Rerun rerun, List<Rerun> others, VerifyOptions options)
    {
        if (rerun.Document is not NotebookDocument fresh)
        {
            NotebookDocument nothing = stored.WithoutOutputs();
            return verification with { Stopped = rerun.Stopped ?? "crash", Cells = NotebookComparison.Compare(stored, nothing, [], options) };
        }
        ImmutableArray<CellComparison> cells = NotebookComparison.Compare(stored, fresh, rerun.Outcomes, options);
        foreach (NotebookDocument other in others.Select(o => o.Document).OfType<NotebookDocument>())
        {
            cells = Repeated(cells, fresh, other, options);
        }
        ImmutableArray<InputDifference> inputs = verification.Inputs;
        // A run that stopped early has not read everything.
        if (rerun.Stopped is null && cells.All(c => c.Verdict is not (CellVerdict.Error or CellVerdict.NotRun)))
        {
            inputs = [.. inputs, .. InputComparison.After(stored, fresh).Where(a => !inputs.Any(b => b.Path == a.Path))];
        }
        bool hasRecord = stored.Metadata[ProvenanceBlock.Key]?["provenance"] is JsonObject;
        return verification with
        {
            Cells = cells,
            Fresh = fresh,
            Stopped = rerun.Stopped,
            Inputs = hasRecord ? inputs : [],
            Notes = Notes(stored, fresh, hasRecord),
        };
    }

    static ImmutableArray<CellComparison> Repeated(ImmutableArray<CellComparison> cells, NotebookDocument first, NotebookDocument second, VerifyOptions options)
    {
        VerifyOptions exact = options with { Tolerance = VerifyTolerance.None };
        ImmutableArray<CellComparison> between = NotebookComparison.Compare(first, second, [], exact);
        return [.. cells.Zip(between, (cell, pair) => pair.MismatchCount == 0 || cell.Verdict is CellVerdict.Ignored or CellVerdict.NotRun or CellVerdict.Error ? cell : cell with
        {
            Verdict = CellVerdict.NotDeterministic,
            Mismatches = pair.Mismatches,
            MismatchCount = pair.MismatchCount,
            Note = "Two fresh runs differ from each other; listed is the first against the second.",
        })];
    }

    static ImmutableArray<string> Notes(NotebookDocument stored, NotebookDocument fresh, bool hasRecord)
    {
        if (!hasRecord)
        {
            return ["The stored notebook carries no record of its run: inputs and versions cannot be compared."];
        }
        JsonNode before = stored.Metadata[ProvenanceBlock.Key]!["provenance"]!;
        JsonNode? after = fresh.Metadata[ProvenanceBlock.Key]?["provenance"];
        return
        [
            .. new[] { ("library", "RadioGenomics"), ("dotnet", "runtime"), ("os", "system"), ("seed", "seed"), ("threads", "threads") }
                .Where(n => before[n.Item1] is not null && before[n.Item1]?.ToJsonString() != after?[n.Item1]?.ToJsonString())
                .Select(n => $"{n.Item2}: stored {before[n.Item1]}, now {after?[n.Item1]}"),
        ];
    }
}
