using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>Turns the text of a command-line option into the type of the options record's property.</summary>
static class OptionText
{
    /// <summary>The types an options property may have to be reachable from the command line.</summary>
    public static bool IsSupported(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(bool) || plain == typeof(int) || plain == typeof(long) || plain == typeof(ulong)
            || plain == typeof(double) || plain == typeof(string) || plain.IsEnum
            || plain == typeof(ImmutableArray<string>) || plain == typeof(ImmutableArray<double>);
    }

    /// <summary>What the help shows as the option's value.</summary>
    public static string Form(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        string form = plain.IsEnum ? string.Join('|', Enum.GetNames(plain).Select(KebabCase.From))
            : plain == typeof(bool) ? "true|false"
            : plain == typeof(double) ? "number"
            : plain == typeof(string) ? "text"
            : plain == typeof(ImmutableArray<string>) ? "a,b,c"
            : plain == typeof(ImmutableArray<double>) ? "1,2,3"
            : "integer";
        return Nullable.GetUnderlyingType(type) is null ? form : form + "|auto";
    }

    /// <summary>A number that may be left out. Not an Option of double: that one reads numbers as the machine's culture writes them.</summary>
    public static double? Number(ParseResult arguments, Option<string?> option) =>
        arguments.GetValue(option) is { } text ? (double?)Parse(option.Name, text, typeof(double?)) : null;

    /// <summary>Names separated by commas; none for null.</summary>
    public static ImmutableArray<string> List(string? text) => text is null ? [] : [.. Split(text)];

    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>: the text is not of the type.</exception>
    public static object? Parse(string option, string text, Type type)
    {
        Type? underlying = Nullable.GetUnderlyingType(type);
        return underlying is not null && text is "auto" or "null"
            ? null
            : TryParse(text, underlying ?? type)
                ?? throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
                    $"{option} is '{text}'; expected {Form(type)}. Numbers take a point as decimal sign.");
    }

    static object? TryParse(string text, Type type)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type.IsEnum => ParseEnum(text, type),
            _ when type == typeof(bool) => bool.TryParse(text, out bool b) ? b : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out int i) ? i : null,
            _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out long l) ? l : null,
            _ when type == typeof(ulong) => ulong.TryParse(text, NumberStyles.None, invariant, out ulong u) ? u : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, invariant, out double d) ? d : null,
            _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create(Split(text)),
            _ when type == typeof(ImmutableArray<double>) => TryParseNumbers(text, out ImmutableArray<double> numbers) ? numbers : null,
            _ => null,
        };
    }

    static object? ParseEnum(string text, Type type)
    {
        string? name = Array.Find(Enum.GetNames(type), n => KebabCase.From(n).Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse(type, name);
    }

    static bool TryParseNumbers(string text, out ImmutableArray<double> numbers)
    {
        object?[] parsed = [.. Split(text).Select(t => TryParse(t, typeof(double)))];
        bool all = !Array.Exists(parsed, n => n is null);
        numbers = all ? [.. parsed.Select(n => (double)n!)] : [];
        return all;
    }

    static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
