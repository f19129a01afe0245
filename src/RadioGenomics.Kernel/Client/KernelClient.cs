using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Kernel.Zmq;

namespace RadioGenomics.Kernel.Client;

/// <summary>Starts a kernel, of this or another language, as Jupyter would, and talks to it. Used by one thread at a time.</summary>
public sealed class KernelClient : IDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    readonly ZmqContext _context = new();
    readonly ZmqSocket _shell;
    readonly ZmqSocket _iopub;
    readonly ZmqSocket _control;
    readonly WireFormat _wire;
    readonly Process _process;
    readonly string _file;
    readonly string _session = Guid.NewGuid().ToString("N");
    readonly string _name;
    int _count;

    KernelClient(string name, ConnectionFile connection, Process process, string file)
    {
        (_name, _process, _file, _wire) = (name, process, file, new WireFormat(connection.Key));
        (_shell, _iopub, _control) = (_context.Open(ZmqSocketType.Dealer), _context.Open(ZmqSocketType.Subscriber), _context.Open(ZmqSocketType.Dealer));
        _iopub.SubscribeToAll();
        _shell.Connect(connection.Endpoint(connection.ShellPort));
        _iopub.Connect(connection.Endpoint(connection.IopubPort));
        _control.Connect(connection.Endpoint(connection.ControlPort));
    }

    /// <summary>Starts a kernel and waits until it answers.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="arguments">Program and arguments; {connection_file} stands for the path of the connection file.</param>
    /// <param name="cancellation">Ends the waiting and the kernel.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ConnectionInvalid"/> when it does not answer.</exception>
    public static KernelClient Start(string name, IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string file = Path.Combine(Path.GetTempPath(), $"kernel-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.json");
        int[] ports = FreePorts(5);
        WriteConnection(file, ports);
        var start = new ProcessStartInfo(arguments[0], arguments.Skip(1).Select(a => a.Replace("{connection_file}", file, StringComparison.Ordinal)))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            Process process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var client = new KernelClient(name, ConnectionFile.Read(file), process, file);
            client.WaitUntilReady(cancellation);
            return client;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            File.Delete(file);
            throw new RadioGenomicsException(ErrorCode.ToolMissing, $"The kernel '{name}' could not be started: {e.Message} Is '{arguments[0]}' installed?", e);
        }
    }

    static void WriteConnection(string file, int[] ports)
    {
        var connection = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = RandomNumberGenerator.GetHexString(64, lowercase: true),
            ["shell_port"] = ports[0],
            ["iopub_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["control_port"] = ports[3],
            ["hb_port"] = ports[4],
        };
        using FileStream stream = OperatingSystem.IsWindows()
            ? new FileStream(file, FileMode.CreateNew)
            : new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        stream.Write(System.Text.Encoding.UTF8.GetBytes(connection.ToJsonString()));
    }

    static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        int[] ports = [.. listeners.Select(l => { l.Start(); return ((IPEndPoint)l.LocalEndpoint).Port; })];
        Array.ForEach(listeners, l => l.Stop());
        return ports;
    }

    void WaitUntilReady(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_process.HasExited)
            {
                string error = _process.StandardError.ReadToEnd();
                Dispose();
                throw Throw.NoAnswer(_name, FormattableString.Invariant($"it ended with code {_process.ExitCode}. ") + error[..Math.Min(500, error.Length)]);
            }
            // A reply alone is not enough: until the subscription has arrived, what cells show is lost.
            if (Ask("kernel_info_request", [], TimeSpan.FromSeconds(1)) is not null && ZmqSocket.Poll([_iopub], 500)[0])
            {
                _process.ErrorDataReceived += (_, _) => { };
                _process.BeginErrorReadLine();
                return;
            }
        }
        Dispose();
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
    public JsonObject Execute(string code, Action<string, JsonObject>? shown = null, CancellationToken cancellation = default)
    {
        string id = Send(_shell, "execute_request", new()
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        });
        JsonObject? reply = null;
        bool isIdle = false, isInterrupted = false;
        while (reply is null || !isIdle)
        {
            if (_process.HasExited)
            {
                throw Throw.NoAnswer(_name, "it ended while it executed a cell.");
            }
            if (cancellation.IsCancellationRequested && !isInterrupted)
            {
                isInterrupted = true;
                Send(_control, "interrupt_request", []);
            }
            bool[] readable = ZmqSocket.Poll([_shell, _iopub], 100);
            reply = readable[0] && Take(_shell, id) is KernelMessage answer ? answer.Content : reply;
            while (readable[1] && _iopub.Receive() is List<byte[]> frames)
            {
                if (_wire.Read(frames, out _) is KernelMessage message && (string?)message.Parent["msg_id"] == id)
                {
                    isIdle |= message.Type == "status" && message.Text("execution_state") == "idle";
                    shown?.Invoke(message.Type, message.Content);
                }
            }
        }
        cancellation.ThrowIfCancellationRequested();
        return reply;
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
                ["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
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
            if (_wire.Read(frames, out _) is KernelMessage message && (string?)message.Parent["msg_id"] == id)
            {
                return message;
            }
        }
        return null;
    }

    /// <summary>Asks the kernel to end, and ends it when it does not.</summary>
    public void Dispose()
    {
        const int Patience = 3000;
        if (!_process.HasExited)
        {
            Send(_control, "shutdown_request", new() { ["restart"] = false });
            if (!_process.WaitForExit(Patience))
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        foreach (ZmqSocket socket in (ZmqSocket[])[_shell, _iopub, _control])
        {
            socket.Dispose();
        }
        _context.Dispose();
        _process.Dispose();
        File.Delete(_file);
    }
}
