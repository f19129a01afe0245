using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RadioGenomics.Kernel.Wire;

namespace RadioGenomics.Kernel.Serving;

/// <summary>What was executed in this process, for clients that ask.</summary>
sealed class CellHistory
{
    const int Longest = 10_000;
    readonly Lock _gate = new();
    readonly List<(int Number, string Code, string? Output)> _cells = [];

    public void Add(int number, string code)
    {
        lock (_gate)
        {
            _cells.Add((number, code, null));
            if (_cells.Count > Longest)
            {
                _cells.RemoveAt(0);
            }
        }
    }

    public void SetOutput(int number, string output)
    {
        lock (_gate)
        {
            int at = _cells.FindLastIndex(c => c.Number == number);
            if (at >= 0)
            {
                _cells[at] = _cells[at] with { Output = output };
            }
        }
    }

    /// <summary>The content of a history_reply.</summary>
    public JsonObject Answer(KernelMessage request)
    {
        List<(int Number, string Code, string? Output)> cells;
        lock (_gate)
        {
            cells = [.. _cells];
        }
        int count = request.Integer("n") ?? int.MaxValue;
        IEnumerable<(int Number, string Code, string? Output)> chosen = request.Text("hist_access_type") switch
        {
            "range" => cells.Where(c => c.Number >= (request.Integer("start") ?? 0) && c.Number < (request.Integer("stop") is int stop and > 0 ? stop : int.MaxValue)),
            "search" => Search(cells, request.Text("pattern") ?? "*", request.Flag("unique", absent: false)).TakeLast(count),
            _ => cells.TakeLast(count),
        };
        bool withOutput = request.Flag("output", absent: false);
        return new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. chosen.Select(c => (JsonNode)new JsonArray(0, c.Number, withOutput ? new JsonArray(c.Code, c.Output) : c.Code))]),
        };
    }

    // A pattern with * and ?, matched against the whole cell.
    static IEnumerable<(int Number, string Code, string? Output)> Search(List<(int Number, string Code, string? Output)> cells, string pattern, bool isUnique)
    {
        string expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        var matcher = new Regex(expression, RegexOptions.Singleline | RegexOptions.NonBacktracking);
        IEnumerable<(int Number, string Code, string? Output)> found = cells.Where(c => matcher.IsMatch(c.Code));
        return isUnique ? found.Reverse().DistinctBy(c => c.Code).Reverse() : found;
    }
}
