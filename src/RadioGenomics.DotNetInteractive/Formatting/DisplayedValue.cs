namespace Microsoft.DotNet.Interactive;

/// <summary>Something that a cell displays and may replace while it, or a later cell, runs.</summary>
public sealed class DisplayedValue
{
    readonly Func<object?, IReadOnlyList<FormattedValue>> _update;

    internal DisplayedValue(string displayId, object? value, IReadOnlyList<FormattedValue> formattedValues, Func<object?, IReadOnlyList<FormattedValue>> update)
    {
        DisplayId = displayId;
        Value = value;
        FormattedValues = formattedValues;
        _update = update;
    }

    /// <summary>Handle of the display within the session.</summary>
    public string DisplayId { get; }

    /// <summary>What is shown at present.</summary>
    public object? Value { get; private set; }

    /// <summary>What is shown at present, in every form.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    /// <summary>Shows another value in the same place, in the media types of the first display if it named any.</summary>
    /// <param name="updatedValue">Anything.</param>
    public void Update(object? updatedValue)
    {
        Value = updatedValue;
        FormattedValues = _update(updatedValue);
    }
}
