namespace RadioGenomics;

/// <summary>One step between the files and the cohort's matrices.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Step">What was done, as the manifest names it: read, join, log2(x+1) ...</param>
/// <param name="Detail">With which numbers.</param>
public sealed record CohortStep(string Table, string Step, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Table}: {Step} ({Detail})";
}
