using System.Text.Json.Nodes;

namespace RadioGenomics.Tests.Figures;

/// <summary>One page of a <see cref="HeadlessBrowser"/>, with everything that it complained about and asked the network for.</summary>
sealed class BrowserPage(HeadlessBrowser browser, string session, string target)
{
    /// <summary>Errors and warnings of the console, and exceptions.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses asked for, except files and data.</summary>
    public List<string> Requests { get; } = [];

    public async Task Loaded(CancellationToken cancellation)
    {
        while (!Note(await browser.Event(cancellation)))
        {
        }
    }

    // Whether the event says that the page has loaded.
    bool Note(JsonObject happened)
    {
        if ((string?)happened["sessionId"] != session)
        {
            return false;
        }
        JsonNode? details = happened["params"];
        switch ((string?)happened["method"])
        {
            case "Runtime.exceptionThrown": Complaints.Add(details!["exceptionDetails"]!.ToJsonString()); break;
            case "Runtime.consoleAPICalled" when (string?)details!["type"] is "error" or "warning" or "assert": Complaints.Add(details!["args"]!.ToJsonString()); break;
            case "Log.entryAdded" when (string?)details!["entry"]!["level"] is "error" or "warning": Complaints.Add(details!["entry"]!.ToJsonString()); break;
            case "Network.requestWillBeSent" when (string?)details!["request"]!["url"] is string url && !url.StartsWith("file:", StringComparison.Ordinal)
                && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal):
                Requests.Add(url); break;
            case "Page.loadEventFired": return true;
            default: break;
        }
        return false;
    }

    /// <summary>The value of a JavaScript expression; a promise is waited for.</summary>
    public async Task<JsonNode?> Evaluate(string script, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true };
        JsonObject answer = await browser.Call(session, "Runtime.evaluate", parameters, cancellation);
        return answer["exceptionDetails"] is JsonNode error ? throw new InvalidOperationException(error.ToJsonString()) : answer["result"]!["value"]?.DeepClone();
    }

    public Task MoveMouse(double x, double y, CancellationToken cancellation) =>
        browser.Call(session, "Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y }, cancellation);

    public async Task<byte[]> Picture(CancellationToken cancellation) =>
        Convert.FromBase64String((string)(await browser.Call(session, "Page.captureScreenshot", new() { ["format"] = "png" }, cancellation))["data"]!);

    public async Task Close(CancellationToken cancellation) =>
        await browser.Call(null, "Target.closeTarget", new() { ["targetId"] = target }, cancellation);
}
