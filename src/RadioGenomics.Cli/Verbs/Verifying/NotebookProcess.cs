using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary>Limits of a rerun.</summary>
/// <param name="Seconds">Longest time for the whole notebook; null: no limit.</param>
/// <param name="Bytes">Largest memory of the process; null: no limit.</param>
/// <param name="Threads">Greatest number of threads.</param>
sealed record ProcessLimits(double? Seconds, long? Bytes, int Threads);

/// <summary>
/// Runs a notebook in a process of its own, so that a rerun has no memory of anything before it and a notebook without end, or one that takes all memory,
/// takes only its own process along.
/// </summary>
sealed class NotebookProcess(string notebook, ProcessLimits limits, ulong seed, CancellationToken cancellation)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>After its time is over, `run` stops the cell and stores what there is; a process that does not is ended after this long.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public async Task<Rerun> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("rg-verify-").FullName;
        try
        {
            string output = Path.Combine(folder, "rerun.ipynb");
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(Start(output))!;
            // Not read, a full pipe would stop the notebook.
            Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            Task<string> text = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            process.StandardInput.Close();
            string? stopped = await WatchAsync(process, watch).ConfigureAwait(false);
            await Task.WhenAll(errors, text).ConfigureAwait(false);
            return Result(output, process.ExitCode, stopped, watch.Elapsed.TotalSeconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static Rerun Result(string output, int exitCode, string? stopped, double seconds)
    {
        NotebookDocument? document = File.Exists(output) ? NotebookDocument.Read(output) : null;
        stopped ??= exitCode == ExitCode.LimitReached ? "timeout" : document is null ? "crash" : null;
        bool isMemory = document?.Cells.SelectMany(c => c.Outputs).OfType<ErrorOutput>().Any(e => e.Name == nameof(OutOfMemoryException)) == true;
        return new Rerun(document, [], isMemory ? "memory" : stopped, seconds);
    }

    async Task<string?> WatchAsync(Process process, Stopwatch watch)
    {
        while (!process.HasExited)
        {
            string? reason = cancellation.IsCancellationRequested ? "cancelled"
                : limits.Seconds is { } seconds && watch.Elapsed > TimeSpan.FromSeconds(seconds) + Grace ? "timeout"
                : limits.Bytes is { } bytes && Memory(process) > bytes ? "memory" : null;
            if (reason is not null)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                return reason;
            }
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(Look, CancellationToken.None)).ConfigureAwait(false);
        }
        return null;
    }

    static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        // It ended in this moment.
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    ProcessStartInfo Start(string output)
    {
        (string program, string[] first) = OwnProgram.Command();
        var start = new ProcessStartInfo(program, [.. first, "run", Path.GetFullPath(notebook), "-o", output, "--quiet", "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--threads", limits.Threads.ToString(CultureInfo.InvariantCulture), .. Timeout()])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["TZ"] = "UTC";
        if (limits.Bytes is { } bytes)
        {
            // The runtime itself refuses to grow beyond it, so that the cell that asks too much is named.
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        }
        return start;
    }

    string[] Timeout() => limits.Seconds is { } seconds ? ["--timeout", seconds.ToString("R", CultureInfo.InvariantCulture)] : [];
}
