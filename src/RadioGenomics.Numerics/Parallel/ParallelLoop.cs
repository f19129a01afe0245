using System.Runtime.ExceptionServices;

namespace RadioGenomics.Numerics;

/// <summary>
/// A parallel loop over independent pieces of work: at most <see cref="RunContext.Threads"/> threads, cancellation between
/// pieces, progress. Pieces may run in any order, so each must write only to its own place; then the result does not depend on
/// the number of threads.
/// </summary>
public static class ParallelLoop
{
    /// <summary>Runs <paramref name="body"/> for 0 ... <paramref name="count"/> - 1.</summary>
    /// <param name="count">Number of pieces. Aim at pieces shorter than 0.2 s: cancellation is looked at between them.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="stage">Name of the stage for progress.</param>
    /// <param name="body">Computes one piece.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; pieces under way are finished first.</exception>
    public static void For(int count, RunContext run, string stage, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        For(count, run, stage, static () => 0, (i, _) => body(i));
    }

    /// <summary>Runs <paramref name="body"/> for 0 ... <paramref name="count"/> - 1 with one scratch object per thread.</summary>
    /// <param name="count">Number of pieces.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <param name="stage">Name of the stage for progress.</param>
    /// <param name="createScratch">Makes the scratch object of a thread; disposed at the end when it is <see cref="IDisposable"/>.</param>
    /// <param name="body">Computes one piece; the scratch holds whatever the thread's piece before left in it.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; pieces under way are finished first.</exception>
    public static void For<TScratch>(int count, RunContext run, string stage, Func<TScratch> createScratch, Action<int, TScratch> body)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(createScratch);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        run.Cancellation.ThrowIfCancellationRequested();
        var loop = new Loop<TScratch>(count, run, stage, createScratch, body);
        int threads = Math.Clamp(run.Threads, 1, Math.Max(count, 1));
        var others = new Task[threads - 1];
        for (int t = 0; t < others.Length; t++)
        {
            others[t] = Task.Factory.StartNew(loop.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        loop.Work();
        Task.WaitAll(others);
        loop.Finish();
    }

    sealed class Loop<TScratch>(int count, RunContext run, string stage, Func<TScratch> createScratch, Action<int, TScratch> body)
    {
        readonly Lock _gate = new();
        int _next = -1;
        int _done;
        int _failedAt = int.MaxValue;
        Exception? _failure;
        long _lastReport = Environment.TickCount64;

        public void Work()
        {
            TScratch scratch = default!;
            bool hasScratch = false;
            try
            {
                for (int i = Interlocked.Increment(ref _next); i < count && !Stopped; i = Interlocked.Increment(ref _next))
                {
                    if (!hasScratch)
                    {
                        scratch = createScratch();
                        hasScratch = true;
                    }
                    RunPiece(i, scratch);
                }
            }
            finally
            {
                (scratch as IDisposable)?.Dispose();
            }
        }

        bool Stopped => Volatile.Read(ref _failure) is not null || run.Cancellation.IsCancellationRequested;

        void RunPiece(int i, TScratch scratch)
        {
            try
            {
                body(i, scratch);
                ReportSometimes(Interlocked.Increment(ref _done));
            }
            catch (Exception e)
            {
                Fail(i, e);
            }
        }

        // The failure of the lowest piece wins, so that the message depends as little as possible on timing.
        void Fail(int i, Exception e)
        {
            lock (_gate)
            {
                if (i < _failedAt)
                {
                    _failedAt = i;
                    Volatile.Write(ref _failure, e);
                }
            }
        }

        void ReportSometimes(int done)
        {
            long now = Environment.TickCount64;
            long last = Volatile.Read(ref _lastReport);
            if (run.Progress is not null && now - last >= 100 && Interlocked.CompareExchange(ref _lastReport, now, last) == last)
            {
                run.Progress.Report(new ProgressReport(stage, (double)done / count));
            }
        }

        public void Finish()
        {
            if (_failure is not null)
            {
                ExceptionDispatchInfo.Throw(_failure);
            }
            run.Report(stage, 1);
        }
    }
}
