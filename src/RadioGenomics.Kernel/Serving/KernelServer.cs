using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Serving;

/// <summary>
/// One kernel process: takes requests from the sockets, lets cells run one after another on a thread of their own, and answers everything
/// else beside them, so that a client learns about variables and completions while a cell runs.
/// </summary>
/// <remarks>Source: Jupyter messaging protocol 5.5.</remarks>
public sealed class KernelServer : IDisposable
{
    readonly KernelSockets _sockets;
    readonly KernelSession _session;
    readonly CellExecutor _executor;
    readonly RequestHandlers _handlers;
    readonly BlockingCollection<(Channel Channel, KernelMessage Message)> _cells = [];
    readonly BlockingCollection<(Channel Channel, KernelMessage Message)> _questions = [];
    readonly BlockingCollection<(Channel Channel, KernelMessage Message)> _control = [];
    readonly CancellationTokenSource _stop = new();

    /// <summary>Binds the sockets; the kernel answers from then on, once <see cref="Run"/> is called.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="log">Receives what a developer may want to know; never a key, code or data.</param>
    /// <param name="language">Language of cells that name none: "csharp" or "fsharp".</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/> without libzmq; <see cref="ErrorCode.ConnectionInvalid"/>
    /// for an address in use.</exception>
    public KernelServer(ConnectionFile connection, Action<string>? log = null, string language = "csharp")
    {
        ArgumentNullException.ThrowIfNull(connection);
        _session = new KernelSession((channel, message) => _sockets!.Send(channel, message));
        _executor = new CellExecutor(_session);
        _executor.Session.DefaultLanguage = language;
        _handlers = new RequestHandlers(_executor);
        _sockets = new KernelSockets(connection, new LimitedLog(log ?? (_ => { })).Write) { Received = Dispatch, Subscribed = Welcome };
    }

    /// <summary>Serves until a client asks for the end, the parent process is gone, or the token is cancelled.</summary>
    /// <param name="parentProcess">Process that started the kernel; the kernel does not outlive it. Null: unknown.</param>
    /// <param name="cancellation">Ends the kernel.</param>
    public void Run(int? parentProcess = null, CancellationToken cancellation = default)
    {
        using CancellationTokenRegistration outer = cancellation.Register(_stop.Cancel);
        Start("cells", _cells, ExecuteOne);
        Start("questions", _questions, (channel, message) => Answer(channel, message, () => _handlers.Answer(message)));
        Start("control", _control, Control);
        if (parentProcess is int parent)
        {
            ParentWatch.Start(parent, _stop.Cancel, _stop.Token);
        }
        _session.Status([], "starting");
        _sockets.Serve(_stop.Token);
    }

    static void Start(string name, BlockingCollection<(Channel Channel, KernelMessage Message)> queue, Action<Channel, KernelMessage> handle) => new Thread(() =>
    {
        foreach ((Channel channel, KernelMessage message) in queue.GetConsumingEnumerable())
        {
            handle(channel, message);
        }
    })
    { IsBackground = true, Name = name }.Start();

    void Dispatch(Channel channel, KernelMessage message)
    {
        if (channel == Channel.Stdin)
        {
            _executor.AnswerInput(message);
        }
        else if (channel == Channel.Control || message.Type is "shutdown_request" or "interrupt_request")
        {
            _control.Add((channel, message));
        }
        else
        {
            (message.Type == "execute_request" ? _cells : _questions).Add((channel, message));
        }
    }

    void ExecuteOne(Channel channel, KernelMessage message)
    {
        _session.Status(message.Header, "busy");
        JsonObject reply = Executed(message);
        // The cells behind a failed one were written for a state that is not there. Those that come after the client knows of it are not among them.
        List<(Channel Channel, KernelMessage Message)> aborted = [];
        while ((string?)reply["status"] == "error" && message.Flag("stop_on_error", absent: true) && _cells.TryTake(out (Channel Channel, KernelMessage Message) next))
        {
            aborted.Add(next);
        }
        _session.Reply(channel, message, "execute_reply", reply);
        _session.Status(message.Header, "idle");
        foreach ((Channel from, KernelMessage queued) in aborted)
        {
            Answer(from, queued, () => ("execute_reply", _executor.Aborted()));
        }
    }

    // A fault of the kernel itself is the cell's error; the kernel goes on.
    JsonObject Executed(KernelMessage message)
    {
        try
        {
            return _executor.Execute(message);
        }
        catch (Exception e)
        {
            return _executor.Failed(new ErrorOutput { Name = e.GetType().Name, Value = "The kernel failed: " + e.Message, Traceback = [e.ToString()] });
        }
    }

    void Control(Channel channel, KernelMessage message)
    {
        if (message.Type == "shutdown_request")
        {
            _executor.Interrupt();
            Answer(channel, message, () => ("shutdown_reply", new() { ["status"] = "ok", ["restart"] = message.Flag("restart", absent: false) }));
            _stop.Cancel();
        }
        else if (message.Type == "interrupt_request")
        {
            _executor.Interrupt();
            Answer(channel, message, () => ("interrupt_reply", new() { ["status"] = "ok" }));
        }
        else
        {
            Answer(channel, message, () => _handlers.Answer(message));
        }
    }

    /// <summary>Busy, the reply if there is one, idle. What goes wrong in an answer is the answer.</summary>
    void Answer(Channel channel, KernelMessage message, Func<(string Type, JsonObject Content)?> answer)
    {
        _session.Status(message.Header, "busy");
        try
        {
            if (message.Type == "comm_open")
            {
                // Nobody here knows any target: the client is told at once and does not wait.
                _session.Publish(message.Header, "comm_close", new() { ["comm_id"] = message.Text("comm_id"), ["data"] = new JsonObject() });
            }
            else if (answer() is (string type, JsonObject content))
            {
                _session.Reply(channel, message, type, content);
            }
        }
        catch (Exception e)
        {
            _session.Reply(channel, message, message.Type.Replace("_request", "_reply", StringComparison.Ordinal),
                new() { ["status"] = "error", ["ename"] = e.GetType().Name, ["evalue"] = e.Message, ["traceback"] = new JsonArray() });
        }
        _session.Status(message.Header, "idle");
    }

    // A subscriber now knows that nothing of what follows is lost.
    void Welcome(byte[] topic) => _session.Publish([], "iopub_welcome", new() { ["subscription"] = System.Text.Encoding.UTF8.GetString(topic) });

    /// <summary>Stops the running cell, if there is one: for a client that sends a signal and not a message.</summary>
    public void Interrupt() => _executor.Interrupt();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _executor.Session.Close();
        _sockets.Dispose();
        _cells.Dispose();
        _questions.Dispose();
        _control.Dispose();
        _stop.Dispose();
    }
}
