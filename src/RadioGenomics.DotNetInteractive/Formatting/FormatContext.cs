using System.Globalization;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes, and how deep within other values it is.</summary>
/// <param name="writer">Takes the text.</param>
public sealed class FormatContext(TextWriter writer) : IDisposable
{
    /// <summary>Writes to a text of its own.</summary>
    public FormatContext()
        : this(new StringWriter(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Takes the text.</summary>
    public TextWriter Writer { get; } = writer ?? throw new ArgumentNullException(nameof(writer));

    /// <summary>Number of values that this one is within.</summary>
    public int Depth { get; internal init; }

    /// <inheritdoc/>
    public void Dispose() => Writer.Flush();
}

/// <summary>Writes a value.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="value">The value.</param>
/// <param name="context">Where to.</param>
/// <returns>False: this formatter does not take the value, ask the next.</returns>
public delegate bool FormatDelegate<in T>(T value, FormatContext context);
