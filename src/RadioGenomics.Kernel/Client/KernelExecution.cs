using System.Text.Json.Nodes;

namespace RadioGenomics.Kernel.Client;

/// <summary>Code for a kernel and what is to become of its outputs.</summary>
public sealed record KernelExecution
{
    /// <summary>Source in the kernel's language.</summary>
    public required string Code { get; init; }

    /// <summary>Receives type and content of each broadcast that belongs to this code; null: nobody listens.</summary>
    public Action<string, JsonObject>? Shown { get; init; }

    /// <summary>Answers a question (prompt, whether it is for a password); null: the kernel may not ask.</summary>
    public Func<string, bool, string?>? Answer { get; init; }

    /// <summary>Whether the code shows nothing and leaves no trace in the kernel's history.</summary>
    public bool IsSilent { get; init; }

    /// <summary>How long the kernel may take to stop after an interrupt.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);
}
