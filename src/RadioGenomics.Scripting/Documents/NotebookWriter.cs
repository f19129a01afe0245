using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Turns a notebook into the JSON text that Jupyter would write.</summary>
static class NotebookWriter
{
    public static string Write(NotebookDocument document)
    {
        JsonObject root = Start(document.Extra);
        root["cells"] = new JsonArray([.. document.Cells.Select(c => (JsonNode)Cell(c, document.FormatMinor))]);
        root["metadata"] = document.Metadata.DeepClone();
        root["nbformat"] = 4;
        root["nbformat_minor"] = document.FormatMinor;
        return PythonJson.Write(Sorted(root));
    }

    static JsonObject Cell(NotebookCell cell, int minor)
    {
        JsonObject json = Start(cell.Extra);
        json["cell_type"] = cell.Kind.ToString().ToLowerInvariant();
        json["metadata"] = cell.Metadata.DeepClone();
        json["source"] = Lines(cell.Source);
        if (minor >= 5 && cell.Id is not null)
        {
            json["id"] = cell.Id;
        }
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(o => (JsonNode)Output(o))]);
        }
        return Sorted(json);
    }

    static JsonObject Output(NotebookOutput output)
    {
        JsonObject json = Start(output.Extra);
        switch (output)
        {
            case StreamOutput stream:
                json["output_type"] = "stream";
                json["name"] = stream.Name;
                json["text"] = Lines(stream.Text);
                break;
            case DataOutput data:
                Data(json, data);
                break;
            case ErrorOutput error:
                json["output_type"] = "error";
                json["ename"] = error.Name;
                json["evalue"] = error.Value;
                json["traceback"] = new JsonArray([.. error.Traceback.Select(t => (JsonNode)t)]);
                break;
            default:
                return json;
        }
        return Sorted(json);
    }

    static void Data(JsonObject json, DataOutput output)
    {
        json["output_type"] = output.IsResult ? "execute_result" : "display_data";
        if (output.IsResult)
        {
            json["execution_count"] = output.ExecutionCount;
        }
        json["metadata"] = output.Metadata.DeepClone();
        var data = new JsonObject();
        foreach ((string mime, JsonNode? value) in output.Data.Items)
        {
            data[mime] = IsSplit(mime) && output.Data.TextOf(mime) is string text ? Lines(text) : value?.DeepClone();
        }
        json["data"] = data;
    }

    // nbformat cuts these into lines on disk and leaves all others whole.
    static bool IsSplit(string mime) => mime.StartsWith("text/", StringComparison.Ordinal) || mime is MimeBundle.Svg or "application/javascript";

    static JsonArray Lines(string text) => new([.. TextLines.Split(text).Select(l => (JsonNode)l)]);

    static JsonObject Start(JsonObject extra) => (JsonObject)extra.DeepClone();

    static JsonObject Sorted(JsonObject json)
    {
        KeyValuePair<string, JsonNode?>[] members = [.. json.OrderBy(m => m.Key, StringComparer.Ordinal)];
        json.Clear();
        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            json.Add(member);
        }
        return json;
    }
}
