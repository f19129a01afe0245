namespace RadioGenomics.Kernel.Zmq;

/// <summary>All sockets of a process belong to one context.</summary>
sealed class ZmqContext : IDisposable
{
    nint _handle;

    public ZmqContext()
    {
        _ = LibZmq.Version();
        _handle = LibZmq.NewContext();
    }

    public ZmqSocket Open(ZmqSocketType type) => new(LibZmq.NewSocket(_handle, (int)type));

    /// <summary>Wakes every thread that waits on a socket of this context.</summary>
    public void ShutDown() => _ = LibZmq.ShutDown(_handle);

    public void Dispose()
    {
        nint handle = Interlocked.Exchange(ref _handle, 0);
        if (handle != 0)
        {
            _ = LibZmq.Terminate(handle);
        }
    }
}

/// <summary>Kinds of sockets, with libzmq's numbers.</summary>
enum ZmqSocketType
{
    Pair = 0,
    Subscriber = 2,
    Request = 3,
    Reply = 4,
    Dealer = 5,
    Router = 6,
    ExtendedPublisher = 9,
}
