using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Serving;

/// <summary>Executes cells in a session and keeps what was executed.</summary>
sealed class CellExecutor(KernelSession kernel) : ICellInput
{
    readonly BlockingCollection<string?> _lines = [];
    readonly Lock _gate = new();
    CancellationTokenSource? _running;
    KernelMessage? _request;
    volatile bool _isInterrupted;

    /// <summary>The session that cells run in.</summary>
    public NotebookSession Session { get; } = new(new() { Extensions = [new Client.JupyterExtension()] });

    public CellHistory History { get; } = new();

    /// <summary>Number of the last cell that counts.</summary>
    public int Count { get; private set; }

    /// <summary>Runs one cell; everything it shows is sent while it runs.</summary>
    /// <returns>The content of the reply.</returns>
    public JsonObject Execute(KernelMessage request)
    {
        string code = request.Text("code") ?? "";
        bool isSilent = request.Flag("silent", absent: false);
        if (!isSilent && request.Flag("store_history", absent: true) && code.Trim().Length > 0)
        {
            Count++;
            History.Add(Count, code);
        }
        if (!isSilent)
        {
            kernel.Publish(request.Header, "execute_input", new() { ["code"] = code, ["execution_count"] = Count });
        }
        if (code.Trim().Length == 0)
        {
            return Done(request);
        }
        if (NameQuestion.In(code) is string name)
        {
            return Explain(name);
        }
        var sink = new KernelSink(kernel, request.Header, isSilent);
        CellResult result = Run(request, code, sink);
        sink.Flush();
        if (!isSilent && result.Value is not null && request.Flag("store_history", absent: true))
        {
            History.SetOutput(Count, ShortText(result.Value));
        }
        return result.Error is ErrorOutput error ? Failed(error) : Done(request);
    }

    CellResult Run(KernelMessage request, string code, KernelSink sink)
    {
        bool allowsInput = request.Flag("allow_stdin", absent: false);
        using var progress = new CellProgressDisplay(sink, Count);
        CellResult result = Interruptible(request, run => Session.RunAsync(code, Count, sink, run with { Progress = progress }, input: allowsInput ? this : null, language: LanguageOf(request)));
        progress.Complete(result.Succeeded);
        if (_isInterrupted && !result.IsAbandoned && LeftoverWork.Describe() is string leftover)
        {
            sink.WriteStream("stderr", leftover);
        }
        return result;
    }

    CellResult Interruptible(KernelMessage request, Func<RunContext, Task<CellResult>> run)
    {
        using var stop = new CancellationTokenSource();
        lock (_gate)
        {
            (_running, _request, _isInterrupted) = (stop, request, false);
        }
        try
        {
            return run(RunContext.Default with { Cancellation = stop.Token }).GetAwaiter().GetResult();
        }
        finally
        {
            lock (_gate)
            {
                (_running, _request) = (null, null);
            }
        }
    }

    // Where a notebook's editor puts the language of one cell.
    static string? LanguageOf(KernelMessage request) =>
        Text(request.Metadata, "polyglot_notebook", "kernelName") ?? Text(request.Metadata, "dotnet_interactive", "language");

    static string? Text(JsonObject metadata, string first, string second) =>
        metadata[first] is JsonObject inner && inner[second] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            _isInterrupted = _running is not null;
            _running?.Cancel();
        }
    }

    /// <summary>A client has answered the running cell's question.</summary>
    public void AnswerInput(KernelMessage reply)
    {
        if (reply.Type == "input_reply")
        {
            _lines.Add(reply.Text("value"));
        }
    }

    string? ICellInput.ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
    {
        KernelMessage? request;
        lock (_gate)
        {
            request = _request;
        }
        if (request is null)
        {
            return null;
        }
        // An answer to an earlier question that nobody waited for any more.
        while (_lines.TryTake(out _))
        {
        }
        kernel.AskForInput(request, prompt, isPassword);
        return _lines.Take(cancellation);
    }

    /// <summary>The reply to a cell that was not executed because one before it failed.</summary>
    public JsonObject Aborted() => Failed(new ErrorOutput { Name = "Aborted", Value = "An earlier cell failed; this one was not executed." });

    /// <summary>The reply to a cell that failed.</summary>
    public JsonObject Failed(ErrorOutput error)
    {
        JsonObject content = KernelSink.Error(error);
        content["status"] = "error";
        content["execution_count"] = Count;
        return content;
    }

    JsonObject Explain(string name)
    {
        if (Session.Inspect(name, name.Length) is not MimeBundle found)
        {
            return Failed(new ErrorOutput { Name = "NameNotFound", Value = $"Nothing is known of '{name}'." });
        }
        JsonObject reply = Ok();
        reply["payload"] = new JsonArray(new JsonObject { ["source"] = "page", ["data"] = KernelSink.Bundle(found), ["start"] = 0 });
        return reply;
    }

    JsonObject Ok() => new() { ["status"] = "ok", ["execution_count"] = Count, ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };

    JsonObject Done(KernelMessage request)
    {
        var expressions = new JsonObject();
        foreach ((string name, JsonNode? expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            expressions[name] = Evaluate(request, expression);
        }
        JsonObject reply = Ok();
        reply["user_expressions"] = expressions;
        return reply;
    }

    JsonObject Evaluate(KernelMessage request, JsonNode? expression)
    {
        var collector = new CellOutputCollector();
        string code = expression is JsonValue value && value.TryGetValue(out string? text) ? text : "";
        CellResult result = Interruptible(request, run => Session.RunAsync(code, Count, collector, run));
        DataOutput? shown = collector.Close().OfType<DataOutput>().LastOrDefault();
        if (result.Error is ErrorOutput error)
        {
            JsonObject failed = KernelSink.Error(error);
            failed["status"] = "error";
            return failed;
        }
        return new() { ["status"] = "ok", ["data"] = shown is null ? new JsonObject() : KernelSink.Bundle(shown.Data), ["metadata"] = new JsonObject() };
    }

    static string ShortText(object value) => DisplayFormatter.Format(value) is [var first, ..] ? first.Data.TextOf(MimeBundle.Plain) ?? "" : "";
}
