using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace RadioGenomics.Scripting;

/// <summary>Reads a parameter's value as its declared type and writes it as a C# literal. Invariant culture.</summary>
static class ParameterValue
{
    const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Whether a type can be a parameter's.</summary>
    public static bool Supports(string type) => Core(type)
        is "string" or "bool" or "int" or "long" or "ulong" or "uint" or "double" or "float" or "decimal" or "char";

    /// <summary>The literal for a value; null when the value does not fit the type.</summary>
    public static string? Literal(string type, string value) =>
        type.EndsWith('?') && value == "null" ? "null" : Core(type) switch
        {
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "char" => value.Length == 1 ? SymbolDisplay.FormatLiteral(value[0], quote: true) : null,
            "bool" => bool.TryParse(value, out bool b) ? (b ? "true" : "false") : null,
            "int" => Whole<int>(value, ""),
            "uint" => Whole<uint>(value, "u"),
            "long" => Whole<long>(value, "L"),
            "ulong" => Whole<ulong>(value, "UL"),
            "double" => Double(value),
            "float" => float.TryParse(value, Real, CultureInfo.InvariantCulture, out float f) && float.IsFinite(f) ? f.ToString("R", CultureInfo.InvariantCulture) + "f" : null,
            "decimal" => decimal.TryParse(value, Real, CultureInfo.InvariantCulture, out decimal m) ? m.ToString(CultureInfo.InvariantCulture) + "m" : null,
            _ => null,
        };

    static string Core(string type) => type.TrimEnd('?');

    static string? Whole<T>(string value, string suffix)
        where T : struct, System.Numerics.INumber<T> =>
        T.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T number)
            ? number.ToString(null, CultureInfo.InvariantCulture) + suffix : null;

    static string? Double(string value) => value switch
    {
        "NaN" => "double.NaN",
        "Inf" or "Infinity" => "double.PositiveInfinity",
        "-Inf" or "-Infinity" => "double.NegativeInfinity",
        _ => double.TryParse(value, Real, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) : null,
    };
}
