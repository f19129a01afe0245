namespace RadioGenomics.Kernel.Serving;

/// <summary>Whether an interrupted cell has left work on other threads, which no interrupt reaches: such as the bodies of a parallel loop.</summary>
static class LeftoverWork
{
    const double Busy = 0.25;
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(100), Second = TimeSpan.FromMilliseconds(200);

    /// <summary>What to tell the user; null when the process has come to rest. Takes 0.1 s of a process at rest.</summary>
    public static string? Describe()
    {
        // The second look tells work from what compiling and collecting still do for a moment.
        double cores = CoresDuring(First) > Busy ? CoresDuring(Second) : 0;
        return cores <= Busy ? null : FormattableString.Invariant(
            $"Work that this cell started on other threads, or an earlier cell in the background, still uses the processor ({cores:0.0} cores). Restart the kernel to stop it.\n");
    }

    static double CoresDuring(TimeSpan time)
    {
        TimeSpan before = Used();
        long start = TimeProvider.System.GetTimestamp();
        Thread.Sleep(time);
        return (Used() - before) / TimeProvider.System.GetElapsedTime(start);
    }

    static TimeSpan Used()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
