using System.Runtime.CompilerServices;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// The formatters of one session: those that the user has registered, the later first, then those that a type names itself. Each session
/// has its own, so that two notebooks in one process do not change each other's outputs.
/// </summary>
sealed class FormatterRegistry
{
    // A formatter that formats its own value again would otherwise end the process, which no handler can prevent.
    const int DeepestNesting = 40;

    static readonly AsyncLocal<FormatterRegistry?> Ambient = new();
    static readonly FormatterRegistry Shared = new();
    [ThreadStatic]
    static int nesting;

    readonly Lock _gate = new();
    readonly List<ITypeFormatter> _registered = [];
    readonly List<(Type Type, string[] MimeTypes)> _preferred = [];
    readonly TypeSources _sources = new();

    /// <summary>The registry of the running cell's session.</summary>
    public static FormatterRegistry Current => Ambient.Value ?? Shared;

    public FormatterSettings Settings { get; private set; } = new();

    /// <summary>Makes a registry the present flow's own.</summary>
    public static void Use(FormatterRegistry registry) => Ambient.Value = registry;

    public void Add(ITypeFormatter formatter)
    {
        lock (_gate)
        {
            _registered.Insert(0, formatter);
        }
    }

    public void Prefer(Type type, string[] mimeTypes)
    {
        lock (_gate)
        {
            _preferred.Insert(0, (type, mimeTypes));
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _registered.Clear();
            _preferred.Clear();
            Settings = new();
        }
    }

    public IReadOnlyList<ITypeFormatter> Registered()
    {
        lock (_gate)
        {
            return [.. _registered];
        }
    }

    /// <summary>Formatters of the user and of the type itself that may write a type in a media type, best first.</summary>
    public IReadOnlyList<ITypeFormatter> For(Type type, string mimeType)
    {
        ITypeFormatter[] own;
        lock (_gate)
        {
            own = [.. _registered.Where(f => IsMime(f, mimeType) && TypeRank.Of(f.Type, type) is not null).OrderBy(f => TypeRank.Of(f.Type, type))];
        }
        return [.. own, .. _sources.For(type).Where(f => IsMime(f, mimeType))];
    }

    /// <summary>Media types that a type is shown in because the user or the type says so; null when neither does.</summary>
    public IReadOnlyList<string>? PreferredFor(Type type)
    {
        lock (_gate)
        {
            string[]? chosen = _preferred.Where(p => TypeRank.Of(p.Type, type) is not null).OrderBy(p => TypeRank.Of(p.Type, type)).Select(p => p.MimeTypes).FirstOrDefault();
            return chosen ?? _sources.PreferredFor(type);
        }
    }

    /// <summary>Media types besides plain text's default that formatters of the user or of the type write, those for every object left out.</summary>
    public bool HasOwn(Type type, string mimeType) => For(type, mimeType).Any(f => f.Type != typeof(object));

    /// <summary>Lets the user's formatters write a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">Media type.</param>
    /// <returns>The text; null when no formatter takes the value.</returns>
    public string? TryFormat(object value, string mimeType)
    {
        IReadOnlyList<ITypeFormatter> candidates = For(value.GetType(), mimeType);
        if (candidates.Count == 0 || nesting >= DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return null;
        }
        nesting++;
        try
        {
            return candidates.Select(f => Attempt(f, value)).FirstOrDefault(t => t is not null);
        }
        finally
        {
            nesting--;
        }
    }

    static string? Attempt(ITypeFormatter formatter, object value)
    {
        using var context = new FormatContext() { Depth = nesting };
        try
        {
            return formatter.Format(value, context) ? context.Writer.ToString() : null;
        }
        // The formatter is the user's code. Whatever it throws is said in the cell, and the value is shown all the same.
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            Exception cause = e is System.Reflection.TargetInvocationException { InnerException: Exception inner } ? inner : e;
            NotebookHost.Current?.Write("stderr",
                $"The {formatter.MimeType} formatter of {formatter.Type.Name} failed with {cause.GetType().Name}: {cause.Message} The next formatter is used.\n");
            return null;
        }
    }

    static bool IsMime(ITypeFormatter formatter, string mimeType) => string.Equals(formatter.MimeType, mimeType, StringComparison.OrdinalIgnoreCase);
}
