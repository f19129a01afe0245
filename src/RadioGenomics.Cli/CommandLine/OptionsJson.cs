using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>An options record as JSON for <c>result.json</c>: every property, resolved, in declaration order.</summary>
static class OptionsJson
{
    public static JsonObject From(object options)
    {
        var json = new JsonObject();
        foreach (PropertyInfo property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract"))
        {
            json[KebabCase.From(property.Name)] = Node(property.GetValue(options));
        }
        return json;
    }

    /// <summary>The text that the command line would take for a value.</summary>
    public static string Plain(object value) => value switch
    {
        double d => TableColumn.FormatNumber(d),
        bool b => b ? "true" : "false",
        Enum e => KebabCase.From(e.ToString()),
        string s => s,
        IEnumerable list => IsUnset(list) ? "" : string.Join(',', list.Cast<object>().Select(Plain)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool b => b,
        int i => i,
        long l => l,
        ulong u => u,
        double d => double.IsFinite(d) ? d : TableColumn.FormatNumber(d),
        string s => s,
        Enum e => KebabCase.From(e.ToString()),
        IEnumerable list => IsUnset(list) ? new JsonArray() : new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => value.GetType().Namespace?.StartsWith("RadioGenomics", StringComparison.Ordinal) == true
            ? From(value)
            : Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    // A default ImmutableArray throws when it is enumerated.
    static bool IsUnset(IEnumerable list) =>
        list.GetType().GetProperty("IsDefault")?.GetValue(list) is true;
}
