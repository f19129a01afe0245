using System.Numerics;
using System.Runtime.InteropServices;

namespace RadioGenomics.Numerics;

/// <summary>
/// A symmetric matrix that stores its lower triangle once, diagonal included, row after row: (i, j) with j &lt;= i lies at
/// i (i + 1) / 2 + j. Half the memory of a full matrix; 20,000 columns of <see cref="float"/> take 0.8 GB.
/// The numbers lie outside the managed heap: <see cref="Dispose"/> gives them back at once.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class PackedSymmetric<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    readonly T* _values;
    bool _disposed;

    /// <summary>Allocates a matrix of zeros.</summary>
    /// <param name="count">Number of rows and of columns. At least 0.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.MemoryRefused"/>: the machine does not have the memory.</exception>
    public PackedSymmetric(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        Length = PackedSymmetric.LengthOf(count);
        MemoryBudget.Demand(checked(Length * sizeof(T)), FormattableString.Invariant($"a symmetric matrix of {count} columns"),
            "Use fewer columns, single precision, or a machine with more memory.");
        // Zeroed pages come from the system without being touched.
        _values = (T*)NativeMemory.AllocZeroed((nuint)Math.Max(Length, 1), (nuint)sizeof(T));
        if (Length > 0)
        {
            GC.AddMemoryPressure(Length * sizeof(T));
        }
    }

    /// <summary>Frees the memory of a matrix that nobody disposed.</summary>
    ~PackedSymmetric() => Free();

    /// <summary>Number of rows and of columns.</summary>
    public int Count { get; }

    /// <summary>Number of stored values: Count (Count + 1) / 2.</summary>
    public long Length { get; }

    /// <summary>One value; (i, j) and (j, i) are the same place.</summary>
    public T this[int i, int j]
    {
        get => *At(i, j);
        set => *At(i, j) = value;
    }

    /// <summary>The stored part of a row: columns 0 ... i, the diagonal last. Valid until <see cref="Dispose"/>.</summary>
    public Span<T> Row(int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count, nameof(i));
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new(_values + PackedSymmetric.LengthOf(i), i + 1);
    }

    /// <summary>Copies a whole row (or column: they are the same), diagonal included.</summary>
    /// <param name="i">Which row.</param>
    /// <param name="full">Shape: [Count].</param>
    public void CopyRow(int i, Span<T> full)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(full.Length, Count, nameof(full));
        Row(i).CopyTo(full);
        for (int j = i + 1; j < Count; j++)
        {
            full[j] = _values[PackedSymmetric.LengthOf(j) + i];
        }
    }

    /// <summary>The stored values, for kernels that keep this object alive while they use the pointer.</summary>
    internal T* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _values;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    T* At(int i, int j)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count, nameof(i));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)j, (uint)Count, nameof(j));
        ObjectDisposedException.ThrowIf(_disposed, this);
        return i >= j ? _values + PackedSymmetric.LengthOf(i) + j : _values + PackedSymmetric.LengthOf(j) + i;
    }

    void Free()
    {
        if (!_disposed && _values is not null)
        {
            NativeMemory.Free(_values);
            if (Length > 0)
            {
                GC.RemoveMemoryPressure(Length * sizeof(T));
            }
        }
        _disposed = true;
    }
}

/// <summary>Sizes of packed symmetric matrices.</summary>
public static class PackedSymmetric
{
    /// <summary>Number of values that a matrix of this many columns stores.</summary>
    public static long LengthOf(int count) => (long)count * (count + 1) / 2;
}
