using System.Collections;
using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>Any value in one line.</summary>
static class ShortText
{
    const int Items = 30;

    /// <summary>Whether a value is one thing that a single word tells: a number, a text, a date, an enum.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or IFormattable or bool or char or Type or Uri or Version;

    public static string Of(object? value) => value switch
    {
        null => "null",
        string s => s,
        double d => TableColumn.FormatNumber(d),
        float f => TableColumn.FormatNumber(f),
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable e => List(e),
        _ => value.ToString() ?? value.GetType().Name,
    };

    /// <summary><c>[ 1, 2, 3 ... (80 more) ]</c>.</summary>
    public static string List(IEnumerable values)
    {
        var shown = new List<string>();
        int more = 0;
        foreach (object? value in values)
        {
            if (shown.Count < Items)
            {
                shown.Add(IsScalar(value) ? Of(value) : Name(value!.GetType()));
            }
            else if (++more == 100_000)
            {
                break;
            }
        }
        string rest = more == 0 ? "" : more == 100_000 ? " ... (more)" : FormattableString.Invariant($" ... ({more} more)");
        return shown.Count == 0 ? "[ ]" : $"[ {string.Join(", ", shown)}{rest} ]";
    }

    /// <summary>A type's name as C# code names it.</summary>
    public static string Name(Type type)
    {
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
        {
            return "anonymous";
        }
        if (!type.IsGenericType)
        {
            return type.Name;
        }
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return (tick < 0 ? type.Name : type.Name[..tick]) + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
    }
}
