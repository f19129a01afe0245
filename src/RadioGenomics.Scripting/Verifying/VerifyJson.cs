using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Verifications as JSON, for other programs.</summary>
public static class VerifyJson
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes the verdicts of several notebooks.</summary>
    /// <param name="notebooks">The verifications, in the order of the command line.</param>
    /// <param name="exitCode">The exit code of the whole command.</param>
    public static string Write(IEnumerable<NotebookVerification> notebooks, int exitCode) => new JsonObject
    {
        ["exit_code"] = exitCode,
        ["notebooks"] = new JsonArray([.. notebooks.Select(n => (JsonNode)Notebook(n))]),
        ["schema"] = 1,
    }.ToJsonString(Indented) + "\n";

    static JsonObject Notebook(NotebookVerification n) => new()
    {
        ["cells"] = new JsonArray([.. n.Cells.Select(c => (JsonNode)Cell(c))]),
        ["compare_seconds"] = Round(n.CompareSeconds),
        ["exit_code"] = n.ExitCode,
        ["findings"] = new JsonArray([.. n.Findings.Select(f => (JsonNode)new JsonObject { ["cell"] = f.CellIndex, ["error"] = f.IsError, ["text"] = f.Text })]),
        ["inputs"] = new JsonArray([.. n.Inputs.Select(i => (JsonNode)new JsonObject { ["path"] = i.Path, ["what"] = i.What })]),
        ["name"] = n.Name,
        ["notes"] = new JsonArray([.. n.Notes.Select(t => (JsonNode)t)]),
        ["run_seconds"] = Round(n.RunSeconds),
        ["static"] = n.IsStatic,
        ["stopped"] = n.Stopped,
    };

    static JsonObject Cell(CellComparison c) => new()
    {
        ["cell"] = c.CellIndex,
        ["compared"] = c.Compared,
        ["first_line"] = c.FirstLine,
        ["id"] = c.Id,
        ["mismatch_count"] = c.MismatchCount,
        ["mismatches"] = new JsonArray([.. c.Mismatches.Select(m => (JsonNode)new JsonObject
        {
            ["absolute"] = Finite(m.AbsoluteDifference), ["fresh"] = m.Fresh, ["place"] = m.Place, ["relative"] = Finite(m.RelativeDifference), ["stored"] = m.Stored,
        })]),
        ["note"] = c.Note,
        ["number"] = c.Number,
        ["passing_rtol"] = Finite(c.PassingTolerance),
        ["verdict"] = VerdictText.Of(c.Verdict),
        ["within_tolerance"] = c.WithinTolerance,
        ["worst_absolute"] = Finite(c.WorstAbsolute),
        ["worst_relative"] = Finite(c.WorstRelative),
    };

    static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    static double Round(double seconds) => double.Parse(seconds.ToString("0.###", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>Verdicts in words.</summary>
public static class VerdictText
{
    /// <summary>The verdict as people read it and programs find it.</summary>
    public static string Of(CellVerdict verdict) => verdict switch
    {
        CellVerdict.Match => "match",
        CellVerdict.MatchWithinTolerance => "match within tolerance",
        CellVerdict.Mismatch => "mismatch",
        CellVerdict.Error => "error",
        CellVerdict.MissingOutput => "missing output",
        CellVerdict.Unverifiable => "unverifiable",
        CellVerdict.Ignored => "ignored",
        CellVerdict.NotRun => "not run",
        _ => "not deterministic",
    };
}
