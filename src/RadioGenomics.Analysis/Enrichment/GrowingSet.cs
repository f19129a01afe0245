using System.Numerics;
using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>A gene set that grows: sorted places with cumulated weights, ready for <see cref="RunningSumScan"/>. One object serves one thread.</summary>
sealed class GrowingSet(ExactWeights weights, int mostGenes)
{
    /// <summary>From this many new genes on, sorting everything is cheaper than inserting one by one.</summary>
    const int Many = 12;

    readonly double[] _places = new double[mostGenes];
    readonly double[] _sums = new double[mostGenes + 1];
    int _count;

    public void Clear() => _count = 0;

    /// <summary>Adds random genes until the set has a size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void GrowTo(int size, RandomSets random)
    {
        if (size - _count < Many)
        {
            while (_count < size)
            {
                Insert(random.Next());
            }
            return;
        }
        for (int i = _count; i < size; i++)
        {
            _places[i] = random.Next();
        }
        Array.Sort(_places, 0, size);
        for (int i = 0; i < size; i++)
        {
            _sums[i + 1] = _sums[i] + weights.Values[(int)_places[i]];
        }
        _count = size;
    }

    public (double High, double Low) Extremes() => RunningSumScan.Extremes(_places.AsSpan(0, _count), _sums.AsSpan(0, _count + 1), weights.GeneCount);

    void Insert(int place)
    {
        int at = ~Array.BinarySearch(_places, 0, _count, place);
        double weight = weights.Values[place];
        Array.Copy(_places, at, _places, at + 1, _count - at);
        _places[at] = place;
        ShiftAndAdd(_sums.AsSpan(at, _count - at + 2), weight);
        _count++;
    }

    /// <summary>Moves values one place up, each with a number added; the first stays too. From the end, so that nothing is overwritten unread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ShiftAndAdd(Span<double> values, double add)
    {
        int i = values.Length - 1;
        Vector<double> adds = new(add);
        for (; i >= Vector<double>.Count; i -= Vector<double>.Count)
        {
            Vector<double> moved = new Vector<double>(values[(i - Vector<double>.Count)..]) + adds;
            moved.CopyTo(values[(i - Vector<double>.Count + 1)..]);
        }
        for (; i >= 1; i--)
        {
            values[i] = values[i - 1] + add;
        }
    }
}
