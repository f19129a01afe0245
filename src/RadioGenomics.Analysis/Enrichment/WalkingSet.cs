using System.Numerics;
using System.Runtime.CompilerServices;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// A random gene set that walks: one gene leaves, another enters, as long as the highest point of its running sum stays above a level.
/// It remembers one place where the sum is high enough (the witness), which decides most steps in constant time. The ranking is cut into
/// blocks with the weight and number of the set's genes in each; only where a block's bound allows it are its genes looked at one by one.
/// </summary>
sealed class WalkingSet
{
    readonly double[] _weights;
    readonly int _geneCount, _size, _shift;
    readonly double _others;
    readonly int[] _genes;
    readonly ulong[] _bits;
    readonly double[] _blockSum, _blockCount;
    double _total;
    int _witness;
    double _witnessSum, _witnessCount;

    public WalkingSet(ExactWeights weights, int size)
    {
        (_weights, _geneCount, _size, _others) = (weights.Values, weights.GeneCount, size, weights.GeneCount - size);
        _shift = BlockShift(_geneCount);
        _genes = new int[size];
        _bits = new ulong[(_geneCount + 63) / 64];
        int blocks = ((_geneCount - 1) >> _shift) + 1;
        (_blockSum, _blockCount) = (new double[blocks], new double[blocks]);
    }

    /// <summary>Highest point of the running sum, after <see cref="Measure"/>.</summary>
    public double High { get; private set; }

    // Whole words; about 80 blocks, measured best at 20,000 genes.
    static int BlockShift(int genes)
    {
        int shift = 6;
        while (genes >> shift > 80)
        {
            shift++;
        }
        return shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(ReadOnlySpan<int> places)
    {
        places.CopyTo(_genes);
        Array.Clear(_bits);
        Array.Clear(_blockSum);
        Array.Clear(_blockCount);
        _total = 0;
        foreach (int place in places)
        {
            Enter(place);
        }
        Measure();
    }

    public void CopyFrom(WalkingSet other)
    {
        other._genes.CopyTo(_genes, 0);
        other._bits.CopyTo(_bits, 0);
        other._blockSum.CopyTo(_blockSum, 0);
        other._blockCount.CopyTo(_blockCount, 0);
        (_total, _witness, _witnessSum, _witnessCount, High) = (other._total, other._witness, other._witnessSum, other._witnessCount, other.High);
    }

    /// <summary>Tries steps; <see cref="High"/> is stale afterwards.</summary>
    /// <returns>How many were taken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Walk(int tries, double level, Philox random)
    {
        // In steps of the other genes: a place is high enough when weight share · others + hits − (place + 1) reaches it.
        double need = (level - ScoreTail.Same) * _others;
        int taken = 0;
        for (; tries > 0; tries--)
        {
            int slot = random.NextInt(_size), entering;
            do
            {
                entering = random.NextInt(_geneCount);
            }
            while ((_bits[entering >> 6] >> (entering & 63) & 1) != 0);
            taken += Try(slot, entering, need) ? 1 : 0;
        }
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Try(int slot, int entering, double need)
    {
        int leaving = _genes[slot];
        double sum = _witnessSum, count = _witnessCount;
        if (leaving <= _witness)
        {
            sum -= _weights[leaving];
            count--;
        }
        if (entering <= _witness)
        {
            sum += _weights[entering];
            count++;
        }
        double total = _total - _weights[leaving] + _weights[entering];
        bool stillHigh = (_others * sum) + ((count - _witness - 1 - need) * total) >= 0;
        Leave(leaving);
        Enter(entering);
        if (stillHigh)
        {
            (_witnessSum, _witnessCount) = (sum, count);
        }
        else if (!FindWitness(need))
        {
            Leave(entering);
            Enter(leaving);
            return false;
        }
        _genes[slot] = entering;
        return true;
    }

    void Enter(int place)
    {
        double weight = _weights[place];
        _bits[place >> 6] |= 1UL << (place & 63);
        _blockSum[place >> _shift] += weight;
        _blockCount[place >> _shift]++;
        _total += weight;
    }

    void Leave(int place)
    {
        double weight = _weights[place];
        _bits[place >> 6] &= ~(1UL << (place & 63));
        _blockSum[place >> _shift] -= weight;
        _blockCount[place >> _shift]--;
        _total -= weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool FindWitness(double need)
    {
        double slope = _others / _total, sum = 0, count = 0;
        for (int b = 0; b < _blockSum.Length; b++)
        {
            double sumAfter = sum + _blockSum[b];
            // Highest when all genes of the block stand at its start.
            if (_blockCount[b] > 0 && (slope * sumAfter) + count - (b << _shift) >= need
                && ScanBlock(b, sum, count, slope, need) >= need)
            {
                return true;
            }
            sum = sumAfter;
            count += _blockCount[b];
        }
        return false;
    }

    /// <summary>Finds the highest point, makes it the witness and <see cref="High"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Measure()
    {
        double slope = _others / _total, sum = 0, count = 0, best = double.NegativeInfinity;
        for (int b = 0; b < _blockSum.Length; b++)
        {
            double sumAfter = sum + _blockSum[b];
            if (_blockCount[b] > 0 && (slope * sumAfter) + count - (b << _shift) > best)
            {
                best = Math.Max(best, ScanBlock(b, sum, count, slope, best));
            }
            sum = sumAfter;
            count += _blockCount[b];
        }
        High = best / _others;
    }

    /// <summary>Whether the running sum reaches as far above zero as below it.</summary>
    public bool IsPositive()
    {
        double slope = _others / _total, sum = 0, lowest = 0;
        int count = 0;
        for (int word = 0; word < _bits.Length; word++)
        {
            for (ulong bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                lowest = Math.Min(lowest, (slope * sum) - (place - count));
                sum += _weights[place];
                count++;
            }
        }
        return High >= (-lowest / _others) - ScoreTail.Same;
    }

    /// <summary>The highest point within a block; the witness when it is above a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    double ScanBlock(int block, double sum, double count, double slope, double limit)
    {
        int wordsPerBlock = 1 << (_shift - 6);
        int end = Math.Min((block + 1) * wordsPerBlock, _bits.Length);
        double best = double.NegativeInfinity, bestSum = 0, bestCount = 0;
        int bestPlace = 0;
        for (int word = block * wordsPerBlock; word < end; word++)
        {
            for (ulong bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                sum += _weights[place];
                count++;
                double height = (slope * sum) + count - (place + 1);
                if (height > best)
                {
                    (best, bestSum, bestCount, bestPlace) = (height, sum, count, place);
                }
            }
        }
        if (best >= limit)
        {
            (_witness, _witnessSum, _witnessCount) = (bestPlace, bestSum, bestCount);
        }
        return best;
    }
}
