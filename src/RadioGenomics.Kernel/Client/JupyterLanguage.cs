using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Installing;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Client;

/// <summary>A kernel of another language as a language of the session: its cells run there, and what they show appears below the cell.</summary>
sealed class JupyterLanguage : ICellLanguage, ILanguageAssistant, IDisposable
{
    // Less than a cell has to stop, so that the cell can say why it did not.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2.5), AssistantLimit = TimeSpan.FromSeconds(3), StopLimit = TimeSpan.FromSeconds(3);

    readonly Lock _gate = new();
    readonly KernelClient _client;
    readonly Bridge _bridge;
    IReadOnlyList<SessionVariable> _variables = [];
    bool _isClosed;

    JupyterLanguage(string name, KernelSpec spec, KernelClient client) =>
        (Name, LanguageName, _client, _bridge) = (name, spec.DisplayName, client, new Bridge(client, name, spec.Language));

    public string Name { get; }

    public ImmutableArray<string> Aliases => [];

    public string LanguageName { get; }

    /// <summary>Number of the kernel's process.</summary>
    public int ProcessId => _client.ProcessId;

    /// <summary>Starts the kernel.</summary>
    public static JupyterLanguage Start(string name, KernelSpec spec, string folder, string directory, CancellationToken cancellation) =>
        new(name, spec, KernelClient.Start(spec, folder, directory, cancellation));

    public IReadOnlyList<SessionVariable> Variables
    {
        get
        {
            // While a cell runs, what was known before.
            if (_bridge.IsKnown && _gate.TryEnter())
            {
                try
                {
                    _variables = _isClosed ? [] : _bridge.Variables(Cancellation());
                }
                catch (RadioGenomicsException e) when (e.Code == ErrorCode.ConnectionInvalid)
                {
                    _variables = [];
                }
                finally
                {
                    _gate.Exit();
                }
            }
            return _variables;
        }
    }

    public async Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        cell.StopsWithin(StopLimit);
        var outputs = new ForeignOutputs(Name, block, cell);
        Func<string, bool, string?>? answer = cell.Input is ICellInput input ? (prompt, isPassword) => input.ReadLine(prompt, isPassword, cell.Run.Cancellation) : null;
        try
        {
            JsonObject reply = await Task.Run(() => Locked(() => _client.Execute(
                new KernelExecution { Code = block.Code, Shown = outputs.Show, Answer = answer, Grace = Grace }, cell.Run.Cancellation))).ConfigureAwait(true);
            return new CellResult { Error = (string?)reply["status"] == "ok" ? null : outputs.Error ?? ForeignOutputs.ErrorOf(reply) };
        }
        finally
        {
            cell.StopsWithin(null);
        }
    }

    public bool TryGet(string name, out object? value)
    {
        (bool found, object? read) = Undisturbed(() => (_bridge.TryGet(name, out object? v, Cancellation()), v));
        value = read;
        return found;
    }

    public void Set(string name, object? value) => Undisturbed(() =>
    {
        _bridge.Put(name, value, Cancellation());
        return true;
    });

    public CodeCompletions Complete(string code, int position)
    {
        JsonObject? reply = Ask("complete_request", code, position);
        if (reply?["matches"] is not JsonArray matches)
        {
            return CodeCompletions.None(position);
        }
        int start = CodePoints.ToUtf16(code, (int?)reply["cursor_start"] ?? 0), end = CodePoints.ToUtf16(code, (int?)reply["cursor_end"] ?? 0);
        return new([.. matches.Select(m => new CodeCompletion((string?)m ?? "", "variable"))], Math.Min(start, end), end);
    }

    public MimeBundle? Inspect(string code, int position) =>
        Ask("inspect_request", code, position) is JsonObject reply && (bool?)reply["found"] == true && reply["data"] is JsonObject data ? ForeignOutputs.Bundle(data) : null;

    public CodeStatus StatusOf(string code) => (string?)Ask("is_complete_request", code, null)?["status"] switch
    {
        "incomplete" => CodeStatus.Incomplete,
        "invalid" => CodeStatus.Invalid,
        _ => CodeStatus.Complete,
    };

    public void Dispose()
    {
        // A cell that runs there would keep the kernel alive; it gets the end of the process as its answer.
        if (!_gate.TryEnter(StopLimit))
        {
            _client.Kill();
            _gate.Enter();
        }
        try
        {
            if (!_isClosed)
            {
                _isClosed = true;
                _client.Dispose();
                _bridge.Dispose();
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    // A kernel that runs a cell answers nothing else.
    JsonObject? Ask(string type, string code, int? position)
    {
        if (!_gate.TryEnter())
        {
            return null;
        }
        try
        {
            JsonObject content = new() { ["code"] = code };
            if (position is int at)
            {
                content["cursor_pos"] = CodePoints.FromUtf16(code, at);
                content["detail_level"] = 0;
            }
            return _isClosed ? null : _client.Ask(type, content, AssistantLimit);
        }
        finally
        {
            _gate.Exit();
        }
    }

    // On the cell's own thread, which must not be torn out of a message.
    T Undisturbed<T>(Func<T> use)
    {
        CellContext.Current?.StopsWithin(StopLimit);
        try
        {
            return Locked(use);
        }
        finally
        {
            CellContext.Current?.StopsWithin(null);
        }
    }

    T Locked<T>(Func<T> use)
    {
        lock (_gate)
        {
            return _isClosed ? throw Throw.KernelClosed(Name) : use();
        }
    }

    static CancellationToken Cancellation() => RunContext.Ambient.Cancellation;
}
