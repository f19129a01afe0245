using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Gathers the outputs of one cell: consecutive text becomes one stream, and the whole is capped with a notice.</summary>
public sealed class CellOutputCollector : ICellSink
{
    readonly Lock _gate = new();
    readonly List<NotebookOutput> _outputs = [];
    readonly StringBuilder _text = new();
    readonly long _limit;
    readonly bool _interactive;
    string _stream = "";
    long _size;
    long _dropped;
    bool _closed;
    bool _clearsNext;

    /// <summary>Creates a collector.</summary>
    /// <param name="limit">Greatest number of characters kept.</param>
    /// <param name="interactiveFigures">Whether figures keep their interactive form beside picture and data.</param>
    public CellOutputCollector(long limit = 10_000_000, bool interactiveFigures = true) => (_limit, _interactive) = (limit, interactiveFigures);

    /// <summary>The outputs of the cell before, whose displays this cell may replace; null: there is none.</summary>
    public CellOutputCollector? Earlier { get; init; }

    /// <inheritdoc/>
    public void WriteStream(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_gate)
        {
            if (_closed || text.Length == 0)
            {
                return;
            }
            if (name != _stream)
            {
                FlushText();
                _stream = name;
            }
            int kept = (int)Math.Clamp(_limit - _size, 0, text.Length);
            _text.Append(text, 0, kept);
            _size += kept;
            _dropped += text.Length - kept;
        }
    }

    /// <inheritdoc/>
    public void WriteOutput(NotebookOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }
            FlushText();
            output = Kept(output);
            // An error is never dropped: it is why the run stopped.
            long size = output is DataOutput data ? data.Data.Size() : 0;
            if (_size + size > _limit)
            {
                _dropped += size;
                return;
            }
            _size += size;
            ClearIf(now: true);
            _outputs.Add(output);
        }
    }

    /// <inheritdoc/>
    public void UpdateDisplay(DataOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        lock (_gate)
        {
            int position = _outputs.FindIndex(o => o is DataOutput d && d.DisplayId == output.DisplayId);
            if (position >= 0)
            {
                Replace(position, (DataOutput)Kept(output));
                return;
            }
        }
        Earlier?.UpdateDisplay(output);
    }

    // A display may be replaced by a later cell too, as in a kernel; it counts as much as what it is replaced by.
    void Replace(int position, DataOutput output)
    {
        long more = output.Data.Size() - ((DataOutput)_outputs[position]).Data.Size();
        if (_size + more > _limit)
        {
            _dropped += output.Data.Size();
            return;
        }
        _size += more;
        _outputs[position] = output;
    }

    // What a cell shows through plotly.js by itself has no other form and stays.
    NotebookOutput Kept(NotebookOutput output) =>
        !_interactive && output is DataOutput data && data.Data.TryGet(MimeBundle.FigureJson, out _) ? data with { Data = data.Data.Without(MimeBundle.Plotly) } : output;

    /// <inheritdoc/>
    public void ClearOutput(bool wait)
    {
        lock (_gate)
        {
            FlushText();
            _clearsNext = true;
            ClearIf(!wait);
        }
    }

    void ClearIf(bool now)
    {
        if (now && _clearsNext && !_closed)
        {
            _outputs.Clear();
            _clearsNext = false;
        }
    }

    /// <summary>The outputs so far. What is printed or shown later is not kept; displays may still be replaced.</summary>
    public ImmutableArray<NotebookOutput> Close()
    {
        lock (_gate)
        {
            FlushText();
            if (_dropped > 0 && !_closed)
            {
                _outputs.Add(new StreamOutput { Name = "stderr", Text = Notice() });
            }
            _closed = true;
            return [.. _outputs];
        }
    }

    string Notice() => FormattableString.Invariant(
        $"The output of this cell was cut: {_dropped:N0} more characters are not shown (limit {_limit:N0}). Write large results to a file.\n");

    void FlushText()
    {
        if (_text.Length > 0)
        {
            ClearIf(now: true);
            _outputs.Add(new StreamOutput { Name = _stream, Text = _text.ToString() });
            _text.Clear();
        }
        _stream = "";
    }
}
