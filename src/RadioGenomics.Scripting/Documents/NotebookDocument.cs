using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RadioGenomics.Data;

namespace RadioGenomics.Scripting;

/// <summary>
/// A notebook: Jupyter's .ipynb (nbformat 4, written as Jupyter writes it: one-space indent, sorted members, LF; identifiers, metadata
/// and unknown members are kept) or .NET Interactive's .dib (text; cells and metadata, no outputs).
/// </summary>
public sealed record NotebookDocument
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const long MaxBytes = 256L << 20;

    /// <summary>Largest number of cells that is read.</summary>
    public const int MaxCells = 50_000;

    /// <summary>The cells, in order.</summary>
    public required ImmutableArray<NotebookCell> Cells { get; init; }

    /// <summary>Metadata of the notebook, kept as it is.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Minor version of nbformat 4. From 5 on, cells have identifiers.</summary>
    public int FormatMinor { get; init; } = 5;

    /// <summary>Members of the stored notebook that the format does not know, kept as they are.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>How the notebook is stored.</summary>
    public NotebookFormat Format { get; init; }

    /// <summary>What reading or converting has noticed: outputs of unknown types, things that the other format cannot hold.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Name for messages: the file name.</summary>
    public string Name { get; init; } = "notebook";

    /// <summary>A new notebook for this library's C# session; cells without an identifier get one.</summary>
    public static NotebookDocument Create(params NotebookCell[] cells) => new()
    {
        Cells = [.. (cells ?? []).Select((c, i) => c with { Id = c.Id ?? FormattableString.Invariant($"cell-{i + 1}") })],
        Metadata = NotebookLanguage.Metadata(),
    };

    /// <summary>Reads a notebook file, .ipynb or .dib.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileNotFound"/>, <see cref="ErrorCode.InputTooLarge"/>,
    /// <see cref="ErrorCode.NotebookInvalid"/> (with the cell's index).</exception>
    public static NotebookDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Read(path, KernelNames.Standard);
    }

    internal static NotebookDocument Read(string path, KernelNames names)
    {
        string text = ReadText(path, MaxBytes), name = Path.GetFileName(path);
        return IsDib(path) ? new DibReader(name, names).Read(text) : Parse(text, name);
    }

    /// <summary>Reads a notebook from its JSON text.</summary>
    /// <param name="json">The text of the .ipynb file.</param>
    /// <param name="name">Name for messages.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NotebookInvalid"/> (with the cell's index).</exception>
    public static NotebookDocument Parse(string json, string name = "notebook")
    {
        ArgumentNullException.ThrowIfNull(json);
        return new NotebookReader(name).Read(json);
    }

    /// <summary>Reads a notebook from the text of a .dib file. Lines of a text that look like a selector are one; the format has no escapes.</summary>
    /// <param name="text">The text of the .dib file.</param>
    /// <param name="name">Name for messages.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NotebookInvalid"/>.</exception>
    public static NotebookDocument ParseDib(string text, string name = "notebook")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DibReader(name).Read(text);
    }

    /// <summary>The notebook as another format holds it; <see cref="Diagnostics"/> says what is left out. Itself when it is in that format.</summary>
    /// <param name="format">The format.</param>
    public NotebookDocument As(NotebookFormat format) => format == Format ? this
        : format == NotebookFormat.Dib ? DocumentConversion.ToDib(this) : DocumentConversion.ToIpynb(this);

    /// <summary>The text of the .ipynb file: UTF-8 characters as they are, LF, final newline.</summary>
    public string ToJson() => NotebookWriter.Write(As(NotebookFormat.Ipynb));

    /// <summary>The text of the .dib file: UTF-8 characters as they are, LF, no outputs.</summary>
    public string ToDib() => DibWriter.Write(As(NotebookFormat.Dib));

    /// <summary>Writes the file, .dib or .ipynb by its name, under a temporary name and renames it, so that a half-written notebook never has
    /// its final name.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, IsDib(path) ? ToDib() : ToJson());

    /// <summary>The notebook without outputs and execution counts.</summary>
    public NotebookDocument WithoutOutputs() => this with
    {
        Cells = [.. Cells.Select(c => c.Kind == CellKind.Code ? c with { Outputs = [], ExecutionCount = null } : c)],
    };

    /// <summary>The notebook without anything that a run has left: outputs, execution counts, given parameters, the record of the run.</summary>
    public NotebookDocument Cleaned()
    {
        var metadata = (JsonObject)Metadata.DeepClone();
        (metadata[ProvenanceBlock.Key] as JsonObject)?.Remove("provenance");
        NotebookDocument bare = WithoutOutputs();
        return bare with { Metadata = metadata, Cells = bare.Cells.RemoveAll(c => c.HasTag(ParameterCell.InjectedTag)) };
    }

    static bool IsDib(string path) => Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase);

    internal static string ReadText(string path, long limit)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            Throw.FileNotFound(path);
        }
        if (file.Length > limit)
        {
            Throw.TooLarge(path, file.Length, limit);
        }
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Throw.Unreadable(path, e);
        }
    }
}
