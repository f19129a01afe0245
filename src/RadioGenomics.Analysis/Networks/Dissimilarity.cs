using System.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Pairwise dissimilarities of items, read row by row.</summary>
abstract class Dissimilarity
{
    public abstract int Count { get; }

    /// <summary>Dissimilarity of two different items.</summary>
    public abstract double this[int i, int j] { get; }

    /// <summary>Copies the values of item i with items 0 to i − 1.</summary>
    public abstract void LowerRow(int i, Span<double> row);
}

/// <summary>A strict lower triangle, row by row.</summary>
sealed class PackedDissimilarity<T>(T[] values, int count) : Dissimilarity
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => count;

    public override double this[int i, int j] =>
        double.CreateTruncating(i > j ? values[((long)i * (i - 1) / 2) + j] : values[((long)j * (j - 1) / 2) + i]);

    public override void LowerRow(int i, Span<double> row)
    {
        ReadOnlySpan<T> source = new(values, (int)((long)i * (i - 1) / 2), i);
        for (int j = 0; j < i; j++)
        {
            row[j] = double.CreateTruncating(source[j]);
        }
    }
}
