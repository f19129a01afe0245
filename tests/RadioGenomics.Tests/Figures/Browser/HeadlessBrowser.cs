using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace RadioGenomics.Tests.Figures;

/// <summary>The system's Chromium without a window, driven through its debugging protocol: no package, no download.</summary>
sealed class HeadlessBrowser : IAsyncDisposable
{
    static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    readonly Process _process;
    readonly string _profile;
    readonly ClientWebSocket _socket = new();
    readonly Queue<JsonObject> _events = new();
    int _last;

    HeadlessBrowser(Process process, string profile) => (_process, _profile) = (process, profile);

    public static string? Program => Candidates.FirstOrDefault(File.Exists);

    public static async Task<HeadlessBrowser> Start(CancellationToken cancellation)
    {
        string profile = Directory.CreateTempSubdirectory("rg-browser-").FullName;
        string[] arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
            "--remote-debugging-port=0", "--window-size=1200,1000", $"--user-data-dir={profile}", "about:blank"];
        var start = new ProcessStartInfo(Program!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        Process process = Process.Start(start)!;
        var browser = new HeadlessBrowser(process, profile);
        try
        {
            await browser._socket.ConnectAsync(new Uri(await Address(process, cancellation)), cancellation);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    static async Task<string> Address(Process process, CancellationToken cancellation)
    {
        while (await process.StandardError.ReadLineAsync(cancellation) is string line)
        {
            if (line.Contains("ws://", StringComparison.Ordinal))
            {
                // What the browser says later is read away, so that it never waits for a full pipe.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return line[line.IndexOf("ws://", StringComparison.Ordinal)..].Trim();
            }
        }
        throw new InvalidOperationException("Chromium ended before it said where to connect.");
    }

    /// <summary>Opens a page and waits until it has loaded.</summary>
    public async Task<BrowserPage> Open(string url, CancellationToken cancellation)
    {
        JsonObject target = await Call(null, "Target.createTarget", new() { ["url"] = "about:blank" }, cancellation);
        var attach = new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true };
        string session = (string)(await Call(null, "Target.attachToTarget", attach, cancellation))["sessionId"]!;
        foreach (string domain in (string[])["Page.enable", "Runtime.enable", "Log.enable", "Network.enable"])
        {
            await Call(session, domain, [], cancellation);
        }
        await Call(session, "Page.navigate", new() { ["url"] = url }, cancellation);
        var page = new BrowserPage(this, session, (string)target["targetId"]!);
        await page.Loaded(cancellation);
        return page;
    }

    /// <summary>Sends a command and waits for its answer; what happened meanwhile goes to <see cref="Event"/>.</summary>
    public async Task<JsonObject> Call(string? session, string method, JsonObject parameters, CancellationToken cancellation)
    {
        int id = ++_last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            message["sessionId"] = session;
        }
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellation);
        while (true)
        {
            JsonObject answer = await Receive(cancellation);
            if ((int?)answer["id"] == id)
            {
                return answer["error"] is JsonNode error ? throw new InvalidOperationException($"{method}: {error}") : (JsonObject)answer["result"]!;
            }
            _events.Enqueue(answer);
        }
    }

    /// <summary>The next thing that happened.</summary>
    public async Task<JsonObject> Event(CancellationToken cancellation) => _events.TryDequeue(out JsonObject? seen) ? seen : await Receive(cancellation);

    async Task<JsonObject> Receive(CancellationToken cancellation)
    {
        byte[] buffer = new byte[1 << 16];
        using var whole = new MemoryStream();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return (JsonObject)JsonNode.Parse(whole.ToArray())!;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A last child of the browser may still be writing its profile; the temporary folder is the system's to clear.
        }
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
