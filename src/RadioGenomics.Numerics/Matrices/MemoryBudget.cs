using System.Globalization;

namespace RadioGenomics.Numerics;

/// <summary>Asks before a large allocation whether the machine has the memory, so that a run is refused instead of killed.</summary>
public static class MemoryBudget
{
    /// <summary>Allocations below this are never questioned.</summary>
    const long Small = 64L << 20;

    /// <summary>Bytes that this process can still take without swapping: the system's estimate, cut to the limit that the
    /// process runs under (container, heap limit).</summary>
    public static long AvailableBytes()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        long underLimit = info.TotalAvailableMemoryBytes - Environment.WorkingSet;
        return Math.Max(0, Math.Min(underLimit, SystemAvailableBytes() ?? underLimit));
    }

    /// <summary>Refuses work that does not fit.</summary>
    /// <param name="bytes">What the work will allocate in addition to what is in use.</param>
    /// <param name="what">What the memory is for: "the topological overlap of 40000 genes".</param>
    /// <param name="help">Which option or change makes it fit.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.MemoryRefused"/>, with the size needed, the size available and
    /// the help.</exception>
    public static void Demand(long bytes, string what, string help)
    {
        ArgumentException.ThrowIfNullOrEmpty(what);
        if (bytes > Small && AvailableBytes() is long available && bytes > available)
        {
            Throw.MemoryRefused(what, bytes, available, help);
        }
    }

    // Linux: free pages plus what the page cache gives back. Elsewhere the collector's view must do.
    static long? SystemAvailableBytes()
    {
        const string path = "/proc/meminfo", label = "MemAvailable:";
        if (!OperatingSystem.IsLinux() || !File.Exists(path))
        {
            return null;
        }
        string? line = File.ReadLines(path).FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal));
        string number = line?[label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim() ?? "";
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * 1024 : null;
    }
}
