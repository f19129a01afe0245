using System.Collections;

namespace RadioGenomics.Scripting;

/// <summary>The entries of a dictionary or of groups, whichever interface says that it is one.</summary>
static class Pairs
{
    public static IEnumerable<KeyValuePair<object?, object?>>? Of(object value)
    {
        if (value is IDictionary dictionary)
        {
            return dictionary.Keys.Cast<object>().Select(k => new KeyValuePair<object?, object?>(k, dictionary[k]));
        }
        if (Groups(value) is IEnumerable<KeyValuePair<object?, object?>> groups)
        {
            return groups;
        }
        Type? pair = value.GetType().GetInterfaces().FirstOrDefault(IsDictionary)?.GetGenericArguments() is [Type key, Type item] ? typeof(KeyValuePair<,>).MakeGenericType(key, item) : null;
        return pair is null || value is not IEnumerable entries ? null
            : entries.Cast<object>().Select(e => new KeyValuePair<object?, object?>(pair.GetProperty("Key")!.GetValue(e), pair.GetProperty("Value")!.GetValue(e)));
    }

    // What GroupBy and ToLookup give: without their keys the groups say nothing.
    static IEnumerable<KeyValuePair<object?, object?>>? Groups(object value)
    {
        Type? group = value.GetType().GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(i => i.GetGenericArguments()[0]).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IGrouping<,>));
        return group is null ? null : ((IEnumerable)value).Cast<object>().Select(g => new KeyValuePair<object?, object?>(group.GetProperty("Key")!.GetValue(g), g));
    }

    static bool IsDictionary(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
}
