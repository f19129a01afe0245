using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Networks;

/// <summary>The Lance-Williams update: dissimilarity of a third cluster to the union of two.</summary>
readonly struct LinkageUpdate(Linkage linkage, double sizeA, double sizeB, double between)
{
    /// <param name="toA">Dissimilarity of the third cluster to the first.</param>
    /// <param name="toB">Dissimilarity of the third cluster to the second.</param>
    /// <param name="size">Members of the third cluster.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Apply(double toA, double toB, double size) => linkage switch
    {
        Linkage.Average => ((sizeA * toA) + (sizeB * toB)) / (sizeA + sizeB),
        Linkage.Complete => Math.Max(toA, toB),
        Linkage.Single => Math.Min(toA, toB),
        _ => (((sizeA + size) * toA) + ((sizeB + size) * toB) - (size * between)) / (sizeA + sizeB + size),
    };
}
