using System.Numerics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>
/// Columns of the adjacency matrix, computed from the expression values whenever the product asks for them, with the bits that
/// <see cref="Adjacency"/> stores. Needs genes without missing values.
/// </summary>
sealed unsafe class AdjacencyColumns<T> : ColumnSource<T>, IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    const int Block = TiledProduct<T>.DepthBlock;

    readonly NetworkOptions _options;
    readonly int _samples;
    readonly MicroKernel<T> _kernel = MicroKernels.Create<T>(KernelWidth.Best);
    readonly NativeBuffer<T> _tall, _flat;
    readonly ThreadLocal<(NativeBuffer<T> Tile, T[] Work)> _scratch;

    public AdjacencyColumns(NetworkCorrelation<T> correlation, NetworkOptions options, RunContext run)
    {
        (_options, _samples) = (options, correlation.Samples);
        Columns = correlation.Genes;
        _tall = PackAll(correlation, _kernel.Rows, run);
        _flat = PackAll(correlation, _kernel.Columns, run);
        _scratch = new(() => (new NativeBuffer<T>(Block * _kernel.Columns), new T[Block]), true);
    }

    public override int Columns { get; }

    public override void Pack(int start, int count, int firstRow, int depth, int width, T* to)
    {
        if (count % width != 0)
        {
            long last = Panels(count, width) - 1;
            new Span<T>(to + (last * depth * width), depth * width).Clear();
        }
        (NativeBuffer<T> tile, T[] work) = _scratch.Value;
        int height = _kernel.Columns;
        // Starts are multiples of both panel widths, so a group of columns never crosses a panel.
        for (int first = 0; first < count; first += height)
        {
            Correlate(start + first, firstRow, depth, tile.Pointer);
            for (int j = 0; j < Math.Min(height, count - first); j++)
            {
                var column = new Span<T>(tile.Pointer + (j * Block), depth);
                Weights.Clamp(column);
                Weights.Connect(column, _options, _options.KeepsSign, work);
                int self = start + first + j - firstRow, place = first + j;
                if (self >= 0 && self < depth)
                {
                    column[self] = T.One;
                }
                T* panel = to + ((long)(place / width) * depth * width) + (place % width);
                for (int k = 0; k < depth; k++)
                {
                    panel[k * width] = column[k];
                }
            }
        }
    }

    public void Dispose()
    {
        _tall.Dispose();
        _flat.Dispose();
        foreach ((NativeBuffer<T> tile, _) in _scratch.Values)
        {
            tile.Dispose();
        }
        _scratch.Dispose();
    }

    /// <summary>Correlations of one panel of columns with genes firstRow ... firstRow + depth: the sums of the stored matrix.</summary>
    void Correlate(int column, int firstRow, int depth, T* tile)
    {
        int width = _kernel.Rows, height = _kernel.Columns;
        for (int i = 0; i < depth; i += width)
        {
            for (int s = 0; s < _samples; s += Block)
            {
                int some = Math.Min(Block, _samples - s);
                T* a = _tall.Pointer + ((long)(firstRow + i) * _samples) + ((long)s * width);
                T* b = _flat.Pointer + ((long)column * _samples) + ((long)s * height);
                _kernel.Run(a, b, some, tile + i, Block, s > 0);
            }
        }
    }

    static NativeBuffer<T> PackAll(NetworkCorrelation<T> correlation, int width, RunContext run)
    {
        int panels = Panels(correlation.Genes, width);
        var packed = new NativeBuffer<T>((long)panels * width * correlation.Samples);
        fixed (T* unit = correlation.Unit)
        {
            var columns = new DenseColumns<T>(unit, correlation.Genes, correlation.Samples);
            ParallelLoop.For(panels, run with { Progress = null }, "packing", panel =>
                columns.Pack(panel * width, Math.Min(width, correlation.Genes - (panel * width)), 0, correlation.Samples, width,
                    packed.Pointer + ((long)panel * width * correlation.Samples)));
        }
        return packed;
    }
}
