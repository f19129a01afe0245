using System.Collections.Immutable;
using System.Diagnostics;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>Adds up the wall time of each stage of a computation, and passes its progress on.</summary>
sealed class StageClock(IProgress<ProgressReport>? next) : IProgress<ProgressReport>
{
    readonly Lock _lock = new();
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly List<string> _order = [];
    readonly Dictionary<string, TimeSpan> _spent = new(StringComparer.Ordinal);
    string? _stage;
    TimeSpan _since;

    public void Report(ProgressReport value)
    {
        lock (_lock)
        {
            if (value.Stage != _stage)
            {
                Close();
                _stage = value.Stage;
            }
        }
        next?.Report(value);
    }

    /// <summary>The stages in the order in which they first began, with their seconds so far.</summary>
    public ImmutableArray<StageTime> Stages()
    {
        lock (_lock)
        {
            Close();
            return [.. _order.Select(s => new StageTime(s, Math.Round(_spent[s].TotalSeconds, 3)))];
        }
    }

    // Stages may alternate (tile by tile), so their times are added up.
    void Close()
    {
        TimeSpan now = _clock.Elapsed;
        if (_stage is not null)
        {
            if (_spent.TryAdd(_stage, TimeSpan.Zero))
            {
                _order.Add(_stage);
            }
            _spent[_stage] += now - _since;
        }
        _since = now;
    }
}

/// <summary>Wall time of one stage.</summary>
sealed record StageTime(string Stage, double Seconds);
