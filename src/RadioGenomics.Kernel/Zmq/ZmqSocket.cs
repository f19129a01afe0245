using System.Text;

namespace RadioGenomics.Kernel.Zmq;

/// <summary>One socket. Used by one thread at a time.</summary>
sealed unsafe class ZmqSocket : IDisposable
{
    const int Linger = 17, MaxMessageSize = 22, SendLimit = 23, ReceiveLimit = 24, LastEndpoint = 32, XpubVerbose = 40, Subscribe = 6, RouterHandover = 56;
    const int DontWait = 1, SendMore = 2, Interrupted = 4, Terminated = 156384765;

    /// <summary>Greatest frame, and greatest sum of the frames of a message, that is accepted; a peer that sends a larger frame is cut off by libzmq.</summary>
    const long LargestFrame = 128_000_000;
    const int MostFrames = 1000;
    static readonly int Again = OperatingSystem.IsMacOS() ? 35 : 11;
    nint _handle;

    public ZmqSocket(nint handle)
    {
        _handle = handle != 0 ? handle : throw Throw.Zmq("open a socket", LibZmq.LastError());
        // Without limits: a publisher that reaches its limit drops messages, and a client waits for them for ever.
        Set(SendLimit, 0);
        Set(ReceiveLimit, 0);
        Set(Linger, 500);
        long largest = LargestFrame;
        _ = LibZmq.SetOption(_handle, MaxMessageSize, &largest, sizeof(long));
    }

    public nint Handle => _handle;

    /// <summary>A client that comes back with the same identity takes the place of its dead predecessor.</summary>
    public void AllowHandover() => Set(RouterHandover, 1);

    /// <summary>Tells of every subscription, also of a topic that is subscribed already.</summary>
    public void TellSubscriptions() => Set(XpubVerbose, 1);

    /// <summary>The name by which a router knows this socket.</summary>
    public void Identify(string name)
    {
        const int Identity = 5;
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* data = bytes)
        {
            _ = LibZmq.SetOption(_handle, Identity, data, (nuint)bytes.Length);
        }
    }

    public void SubscribeToAll() => _ = LibZmq.SetOption(_handle, Subscribe, null, 0);

    public void Bind(string endpoint) => Check(LibZmq.Bind(_handle, endpoint), "bind " + endpoint);

    public void Connect(string endpoint) => Check(LibZmq.Connect(_handle, endpoint), "connect to " + endpoint);

    /// <summary>The endpoint that was bound, with the port that the system chose.</summary>
    public string Endpoint()
    {
        byte* text = stackalloc byte[256];
        nuint size = 256;
        Check(LibZmq.GetOption(_handle, LastEndpoint, text, &size), "read the endpoint");
        return Encoding.UTF8.GetString(text, (int)size).TrimEnd('\0');
    }

    /// <summary>The frames of one message; null when there is none (or the context ends).</summary>
    /// <param name="wait">Whether to wait for one.</param>
    public List<byte[]>? Receive(bool wait = false)
    {
        List<byte[]> frames = [];
        long total = 0;
        LibZmq.Message message;
        do
        {
            _ = LibZmq.InitMessage(&message);
            int size = LibZmq.Receive(&message, _handle, wait || frames.Count > 0 ? 0 : DontWait);
            if (size < 0)
            {
                int error = LibZmq.LastError();
                _ = LibZmq.CloseMessage(&message);
                if (error == Interrupted && (wait || frames.Count > 0))
                {
                    continue;
                }
                return error == Again || error is Interrupted or Terminated ? null : throw Throw.Zmq("receive", error);
            }
            // The rest of an endless message is read, so that the next one starts at its start, but not kept.
            total += size;
            if (frames.Count < MostFrames && total <= LargestFrame)
            {
                frames.Add(new ReadOnlySpan<byte>(LibZmq.Data(&message), size).ToArray());
            }
            bool more = LibZmq.HasMore(&message) != 0;
            _ = LibZmq.CloseMessage(&message);
            if (!more)
            {
                // What was too long is nothing at all, and not half a message.
                return total <= LargestFrame ? frames : [];
            }
        }
        while (true);
    }

    /// <summary>Sends one message. To a router's peer that is gone it is dropped.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        for (int i = 0; i < frames.Count; i++)
        {
            int flags = i < frames.Count - 1 ? SendMore : 0;
            fixed (byte* data = frames[i])
            {
                while (LibZmq.Send(_handle, data, (nuint)frames[i].Length, flags) < 0)
                {
                    int error = LibZmq.LastError();
                    if (error == Terminated)
                    {
                        return;
                    }
                    if (error != Interrupted)
                    {
                        throw Throw.Zmq("send", error);
                    }
                }
            }
        }
    }

    /// <summary>Waits until one of the sockets can be read; which of them can.</summary>
    public static bool[] Poll(IReadOnlyList<ZmqSocket> sockets, int milliseconds)
    {
        const short In = 1;
        // A file descriptor is 4 bytes wide on Unix and 8 on Windows; what follows it moves.
        (int size, int events) = OperatingSystem.IsWindows() ? (24, 16) : (16, 12);
        byte* items = stackalloc byte[size * sockets.Count];
        new Span<byte>(items, size * sockets.Count).Clear();
        for (int i = 0; i < sockets.Count; i++)
        {
            *(nint*)(items + (i * size)) = sockets[i].Handle;
            *(short*)(items + (i * size) + events) = In;
        }
        int ready = LibZmq.Poll(items, sockets.Count, milliseconds);
        bool[] readable = new bool[sockets.Count];
        for (int i = 0; i < readable.Length; i++)
        {
            readable[i] = ready > 0 && (*(short*)(items + (i * size) + events + 2) & In) != 0;
        }
        return readable;
    }

    public void Dispose()
    {
        nint handle = Interlocked.Exchange(ref _handle, 0);
        if (handle != 0)
        {
            _ = LibZmq.Close(handle);
        }
    }

    void Set(int option, int value) => _ = LibZmq.SetOption(_handle, option, &value, sizeof(int));

    static void Check(int result, string what)
    {
        if (result < 0)
        {
            throw Throw.Zmq(what, LibZmq.LastError());
        }
    }
}
