namespace RadioGenomics.Data;

/// <summary>Which way a matrix stands in a file. Inside, samples are always rows.</summary>
public enum Orientation
{
    /// <summary>Found from the labels and stated in a diagnostic; an error when the labels do not tell.</summary>
    Auto,
    /// <summary>One row per sample, one column per feature.</summary>
    SamplesInRows,
    /// <summary>One row per feature, one column per sample.</summary>
    FeaturesInRows,
}
