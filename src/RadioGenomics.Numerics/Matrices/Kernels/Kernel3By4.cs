using System.Runtime.CompilerServices;

namespace RadioGenomics.Numerics;

/// <summary>A register tile of three vectors by 4 columns: 12 accumulators stay in registers over the whole block of k.</summary>
sealed unsafe class Kernel3By4<TVector, T, TLanes> : MicroKernel<T>
    where T : unmanaged
    where TLanes : struct, ILanes<TVector, T>
{
    public override int Rows => 3 * TLanes.Count;

    public override int Columns => 4;

    // All 12 accumulators are named because an array of them would live in memory, not in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(T* a, T* b, int depth, T* c, int stride, bool add)
    {
        TVector x0 = TLanes.Zero, y0 = TLanes.Zero, z0 = TLanes.Zero;
        TVector x1 = TLanes.Zero, y1 = TLanes.Zero, z1 = TLanes.Zero;
        TVector x2 = TLanes.Zero, y2 = TLanes.Zero, z2 = TLanes.Zero;
        TVector x3 = TLanes.Zero, y3 = TLanes.Zero, z3 = TLanes.Zero;
        for (int k = 0; k < depth; k++)
        {
            TVector x = TLanes.Load(a), y = TLanes.Load(a + TLanes.Count), z = TLanes.Load(a + (2 * TLanes.Count));
            TVector w;
            w = TLanes.Broadcast(b);
            x0 = TLanes.MultiplyAdd(x, w, x0);
            y0 = TLanes.MultiplyAdd(y, w, y0);
            z0 = TLanes.MultiplyAdd(z, w, z0);
            w = TLanes.Broadcast(b + 1);
            x1 = TLanes.MultiplyAdd(x, w, x1);
            y1 = TLanes.MultiplyAdd(y, w, y1);
            z1 = TLanes.MultiplyAdd(z, w, z1);
            w = TLanes.Broadcast(b + 2);
            x2 = TLanes.MultiplyAdd(x, w, x2);
            y2 = TLanes.MultiplyAdd(y, w, y2);
            z2 = TLanes.MultiplyAdd(z, w, z2);
            w = TLanes.Broadcast(b + 3);
            x3 = TLanes.MultiplyAdd(x, w, x3);
            y3 = TLanes.MultiplyAdd(y, w, y3);
            z3 = TLanes.MultiplyAdd(z, w, z3);
            a += 3 * TLanes.Count;
            b += 4;
        }
        Put(c, x0, y0, z0, add);
        Put(c + (1 * stride), x1, y1, z1, add);
        Put(c + (2 * stride), x2, y2, z2, add);
        Put(c + (3 * stride), x3, y3, z3, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(T* c, TVector x, TVector y, TVector z, bool add)
    {
        T* c1 = c + TLanes.Count, c2 = c + (2 * TLanes.Count);
        TLanes.Store(add ? TLanes.Add(TLanes.Load(c), x) : x, c);
        TLanes.Store(add ? TLanes.Add(TLanes.Load(c1), y) : y, c1);
        TLanes.Store(add ? TLanes.Add(TLanes.Load(c2), z) : z, c2);
    }
}
