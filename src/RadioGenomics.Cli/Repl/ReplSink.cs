using System.Globalization;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Repl;

/// <summary>Shows on a terminal, or writes to a pipe, what a cell shows.</summary>
/// <param name="output">For results and what is printed.</param>
/// <param name="error">For errors and what is printed to standard error.</param>
/// <param name="isTerminal">Whether a person looks at it: figures are kept in a folder, progress is drawn, lines are never wider than the screen.</param>
/// <param name="hasColors">Whether errors may be red.</param>
sealed class ReplSink(TextWriter output, TextWriter error, bool isTerminal, bool hasColors) : ICellSink, IDisposable
{
    const int PipeWidth = 120;

    readonly Lock _gate = new();
    readonly Lazy<string> _folder = new(() => Directory.CreateTempSubdirectory("radiogenomics-repl-").FullName);
    int _figures;
    bool _isLineOpen;
    bool _hasProgress;

    /// <summary>Columns of the screen now; it may be resized at any time.</summary>
    public int Width => isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : PipeWidth;

    public void WriteStream(string name, string text)
    {
        lock (_gate)
        {
            if (text.Length > 0)
            {
                EndProgress();
                TextWriter writer = name == "stderr" ? error : output;
                writer.Write(text);
                writer.Flush();
                _isLineOpen = text[^1] != '\n';
            }
        }
    }

    public void WriteOutput(NotebookOutput shown)
    {
        lock (_gate)
        {
            switch (shown)
            {
                case ErrorOutput failure:
                    Line(error, Red(string.Join('\n', failure.Traceback.IsEmpty ? [$"{failure.Name}: {failure.Value}"] : failure.Traceback)));
                    break;
                case StreamOutput stream:
                    WriteStream(stream.Name, stream.Text);
                    break;
                case DataOutput data when data.Metadata.ContainsKey(CellProgressDisplay.MetadataKey):
                    Progress(data);
                    break;
                case DataOutput data:
                    Show(data);
                    break;
            }
        }
    }

    public void UpdateDisplay(DataOutput shown)
    {
        lock (_gate)
        {
            if (shown.Metadata.ContainsKey(CellProgressDisplay.MetadataKey))
            {
                Progress(shown);
            }
            else
            {
                Show(shown);
            }
        }
    }

    // What has scrolled by cannot be taken away.
    public void ClearOutput(bool wait)
    {
    }

    /// <summary>The cell has ended: the next prompt begins on a line of its own.</summary>
    public void EndCell()
    {
        lock (_gate)
        {
            EndProgress();
            EndLine();
        }
    }

    void Show(DataOutput data)
    {
        string text = TerminalText.Of(data.Data, Width);
        if (text.Length > 0)
        {
            Line(output, text);
        }
        if (isTerminal && data.Data.TextOf(MimeBundle.Svg) is string svg)
        {
            string file = Path.Combine(_folder.Value, string.Create(CultureInfo.InvariantCulture, $"figure-{++_figures}.svg"));
            File.WriteAllText(file, svg);
            Line(output, Dim($"  open {file} in a browser (it goes with this session; keep it with figure.Save(\"name.svg\"))"));
        }
    }

    void Progress(DataOutput data)
    {
        if (isTerminal)
        {
            EndLine();
            string text = data.Data.TextOf(MimeBundle.Plain) ?? "";
            int room = Math.Max(10, Width - 1);
            error.Write("\r\x1b[K" + (text.Length <= room ? text : text[..room]));
            error.Flush();
            _hasProgress = text.Length > 0;
        }
    }

    void EndProgress()
    {
        if (_hasProgress)
        {
            error.Write("\r\x1b[K");
            _hasProgress = false;
        }
    }

    void EndLine()
    {
        if (_isLineOpen && isTerminal)
        {
            output.WriteLine();
            _isLineOpen = false;
        }
    }

    void Line(TextWriter writer, string text)
    {
        EndProgress();
        EndLine();
        writer.WriteLine(text);
        writer.Flush();
    }

    string Red(string text) => hasColors ? $"\x1b[31m{text}\x1b[0m" : text;

    string Dim(string text) => hasColors ? $"\x1b[2m{text}\x1b[0m" : text;

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            Directory.Delete(_folder.Value, recursive: true);
        }
    }
}
