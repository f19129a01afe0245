using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadioGenomics.ReferenceTests;

/// <summary>How far a number may lie from its reference: |found - expected| &lt;= absolute + relative * |expected|.</summary>
sealed record Tolerance
{
    public required double Relative { get; init; }
    public required double Absolute { get; init; }

    /// <summary>Why not zero: the digits of the reference file, the reference's own stopping rule ...</summary>
    public required string Reason { get; init; }

    /// <summary>Own tolerances of single columns, where the reference is less exact there.</summary>
    public Dictionary<string, Tolerance>? Columns { get; init; }

    public Tolerance For(string column) => Columns is not null && Columns.TryGetValue(column, out Tolerance? own) ? own : this;
}

/// <summary>The content of case.json. An unknown or missing member is an error.</summary>
sealed record CaseSpec
{
    static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>What is called, as Class.Method: the name of the case's parent folder and of its handler.</summary>
    public required string Method { get; init; }

    /// <summary>Evidence: 1 derived by hand, 2 certified values, 3 reference implementation run, 4 own snapshot (never called validation).</summary>
    public required int Grade { get; init; }

    /// <summary>What made the expected values: "R", "by hand", "NIST StRD" ...</summary>
    public required string Tool { get; init; }

    /// <summary>Versions of the tool and of its packages.</summary>
    public required string Version { get; init; }

    /// <summary>Script beside this file that made the expected values; "none" where they were derived by hand.</summary>
    public required string Script { get; init; }

    /// <summary>The reference's call, as somebody would type it.</summary>
    public required string Call { get; init; }

    /// <summary>Settings for the handler. Each one must be read by it.</summary>
    public Dictionary<string, JsonElement> Options { get; init; } = [];

    public required Tolerance Tolerance { get; init; }

    public static CaseSpec Read(string path)
    {
        CaseSpec spec = JsonSerializer.Deserialize<CaseSpec>(File.ReadAllText(path), Strict)!;
        return spec.Grade is >= 1 and <= 4 ? spec : throw new InvalidDataException($"{path}: grade {spec.Grade} is not 1, 2, 3 or 4.");
    }
}
