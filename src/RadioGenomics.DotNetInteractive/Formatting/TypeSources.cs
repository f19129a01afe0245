using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Formatters that types name themselves by an attribute <c>TypeFormatterSource</c>, recognised by its name: the library that declares it
/// need not refer to any notebook host.
/// </summary>
sealed class TypeSources
{
    const string AttributeName = "TypeFormatterSourceAttribute", SourceProperty = "FormatterSourceType", PreferredProperty = "PreferredMimeTypes",
        CreateMethod = "CreateTypeFormatters";

    // This library's own types name formatters for other hosts; here they are shown with the data beside, for comparison.
    const string OwnAssembly = "RadioGenomics.Core";

    readonly ConcurrentDictionary<Type, (IReadOnlyList<ITypeFormatter> Formatters, IReadOnlyList<string>? Preferred)> _known = new();

    public IReadOnlyList<ITypeFormatter> For(Type type) => _known.GetOrAdd(type, Find).Formatters;

    public IReadOnlyList<string>? PreferredFor(Type type) => _known.GetOrAdd(type, Find).Preferred;

    static (IReadOnlyList<ITypeFormatter>, IReadOnlyList<string>?) Find(Type type)
    {
        var formatters = new List<ITypeFormatter>();
        IReadOnlyList<string>? preferred = null;
        foreach ((Type declaring, Attribute attribute) in Attributes(type))
        {
            try
            {
                formatters.AddRange(Create(declaring, attribute));
                preferred ??= Property(attribute, PreferredProperty) is string[] { Length: > 0 } mimes ? mimes : null;
            }
            // The source is code of the type's library; a value whose source fails is shown without it.
            catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
            {
                Exception cause = e is TargetInvocationException { InnerException: Exception inner } ? inner : e;
                NotebookHost.Current?.Write("stderr", $"The formatter source of {declaring.Name} failed with {cause.GetType().Name}: {cause.Message}\n");
            }
        }
        return (formatters, preferred);
    }

    // The type's own attribute first, then those of what it derives from and implements.
    static IEnumerable<(Type, Attribute)> Attributes(Type type)
    {
        var declaring = new List<Type>();
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            declaring.Add(t);
        }
        return declaring.Concat(type.GetInterfaces())
            .SelectMany(t => t.GetCustomAttributes(inherit: false).OfType<Attribute>().Where(IsSource).Select(a => (t, a)));
    }

    static bool IsSource(Attribute attribute) => attribute.GetType().Name == AttributeName && attribute.GetType().Assembly.GetName().Name != OwnAssembly;

    static IEnumerable<ITypeFormatter> Create(Type declaring, Attribute attribute)
    {
        if (Property(attribute, SourceProperty) is not Type sourceType)
        {
            return [];
        }
        object source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        object? created = sourceType.GetMethod(CreateMethod, BindingFlags.Public | BindingFlags.Instance, [])?.Invoke(source, [])
            ?? (source as ITypeFormatterSource)?.CreateTypeFormatters();
        return created is System.Collections.IEnumerable formatters
            ? [.. formatters.Cast<object>().Select(f => f as ITypeFormatter ?? NamedFormatter.Of(f, declaring)).OfType<ITypeFormatter>()]
            : [];
    }

    static object? Property(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);

    /// <summary>A formatter recognised by its members: MimeType, optionally Type, and Format(value, TextWriter).</summary>
    sealed class NamedFormatter : ITypeFormatter
    {
        readonly object _formatter;
        readonly MethodInfo _format;

        NamedFormatter(object formatter, MethodInfo format, string mimeType, Type type)
        {
            _formatter = formatter;
            _format = format;
            MimeType = mimeType;
            Type = type;
        }

        public string MimeType { get; }

        public Type Type { get; }

        public static NamedFormatter? Of(object formatter, Type declaring)
        {
            MethodInfo? format = formatter.GetType().GetMethods().FirstOrDefault(m =>
                m.Name == "Format" && !m.IsStatic && m.GetParameters() is [_, { ParameterType: Type writer }] && writer.IsAssignableFrom(typeof(StringWriter)));
            return format is not null && Property(formatter, nameof(MimeType)) is string mime
                ? new(formatter, format, mime, Property(formatter, nameof(Type)) as Type ?? declaring) : null;
        }

        public bool Format(object instance, FormatContext context) =>
            _format.GetParameters()[0].ParameterType.IsInstanceOfType(instance)
            && _format.Invoke(_formatter, [instance, context.Writer]) is not false;
    }
}
