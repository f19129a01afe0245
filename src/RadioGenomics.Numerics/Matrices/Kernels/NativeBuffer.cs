using System.Runtime.InteropServices;

namespace RadioGenomics.Numerics;

/// <summary>Scratch outside the managed heap, aligned to cache lines.</summary>
sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    T* _pointer;

    public NativeBuffer(long length) => _pointer = (T*)NativeMemory.AlignedAlloc((nuint)(Math.Max(length, 1) * sizeof(T)), 64);

    ~NativeBuffer() => Free();

    public T* Pointer => _pointer;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
