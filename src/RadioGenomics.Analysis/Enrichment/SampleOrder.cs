using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Orders the genes of one sample from the highest value down; equal values stay in the order of the genes. Keeps scratch memory.</summary>
sealed class SampleOrder
{
    const int DigitBits = 11, Digits = 6, Slots = 1 << DigitBits;

    readonly ulong[] _keys, _otherKeys;
    readonly int[] _genes, _otherGenes;
    readonly int[] _counts = new int[Digits * Slots];

    public SampleOrder(int genes)
    {
        (_keys, _otherKeys) = (new ulong[genes], new ulong[genes]);
        (_genes, _otherGenes) = (new int[genes], new int[genes]);
        (Places, Ranks) = (new int[genes], new int[genes]);
    }

    /// <summary>Place of each gene, 0 for the highest value.</summary>
    public int[] Places { get; }

    /// <summary>Rank of each gene from 1 for the lowest value, the mean of equal ones rounded down.</summary>
    public int[] Ranks { get; }

    /// <summary>Radix sort, least significant digit first: stable and of the same cost for any data.</summary>
    /// <param name="values">Shape: [genes]. No NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort(ReadOnlySpan<double> values)
    {
        Array.Clear(_counts);
        for (int g = 0; g < values.Length; g++)
        {
            ulong key = FallingKey(values[g]);
            _keys[g] = key;
            _genes[g] = g;
            for (int d = 0; d < Digits; d++)
            {
                _counts[(d * Slots) + (int)((key >> (d * DigitBits)) & (Slots - 1))]++;
            }
        }
        (ulong[] keys, int[] genes, ulong[] nextKeys, int[] nextGenes) = (_keys, _genes, _otherKeys, _otherGenes);
        for (int d = 0; d < Digits; d++)
        {
            Span<int> counts = _counts.AsSpan(d * Slots, Slots);
            if (counts[(int)((keys[0] >> (d * DigitBits)) & (Slots - 1))] == values.Length)
            {
                continue;
            }
            Deal(keys, genes, nextKeys, nextGenes, counts, d * DigitBits, values.Length);
            (keys, genes, nextKeys, nextGenes) = (nextKeys, nextGenes, keys, genes);
        }
        for (int place = 0; place < values.Length; place++)
        {
            Places[genes[place]] = place;
        }
        RankEqual(keys, genes, values.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Deal(ulong[] keys, int[] genes, ulong[] nextKeys, int[] nextGenes, Span<int> counts, int shift, int length)
    {
        int sum = 0;
        for (int s = 0; s < counts.Length; s++)
        {
            (counts[s], sum) = (sum, sum + counts[s]);
        }
        for (int i = 0; i < length; i++)
        {
            ulong key = keys[i];
            int place = counts[(int)((key >> shift) & (Slots - 1))]++;
            nextKeys[place] = key;
            nextGenes[place] = genes[i];
        }
    }

    // Places a ... b - 1 from the top are ranks n - a ... n - b + 1 from the bottom.
    void RankEqual(ulong[] keys, int[] genes, int length)
    {
        for (int start = 0; start < length;)
        {
            int end = start + 1;
            while (end < length && keys[end] == keys[start])
            {
                end++;
            }
            int rank = ((2 * length) - start - end + 1) / 2;
            for (; start < end; start++)
            {
                Ranks[genes[start]] = rank;
            }
        }
    }

    // A whole number that falls as the value rises. + 0.0 makes -0 a 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong FallingKey(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        ulong rising = (bits & (1UL << 63)) != 0 ? ~bits : bits | (1UL << 63);
        return ~rising;
    }
}
