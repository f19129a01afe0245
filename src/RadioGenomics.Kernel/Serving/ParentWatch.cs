using System.ComponentModel;
using System.Diagnostics;

namespace RadioGenomics.Kernel.Serving;

/// <summary>Tells when the process that started the kernel has ended, so that no kernel is left behind by a client that was killed.</summary>
static class ParentWatch
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Starts watching.</summary>
    /// <param name="parent">Number of the process. When there is none of this number now, it belongs to another container, and nothing is watched.</param>
    /// <param name="ended">Called once, when the process has ended.</param>
    /// <param name="stop">Ends the watching.</param>
    public static void Start(int parent, Action ended, CancellationToken stop)
    {
        if (Started(parent) is not DateTime started)
        {
            return;
        }
        new Thread(() =>
        {
            while (!stop.WaitHandle.WaitOne(Interval))
            {
                // Numbers are used again: the start time tells the parent from its successor.
                if (Started(parent) != started)
                {
                    ended();
                    return;
                }
            }
        })
        { IsBackground = true, Name = "parent" }.Start();
    }

    /// <summary>When a process started; null when it has ended, also when nobody has collected it yet.</summary>
    internal static DateTime? Started(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.HasExited || IsUncollected(process) ? null : found.StartTime;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // On Linux a killed process stays in the table, as a "zombie", until its own parent asks for its exit code, which in a container nobody may do.
    static bool IsUncollected(int process)
    {
        string file = FormattableString.Invariant($"/proc/{process}/stat");
        if (!OperatingSystem.IsLinux() || !File.Exists(file))
        {
            return false;
        }
        try
        {
            // "1234 (name) Z ...": the name may hold anything, also brackets.
            string stat = File.ReadAllText(file);
            return stat.LastIndexOf(')') is int end and > 0 && stat.AsSpan(end + 1).TrimStart() is ['Z' or 'X', ..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
