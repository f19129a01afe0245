using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

// Not this assembly's root: here the calls are found without a using, as notebooks expect.
namespace System;

/// <summary>Display calls written after the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, written after it: <c>table.Display()</c>.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">Media types to show it in; none: those of its type.</param>
    /// <returns>A handle that can show another value in the same place.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows text as a given media type, such as "text/markdown" or "text/html".</summary>
    /// <param name="value">The text, in that form already.</param>
    /// <param name="mimeType">Its media type.</param>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => NotebookHost.Display(new FormattedValue(mimeType, value), []);

    /// <summary>Shows a sequence as a table, whatever its elements are.</summary>
    /// <typeparam name="T">Type of an element: its properties are the columns.</typeparam>
    /// <param name="value">The rows.</param>
    /// <param name="mimeTypes">Media types to show it in; none: HTML, CSV and plain text.</param>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        Kernel.display(value.ToTabularDataResource(), mimeTypes);

    /// <summary>One form of a value as text.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeType">Its media type.</param>
    public static string ToDisplayString(this object? value, string mimeType = PlainTextFormatter.MimeType) => Formatter.ToDisplayString(value, mimeType);

    /// <summary>A value as a formatter writes it.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="formatter">The formatter.</param>
    public static string ToDisplayString(this object? value, ITypeFormatter formatter) => Formatter.ToDisplayString(value, formatter);
}
