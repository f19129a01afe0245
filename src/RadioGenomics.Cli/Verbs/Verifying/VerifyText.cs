using System.Globalization;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary>The verdict on one notebook in a terminal.</summary>
static class VerifyText
{
    const int Most = 5;

    public static void Print(string path, NotebookVerification result)
    {
        foreach (InputDifference input in result.Inputs)
        {
            Console.Out.WriteLine($"{path}: inputs differ: {input.Path} {input.What}");
        }
        foreach (StaticFinding finding in result.Findings.Where(f => f.IsError || result.IsStatic))
        {
            string where = finding.CellIndex is int index ? FormattableString.Invariant($", cell {index + 1}") : "";
            Console.Out.WriteLine($"{path}{where}: {finding.Text}");
        }
        foreach (CellComparison cell in result.Cells.Where(c => c.Verdict is not (CellVerdict.Match or CellVerdict.MatchWithinTolerance or CellVerdict.Ignored)))
        {
            Cell(path, cell);
        }
        Console.Out.WriteLine($"{path}: {Verdict(result)}");
    }

    static void Cell(string path, CellComparison cell)
    {
        Console.Out.WriteLine(FormattableString.Invariant($"{path}, cell {cell.CellIndex + 1}: {VerdictText.Of(cell.Verdict)}: {cell.FirstLine}"));
        foreach (Mismatch m in cell.Mismatches.Take(Most))
        {
            string relative = double.IsFinite(m.RelativeDifference) ? FormattableString.Invariant($" (relative difference {m.RelativeDifference:0.0e+00})") : "";
            Console.Out.WriteLine($"    {m.Place}: stored {m.Stored}, now {m.Fresh}{relative}");
        }
        if (cell.MismatchCount > Most)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {cell.MismatchCount - Most:N0} more"));
        }
    }

    static string Verdict(NotebookVerification result)
    {
        string counts = FormattableString.Invariant(
            $"{result.Count(CellVerdict.Match, CellVerdict.MatchWithinTolerance)} of {result.Cells.Length} cells match, {result.RunSeconds:0.0} s");
        return result.ExitCode switch
        {
            0 => result.IsStatic ? "stored as one clean run leaves it" : $"reproduces ({counts})",
            1 => result.IsStatic ? "cannot have come from one clean run" : $"does NOT reproduce ({counts})",
            2 => result.Stopped == "crash" ? "the process died" : $"a cell fails ({counts})",
            3 => $"inputs differ ({counts})",
            4 => $"stopped by a limit: {result.Stopped} ({counts})",
            _ => $"too many cells cannot be compared ({counts})",
        };
    }
}
