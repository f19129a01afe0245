namespace RadioGenomics.Numerics;

/// <summary>
/// Counter-based random numbers (Philox4x32-10): the numbers are a pure function of (seed, stream, index), so pieces of work that
/// run on any thread in any order draw the same numbers. One object serves one thread.
/// </summary>
/// <remarks>Source: Salmon, Moraes, Dror, Shaw (2011) Parallel random numbers: as easy as 1, 2, 3. SC'11.
/// Reference: known-answer vectors of Random123 (kat_vectors, philox4x32 10): exact.</remarks>
public sealed class Philox
{
    const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    readonly uint _key0, _key1, _stream0, _stream1;
    readonly uint[] _block = new uint[4];
    ulong _counter;
    int _used = 4;
    double _spareGaussian = double.NaN;

    /// <summary>Starts a stream of numbers.</summary>
    /// <param name="seed">Seed of the run, usually <see cref="RunContext.Seed"/>.</param>
    /// <param name="stream">Which independent stream: one for each purpose.</param>
    public Philox(ulong seed, ulong stream)
        : this(seed, stream, 0)
    {
    }

    Philox(ulong seed, ulong stream, uint index)
    {
        (_key0, _key1) = ((uint)seed, (uint)(seed >> 32));
        (_stream0, _stream1) = ((uint)stream, (uint)(stream >> 32));
        _counter = (ulong)index << 32;
    }

    /// <summary>Starts at a numbered place of a stream: use one index per piece of work (permutation, resample). Two indices are
    /// 2^34 random words apart; index 0 is where the constructor starts.</summary>
    public static Philox At(ulong seed, ulong stream, uint index) => new(seed, stream, index);

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            Generate((uint)_counter, (uint)(_counter >> 32), _stream0, _stream1, _key0, _key1, _block);
            _counter++;
            _used = 0;
        }
        return _block[_used++];
    }

    /// <summary>The next 64 random bits (low word first).</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A uniform number. Range: (0, 1), never 0 or 1; 2^52 equally spaced values.</summary>
    public double NextDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A standard normal number (Box-Muller; the second of each pair is kept for the next call).</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            double spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }
        double radius = Math.Sqrt(-2 * Math.Log(NextDouble()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * NextDouble());
        _spareGaussian = radius * sine;
        return radius * cosine;
    }

    /// <summary>A uniform whole number without bias.</summary>
    /// <param name="n">Number of values. At least 1.</param>
    /// <returns>Range: [0, n).</returns>
    public int NextInt(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        // Lemire (2019): multiply and take the high word; the few low words that would favour some values are drawn again.
        uint refuse = (uint)(0x1_0000_0000UL % (uint)n);
        ulong product;
        do
        {
            product = (ulong)NextUInt32() * (uint)n;
        }
        while ((uint)product < refuse);
        return (int)(product >> 32);
    }

    /// <summary>Puts values into random order (Fisher-Yates); every order is equally likely.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = NextInt(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    /// <summary>A random order of 0 ... n - 1.</summary>
    public int[] Permutation(int n)
    {
        int[] order = new int[n];
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
        }
        Shuffle<int>(order);
        return order;
    }

    /// <summary>The bare function: ten rounds on a 128-bit counter with a 64-bit key.</summary>
    internal static void Generate(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1, Span<uint> block)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0, product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }
        (block[0], block[1], block[2], block[3]) = (c0, c1, c2, c3);
    }
}
