using System.Collections;

namespace RadioGenomics.Scripting;

/// <summary>The entries of a dictionary, whichever interface says that it is one.</summary>
static class Pairs
{
    public static IEnumerable<KeyValuePair<object?, object?>>? Of(object value)
    {
        if (value is IDictionary dictionary)
        {
            return dictionary.Keys.Cast<object>().Select(k => new KeyValuePair<object?, object?>(k, dictionary[k]));
        }
        Type? pair = value.GetType().GetInterfaces().FirstOrDefault(IsDictionary)?.GetGenericArguments() is [Type key, Type item] ? typeof(KeyValuePair<,>).MakeGenericType(key, item) : null;
        return pair is null || value is not IEnumerable entries ? null
            : entries.Cast<object>().Select(e => new KeyValuePair<object?, object?>(pair.GetProperty("Key")!.GetValue(e), pair.GetProperty("Value")!.GetValue(e)));
    }

    static bool IsDictionary(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
}
