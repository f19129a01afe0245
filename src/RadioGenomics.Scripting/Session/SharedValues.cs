using System.Collections.Concurrent;
using System.ComponentModel;

namespace RadioGenomics.Scripting;

/// <summary>Objects on their way into a C# session; used by the code that declares their variable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValues
{
    static readonly ConcurrentDictionary<long, object> Waiting = new();
    static long count;

    internal static long Put(object value)
    {
        long ticket = Interlocked.Increment(ref count);
        Waiting[ticket] = value;
        return ticket;
    }

    internal static void Drop(long ticket) => Waiting.TryRemove(ticket, out _);

    /// <summary>Hands an object over, once.</summary>
    /// <param name="ticket">The number that it was put under.</param>
    public static object? Take(long ticket) => Waiting.TryRemove(ticket, out object? value) ? value : null;
}
