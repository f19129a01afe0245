namespace RadioGenomics.Scripting;

/// <summary>How much of a value is shown. The true counts are always stated.</summary>
public sealed record DisplayOptions
{
    /// <summary>The settings of a fresh session.</summary>
    public static DisplayOptions Default { get; } = new();

    /// <summary>Greatest number of table rows shown. At least 1.</summary>
    public int MaxRows { get; init; } = 30;

    /// <summary>Greatest number of table columns shown. At least 1.</summary>
    public int MaxColumns { get; init; } = 20;

    /// <summary>Greatest number of rows shown of each table of a result. At least 1.</summary>
    public int MaxReportRows { get; init; } = 12;

    /// <summary>Greatest number of tables and of figures shown of a result. At least 1.</summary>
    public int MaxReportParts { get; init; } = 8;

    /// <summary>Greatest number of elements read of a sequence. At least 1.</summary>
    public int MaxItems { get; init; } = 10_000;
}
