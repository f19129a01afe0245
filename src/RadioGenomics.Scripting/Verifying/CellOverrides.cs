using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>
/// What a cell's metadata say about its comparison: <c>"verify": {"rtol": 1e-6, "atol": 0, "lastDigit": 1, "ignore": ["stdout"], "columns": {"p": {"rtol": 1e-4}},
/// "keys": ["patient"]}</c>.
/// </summary>
static class CellOverrides
{
    public static VerifyOptions Apply(VerifyOptions options, NotebookCell cell, string notebook, int index)
    {
        if (cell.Metadata["verify"] is not JsonNode node)
        {
            return options;
        }
        try
        {
            return node is JsonObject json ? Read(options, json) : throw new InvalidOperationException("it is not an object");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException)
        {
            throw Throw.InvalidCell(notebook, index, $"its 'verify' metadata cannot be read ({e.Message})",
                "rtol, atol and lastDigit as numbers of at least 0, ignore and keys as lists of names, columns as an object of such objects");
        }
    }

    static VerifyOptions Read(VerifyOptions options, JsonObject json)
    {
        VerifyOptions read = options with { Tolerance = Tolerance(options.Tolerance, json) };
        foreach ((string name, JsonNode? value) in json)
        {
            read = name switch
            {
                "rtol" or "atol" or "lastDigit" => read,
                "ignore" => read with { Ignore = Names(value) },
                "keys" => read with { Keys = Names(value) },
                "columns" => read with { Columns = value!.AsObject().ToImmutableDictionary(c => c.Key, c => Tolerance(read.Tolerance, c.Value!.AsObject()), StringComparer.Ordinal) },
                _ => throw new FormatException($"'{name}' is not known"),
            };
        }
        return read;
    }

    static VerifyTolerance Tolerance(VerifyTolerance tolerance, JsonObject json) => new()
    {
        RelativeTolerance = Number(json["rtol"], tolerance.RelativeTolerance),
        AbsoluteTolerance = Number(json["atol"], tolerance.AbsoluteTolerance),
        LastDigits = Number(json["lastDigit"], tolerance.LastDigits),
    };

    static double Number(JsonNode? node, double absent)
    {
        double value = node?.GetValue<double>() ?? absent;
        return value >= 0 ? value : throw new FormatException("a tolerance is negative");
    }

    static ImmutableArray<string> Names(JsonNode? node) => [.. node!.AsArray().Select(n => n!.GetValue<string>())];
}
