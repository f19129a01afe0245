using System.Collections.Concurrent;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Kernel.Zmq;

namespace RadioGenomics.Kernel.Serving;

/// <summary>
/// The five sockets of a kernel and the one thread that may touch them. Others put messages into a queue, which keeps their order over all
/// channels, and wake that thread.
/// </summary>
sealed class KernelSockets : IDisposable
{
    const string WakeUp = "inproc://wake";
    const int MessagesAtOnce = 64, PollMilliseconds = 1000;

    readonly ZmqContext _context = new();
    readonly ZmqSocket _shell;
    readonly ZmqSocket _control;
    readonly ZmqSocket _stdin;
    readonly ZmqSocket _iopub;
    readonly ZmqSocket _heartbeat;
    readonly ZmqSocket _woken;
    readonly ZmqSocket _waker;
    readonly WireFormat _wire;
    readonly Action<string> _log;
    readonly ConcurrentQueue<(Channel Channel, List<byte[]> Frames)> _outgoing = new();
    readonly Lock _wakeGate = new();
    int _isWoken;
    bool _isClosed;

    public KernelSockets(ConnectionFile connection, Action<string> log)
    {
        _wire = new WireFormat(connection.Key);
        _log = log;
        _shell = Bound(ZmqSocketType.Router, connection.Endpoint(connection.ShellPort));
        _control = Bound(ZmqSocketType.Router, connection.Endpoint(connection.ControlPort));
        _stdin = Bound(ZmqSocketType.Router, connection.Endpoint(connection.StdinPort));
        _iopub = Bound(ZmqSocketType.ExtendedPublisher, connection.Endpoint(connection.IopubPort));
        _heartbeat = Bound(ZmqSocketType.Reply, connection.Endpoint(connection.HeartbeatPort));
        (_woken, _waker) = (_context.Open(ZmqSocketType.Pair), _context.Open(ZmqSocketType.Pair));
        _woken.Bind(WakeUp);
        _waker.Connect(WakeUp);
        new Thread(Echo) { IsBackground = true, Name = "heartbeat" }.Start();
    }

    /// <summary>A message has come in. Called on the thread of <see cref="Serve"/>; must not wait.</summary>
    public required Action<Channel, KernelMessage> Received { get; init; }

    /// <summary>Somebody has subscribed to the broadcast, to these topics.</summary>
    public required Action<byte[]> Subscribed { get; init; }

    ZmqSocket Bound(ZmqSocketType type, string endpoint)
    {
        ZmqSocket socket = _context.Open(type);
        if (type == ZmqSocketType.Router)
        {
            socket.AllowHandover();
        }
        if (type == ZmqSocketType.ExtendedPublisher)
        {
            socket.TellSubscriptions();
        }
        socket.Bind(endpoint);
        return socket;
    }

    /// <summary>Puts a message into the queue. From any thread, also when the sockets are closed already.</summary>
    public void Send(Channel channel, KernelMessage message)
    {
        _outgoing.Enqueue((channel, _wire.Write(message)));
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
        {
            Wake();
        }
    }

    void Wake()
    {
        lock (_wakeGate)
        {
            if (!_isClosed)
            {
                _waker.Send([[]]);
            }
        }
    }

    /// <summary>Receives and sends until told to stop; what is in the queue then is still sent.</summary>
    public void Serve(CancellationToken stop)
    {
        using CancellationTokenRegistration wake = stop.Register(Wake);
        ZmqSocket[] sockets = [_woken, _control, _shell, _stdin, _iopub];
        while (!stop.IsCancellationRequested)
        {
            bool[] readable = ZmqSocket.Poll(sockets, PollMilliseconds);
            if (readable[0])
            {
                while (_woken.Receive() is not null)
                {
                }
            }
            // A full fence: the queue must be looked at after the flag is down, or a message waits for the next poll.
            Interlocked.Exchange(ref _isWoken, 0);
            SendQueued();
            Receive(readable[1], _control, Channel.Control);
            Receive(readable[2], _shell, Channel.Shell);
            Receive(readable[3], _stdin, Channel.Stdin);
            Subscriptions(readable[4]);
            SendQueued();
        }
        SendQueued();
    }

    void Receive(bool isReadable, ZmqSocket socket, Channel channel)
    {
        for (int i = 0; isReadable && i < MessagesAtOnce && socket.Receive() is List<byte[]> frames; i++)
        {
            if (_wire.Read(frames, out string fault) is KernelMessage message)
            {
                Received(channel, message);
            }
            else
            {
                _log($"{channel}: dropped {fault}.");
            }
        }
    }

    // The first byte says whether it is a subscription (1) or its end (0); the rest is the topic.
    void Subscriptions(bool isReadable)
    {
        for (int i = 0; isReadable && i < MessagesAtOnce && _iopub.Receive() is List<byte[]> frames; i++)
        {
            if (frames[0] is [1, .. byte[] topic])
            {
                Subscribed(topic);
            }
        }
    }

    void SendQueued()
    {
        while (_outgoing.TryDequeue(out (Channel Channel, List<byte[]> Frames) next))
        {
            ZmqSocket socket = next.Channel switch
            {
                Channel.Shell => _shell,
                Channel.Control => _control,
                Channel.Stdin => _stdin,
                _ => _iopub,
            };
            socket.Send(next.Frames);
        }
    }

    // A thread of its own: the heart beats also while everything else is busy.
    void Echo()
    {
        while (_heartbeat.Receive(wait: true) is List<byte[]> frames)
        {
            _heartbeat.Send(frames);
        }
        _heartbeat.Dispose();
    }

    public void Dispose()
    {
        lock (_wakeGate)
        {
            _isClosed = true;
        }
        foreach (ZmqSocket socket in (ZmqSocket[])[_shell, _control, _stdin, _iopub, _woken, _waker])
        {
            socket.Dispose();
        }
        _context.ShutDown();
        _context.Dispose();
    }
}
