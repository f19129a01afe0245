namespace RadioGenomics;

/// <summary>How a computation runs: cancellation, progress, seed and threads. None of them changes a digit but the seed.</summary>
public sealed record RunContext
{
    /// <summary>No cancellation, no progress, seed 1, all processors.</summary>
    public static RunContext Default { get; } = new();

    static readonly AsyncLocal<RunContext?> AmbientValue = new();

    /// <summary>
    /// The context of the notebook cell or command that is running, for verbs called without one; <see cref="Default"/> elsewhere.
    /// Only façade verbs read it: algorithms take their context as an argument.
    /// </summary>
    public static RunContext Ambient
    {
        get => AmbientValue.Value ?? Default;
        set => AmbientValue.Value = value;
    }

    /// <summary>Long loops look at it at least twice a second and then throw <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Receives progress; null when nobody listens. Calls may come from any thread.</summary>
    public IProgress<ProgressReport>? Progress { get; init; }

    /// <summary>Seed of every random number in the run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Greatest number of threads. At least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Reports progress and throws when cancelled.</summary>
    /// <param name="stage">What is being done, such as "correlation".</param>
    /// <param name="fraction">How much of the stage is done. Range: [0, 1].</param>
    public void Report(string stage, double fraction)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(new ProgressReport(stage, fraction));
    }
}

/// <summary>How far a computation has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Fraction">How much of the stage is done. Range: [0, 1].</param>
public readonly record struct ProgressReport(string Stage, double Fraction);
