using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RadioGenomics.Analysis.Networks;

/// <summary>From correlations to connections, many at a time. Every value is treated on its own, so vectors change no digit.</summary>
static class Weights
{
    /// <summary>Rounding may leave a correlation a little beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clamp<T>(Span<T> r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(r);
        foreach (ref Vector<T> v in vectors)
        {
            v = Vector.Min(Vector<T>.One, Vector.Max(-Vector<T>.One, v));
        }
        foreach (ref T v in r[(vectors.Length * Vector<T>.Count)..])
        {
            v = T.Min(T.One, T.Max(-T.One, v));
        }
    }

    /// <summary>Correlations to similarities, the base of the power: |r|, (1 + r) / 2, or r where positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Similarity<T>(Span<T> r, NetworkType type)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5);
        var halves = new Vector<T>(half);
        Span<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(r);
        foreach (ref Vector<T> v in vectors)
        {
            v = type switch
            {
                NetworkType.Unsigned => Vector.Abs(v),
                NetworkType.Signed => (v * halves) + halves,
                _ => Vector.Max(Vector<T>.Zero, v),
            };
        }
        foreach (ref T v in r[(vectors.Length * Vector<T>.Count)..])
        {
            v = type switch
            {
                NetworkType.Unsigned => T.Abs(v),
                NetworkType.Signed => (v * half) + half,
                _ => T.Max(T.Zero, v),
            };
        }
    }

    /// <summary>Correlations to connections in place: the network's, or sign(r) |r|^β.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Connect<T>(Span<T> r, NetworkOptions options, bool keepSign, Span<T> scratch)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> sign = scratch[..r.Length];
        r.CopyTo(sign);
        Similarity(r, keepSign ? NetworkType.Unsigned : options.Network);
        Raise(r, options.Power);
        for (int i = 0; keepSign && i < r.Length; i++)
        {
            r[i] = T.CopySign(r[i], sign[i]);
        }
    }

    /// <summary>Non-negative numbers to a power in place. Whole powers by squaring and multiplying.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Raise<T>(Span<T> values, double power)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (power != Math.Floor(power))
        {
            foreach (ref T v in values)
            {
                v = T.CreateTruncating(Math.Pow(double.CreateTruncating(v), power));
            }
            return;
        }
        Span<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        foreach (ref Vector<T> v in vectors)
        {
            Vector<T> square = v, product = Vector<T>.One;
            for (int rest = (int)power; rest > 0; rest >>= 1, square *= square)
            {
                product = (rest & 1) == 1 ? product * square : product;
            }
            v = product;
        }
        foreach (ref T v in values[(vectors.Length * Vector<T>.Count)..])
        {
            T square = v, product = T.One;
            for (int rest = (int)power; rest > 0; rest >>= 1, square *= square)
            {
                product = (rest & 1) == 1 ? product * square : product;
            }
            v = product;
        }
    }
}
