using System.Globalization;

namespace RadioGenomics.Scripting;

/// <summary>
/// Progress of a cell's long calls as one display that is replaced in place: it comes after half a second of work, changes at most five times a
/// second, and is emptied when the work is done. Of a cell that failed it keeps how far the work had come. For hosts with a user; a run stores
/// results and shows none of this.
/// </summary>
public sealed class CellProgressDisplay : IProgress<ProgressReport>, IDisposable
{
    /// <summary>Name of the output's metadata that marks progress, so that nobody takes it for a result.</summary>
    public const string MetadataKey = "progress";

    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500), Interval = TimeSpan.FromMilliseconds(200), Rest = TimeSpan.FromSeconds(1);

    readonly ICellSink _sink;
    readonly string _id;
    readonly TimeProvider _clock;
    readonly ITimer _timer;
    readonly Lock _gate = new();
    ProgressReport _last;
    long _begun, _stageBegun, _reported;
    double _stageFrom;
    string _shown = "";
    bool _isWorking, _isChanged, _exists, _isDisposed;

    /// <summary>Waits for the first report.</summary>
    /// <param name="sink">Where the display goes.</param>
    /// <param name="number">Number of the execution; the display's handle is made of it.</param>
    /// <param name="clock">The time; null: the system's.</param>
    public CellProgressDisplay(ICellSink sink, int number, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _sink = sink;
        _id = string.Create(CultureInfo.InvariantCulture, $"cell-{number}-progress");
        _clock = clock ?? TimeProvider.System;
        _timer = _clock.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a report. From any thread; costs nothing but a lock.</summary>
    public void Report(ProgressReport value)
    {
        lock (_gate)
        {
            // Single words at the end of a stage ("clustering", 1) are not work that anybody waits for.
            if (_isDisposed || (!_isWorking && value.Fraction >= 1))
            {
                return;
            }
            long now = _clock.GetTimestamp();
            if (!_isWorking)
            {
                (_isWorking, _begun) = (true, now);
                _timer.Change(Patience, Interval);
            }
            if (value.Stage != _last.Stage || value.Fraction < _last.Fraction)
            {
                (_stageBegun, _stageFrom) = (now, value.Fraction);
            }
            (_last, _reported, _isChanged) = (value, now, true);
        }
    }

    void Tick()
    {
        lock (_gate)
        {
            if (_isDisposed || !_isWorking)
            {
                return;
            }
            bool isDone = _last.Fraction >= 1 && _clock.GetElapsedTime(_reported) >= Rest;
            if (isDone)
            {
                _isWorking = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                Empty();
            }
            else if (_isChanged && _clock.GetElapsedTime(_begun) >= Patience)
            {
                _isChanged = false;
                Show(Bundle(_last, Left()));
            }
        }
    }

    // A guess from the share that is done, once it has some ground.
    TimeSpan? Left()
    {
        const double Ground = 0.02;
        TimeSpan spent = _clock.GetElapsedTime(_stageBegun);
        double done = _last.Fraction - _stageFrom;
        return spent > TimeSpan.FromSeconds(2) && done > Ground ? spent * ((1 - _last.Fraction) / done) : null;
    }

    void Show(MimeBundle bundle)
    {
        string text = bundle.TextOf(MimeBundle.Plain) ?? "";
        if (text == _shown)
        {
            return;
        }
        _shown = text;
        var output = new DataOutput { Data = bundle, DisplayId = _id, IsTrusted = true, Metadata = new() { [MetadataKey] = true } };
        if (_exists)
        {
            _sink.UpdateDisplay(output);
        }
        else
        {
            _exists = true;
            _sink.WriteOutput(output);
        }
    }

    void Empty()
    {
        if (_exists)
        {
            Show(new MimeBundle().With(MimeBundle.Html, "").With(MimeBundle.Plain, ""));
        }
    }

    internal static MimeBundle Bundle(ProgressReport report, TimeSpan? left)
    {
        const int Width = 30;
        double fraction = double.IsFinite(report.Fraction) ? Math.Clamp(report.Fraction, 0, 1) : 0;
        string percent = string.Create(CultureInfo.InvariantCulture, $"{(int)(100 * fraction)} %");
        string words = percent + (left is TimeSpan time ? ", about " + Duration(time) + " left" : "");
        int filled = (int)(fraction * Width);
        string name = HtmlText.Escape(report.Stage);
        string html = $"<div class=\"rg-progress\" role=\"progressbar\" aria-label=\"{name}\" aria-valuemin=\"0\" aria-valuemax=\"100\" aria-valuenow=\"{(int)(100 * fraction)}\" "
            + "style=\"display:flex;align-items:center;gap:0.7em;padding:0.2em 0\">"
            + "<span style=\"display:inline-block;width:16em;height:0.6em;border-radius:0.3em;background:rgba(128,128,128,0.25);overflow:hidden\">"
            + string.Create(CultureInfo.InvariantCulture, $"<span style=\"display:block;height:100%;width:{100 * fraction:0.#}%;background:#3b78c3\"></span></span>")
            + $"<span>{name}, {words}</span></div>";
        return new MimeBundle().With(MimeBundle.Html, html)
            .With(MimeBundle.Plain, $"{report.Stage} {new string('█', filled)}{new string('░', Width - filled)} {words}");
    }

    static string Duration(TimeSpan time) => time.TotalSeconds < 90 ? FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s")
        : time.TotalMinutes < 90 ? FormattableString.Invariant($"{Math.Round(time.TotalMinutes):0} min")
        : FormattableString.Invariant($"{time.TotalHours:0.#} h");

    /// <summary>The cell has ended.</summary>
    /// <param name="succeeded">Whether it ended without an error: the display is emptied. Otherwise it says how far the work had come.</param>
    public void Complete(bool succeeded)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }
            if (succeeded)
            {
                Empty();
            }
            else if (_exists && _isWorking && _last.Fraction < 1)
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"{_last.Stage}: stopped at {(int)(100 * Math.Clamp(_last.Fraction, 0, 1))} %");
                Show(new MimeBundle().With(MimeBundle.Html, $"<div class=\"rg-progress\">{HtmlText.Escape(text)}</div>").With(MimeBundle.Plain, text));
            }
            else
            {
                Empty();
            }
        }
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }
        _timer.Dispose();
    }
}
