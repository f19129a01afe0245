using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>What happened to a command.</summary>
/// <param name="command">The command.</param>
/// <param name="events">What happened; the last event says whether it succeeded.</param>
public sealed class KernelCommandResult(KernelCommand command, IReadOnlyList<KernelEvent> events)
{
    /// <summary>The command.</summary>
    public KernelCommand Command { get; } = command;

    /// <summary>What happened; the last event says whether it succeeded.</summary>
    public IReadOnlyList<KernelEvent> Events { get; } = events;
}
