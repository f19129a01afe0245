using System.Collections.Immutable;
using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary>
/// Turns any value into what a notebook stores: plain text always, HTML for tables, SVG for figures, and beside them the data themselves,
/// so that a later run can be compared number by number. Text that comes from data is escaped. Formatters of the user come first.
/// </summary>
public static class DisplayFormatter
{
    static DisplayFormatter() => DisplayHost.Install();

    /// <summary>Formats a value. A result gives one output for its summary and tables and one for each figure.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="options">How much is shown; null: <see cref="DisplayOptions.Default"/>.</param>
    public static ImmutableArray<FormattedOutput> Format(object? value, DisplayOptions? options = null) => Format(value, options, []);

    internal static ImmutableArray<FormattedOutput> Format(object? value, DisplayOptions? options, IReadOnlyCollection<string> mimeTypes)
    {
        DisplayOptions o = options ?? DisplayOptions.Default;
        return value switch
        {
            FormattedOutput ready => [ready],
            MimeBundle bundle => [new(bundle, IsTrusted: false)],
            FormattedValue form => [ReadyForms.Of([form])],
            IEnumerable<FormattedValue> forms => [ReadyForms.Of(forms)],
            not null when UserDisplay.Of(value, mimeTypes, o) is FormattedOutput own => [own],
            _ => DefaultDisplay.Of(value, o),
        };
    }
}
