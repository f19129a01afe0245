namespace RadioGenomics.Scripting;

/// <summary>Writes types as F# code names them.</summary>
static class FSharpTypeName
{
    /// <summary>The type as F# writes it; the nearest public type above it where code cannot name the type itself; "obj" where there is none.</summary>
    public static string Of(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            if (TryName(t) is string name)
            {
                return name;
            }
        }
        return type.GetInterfaces().OrderByDescending(i => i.IsGenericType).Select(TryName).FirstOrDefault(n => n is not null) ?? "obj";
    }

    static string? TryName(Type type)
    {
        if (type.IsArray)
        {
            string? element = TryName(type.GetElementType()!);
            return element is null ? null : $"({element}) [{new string(',', type.GetArrayRank() - 1)}]";
        }
        // Types of cells live in assemblies that no file holds; the compiler cannot see them.
        if (!type.IsVisible || type.IsPointer || type.IsByRef || type.Assembly.IsDynamic || type.Assembly.Location.Length == 0 || type.FullName is null)
        {
            return null;
        }
        string[] arguments = [.. type.GetGenericArguments().Select(TryName).OfType<string>()];
        if (arguments.Length != type.GetGenericArguments().Length)
        {
            return null;
        }
        return (type.IsGenericType ? Generic(type, arguments) : $"global.{Quoted(type.FullName.Split('.', '+'))}") is string name ? name : null;
    }

    static string Generic(Type type, string[] arguments)
    {
        string[] parts = type.GetGenericTypeDefinition().FullName!.Split('.', '+');
        var names = new List<string>();
        int next = 0;
        foreach (string part in parts)
        {
            int tick = part.IndexOf('`', StringComparison.Ordinal);
            if (tick < 0)
            {
                names.Add(Quoted([part]));
                continue;
            }
            int count = int.Parse(part.AsSpan(tick + 1), System.Globalization.CultureInfo.InvariantCulture);
            names.Add($"{Quoted([part[..tick]])}<{string.Join(", ", arguments.Skip(next).Take(count))}>");
            next += count;
        }
        return "global." + string.Join('.', names);
    }

    static string Quoted(IEnumerable<string> parts) => string.Join('.', parts.Select(p => $"``{p}``"));
}
