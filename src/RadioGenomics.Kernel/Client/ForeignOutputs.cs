using System.Text.Json.Nodes;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Client;

/// <summary>What a kernel of another language shows, as outputs of the cell that asked it.</summary>
sealed class ForeignOutputs(string kernel, CellBlock block, CellContext cell)
{
    /// <summary>Why the code failed, when it did.</summary>
    public ErrorOutput? Error { get; private set; }

    /// <summary>Takes one broadcast.</summary>
    public void Show(string type, JsonObject content)
    {
        switch (type)
        {
            case "stream":
                cell.Sink.WriteStream((string?)content["name"] == "stderr" ? "stderr" : "stdout", (string?)content["text"] ?? "");
                break;
            case "display_data":
            case "execute_result":
                bool isResult = type == "execute_result" && block.IsLast;
                cell.Sink.WriteOutput(Output(content) with { IsResult = isResult, ExecutionCount = isResult ? cell.Number : null });
                break;
            case "update_display_data":
                cell.Sink.UpdateDisplay(Output(content));
                break;
            case "clear_output":
                cell.Sink.ClearOutput((bool?)content["wait"] == true);
                break;
            case "error":
                Error = ErrorOf(content);
                break;
        }
    }

    /// <summary>An error as the kernel tells it.</summary>
    public static ErrorOutput ErrorOf(JsonObject content) => new()
    {
        Name = (string?)content["ename"] is { Length: > 0 } name ? name : "Error",
        Value = (string?)content["evalue"] ?? "",
        Traceback = [.. (content["traceback"] as JsonArray ?? []).Select(l => (string?)l ?? "").SelectMany(l => l.Split('\n'))],
    };

    /// <summary>Forms of a value as the kernel gives them; text may come in pieces.</summary>
    public static MimeBundle Bundle(JsonObject data)
    {
        var bundle = new MimeBundle();
        foreach ((string mime, JsonNode? form) in data)
        {
            bundle = form is JsonValue text && text.TryGetValue(out string? one) ? bundle.With(mime, one)
                : form is JsonArray pieces && !mime.Contains("json", StringComparison.Ordinal) ? bundle.With(mime, string.Concat(pieces.Select(p => (string?)p)))
                : form is null ? bundle : bundle.With(mime, form.DeepClone());
        }
        return bundle;
    }

    // Its handles are its own: another kernel, or C#, may have the same.
    DataOutput Output(JsonObject content) => new()
    {
        Data = Bundle(content["data"] as JsonObject ?? []),
        Metadata = content["metadata"] is JsonObject metadata ? (JsonObject)metadata.DeepClone() : [],
        DisplayId = (string?)content["transient"]?["display_id"] is string id ? $"{kernel}-{id}" : null,
        IsTrusted = false,
    };
}
