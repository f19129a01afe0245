namespace RadioGenomics.Analysis.Networks;

/// <summary>How far two assignments of the same genes to modules agree.</summary>
public static class ModuleAgreement
{
    /// <summary>Adjusted Rand index: 1 = the same partition under any names, 0 = what chance gives, below 0 = less than chance.</summary>
    /// <param name="first">Module of each gene. Shape: [genes].</param>
    /// <param name="second">Module of the same genes in the other assignment. Shape: [genes].</param>
    /// <returns>Range: up to 1; 1 too when both put every gene into one module, or every gene into a module of its own.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: O(genes). Source: Hubert, Arabie (1985) J Classif 2:193. Reference: derived by hand in tests.</remarks>
    public static double AdjustedRandIndex<TFirst, TSecond>(IReadOnlyList<TFirst> first, IReadOnlyList<TSecond> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
        {
            Throw.AssignmentsDiffer(first.Count, second.Count);
        }
        double together = PairCount(first.Zip(second));
        double inFirst = PairCount(first), inSecond = PairCount(second), all = first.Count * (first.Count - 1.0) / 2;
        double expected = all > 0 ? inFirst * inSecond / all : 0, greatest = (inFirst + inSecond) / 2;
        return greatest == expected ? 1 : (together - expected) / (greatest - expected);
    }

    // Pairs of genes that share their module.
    static double PairCount<T>(IEnumerable<T> modules) => modules.GroupBy(m => m).Sum(g => g.Count() * (g.Count() - 1.0) / 2);
}
