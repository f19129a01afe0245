using System.Text;
using System.Text.Json.Nodes;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Serving;

/// <summary>
/// Sends what one cell shows to the clients as it comes. Printed text is gathered for a moment, so that a loop of prints is some messages
/// and not thousands. Work that the cell left behind still reaches the cell's own place.
/// </summary>
sealed class KernelSink(KernelSession session, JsonObject parent, bool isSilent) : ICellSink
{
    const int GatherMilliseconds = 40, LargestPiece = 32_768;

    /// <summary>Greatest number of characters that a cell sends: more would stop the browser.</summary>
    const long Limit = 50_000_000;

    readonly Lock _gate = new();
    readonly StringBuilder _text = new();
    bool _isScheduled;
    string _stream = "";
    long _sent;
    bool _isCut;

    public void WriteStream(string name, string text)
    {
        lock (_gate)
        {
            if (text.Length == 0 || isSilent || IsOver(text.Length))
            {
                return;
            }
            if (_stream != name)
            {
                FlushText();
                _stream = name;
            }
            _text.Append(text);
            if (_text.Length >= LargestPiece)
            {
                FlushText();
            }
            else
            {
                Schedule();
            }
        }
    }

    public void WriteOutput(NotebookOutput output)
    {
        lock (_gate)
        {
            FlushText();
            if (isSilent)
            {
                return;
            }
            switch (output)
            {
                case ErrorOutput error:
                    session.Publish(parent, "error", Error(error));
                    break;
                case StreamOutput stream:
                    session.Publish(parent, "stream", new() { ["name"] = stream.Name, ["text"] = stream.Text });
                    break;
                case DataOutput data when !IsOver(data.Data.Items.Sum(i => (long)(i.Value?.ToJsonString().Length ?? 0))):
                    session.Publish(parent, data.IsResult ? "execute_result" : "display_data", Data(data));
                    break;
            }
        }
    }

    public void UpdateDisplay(DataOutput output)
    {
        lock (_gate)
        {
            FlushText();
            if (!isSilent)
            {
                session.Publish(parent, "update_display_data", Data(output));
            }
        }
    }

    public void ClearOutput(bool wait)
    {
        lock (_gate)
        {
            FlushText();
            if (!isSilent)
            {
                // What has been taken away no longer counts.
                (_sent, _isCut) = (0, false);
                session.Publish(parent, "clear_output", new() { ["wait"] = wait });
            }
        }
    }

    /// <summary>Sends what has been gathered.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            FlushText();
        }
    }

    public static JsonObject Error(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    public static JsonObject Bundle(MimeBundle data) => new(data.Items.Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone())));

    static JsonObject Data(DataOutput output)
    {
        var content = new JsonObject
        {
            ["data"] = Bundle(output.Data),
            ["metadata"] = output.Metadata.DeepClone(),
        };
        if (output.IsResult)
        {
            content["execution_count"] = output.ExecutionCount;
        }
        if (output.DisplayId is not null)
        {
            content["transient"] = new JsonObject { ["display_id"] = output.DisplayId };
        }
        return content;
    }

    bool IsOver(long more)
    {
        _sent += more;
        if (_sent > Limit && !_isCut)
        {
            _isCut = true;
            FlushText();
            session.Publish(parent, "stream", new()
            {
                ["name"] = "stderr",
                ["text"] = FormattableString.Invariant($"The output of this cell was cut at {Limit:N0} characters. Write large results to a file.\n"),
            });
        }
        return _isCut;
    }

    void FlushText()
    {
        _isScheduled = false;
        if (_text.Length > 0)
        {
            session.Publish(parent, "stream", new() { ["name"] = _stream, ["text"] = _text.ToString() });
            _text.Clear();
        }
        _stream = "";
    }

    void Schedule()
    {
        if (!_isScheduled)
        {
            _isScheduled = true;
            _ = Task.Delay(GatherMilliseconds).ContinueWith(_ => Flush(), TaskScheduler.Default);
        }
    }
}
