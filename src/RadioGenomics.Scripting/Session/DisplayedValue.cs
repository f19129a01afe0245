namespace RadioGenomics.Scripting;

/// <summary>Something that a cell displays and may replace while it runs.</summary>
public sealed class DisplayedValue
{
    readonly ICellSink _sink;

    internal DisplayedValue(ICellSink sink, string displayId)
    {
        _sink = sink;
        DisplayId = displayId;
    }

    /// <summary>Handle of the display within the session.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value)
    {
        FormattedOutput formatted = DisplayFormatter.Format(value)[0];
        _sink.UpdateDisplay(new DataOutput { Data = formatted.Data, IsTrusted = formatted.IsTrusted, DisplayId = DisplayId });
    }
}
