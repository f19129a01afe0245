using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary>Connects the names that notebooks call with the cell that is running.</summary>
sealed class DisplayHost : INotebookHost
{
    static readonly DisplayHost Instance = new();

    DisplayHost()
    {
    }

    public bool HasCell => CellScope.Current is not null;

    public CancellationToken Cancellation => CellScope.Current?.Run.Cancellation ?? CancellationToken.None;

    public INotebookKernels? Kernels => CellScope.Current?.Kernels;

    public static void Install() => NotebookHost.Current = Instance;

    public IReadOnlyList<FormattedValue> Format(object? value, IReadOnlyCollection<string> mimeTypes, int? rows) =>
        Values(DisplayFormatter.Format(value, Options(rows), mimeTypes)[0].Data);

    public string FormatDefault(object? value, string mimeType) => DefaultDisplay.Text(value, mimeType, DisplayOptions.Default);

    public DisplayedValue Display(object? value, IReadOnlyCollection<string> mimeTypes, int? rows)
    {
        ImmutableArray<FormattedOutput> outputs = DisplayFormatter.Format(value, Options(rows), mimeTypes);
        if (CellScope.Current is not CellScope cell)
        {
            return new DisplayedValue("", value, Values(outputs[0].Data), _ => []);
        }
        string id = cell.NextDisplayId();
        for (int i = 0; i < outputs.Length; i++)
        {
            cell.Sink.WriteOutput(Output(outputs[i], i == 0 ? id : null));
        }
        return new DisplayedValue(id, value, Values(outputs[0].Data), updated => Update(cell, id, updated, mimeTypes, rows));
    }

    public string? ReadLine(string prompt, bool isPassword) =>
        CellScope.Current is CellScope cell ? cell.ReadLine(prompt, isPassword) : throw Throw.StandardInput(prompt);

    public void Write(string name, string text) => CellScope.Current?.Sink.WriteStream(name, text);

    static IReadOnlyList<FormattedValue> Update(CellScope first, string id, object? value, IReadOnlyCollection<string> mimeTypes, int? rows)
    {
        FormattedOutput formatted = DisplayFormatter.Format(value, Options(rows), mimeTypes)[0];
        // What a later cell replaces is a message of that cell.
        CellScope cell = CellScope.Current is CellScope now && now.Number != first.Number ? now : first;
        cell.Sink.UpdateDisplay(Output(formatted, id));
        return Values(formatted.Data);
    }

    static DataOutput Output(FormattedOutput formatted, string? id) =>
        new() { Data = formatted.Data, Metadata = (JsonObject)formatted.Metadata.DeepClone(), IsTrusted = formatted.IsTrusted, DisplayId = id };

    static DisplayOptions Options(int? rows) => rows is int count ? DisplayOptions.Default with { MaxRows = Math.Max(1, count) } : DisplayOptions.Default;

    static IReadOnlyList<FormattedValue> Values(MimeBundle data) =>
        [.. data.Items.Select(i => new FormattedValue(i.Key, i.Value is JsonValue v && v.TryGetValue(out string? text) ? text : i.Value?.ToJsonString() ?? ""))];
}
