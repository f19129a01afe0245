using Microsoft.DotNet.Interactive.Formatting;

namespace RadioGenomics.Scripting;

/// <summary>Values as the user's formatters, or those that their type names itself, write them.</summary>
static class UserDisplay
{
    /// <summary>The value in the media types that are asked for, preferred or registered; null when the default display is meant.</summary>
    public static FormattedOutput? Of(object value, IReadOnlyCollection<string> asked, DisplayOptions options)
    {
        FormatterRegistry registry = FormatterRegistry.Current;
        IReadOnlyCollection<string>? mimes = asked.Count > 0 ? asked : registry.PreferredFor(value.GetType()) ?? Implied(registry, value.GetType());
        if (mimes is null)
        {
            return null;
        }
        var bundle = new MimeBundle();
        bool isOwn = false, isTrusted = true;
        foreach (string mime in mimes.Where(m => !string.IsNullOrWhiteSpace(m)).Select(m => m.ToLowerInvariant()).Distinct())
        {
            string? written = registry.TryFormat(value, mime);
            isOwn |= written is not null;
            isTrusted &= written is null || mime == MimeBundle.Plain;
            bundle.With(mime, MimeBundle.Node(mime, written ?? DefaultDisplay.Text(value, mime, options)));
        }
        // Every formatter has left the value to the next, and nobody asked for these media types.
        if (!isOwn && asked.Count == 0 && registry.PreferredFor(value.GetType()) is null && registry.Settings.DefaultMimeType == MimeBundle.Html)
        {
            return null;
        }
        if (!bundle.TryGet(MimeBundle.Plain, out _))
        {
            bundle.With(MimeBundle.Plain, registry.TryFormat(value, MimeBundle.Plain) ?? DefaultDisplay.Plain(value, options));
        }
        return new(bundle, isTrusted);
    }

    // What is registered for plain text only is shown as such: frontends would prefer the default HTML, and the user's text would not be seen.
    static string[]? Implied(FormatterRegistry registry, Type type)
    {
        string chosen = registry.Settings.DefaultMimeType, usual = type == typeof(string) ? MimeBundle.Plain : chosen;
        return registry.For(type, usual).Count > 0 || chosen != MimeBundle.Html ? [usual]
            : registry.HasOwn(type, MimeBundle.Plain) ? [MimeBundle.Plain] : null;
    }
}
