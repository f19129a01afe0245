using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace RadioGenomics.Scripting;

/// <summary>
/// The thread of one cell. What the cell awaits comes back to this thread, so that whatever the cell does itself can be stopped: an endless
/// loop by aborting, a wait by interrupting, an await by not waiting any more. Work on other threads goes on.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "What a cell leaves behind may still come back to it; the collector takes it when nothing can.")]
sealed class CellThread<T> : SynchronizationContext
{
    // What heeds its token has this long before it is stopped, and what was aborted this long before its waits are broken, too.
    static readonly TimeSpan Heed = TimeSpan.FromMilliseconds(400), Look = TimeSpan.FromMilliseconds(50), Woken = TimeSpan.FromMilliseconds(500);

    readonly BlockingCollection<Action> _work = [];
    readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _abort = new();
    readonly CancellationTokenSource _leave = new();
    readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="body">What the cell does.</param>
    public CellThread(Func<Task<T>> body)
    {
        _thread = new Thread(() => Pump(body)) { IsBackground = true, Name = "cell" };
        _thread.Start();
    }

    /// <summary>Ends when the cell has ended; cancelled when it was stopped.</summary>
    public Task<T> Task => _done.Task;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!_leave.IsCancellationRequested)
        {
            _work.Add(() => d(state));
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Stops the cell by ever stronger means. Call after its token has been cancelled.</summary>
    /// <param name="grace">How long to try.</param>
    /// <returns>Whether the cell has stopped.</returns>
    public async Task<bool> StopAsync(TimeSpan grace)
    {
        if (await EndsWithin(Heed).ConfigureAwait(false))
        {
            return true;
        }
        await _leave.CancelAsync().ConfigureAwait(false);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        TimeSpan? abortedAt = null;
        while (watch.Elapsed < grace)
        {
            // A thread that waits is woken and one that works is aborted, which is the last resort: under load it has ended the whole process (seen in
            // stress tests as a fault of the runtime). Loops of cells end by themselves (CellLoops) and do not come here.
            if ((_thread.ThreadState & ThreadState.WaitSleepJoin) == 0 && abortedAt is null)
            {
                abortedAt = watch.Elapsed;
                // Aborting waits for the thread to react, which it may not do.
                _ = System.Threading.Tasks.Task.Run(_abort.Cancel);
            }
            else if ((_thread.ThreadState & ThreadState.WaitSleepJoin) != 0 && (abortedAt is null || watch.Elapsed - abortedAt > Woken))
            {
                _thread.Interrupt();
            }
            if (await EndsWithin(Look).ConfigureAwait(false))
            {
                return true;
            }
        }
        return false;
    }

    async Task<bool> EndsWithin(TimeSpan limit) =>
        await System.Threading.Tasks.Task.WhenAny(_done.Task, System.Threading.Tasks.Task.Delay(limit)).ConfigureAwait(false) == _done.Task;

    void Pump(Func<Task<T>> body)
    {
        SetSynchronizationContext(this);
        try
        {
            Task<T>? task = null;
            Guarded(() => task = body());
            while (!task!.IsCompleted)
            {
                task.ContinueWith(_ => _work.Add(() => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                while (!task.IsCompleted)
                {
                    Guarded(_work.Take(_leave.Token));
                }
            }
            _done.TrySetResult(task.GetAwaiter().GetResult());
        }
        catch (Exception e) when (e is OperationCanceledException or ThreadInterruptedException)
        {
            _done.TrySetCanceled();
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
        }
    }

    // Marked obsolete because aborting may leave what it aborts in any state. A cell is such a thing for an hour at most, is aborted only when
    // a person asks for it, and there is no other way to stop a loop that asks for nothing.
#pragma warning disable SYSLIB0046
    void Guarded(Action action) => ControlledExecution.Run(action, _abort.Token);
#pragma warning restore SYSLIB0046
}
