using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>How C# code in a cell names a type.</summary>
static class CSharpTypeName
{
    /// <summary>The name of a type, or of the nearest one that cells can see: what a query returns is a sequence of its elements.</summary>
    public static string Of(Type type) => Of(Visible(type), "");

    /// <summary>The assemblies that a type and its arguments live in.</summary>
    public static IEnumerable<System.Reflection.Assembly> Assemblies(Type type) =>
        type.HasElementType ? Assemblies(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Assemblies).Append(type.Assembly);

    static Type Visible(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            if (CanBeSeen(t))
            {
                return t;
            }
        }
        return type.GetInterfaces().Where(i => i.IsGenericType && CanBeSeen(i))
            .OrderByDescending(i => i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            .FirstOrDefault(i => typeof(System.Collections.IEnumerable).IsAssignableFrom(i) && i.GetGenericArguments().Length == 1) ?? typeof(object);
    }

    static bool CanBeSeen(Type type) => type.HasElementType ? CanBeSeen(type.GetElementType()!)
        : (IsOfCell(type) || type.IsVisible) && !type.IsByRefLike && !type.Name.Contains('<', StringComparison.Ordinal) && type.GetGenericArguments().All(CanBeSeen);

    // A type that a cell has declared is a member of the class that the cell became.
    static bool IsOfCell(Type type) => type.DeclaringType?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;

    static string Of(Type type, string suffix)
    {
        if (type.IsArray)
        {
            // int[][,] is an array of int[,]: the outer brackets come first.
            string brackets = "[" + new string(',', type.GetArrayRank() - 1) + "]";
            return Of(type.GetElementType()!, suffix + brackets);
        }
        return Plain(type) + suffix;
    }

    static string Plain(Type type)
    {
        Type[] arguments = type.GetGenericArguments();
        var chain = new List<Type>();
        for (Type? t = type; t is not null && !t.Name.StartsWith("Submission#", StringComparison.Ordinal); t = t.DeclaringType)
        {
            chain.Insert(0, t);
        }
        int used = 0;
        IEnumerable<string> names = chain.Select(t => Segment(t, arguments, ref used)).ToList();
        string prefix = IsOfCell(chain[0]) ? "" : string.IsNullOrEmpty(type.Namespace) ? "global::" : $"global::{type.Namespace}.";
        return prefix + string.Join('.', names);
    }

    static string Segment(Type type, Type[] arguments, ref int used)
    {
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
        {
            return type.Name;
        }
        int own = int.Parse(type.Name.AsSpan(tick + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        string list = string.Join(", ", arguments.Skip(used).Take(own).Select(Of));
        used += own;
        return $"{type.Name[..tick]}<{list}>";
    }
}
