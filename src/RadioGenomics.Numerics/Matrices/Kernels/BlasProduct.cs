using System.Numerics;

namespace RadioGenomics.Numerics;

/// <summary>AᵀB by the system's OpenBLAS: one call of one thread per tile of a fixed grid.</summary>
sealed unsafe class BlasProduct<T>(T* a, int aColumns, T* b, int bColumns, int rows, bool lowerOnly)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    const int Size = 512;

    public void Run(ProductTileAction<T> onTile, RunContext run, string stage)
    {
        if (!OpenBlas.IsAvailable)
        {
            Throw.NoOpenBlas();
        }
        int aTiles = (aColumns + Size - 1) / Size, bTiles = (bColumns + Size - 1) / Size;
        ParallelLoop.For(aTiles * bTiles, run, stage, () => new NativeBuffer<T>(Size * Size), (task, buffer) =>
        {
            int aStart = task / bTiles * Size, bStart = task % bTiles * Size;
            if (!lowerOnly || aStart <= bStart)
            {
                RunTile(aStart, bStart, buffer.Pointer, onTile);
            }
        });
    }

    void RunTile(int aStart, int bStart, T* tile, ProductTileAction<T> onTile)
    {
        int aCount = Math.Min(Size, aColumns - aStart), bCount = Math.Min(Size, bColumns - bStart);
        new Span<T>(tile, Size * bCount).Clear();
        if (rows > 0)
        {
            OpenBlas.Gemm(aCount, bCount, rows, a + ((long)aStart * rows), rows, b + ((long)bStart * rows), rows, T.Zero, tile, Size);
        }
        onTile(new(aStart, aCount, bStart, bCount, new(tile, Size * bCount), Size));
    }
}
