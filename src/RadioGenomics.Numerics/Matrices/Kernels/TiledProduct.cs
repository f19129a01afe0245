using System.Numerics;

namespace RadioGenomics.Numerics;

/// <summary>
/// AᵀB by tiles. A is taken in strips that are packed once; each task packs a few columns of B and multiplies them with the whole
/// strip, in blocks of <see cref="DepthBlock"/> rows. The grid depends on the shapes only and each value on k order only.
/// </summary>
sealed unsafe class TiledProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows that are summed in one go; sums of blocks are added in order. Part of the definition of the result.</summary>
    public const int DepthBlock = 384;

    /// <summary>Columns of a strip unless the caller asks for more.</summary>
    public const int DefaultStrip = 2016;

    /// <summary>Columns of B per tile.</summary>
    public const int TileColumns = 128;

    /// <summary>Up to this depth a tile is finished in one visit, small enough to be handed over from the second-level cache.</summary>
    const int ShallowDepth = 4 * DepthBlock;

    readonly ColumnSource<T> _a, _b;
    readonly int _depth;
    readonly bool _lowerOnly;
    readonly MicroKernel<T> _kernel;
    readonly ProductTileAction<T> _onTile;
    readonly RunContext _run;
    readonly string _stage;

    /// <param name="a">Columns of A.</param>
    /// <param name="b">Columns of B; the same object as A for a symmetric product.</param>
    /// <param name="depth">Rows of both.</param>
    /// <param name="lowerOnly">Whether only places with a &lt;= b are wanted.</param>
    /// <param name="kernel">The innermost product.</param>
    /// <param name="onTile">Receives the tiles.</param>
    /// <param name="run">Threads, cancellation, progress.</param>
    /// <param name="stage">Name for progress.</param>
    public TiledProduct(ColumnSource<T> a, ColumnSource<T> b, int depth, bool lowerOnly, MicroKernel<T> kernel, ProductTileAction<T> onTile,
        RunContext run, string stage)
    {
        (_a, _b, _depth, _lowerOnly) = (a, b, depth, lowerOnly);
        (_kernel, _onTile, _run, _stage) = (kernel, onTile, run, stage);
    }

    bool IsShallow => _depth <= ShallowDepth;

    /// <summary>Columns of A whose packed block of one depth stays in the second-level cache (0.37 MB); the height of a shallow
    /// tile. Multiples of every kernel's height, so that the grid is the same on every processor.</summary>
    public static int CacheColumns => sizeof(T) == sizeof(double) ? 120 : 240;

    /// <summary>Columns of A that are packed at a time, a multiple of 48. More need more memory (times the depth) and pack B
    /// less often.</summary>
    public int StripColumns { get; init; } = DefaultStrip;

    /// <summary>Whether the tiles of the same columns of B must come one after another, in the order of A: for receivers that add
    /// them up.</summary>
    public bool InOrder { get; init; }

    /// <summary>Scratch bytes of one run, for memory checks.</summary>
    public static long ScratchBytes(int columns, int depth, int threads, int strip = DefaultStrip) =>
        (((long)Math.Min(strip, columns) * (depth + 8)) + (threads * (long)TileColumns * (strip + ShallowDepth))) * sizeof(T);

    public void Run()
    {
        int strip = StripColumns / _kernel.Rows * _kernel.Rows, columns = Math.Min(_a.Columns, strip);
        long panelColumns = (long)ColumnSource<T>.Panels(columns, _kernel.Rows) * _kernel.Rows;
        using var packed = new NativeBuffer<T>(panelColumns * _depth);
        for (int start = 0; start < _a.Columns; start += strip)
        {
            RunStrip(start, Math.Min(strip, _a.Columns - start), packed.Pointer);
        }
        _run.Report(_stage, 1);
    }

    void RunStrip(int start, int count, T* packed)
    {
        RunContext quiet = _run with { Progress = null };
        ParallelLoop.For(ColumnSource<T>.Panels(count, _kernel.Rows), quiet, _stage, panel => PackPanel(start, count, panel, packed));
        int firstTile = _lowerOnly ? start / TileColumns : 0;
        int tiles = ColumnSource<T>.Panels(_b.Columns, TileColumns) - firstTile;
        // Few columns of B: tasks of part of the strip, so that every thread has work.
        int taskRows = tiles >= 8 || InOrder ? count : CacheColumns, parts = ColumnSource<T>.Panels(count, taskRows);
        RunContext scaled = _run with { Progress = StripProgress(start, count) };
        ParallelLoop.For(tiles * parts, scaled, _stage, NewScratch, (task, scratch) =>
        {
            int first = task % parts * taskRows;
            RunTask(new(start, count, packed), first, Math.Min(count, first + taskRows), (firstTile + (task / parts)) * TileColumns, scratch);
        });
    }

    ScaledProgress? StripProgress(int start, int count)
    {
        double Done(double s) => _lowerOnly ? s * (2 - s) : s;
        double n = _a.Columns;
        return _run.Progress is null ? null : new(_run.Progress, Done(start / n), Done((start + count) / n));
    }

    // Layout of a packed strip: block of depth, panel, k, column.
    void PackPanel(int start, int count, int panel, T* packed)
    {
        int width = _kernel.Rows, first = panel * width;
        long panels = ColumnSource<T>.Panels(count, width);
        for (int row = 0; row < _depth; row += DepthBlock)
        {
            int depth = Math.Min(DepthBlock, _depth - row);
            _a.Pack(start + first, Math.Min(width, count - first), row, depth, width, packed + (panels * width * row) + ((long)first * depth));
        }
    }

    readonly struct Strip(int start, int count, T* packed)
    {
        public int Start => start;

        public int Count => count;

        public T* Packed => packed;
    }

    sealed class Scratch(long panelLength, long tileLength) : IDisposable
    {
        public NativeBuffer<T> Panels { get; } = new(panelLength);

        public NativeBuffer<T> Tile { get; } = new(tileLength);

        public void Dispose()
        {
            Panels.Dispose();
            Tile.Dispose();
        }
    }

    Scratch NewScratch()
    {
        int tileRows = IsShallow ? CacheColumns : StripColumns;
        return new((long)TileColumns * (IsShallow ? Math.Max(_depth, 1) : DepthBlock), (long)TileColumns * tileRows);
    }

    void RunTask(Strip strip, int first, int end, int bStart, Scratch scratch)
    {
        int bCount = Math.Min(TileColumns, _b.Columns - bStart);
        if (_lowerOnly)
        {
            end = Math.Min(end, bStart + bCount - strip.Start);
        }
        if (end <= first)
        {
            return;
        }
        if (!IsShallow)
        {
            MultiplyDeep(strip, first, end, bStart, bCount, scratch);
            return;
        }
        for (int row = 0; row < _depth; row += DepthBlock)
        {
            _b.Pack(bStart, bCount, row, Math.Min(DepthBlock, _depth - row), _kernel.Columns, scratch.Panels.Pointer + ((long)row * TileColumns));
        }
        for (int part = first; part < end; part += CacheColumns)
        {
            MultiplyShallow(strip, part, Math.Min(end, part + CacheColumns), bStart, bCount, scratch);
        }
    }

    void MultiplyShallow(Strip strip, int first, int end, int bStart, int bCount, Scratch scratch)
    {
        if (_depth == 0)
        {
            new Span<T>(scratch.Tile.Pointer, TileColumns * CacheColumns).Clear();
        }
        for (int row = 0; row < _depth; row += DepthBlock)
        {
            MultiplyBlock(strip, first, end, first, bCount, row, scratch.Panels.Pointer + ((long)row * TileColumns), scratch.Tile.Pointer, CacheColumns);
        }
        HandOver(strip, first, end, bStart, bCount, scratch.Tile.Pointer, CacheColumns);
    }

    void MultiplyDeep(Strip strip, int first, int end, int bStart, int bCount, Scratch scratch)
    {
        for (int row = 0; row < _depth; row += DepthBlock)
        {
            _run.Cancellation.ThrowIfCancellationRequested();
            _b.Pack(bStart, bCount, row, Math.Min(DepthBlock, _depth - row), _kernel.Columns, scratch.Panels.Pointer);
            for (int part = first; part < end; part += CacheColumns)
            {
                MultiplyBlock(strip, part, Math.Min(end, part + CacheColumns), first, bCount, row, scratch.Panels.Pointer, scratch.Tile.Pointer, StripColumns);
            }
        }
        HandOver(strip, first, end, bStart, bCount, scratch.Tile.Pointer, StripColumns);
    }

    void HandOver(Strip strip, int first, int end, int bStart, int bCount, T* tile, int stride) =>
        _onTile(new(strip.Start + first, end - first, bStart, bCount, new(tile, bCount * stride), stride));

    /// <summary>Adds one block of depth to columns first ... end of the strip; tile row 0 is column <paramref name="tileFirst"/>.</summary>
    void MultiplyBlock(Strip strip, int first, int end, int tileFirst, int bCount, int row, T* bPanels, T* tile, int stride)
    {
        int depth = Math.Min(DepthBlock, _depth - row), width = _kernel.Rows, height = _kernel.Columns;
        long stripColumns = (long)ColumnSource<T>.Panels(strip.Count, width) * width;
        T* block = strip.Packed + (stripColumns * row);
        for (int j = 0; j < bCount; j += height)
        {
            T* b = bPanels + ((long)j * depth);
            for (int i = first; i < end; i += width)
            {
                _kernel.Run(block + ((long)i * depth), b, depth, tile + (i - tileFirst) + ((long)j * stride), stride, row > 0);
            }
        }
    }
}

/// <summary>Progress of a part of a stage, as progress of the stage.</summary>
sealed class ScaledProgress(IProgress<ProgressReport> whole, double from, double to) : IProgress<ProgressReport>
{
    public void Report(ProgressReport value) => whole.Report(value with { Fraction = from + ((to - from) * value.Fraction) });
}
