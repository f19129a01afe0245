using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace RadioGenomics.Scripting;

/// <summary>Runs one cell on a thread of its own and stops it when asked to or when its time is over.</summary>
static class CellRunner
{
    // How long a cell may take to react to its cancellation before it is left behind.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    public static async Task<CellResult> RunAsync(
        Func<CellScope, Task<CellResult>> body, FormatterRegistry formatters, int number, ICellSink sink, RunContext run, TimeSpan? timeout, ICellInput? input)
    {
        ConsoleRouter.Install();
        DisplayHost.Install();
        StrayExceptions.Install();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
        RunContext context = run with { Cancellation = stop.Token };
        var scope = new CellScope(sink, context, number, input);
        var cell = new CellThread<CellResult>(() => GuardAsync(body, formatters, scope));
        CellResult result = await WaitAsync(cell, scope, stop, timeout, run.Cancellation).ConfigureAwait(false);
        if (result.Error is null && scope.Stray is ErrorOutput stray)
        {
            result = new CellResult { Error = stray };
        }
        if (result.Error is not null)
        {
            sink.WriteOutput(result.Error);
        }
        return result;
    }

    static async Task<CellResult> GuardAsync(Func<CellScope, Task<CellResult>> body, FormatterRegistry formatters, CellScope scope)
    {
        CellScope.Current = scope;
        FormatterRegistry.Use(formatters);
        RunContext.Ambient = scope.Run;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        return await body(scope).ConfigureAwait(false);
    }

    static async Task<CellResult> WaitAsync(CellThread<CellResult> cell, CellScope scope, CancellationTokenSource stop, TimeSpan? timeout, CancellationToken outer)
    {
        var limit = Task.Delay(timeout ?? Timeout.InfiniteTimeSpan, outer);
        if (await Task.WhenAny(cell.Task, limit).ConfigureAwait(false) == cell.Task)
        {
            return await cell.Task.ConfigureAwait(false);
        }
        bool timedOut = !outer.IsCancellationRequested;
        CellLoops.BeginStop();
        CellResult result = await StopAsync(cell, scope, stop, timedOut ? timeout : null).ConfigureAwait(false);
        // What did not stop is asked again and again.
        if (result.Leftover is null)
        {
            CellLoops.EndStop();
        }
        return result;
    }

    static async Task<CellResult> StopAsync(CellThread<CellResult> cell, CellScope scope, CancellationTokenSource stop, TimeSpan? timeout)
    {
        TimeSpan? byItself = scope.StopsWithin;
        await stop.CancelAsync().ConfigureAwait(false);
        if (byItself is TimeSpan most && await Task.WhenAny(cell.Task, Task.Delay(most + Margin)).ConfigureAwait(false) == cell.Task
            && cell.Task.IsCompletedSuccessfully && (await cell.Task.ConfigureAwait(false)).Error is not null)
        {
            return await cell.Task.ConfigureAwait(false);
        }
        bool stopped = await cell.StopAsync(Grace).ConfigureAwait(false);
        if (cell.Task.IsCompletedSuccessfully && (await cell.Task.ConfigureAwait(false)).Succeeded)
        {
            return await cell.Task.ConfigureAwait(false);
        }
        string why = timeout is not null
            ? FormattableString.Invariant($"RG{(int)ErrorCode.LimitReached}: The cell took longer than {timeout.Value.TotalSeconds:0.###} s and was stopped.")
            : FormattableString.Invariant($"RG{(int)ErrorCode.Cancelled}: The cell was cancelled.");
        string still = stopped ? "" : " It does not react and is still running in native code or on other threads; end this process (restart the kernel) to stop it.";
        var error = new ErrorOutput { Name = timeout is not null ? "TimeoutException" : "OperationCanceledException", Value = why + still, Traceback = [why + still] };
        return new CellResult { Error = error, Leftover = stopped ? null : cell.Task };
    }
}
