namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How well a formatter's type fits a value's.</summary>
static class TypeRank
{
    const int Interface = 1000, Anything = 1_000_000;

    /// <summary>0 for the type itself, more the further away; null when values of the type are not the formatter's.</summary>
    public static int? Of(Type formatter, Type value)
    {
        if (formatter == value)
        {
            return 0;
        }
        if (formatter == typeof(object))
        {
            return Anything;
        }
        // A text is a sequence of characters only to the compiler.
        if (formatter.IsInterface)
        {
            return value != typeof(string) && Matches(formatter, value) ? Interface - formatter.GetInterfaces().Length : null;
        }
        int distance = 1;
        for (Type? t = value; t is not null; t = t.BaseType, distance++)
        {
            if (t == formatter || (t.IsGenericType && t.GetGenericTypeDefinition() == formatter))
            {
                return distance;
            }
        }
        return null;
    }

    static bool Matches(Type formatter, Type value) => formatter.IsGenericTypeDefinition
        ? (value.IsInterface ? value.GetInterfaces().Append(value) : value.GetInterfaces()).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == formatter)
        : formatter.IsAssignableFrom(value);
}
