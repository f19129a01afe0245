using System.Reflection;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;
using RadioGenomics.Scripting;

namespace RadioGenomics.Kernel.Serving;

/// <summary>Answers to every request that executes nothing.</summary>
sealed class RequestHandlers(CellExecutor executor)
{
    static readonly string Version = typeof(RequestHandlers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The type and content of the reply; null for messages that get none.</summary>
    public (string Type, JsonObject Content)? Answer(KernelMessage request) => request.Type switch
    {
        "kernel_info_request" => ("kernel_info_reply", Info()),
        "complete_request" => ("complete_reply", Complete(request)),
        "inspect_request" => ("inspect_reply", Inspect(request)),
        "is_complete_request" => ("is_complete_reply", IsComplete(request)),
        "history_request" => ("history_reply", executor.History.Answer(request)),
        "comm_info_request" => ("comm_info_reply", new() { ["status"] = "ok", ["comms"] = new JsonObject() }),
        _ => null,
    };

    JsonObject Info() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = KernelSession.ProtocolVersion,
        ["implementation"] = "radiogenomics",
        ["implementation_version"] = Version,
        ["banner"] = $"RadioGenomics {Version}, {(IsFSharp ? "F#" : "C#")} on .NET {Environment.Version}",
        ["language_info"] = IsFSharp ? Language("F#", "10.0", "fsharp", ".fs") : Language("C#", "14.0", "csharp", ".cs"),
        ["help_links"] = new JsonArray(),
        ["supported_features"] = new JsonArray(),
    };

    bool IsFSharp => executor.Session.DefaultLanguage == "fsharp";

    static JsonObject Language(string name, string version, string lexer, string extension) => new()
    {
        ["name"] = name,
        ["version"] = version,
        ["mimetype"] = "text/x-" + lexer,
        ["file_extension"] = extension,
        ["pygments_lexer"] = lexer,
        ["codemirror_mode"] = "text/x-" + lexer,
    };

    JsonObject Complete(KernelMessage request)
    {
        string code = request.Text("code") ?? "";
        CodeCompletions found = executor.Session.Complete(code, CodePoints.ToUtf16(code, request.Integer("cursor_pos") ?? int.MaxValue));
        int start = CodePoints.FromUtf16(code, found.Start), end = CodePoints.FromUtf16(code, found.End);
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(i => (JsonNode)i.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(i => (JsonNode)new JsonObject
                {
                    ["text"] = i.Text, ["type"] = i.Kind, ["start"] = start, ["end"] = end,
                })]),
            },
        };
    }

    JsonObject Inspect(KernelMessage request)
    {
        string code = request.Text("code") ?? "";
        MimeBundle? found = executor.Session.Inspect(code, CodePoints.ToUtf16(code, request.Integer("cursor_pos") ?? int.MaxValue));
        return new()
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is null ? new JsonObject() : KernelSink.Bundle(found),
            ["metadata"] = new JsonObject(),
        };
    }

    JsonObject IsComplete(KernelMessage request)
    {
        CodeStatus status = executor.Session.StatusOf(request.Text("code") ?? "");
        var content = new JsonObject { ["status"] = status.ToString().ToLowerInvariant() };
        if (status == CodeStatus.Incomplete)
        {
            content["indent"] = "    ";
        }
        return content;
    }
}
