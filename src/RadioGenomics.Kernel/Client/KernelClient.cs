using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Installing;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Kernel.Zmq;

namespace RadioGenomics.Kernel.Client;

/// <summary>Starts a kernel, of this or another language, as Jupyter would, and talks to it. Used by one thread at a time.</summary>
public sealed class KernelClient : IDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly ZmqContext _context = new();
    readonly ZmqSocket _shell;
    readonly ZmqSocket _iopub;
    readonly ZmqSocket _control;
    readonly ZmqSocket _stdin;
    readonly WireFormat _wire;
    readonly KernelProcess _process;
    readonly string _session = Guid.NewGuid().ToString("N");
    readonly string _name;
    int _count;
    string? _unfinished;

    KernelClient(string name, KernelProcess process)
    {
        ConnectionFile connection = process.Connection;
        (_name, _process, _wire) = (name, process, new WireFormat(connection.Key));
        (_shell, _iopub, _control, _stdin) = (Dealer(), _context.Open(ZmqSocketType.Subscriber), Dealer(), Dealer());
        _iopub.SubscribeToAll();
        _shell.Connect(connection.Endpoint(connection.ShellPort));
        _iopub.Connect(connection.Endpoint(connection.IopubPort));
        _control.Connect(connection.Endpoint(connection.ControlPort));
        _stdin.Connect(connection.Endpoint(connection.StdinPort));
    }

    /// <summary>Number of the kernel's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a kernel and waits until it answers.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="arguments">Program and arguments; {connection_file} stands for the path of the connection file.</param>
    /// <param name="cancellation">Ends the waiting and the kernel.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConnectionInvalid"/> when it does not answer.</exception>
    public static KernelClient Start(string name, IReadOnlyList<string> arguments, CancellationToken cancellation = default) =>
        Start(new KernelSpec(name, name, [.. arguments], ""), null, null, cancellation);

    /// <summary>Starts an installed kernel and waits until it answers.</summary>
    /// <param name="spec">What kernel.json says.</param>
    /// <param name="resources">Folder of kernel.json.</param>
    /// <param name="directory">Folder that the kernel starts in; null: the present one.</param>
    /// <param name="cancellation">Ends the waiting and the kernel.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/> when its program is not there,
    /// <see cref="ErrorCode.ConnectionInvalid"/> when it does not answer.</exception>
    public static KernelClient Start(KernelSpec spec, string? resources, string? directory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var client = new KernelClient(spec.Name, KernelProcess.Start(spec, resources, directory));
        try
        {
            client.WaitUntilReady(cancellation);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    void WaitUntilReady(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_process.HasExited)
            {
                throw Throw.NoAnswer(_name, _process.LastWords());
            }
            // A reply alone is not enough: until the subscription has arrived, what cells show is lost.
            if (Ask("kernel_info_request", [], TimeSpan.FromSeconds(1)) is not null && ZmqSocket.Poll([_iopub], 500)[0])
            {
                _process.IgnoreErrors();
                return;
            }
        }
        throw Throw.NoAnswer(_name, FormattableString.Invariant($"nothing came within {StartLimit.TotalSeconds} s."));
    }

    /// <summary>Sends a request on the shell channel and waits for its reply; null after the limit.</summary>
    /// <param name="type">Type of the request.</param>
    /// <param name="content">Its content.</param>
    /// <param name="limit">Longest wait.</param>
    public JsonObject? Ask(string type, JsonObject content, TimeSpan limit) => Reply(_shell, Send(_shell, type, content), limit)?.Content;

    /// <summary>Executes code and hands over what it shows.</summary>
    /// <param name="code">Source in the kernel's language.</param>
    /// <param name="shown">Type and content of each broadcast that belongs to this code.</param>
    /// <param name="cancellation">Interrupts the kernel.</param>
    /// <returns>Content of the reply.</returns>
    public JsonObject Execute(string code, Action<string, JsonObject>? shown = null, CancellationToken cancellation = default) =>
        Execute(new KernelExecution { Code = code, Shown = shown }, cancellation);

    /// <summary>Executes code and hands over what it shows.</summary>
    /// <param name="execution">The code.</param>
    /// <param name="cancellation">Interrupts the kernel.</param>
    /// <returns>Content of the reply.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted and has stopped.</exception>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConnectionInvalid"/> when the kernel has ended, did not stop after an
    /// interrupt, or is still at work on earlier code.</exception>
    public JsonObject Execute(KernelExecution execution, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(execution);
        FinishEarlier();
        string id = Send(_shell, "execute_request", new()
        {
            ["code"] = execution.Code,
            ["silent"] = execution.IsSilent,
            ["store_history"] = !execution.IsSilent,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = execution.Answer is not null,
            ["stop_on_error"] = true,
        });
        JsonObject? reply = null;
        bool isIdle = false;
        Stopwatch? sinceInterrupt = null;
        while (reply is null || !isIdle)
        {
            sinceInterrupt = Watch(id, sinceInterrupt, execution, cancellation);
            bool[] readable = ZmqSocket.Poll([_shell, _iopub, _stdin], 50);
            reply = readable[0] && Take(_shell, id) is KernelMessage answer ? answer.Content : reply;
            isIdle |= readable[1] && Broadcasts(id, execution.Shown);
            if (readable[2] && Take(_stdin, id) is { Type: "input_request" } question)
            {
                Send(_stdin, "input_reply", new() { ["value"] = execution.Answer?.Invoke(question.Text("prompt") ?? "", question.Flag("password", absent: false)) ?? "" });
            }
        }
        cancellation.ThrowIfCancellationRequested();
        return reply;
    }

    // Interrupts once, and gives up on a kernel that does not stop: to wait on would be to hang with it.
    Stopwatch? Watch(string id, Stopwatch? sinceInterrupt, KernelExecution execution, CancellationToken cancellation)
    {
        if (_process.HasExited)
        {
            throw Throw.NoAnswer(_name, "it ended while it executed a cell.");
        }
        if (!cancellation.IsCancellationRequested)
        {
            return sinceInterrupt;
        }
        if (sinceInterrupt is null)
        {
            Interrupt();
            return Stopwatch.StartNew();
        }
        if (sinceInterrupt.Elapsed > execution.Grace)
        {
            _unfinished = id;
            throw Throw.DoesNotStop(_name);
        }
        return sinceInterrupt;
    }

    void Interrupt()
    {
        if (!_process.Interrupt())
        {
            Send(_control, "interrupt_request", []);
        }
    }

    void FinishEarlier()
    {
        if (_unfinished is string id)
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(1);)
            {
                if (ZmqSocket.Poll([_iopub], 50)[0] && Broadcasts(id, null))
                {
                    _unfinished = null;
                    return;
                }
            }
            throw Throw.StillBusy(_name);
        }
    }

    // Whether the kernel has said that it is done with the request.
    bool Broadcasts(string id, Action<string, JsonObject>? shown)
    {
        bool isIdle = false;
        while (_iopub.Receive() is List<byte[]> frames)
        {
            if (_wire.Read(frames, out _) is KernelMessage message && message.ParentId == id)
            {
                isIdle |= message.Type == "status" && message.Text("execution_state") == "idle";
                shown?.Invoke(message.Type, message.Content);
            }
        }
        return isIdle;
    }

    ZmqSocket Dealer()
    {
        ZmqSocket socket = _context.Open(ZmqSocketType.Dealer);
        // One name for all channels, or a kernel does not know whom to ask for input.
        socket.Identify(_session);
        return socket;
    }

    string Send(ZmqSocket socket, string type, JsonObject content)
    {
        string id = FormattableString.Invariant($"{_session}_{++_count}");
        socket.Send(_wire.Write(new KernelMessage
        {
            Header = new()
            {
                ["msg_id"] = id,
                ["session"] = _session,
                ["username"] = "radiogenomics",
                ["msg_type"] = type,
                ["version"] = "5.3",
                ["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
            Content = content,
        }));
        return id;
    }

    KernelMessage? Reply(ZmqSocket socket, string id, TimeSpan limit)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < limit;)
        {
            if (ZmqSocket.Poll([socket], 50)[0] && Take(socket, id) is KernelMessage message)
            {
                return message;
            }
        }
        return null;
    }

    KernelMessage? Take(ZmqSocket socket, string id)
    {
        while (socket.Receive() is List<byte[]> frames)
        {
            if (_wire.Read(frames, out _) is KernelMessage message && message.ParentId == id)
            {
                return message;
            }
        }
        return null;
    }

    /// <summary>Ends the kernel at once. May be called from any thread.</summary>
    public void Kill() => _process.End(TimeSpan.Zero);

    /// <summary>Asks the kernel to end, and ends it when it does not.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Send(_control, "shutdown_request", new() { ["restart"] = false });
            _process.End(_unfinished is null ? Patience : TimeSpan.Zero);
        }
        foreach (ZmqSocket socket in (ZmqSocket[])[_shell, _iopub, _control, _stdin])
        {
            socket.Dispose();
        }
        _context.Dispose();
        _process.Dispose();
    }
}
