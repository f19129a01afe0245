using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace RadioGenomics.Scripting;

/// <summary>Any value in one line, the same in every culture.</summary>
static class ShortText
{
    const int Items = 30, Longest = 4000, DeepestMembers = 2, MostMembers = 12;

    // A sequence without a known count is followed this far to tell how many more there are.
    const int MostCounted = 100_000;

    /// <summary>Whether a value is one thing that a single word tells: a number, a text, a date, an enum.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or IFormattable or bool or char or Type or Uri or Version or System.Text.Rune or Index or Range or Microsoft.DotNet.Interactive.PasswordString;

    public static string Of(object? value) => Of(value, 0);

    /// <summary><c>[ 1, 2, 3 ... (80 more) ]</c>.</summary>
    /// <param name="values">The elements.</param>
    /// <param name="isOpenEnded">Whether these are only the first of more than anybody has counted.</param>
    public static string List(IEnumerable values, bool isOpenEnded = false) => List(values, 0, isOpenEnded);

    /// <summary>A type's name as C# code names it.</summary>
    public static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
        {
            return "anonymous";
        }
        if (!type.IsGenericType)
        {
            return Keyword(type) ?? type.Name;
        }
        if (Nullable.GetUnderlyingType(type) is Type underlying)
        {
            return Name(underlying) + "?";
        }
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return (tick < 0 ? type.Name : type.Name[..tick]) + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
    }

    static string Of(object? value, int depth)
    {
        try
        {
            return Cut(Unguarded(value, depth));
        }
        // ToString and enumerators are the user's code.
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            return $"({(e is TargetInvocationException { InnerException: Exception inner } ? inner : e).GetType().Name})";
        }
    }

    static string Unguarded(object? value, int depth) => value switch
    {
        null => Formatter.NullString,
        string s => s,
        bool b => b ? "true" : "false",
        Enum e => e.ToString(),
        _ when !IsPrimitive(value) && FormatterRegistry.Current.TryFormat(value, MimeBundle.Plain) is string own => own,
        IFormattable f => Number(f) ?? Date(f) ?? f.ToString(null, CultureInfo.InvariantCulture),
        Type t => t.Namespace is { Length: > 0 } space && Keyword(t) is null ? space + "." + Name(t) : Name(t),
        byte[] bytes => Bytes(bytes),
        Task task => Describe(task, depth),
        Exception e => $"{e.GetType().Name}: {e.Message}",
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i], depth + 1))) + ")",
        DictionaryEntry pair => $"[{Of(pair.Key, depth + 1)}, {Of(pair.Value, depth + 1)}]",
        Delegate d => Name(d.GetType()),
        IEnumerable e => depth > DeepestMembers ? Name(e.GetType()) : List(e, depth),
        _ => Thing(value, depth),
    };

    // What cannot have a formatter worth asking for at every number of a list.
    static bool IsPrimitive(object value) => value.GetType().IsPrimitive && FormatterRegistry.Current.Registered().Count == 0;

    static string? Number(IFormattable value) => value switch
    {
        double d => TableColumn.FormatNumber(d),
        float f => float.IsFinite(f) ? f.ToString("R", CultureInfo.InvariantCulture) : TableColumn.FormatNumber(f),
        Half h => TableColumn.FormatNumber((double)h),
        Complex c => $"({TableColumn.FormatNumber(c.Real)}, {TableColumn.FormatNumber(c.Imaginary)})",
        BigInteger b => b.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    // Year first: the invariant culture's own form is the American one, which half of the world reads otherwise.
    static string? Date(IFormattable value) => value switch
    {
        DateTime d => d.ToString(d.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
            + (d.Kind == DateTimeKind.Utc ? "Z" : ""),
        DateTimeOffset d => d.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        _ => null,
    };

    static string Bytes(byte[] bytes)
    {
        const int Shown = 32;
        string head = Convert.ToHexString(bytes.AsSpan(0, Math.Min(Shown, bytes.Length)));
        string more = bytes.Length > Shown ? FormattableString.Invariant($" ... ({bytes.Length - Shown:N0} more)") : "";
        return FormattableString.Invariant($"byte[{bytes.Length}] {string.Join(' ', head.Chunk(2).Select(c => new string(c)))}{more}");
    }

    // Looking at a task must not wait for it.
    static string Describe(Task task, int depth)
    {
        object? result = task.IsCompletedSuccessfully && task.GetType().GetProperty("Result") is PropertyInfo { PropertyType.Name: not "VoidTaskResult" } property
            ? property.GetValue(task) : null;
        string state = task.Status switch
        {
            TaskStatus.RanToCompletion => result is null ? "completed" : "completed: " + Of(result, depth + 1),
            TaskStatus.Faulted => "failed: " + task.Exception!.InnerException!.Message,
            TaskStatus.Canceled => "cancelled",
            _ => "not completed; await it",
        };
        Type type = task.GetType();
        while (type != typeof(Task) && (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Task<>)))
        {
            type = type.BaseType!;
        }
        return $"{(type.IsGenericType && type.GetGenericArguments()[0].Name == "VoidTaskResult" ? nameof(Task) : Name(type))} ({state})";
    }

    // What has a text of its own says it; records and anonymous types show their members, in no culture's notation.
    static string Thing(object value, int depth)
    {
        Type type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            return $"[{Of(type.GetProperty("Key")!.GetValue(value), depth + 1)}, {Of(type.GetProperty("Value")!.GetValue(value), depth + 1)}]";
        }
        if (ObjectTables.HasOwnText(type) && value.ToString() is { Length: > 0 } own)
        {
            return own;
        }
        if (value is FigureSpec or IReport)
        {
            return (value is FigureSpec figure ? FigureData.Plain(figure) : ((IReport)value).Summary).Split('\n')[0];
        }
        // Members of the framework's objects are handles and locks, different in every run.
        if (ObjectTree.SaysItself(type))
        {
            return type.Namespace + "." + Name(type);
        }
        (string Name, Func<object, object?> Get)[] members = ObjectTables.Members(type);
        if (depth > DeepestMembers || members.Length == 0)
        {
            return Name(type);
        }
        string more = members.Length > MostMembers ? ", ..." : "";
        string heading = type.Name.Contains("AnonymousType", StringComparison.Ordinal) ? "" : Name(type) + " ";
        return heading + "{ " + string.Join(", ", members.Take(MostMembers).Select(m => m.Name + " = " + Of(m.Get(value), depth + 1))) + more + " }";
    }

    static string List(IEnumerable values, int depth, bool isOpenEnded = false)
    {
        int limit = FormatterRegistry.Current.Settings.LimitFor(values.GetType()) ?? Items;
        var shown = new List<string>();
        int more = 0, total = values is ICollection collection && !isOpenEnded ? collection.Count : -1;
        foreach (object? value in values)
        {
            if (shown.Count < limit)
            {
                shown.Add(Of(value, depth + 1));
            }
            else if (++more == MostCounted || total >= 0 || isOpenEnded)
            {
                break;
            }
        }
        more = more > 0 && total >= 0 ? total - shown.Count : more;
        string rest = Rest(more, isOpenEnded || (more == MostCounted && total < 0));
        return shown.Count == 0 && more == 0 ? "[ ]" : $"[ {string.Join(", ", shown)}{rest} ]";
    }

    static string Rest(int more, bool isUncounted) => more == 0 ? "" : isUncounted ? " ... (more)" : FormattableString.Invariant($" ... ({more} more)");

    static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + FormattableString.Invariant($" ... ({text.Length - Longest:N0} more characters)");

    static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Char => "char",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };
}
