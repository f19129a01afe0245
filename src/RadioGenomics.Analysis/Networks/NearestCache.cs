using System.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Each item's nearest item and a bound that no other item undercuts. Both stay true while other items merge: no union is nearer than
/// the nearer of its parts (reducibility). Only when the nearest itself merges and moves beyond the bound must an item be scanned again.
/// </summary>
sealed class NearestCache<T>(int itemCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Nearest item; -1: not known.</summary>
    public int[] Item { get; } = new int[itemCount];

    /// <summary>Dissimilarity of the nearest item.</summary>
    public T[] Distance { get; } = new T[itemCount];

    /// <summary>No item but the nearest is nearer than this.</summary>
    public T[] Second { get; } = new T[itemCount];

    public void Forget(int i)
    {
        Item[i] = -1;
        Distance[i] = Second[i] = T.PositiveInfinity;
    }

    /// <summary>Notes a dissimilarity that is below the bound.</summary>
    public void Take(int i, int other, T distance)
    {
        if (distance < Distance[i])
        {
            Second[i] = Distance[i];
            Distance[i] = distance;
            Item[i] = other;
        }
        else
        {
            Second[i] = distance;
        }
    }

    /// <summary>The nearest item became part of a union.</summary>
    public void Replace(int i, int union, T distance)
    {
        Item[i] = distance <= Second[i] ? union : -1;
        Distance[i] = distance;
    }

    /// <summary>Notes the dissimilarities of item i with items 0 to i − 1, and, if wanted, theirs with i.</summary>
    public void TakeRow(int i, ReadOnlySpan<T> row, bool andColumns)
    {
        int j = 0;
        ReadOnlySpan<T> bounds = Second;
        for (; j <= row.Length - Vector<T>.Count; j += Vector<T>.Count)
        {
            var values = new Vector<T>(row[j..]);
            // Hardly any block has a value that counts; one comparison tells.
            if (Vector.LessThanAny(values, new Vector<T>(Second[i])) || (andColumns && Vector.LessThanAny(values, new Vector<T>(bounds[j..]))))
            {
                TakeEach(i, row.Slice(j, Vector<T>.Count), j, andColumns);
            }
        }
        TakeEach(i, row[j..], j, andColumns);
    }

    void TakeEach(int i, ReadOnlySpan<T> row, int start, bool andColumns)
    {
        for (int k = 0; k < row.Length; k++)
        {
            if (row[k] < Second[i])
            {
                Take(i, start + k, row[k]);
            }
            if (andColumns && row[k] < Second[start + k])
            {
                Take(start + k, i, row[k]);
            }
        }
    }
}
