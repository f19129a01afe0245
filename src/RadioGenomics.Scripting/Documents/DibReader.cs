using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>
/// Reads the text format of .NET Interactive. A line that is <c>#!</c> and the name of a language, whole and by case, starts a cell; the
/// lines behind the first <c>#!meta</c> are the document's metadata. Nothing is escaped: a line of a text that looks like a selector is one.
/// </summary>
sealed class DibReader(string name, KernelNames? host = null, string hostLanguage = KernelNames.CSharp)
{
    const string Meta = "#!meta";

    readonly List<NotebookCell> _cells = [];
    readonly List<string> _lines = [];
    KernelNames _names = host ?? KernelNames.Standard;
    JsonObject? _metadata;
    string? _language;

    public NotebookDocument Read(string text)
    {
        string[] lines = DibWriter.Lines(text.TrimStart('\uFEFF'));
        for (int i = 0; i < lines.Length; i++)
        {
            if (_metadata is null && lines[i].StartsWith(Meta, StringComparison.Ordinal))
            {
                i = Metadata(lines, i);
            }
            else if (lines[i].StartsWith("#!", StringComparison.Ordinal) && _names.Find(lines[i][2..]) is KernelName next)
            {
                EndCell();
                _language = next.Name;
            }
            else
            {
                // Written by hand, a document may lack the metadata that would name the language.
                _names = ConnectName.Announced(lines[i]) is string added ? _names.With(added) : _names;
                _lines.Add(lines[i]);
            }
        }
        EndCell();
        return new NotebookDocument
        {
            Name = name,
            Format = NotebookFormat.Dib,
            Cells = _cells.Count > 0 ? [.. _cells] : [Cell("", hostLanguage)],
            Metadata = _metadata ?? [],
        };
    }

    // Returns the index of the last line of the metadata. A selector may follow directly.
    int Metadata(string[] lines, int start)
    {
        int end = start + 1;
        while (end < lines.Length && !lines[end].StartsWith("#!", StringComparison.Ordinal))
        {
            end++;
        }
        string json = string.Join('\n', lines[(start + 1)..end]);
        try
        {
            _metadata = json.AsSpan().Trim().IsEmpty ? []
                : StrictJson.Parse(json) as JsonObject
                    ?? throw Throw.Invalid(name, FormattableString.Invariant($"the metadata below line {start + 1} is not an object"), "a JSON object");
        }
        catch (JsonException e)
        {
            throw Throw.InvalidMeta(name, start + 1, e);
        }
        _names = _names.Merge(_metadata["kernelInfo"]);
        return end - 1;
    }

    void EndCell()
    {
        // Lines of blanks belong to the cell; only empty ones around it do not.
        int first = _lines.FindIndex(l => l.Length > 0), last = _lines.FindLastIndex(l => l.Length > 0);
        if (first >= 0)
        {
            _cells.Add(Cell(string.Join('\n', _lines[first..(last + 1)]), _language ?? hostLanguage));
        }
        _lines.Clear();
        if (_cells.Count > NotebookDocument.MaxCells)
        {
            throw Throw.Invalid(name, FormattableString.Invariant($"it has more than {NotebookDocument.MaxCells} cells"), "fewer");
        }
    }

    NotebookCell Cell(string source, string language)
    {
        CellKind kind = language switch
        {
            KernelNames.Markdown => CellKind.Markdown,
            KernelNames.Raw => CellKind.Raw,
            _ => CellKind.Code,
        };
        var metadata = new JsonObject();
        if (kind == CellKind.Code)
        {
            NotebookLanguage.Write(metadata, language);
        }
        return new NotebookCell { Kind = kind, Source = source, Metadata = metadata, Id = FormattableString.Invariant($"cell-{_cells.Count + 1}") };
    }
}
