namespace RadioGenomics.Numerics;

/// <summary>Where the columns of a factor come from, and how they are laid out for the kernels.</summary>
abstract unsafe class ColumnSource<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>Number of columns.</summary>
    public abstract int Columns { get; }

    /// <summary>Lays columns out in panels of <paramref name="width"/>: within a panel k is slowest. The last panel is filled with
    /// zeros.</summary>
    /// <param name="start">First column.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="firstRow">First k.</param>
    /// <param name="depth">Number of k.</param>
    /// <param name="width">Columns per panel.</param>
    /// <param name="to">Shape: [panels, depth, width].</param>
    public abstract void Pack(int start, int count, int firstRow, int depth, int width, T* to);

    /// <summary>Panels of <paramref name="width"/> that hold <paramref name="count"/> columns.</summary>
    public static int Panels(int count, int width) => (count + width - 1) / width;
}

/// <summary>Columns of an ordinary column-major matrix, pinned while the product runs.</summary>
sealed unsafe class DenseColumns<T>(T* values, int columns, int rows) : ColumnSource<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    public override int Columns => columns;

    public override void Pack(int start, int count, int firstRow, int depth, int width, T* to)
    {
        for (int panel = 0; panel < Panels(count, width); panel++)
        {
            int first = panel * width, filled = Math.Min(width, count - first);
            T* from = values + ((long)(start + first) * rows) + firstRow;
            T* place = to + ((long)panel * depth * width);
            if (filled < width)
            {
                new Span<T>(place, depth * width).Clear();
            }
            Transposing.Copy(from, rows, filled, depth, place, width);
        }
    }
}

/// <summary>Columns of a packed symmetric matrix: column i is row i up to the diagonal, then place i of every later row.</summary>
sealed unsafe class SymmetricColumns<T>(PackedSymmetric<T> matrix) : ColumnSource<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    readonly T* _values = matrix.Pointer;

    public override int Columns => matrix.Count;

    public override void Pack(int start, int count, int firstRow, int depth, int width, T* to)
    {
        if (count % width != 0)
        {
            int last = Panels(count, width) - 1;
            new Span<T>(to + ((long)last * depth * width), depth * width).Clear();
        }
        // k below every column: pieces of rows, transposed. k above every column: pieces of later rows, copied.
        int below = Math.Clamp(start - firstRow, 0, depth), above = Math.Clamp(start + count - firstRow, below, depth);
        PackBelow(start, count, firstRow, below, depth, width, to);
        for (int k = below; k < above; k++)
        {
            for (int i = 0; i < count; i++)
            {
                to[((long)(i / width) * depth * width) + (k * width) + (i % width)] = At(start + i, firstRow + k);
            }
        }
        for (int k = above; k < depth; k++)
        {
            PackAbove(_values + PackedSymmetric.LengthOf(firstRow + k) + start, count, k, depth, width, to);
        }
    }

    T At(int i, int k) => _values[i >= k ? PackedSymmetric.LengthOf(i) + k : PackedSymmetric.LengthOf(k) + i];

    void PackBelow(int start, int count, int firstRow, int below, int depth, int width, T* to)
    {
        T** rows = stackalloc T*[width];
        for (int first = 0; first < count && below > 0; first += width)
        {
            int filled = Math.Min(width, count - first);
            for (int i = 0; i < filled; i++)
            {
                rows[i] = _values + PackedSymmetric.LengthOf(start + first + i) + firstRow;
            }
            T* place = to + ((long)(first / width) * depth * width);
            for (int k = 0; k < below; k++, place += width)
            {
                for (int i = 0; i < filled; i++)
                {
                    place[i] = rows[i][k];
                }
            }
        }
    }

    static void PackAbove(T* row, int count, int k, int depth, int width, T* to)
    {
        T* place = to + (k * width);
        for (int first = 0; first < count; first += width, place += depth * width)
        {
            new ReadOnlySpan<T>(row + first, Math.Min(width, count - first)).CopyTo(new Span<T>(place, width));
        }
    }
}

static unsafe class Transposing
{
    /// <summary>Turns columns that lie apart by <paramref name="apart"/> into rows of <paramref name="width"/>.</summary>
    public static void Copy<T>(T* from, int apart, int columns, int depth, T* to, int width)
        where T : unmanaged
    {
        // Eight columns at a time: few enough streams for the processor to read ahead on each.
        for (int i = 0; i < columns; i += 8)
        {
            int some = Math.Min(8, columns - i);
            T* source = from + ((long)i * apart);
            T* place = to + i;
            for (int k = 0; k < depth; k++, place += width)
            {
                for (int j = 0; j < some; j++)
                {
                    place[j] = source[((long)j * apart) + k];
                }
            }
        }
    }
}
