using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RadioGenomics.Scripting;

/// <summary>Something that a stored notebook shows without being run.</summary>
/// <param name="CellIndex">Position among all cells, 0-based; null: the notebook as a whole.</param>
/// <param name="IsError">Whether the notebook cannot have come from one clean run; otherwise a hint.</param>
/// <param name="Text">What was found.</param>
public sealed record StaticFinding(int? CellIndex, bool IsError, string Text);

/// <summary>What can be said of a stored notebook without running it.</summary>
public static partial class StaticCheck
{
    /// <summary>Checks that the notebook was run from top to bottom, once, as it stands.</summary>
    /// <param name="document">The stored notebook.</param>
    /// <returns>Findings in the order of the cells.</returns>
    public static ImmutableArray<StaticFinding> Run(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var findings = new List<StaticFinding>();
        int expected = 0, code = 0;
        for (int i = 0; i < document.Cells.Length; i++)
        {
            NotebookCell cell = document.Cells[i];
            if (cell.Kind != CellKind.Code)
            {
                continue;
            }
            code++;
            if (cell.Source.Trim().Length > 0 && !cell.HasTag("skip-execution"))
            {
                expected = Count(cell, i, expected, findings);
            }
            Outputs(cell, i, findings);
        }
        Edited(document, findings);
        if (code > 0 && document.Cells.All(c => c.Outputs.IsEmpty))
        {
            findings.Insert(0, new(null, IsError: true, "No outputs are stored: there is nothing to compare. Run the notebook and store it."));
        }
        return [.. findings];
    }

    static int Count(NotebookCell cell, int index, int before, List<StaticFinding> findings)
    {
        if (cell.ExecutionCount is not int count)
        {
            findings.Add(new(index, IsError: true, "The cell was not run."));
            return before;
        }
        if (count != before + 1)
        {
            findings.Add(new(index, IsError: true, FormattableString.Invariant(
                $"It was run as In[{count}] after In[{before}]: the cells were not run once from top to bottom in one session.")));
        }
        return count;
    }

    static void Outputs(NotebookCell cell, int index, List<StaticFinding> findings)
    {
        if (cell.Outputs.OfType<ErrorOutput>().FirstOrDefault() is ErrorOutput error && !cell.HasTag("raises-exception"))
        {
            findings.Add(new(index, IsError: true, $"An error is stored: {error.Name}."));
        }
        string text = string.Join('\n', cell.Outputs.Select(Shown));
        foreach ((Regex pattern, string what) in new[] { (AbsolutePath(), "a folder of a machine"), (Identifier(), "a random identifier"), (ClockTime(), "a clock time") })
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                findings.Add(new(index, IsError: false, $"Its output holds {what} ('{match.Value}'), which will differ elsewhere."));
            }
        }
    }

    static string Shown(NotebookOutput output) => output switch
    {
        StreamOutput stream => stream.Text,
        DataOutput data => data.Data.TextOf(MimeBundle.Plain) ?? "",
        _ => "",
    };

    static void Edited(NotebookDocument document, List<StaticFinding> findings)
    {
        if (document.Metadata[ProvenanceBlock.Key]?["provenance"]?["cells"] is not JsonArray hashes)
        {
            return;
        }
        (NotebookCell Cell, int Index)[] code = [.. document.Cells.Select((c, i) => (c, i)).Where(c => c.c.Kind == CellKind.Code)];
        string?[] stored = [.. hashes.Select(h => h is JsonValue v && v.TryGetValue(out string? text) ? text : null)];
        if (stored.Length != code.Length)
        {
            findings.Add(new(null, IsError: true, FormattableString.Invariant(
                $"The stored run had {stored.Length} code cells, the notebook has {code.Length}: cells were added or removed after the run.")));
            return;
        }
        findings.AddRange(code.Where((c, i) => stored[i] != ProvenanceBlock.Hash(c.Cell.Source))
            .Select(c => new StaticFinding(c.Index, IsError: true, "Its source was edited after the run.")));
    }

    [GeneratedRegex(@"(?<![\w/])/(?:home|Users|root|tmp|var|mnt)/[\w.\-/]+|\b[A-Z]:\\[\w.\-\\]+")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\b[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\b")]
    private static partial Regex ClockTime();
}
