using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>
/// Progress on standard error: a bar that redraws itself on a terminal; in a pipe a plain line the first time that a stage begins. Reports come from any
/// thread; each stage is shown at most ten times a second.
/// </summary>
sealed class ConsoleProgress : IProgress<ProgressReport>, IDisposable
{
    const int BarWidth = 30;
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly TextWriter _output;
    readonly bool _interactive;
    readonly Lock _lock = new();
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly HashSet<string> _named = [];
    string _stage = "";
    TimeSpan _lastDrawn = TimeSpan.MinValue;
    bool _lineOpen;

    ConsoleProgress(TextWriter output, bool interactive)
    {
        _output = output;
        _interactive = interactive;
    }

    public static ConsoleProgress ForStandardError() =>
        new(Console.Error, !Console.IsErrorRedirected && AnsiConsole.Profile.Capabilities.Interactive);

    internal static ConsoleProgress ForTest(TextWriter output, bool interactive) => new(output, interactive);

    public void Report(ProgressReport value)
    {
        lock (_lock)
        {
            if (value.Stage != _stage)
            {
                Begin(value.Stage);
            }
            if (_interactive && (value.Fraction >= 1 || _clock.Elapsed - _lastDrawn > Interval))
            {
                Draw(value);
            }
        }
    }

    void Begin(string stage)
    {
        EndLine();
        _stage = stage;
        _lastDrawn = TimeSpan.Zero;
        if (!_interactive && _named.Add(stage))
        {
            _output.WriteLine(stage);
        }
    }

    void Draw(ProgressReport value)
    {
        double fraction = Math.Clamp(value.Fraction, 0, 1);
        int filled = (int)(fraction * BarWidth);
        string percent = ((int)(fraction * 100)).ToString(CultureInfo.InvariantCulture).PadLeft(3);
        _output.Write($"\r{value.Stage,-32} {new string('█', filled)}{new string('░', BarWidth - filled)} {percent} %");
        _lastDrawn = _clock.Elapsed;
        _lineOpen = true;
    }

    void EndLine()
    {
        if (_lineOpen)
        {
            _output.WriteLine();
            _lineOpen = false;
        }
    }

    public void Dispose() => EndLine();
}
