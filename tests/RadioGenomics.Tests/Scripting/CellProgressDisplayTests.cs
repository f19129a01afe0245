using System.Globalization;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class CellProgressDisplayTests
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    readonly Sink _sink = new();
    readonly Clock _clock = new();

    CellProgressDisplay Display() => new(_sink, 3, _clock);

    // Half a second: what is shown for less only flickers.
    [Fact]
    public void Report_ShortWork_ShowsNothing()
    {
        using CellProgressDisplay display = Display();
        display.Report(new("reading", 0.1));
        _clock.Pass(TimeSpan.FromMilliseconds(400));
        display.Report(new("reading", 1));
        display.Complete(succeeded: true);
        Assert.Empty(_sink.Shown);
    }

    [Fact]
    public void Report_LongWork_IsOneDisplayAtMostFiveTimesASecond()
    {
        using CellProgressDisplay display = Display();
        for (int i = 0; i < 1000; i++)
        {
            display.Report(new("permutations", i / 1000.0));
            _clock.Pass(TimeSpan.FromMilliseconds(10));
        }
        Assert.InRange(_sink.Shown.Count, 40, 52);
        Assert.Equal(["cell-3-progress"], _sink.Shown.Select(s => s.Output.DisplayId).Distinct());
        Assert.Equal((1, "display"), (_sink.Shown.Count(s => s.Kind == "display"), _sink.Shown[0].Kind));
        display.Complete(succeeded: true);
        Assert.Equal("", _sink.Text(^1));
        Assert.Equal("", _sink.Shown[^1].Output.Data.TextOf(MimeBundle.Html));
    }

    // The rest is a guess from the part that is done: half in five seconds is five more.
    [Fact]
    public void Report_HalfDone_SaysHowLongItTakes()
    {
        using CellProgressDisplay display = Display();
        for (int i = 0; i <= 50; i++)
        {
            display.Report(new("permutations", i / 100.0));
            _clock.Pass(Tick);
        }
        Assert.Matches("^permutations █{15}░{15} 50 %, about [56] s left$", _sink.Text(^1));
    }

    // A cell that failed says how far it had come; one whose work was over says nothing.
    [Theory]
    [InlineData(0.4, "wgcna: stopped at 40 %")]
    [InlineData(1.0, "")]
    public void Complete_FailedCell_SaysHowFarItCame(double last, string expected)
    {
        using CellProgressDisplay display = Display();
        display.Report(new("wgcna", 0.2));
        _clock.Pass(TimeSpan.FromSeconds(1));
        display.Report(new("wgcna", last));
        display.Complete(succeeded: false);
        Assert.Equal(expected, _sink.Text(^1));
    }

    [Fact]
    public void Report_StageIsOver_DisplayGoesWhileTheCellDoesOtherThings()
    {
        using CellProgressDisplay display = Display();
        display.Report(new("wgcna", 0.2));
        _clock.Pass(TimeSpan.FromSeconds(1));
        display.Report(new("wgcna", 1));
        _clock.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("", _sink.Text(^1));
    }

    [Fact]
    public void Report_NamesAndOddNumbers_AreEscapedAndBounded()
    {
        using CellProgressDisplay display = Display();
        display.Report(new("<script>", double.NaN));
        _clock.Pass(TimeSpan.FromSeconds(1));
        string html = _sink.Shown[^1].Output.Data.TextOf(MimeBundle.Html)!;
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("aria-valuenow=\"0\"", html, StringComparison.Ordinal);
        Assert.True(_sink.Shown[^1].Output.Metadata.ContainsKey(CellProgressDisplay.MetadataKey));
    }

    sealed class Sink : ICellSink
    {
        public List<(string Kind, DataOutput Output)> Shown { get; } = [];

        public string? Text(Index at) => Shown[at].Output.Data.TextOf(MimeBundle.Plain);

        public void WriteStream(string name, string text) => throw new InvalidOperationException(text);

        public void WriteOutput(NotebookOutput output) => Shown.Add(("display", (DataOutput)output));

        public void UpdateDisplay(DataOutput output) => Shown.Add(("update", output));

        public void ClearOutput(bool wait) => throw new InvalidOperationException(wait.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Time that passes when the test says so.</summary>
    sealed class Clock : TimeProvider
    {
        readonly List<Timer> _timers = [];
        long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state));
            _timers.Add(timer);
            return timer;
        }

        public void Pass(TimeSpan time)
        {
            const long Step = TimeSpan.TicksPerMillisecond * 5;
            for (long end = _now + time.Ticks; _now < end;)
            {
                _now += Math.Min(Step, end - _now);
                _timers.ForEach(t => t.Look(_now));
            }
        }

        sealed class Timer(Clock clock, Action action) : ITimer
        {
            long _due = long.MaxValue, _period;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                (_due, _period) = (dueTime < TimeSpan.Zero ? long.MaxValue : clock._now + dueTime.Ticks, period.Ticks);
                return true;
            }

            public void Look(long now)
            {
                if (now >= _due)
                {
                    _due = now + _period;
                    action();
                }
            }

            public void Dispose() => _due = long.MaxValue;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
