using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Kernel.Zmq;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>A kernel process and its five channels, with every message in the test's hands.</summary>
sealed class RawKernel : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string _folder = Directory.CreateTempSubdirectory("rg-raw-").FullName;
    readonly ZmqContext _context = new();
    readonly Dictionary<ZmqSocket, List<KernelMessage>> _waiting = [];
    readonly List<ZmqSocket> _sockets = [];
    readonly WireFormat _wire = new("the key"u8.ToArray());
    int _count;

    public RawKernel(string transport = "tcp", bool subscribes = true, int? parent = null)
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        string file = Path.Combine(_folder, "connection.json");
        Connection = ConnectionFile.Parse(Write(file, transport), file);
        Process = StartProcess(file, parent);
        (Shell, Control, Stdin, Iopub) = (Dealer(Connection.ShellPort), Dealer(Connection.ControlPort), Dealer(Connection.StdinPort), Open(ZmqSocketType.Subscriber));
        if (subscribes)
        {
            Iopub.SubscribeToAll();
            Iopub.Connect(Connection.Endpoint(Connection.IopubPort));
            Welcome = WaitFor(Iopub, m => m.Type == "iopub_welcome");
        }
    }

    public ConnectionFile Connection { get; }

    public Process Process { get; }

    public ZmqSocket Shell { get; }

    public ZmqSocket Control { get; }

    public ZmqSocket Stdin { get; }

    public ZmqSocket Iopub { get; }

    public KernelMessage? Welcome { get; }

    public List<string> Log { get; } = [];

    // Sockets of the same identity, as a client has them that comes back after a lost connection.
    public unsafe ZmqSocket Dealer(int port, byte[]? identity = null)
    {
        const int RoutingId = 5;
        ZmqSocket socket = Open(ZmqSocketType.Dealer);
        fixed (byte* name = identity)
        {
            _ = identity is null ? 0 : LibZmq.SetOption(socket.Handle, RoutingId, name, (nuint)identity.Length);
        }
        socket.Connect(Connection.Endpoint(port));
        return socket;
    }

    public ZmqSocket Request(int port)
    {
        ZmqSocket socket = Open(ZmqSocketType.Request);
        socket.Connect(Connection.Endpoint(port));
        return socket;
    }

    ZmqSocket Open(ZmqSocketType type)
    {
        ZmqSocket socket = _context.Open(type);
        _sockets.Add(socket);
        return socket;
    }

    public string Send(ZmqSocket socket, string type, JsonObject? content = null, JsonObject? metadata = null)
    {
        string id = FormattableString.Invariant($"m{++_count}");
        socket.Send(_wire.Write(Message(id, type, content ?? [], metadata ?? [])));
        return id;
    }

    public static KernelMessage Message(string id, string type, JsonObject content, JsonObject metadata) => new()
    {
        Header = new() { ["msg_id"] = id, ["session"] = "s", ["username"] = "u", ["msg_type"] = type, ["version"] = "5.5", ["date"] = "2026-01-31T00:00:00Z" },
        Content = content,
        Metadata = metadata,
    };

    public List<byte[]> Frames(KernelMessage message) => _wire.Write(message);

    public string Execute(string code, bool stopOnError = true, bool silent = false, JsonObject? expressions = null, JsonObject? metadata = null, bool allowInput = false) =>
        Send(Shell, "execute_request", Code(code, stopOnError, silent, expressions, allowInput), metadata);

    public static JsonObject Code(string code, bool stopOnError = true, bool silent = false, JsonObject? expressions = null, bool allowInput = false) => new()
    {
        ["code"] = code,
        ["silent"] = silent,
        ["store_history"] = !silent,
        ["user_expressions"] = expressions ?? [],
        ["allow_stdin"] = allowInput,
        ["stop_on_error"] = stopOnError,
    };

    public KernelMessage Reply(string id, ZmqSocket? socket = null) =>
        WaitFor(socket ?? Shell, m => m.ParentId == id) ?? throw new TimeoutException($"no reply to {id}; the kernel's log:\n{string.Join('\n', Log)}");

    /// <summary>The broadcasts of a request until it is idle.</summary>
    public List<KernelMessage> Shown(string id)
    {
        List<KernelMessage> shown = [];
        while (true)
        {
            KernelMessage message = WaitFor(Iopub, m => m.ParentId == id) ?? throw new TimeoutException($"{id} never became idle");
            shown.Add(message);
            if (message.Type == "status" && message.Text("execution_state") == "idle")
            {
                return shown;
            }
        }
    }

    /// <summary>Reads away what has come.</summary>
    public void Forget(ZmqSocket socket)
    {
        while (socket.Receive() is not null)
        {
        }
        _ = _waiting.Remove(socket);
    }

    /// <summary>The first message that is wanted; others are kept for later calls. Null after a while.</summary>
    public KernelMessage? WaitFor(ZmqSocket socket, Func<KernelMessage, bool> isWanted, TimeSpan? limit = null)
    {
        if (!_waiting.TryGetValue(socket, out List<KernelMessage>? kept))
        {
            _waiting[socket] = kept = [];
        }
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < (limit ?? Patience); _ = ZmqSocket.Poll([socket], 20))
        {
            while (socket.Receive() is List<byte[]> frames)
            {
                kept.Add(_wire.Read(frames, out string fault) ?? throw new InvalidOperationException(fault));
            }
            if (kept.FindIndex(m => isWanted(m)) is int at and >= 0)
            {
                KernelMessage found = kept[at];
                kept.RemoveAt(at);
                return found;
            }
        }
        return null;
    }

    string Write(string file, string transport)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        int[] ports = [.. listeners.Select(l => { l.Start(); return ((IPEndPoint)l.LocalEndpoint).Port; })];
        Array.ForEach(listeners, l => l.Stop());
        string json = new JsonObject
        {
            ["transport"] = transport,
            ["ip"] = transport == "ipc" ? Path.Combine(_folder, "socket") : "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = "the key",
            ["shell_port"] = ports[0],
            ["iopub_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["control_port"] = ports[3],
            ["hb_port"] = ports[4],
        }.ToJsonString();
        File.WriteAllText(file, json);
        return json;
    }

    Process StartProcess(string file, int? parent)
    {
        var start = new ProcessStartInfo(KernelFixture.Arguments[0], KernelFixture.Arguments.Skip(1).Select(a => a.Replace("{connection_file}", file, StringComparison.Ordinal)))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["JPY_PARENT_PID"] = FormattableString.Invariant($"{parent ?? Environment.ProcessId}");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { lock (Log) { Log.Add(line.Data ?? ""); } };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }
        foreach (ZmqSocket socket in _sockets)
        {
            socket.Dispose();
        }
        _context.Dispose();
        Process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
