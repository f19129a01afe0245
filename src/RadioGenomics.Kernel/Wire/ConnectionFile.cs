using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Kernel.Wire;

/// <summary>Where a kernel listens and how its messages are signed: the file that Jupyter hands to a kernel.</summary>
/// <remarks>Source: Jupyter client documentation, "Making kernels for Jupyter".</remarks>
public sealed record ConnectionFile
{
    const long LargestFile = 100_000;

    /// <summary>"tcp" or "ipc".</summary>
    public required string Transport { get; init; }

    /// <summary>Address, or stem of the socket files of "ipc".</summary>
    public required string Ip { get; init; }

    /// <summary>Port of the shell channel.</summary>
    public required int ShellPort { get; init; }

    /// <summary>Port of the control channel.</summary>
    public required int ControlPort { get; init; }

    /// <summary>Port of the broadcast channel.</summary>
    public required int IopubPort { get; init; }

    /// <summary>Port of the channel for input from the user.</summary>
    public required int StdinPort { get; init; }

    /// <summary>Port of the heartbeat.</summary>
    public required int HeartbeatPort { get; init; }

    /// <summary>Key of the signatures; empty: messages are not signed. Not part of <see cref="ToString"/>.</summary>
    internal byte[] Key { get; init; } = [];

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FileNotFound"/>, <see cref="ErrorCode.ConnectionInvalid"/>.</exception>
    public static ConnectionFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new FileInfo(path);
        return !file.Exists ? throw new RadioGenomicsException(ErrorCode.FileNotFound, $"There is no connection file '{path}'. Jupyter writes it; start the kernel through Jupyter.")
            : file.Length > LargestFile ? throw Throw.Connection(path, FormattableString.Invariant($"it has {file.Length} bytes"))
            : Parse(File.ReadAllText(path), path) with { Warning = ReadableByOthers(path) };
    }

    /// <summary>What is not as safe as it should be; null: nothing.</summary>
    public string? Warning { get; init; }

    static string? ReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0
            ? $"The connection file '{path}' can be read by other users of this machine, who could then run code as you. Make it yours alone: chmod 600."
            : null;

    internal static ConnectionFile Parse(string json, string path)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException e)
        {
            throw Throw.Connection(path, "it is not JSON", e);
        }
        if (root is null)
        {
            throw Throw.Connection(path, "it is not a JSON object");
        }
        string scheme = Text(root, "signature_scheme", "hmac-sha256"), transport = Text(root, "transport", "tcp");
        return scheme != "hmac-sha256" ? throw Throw.Connection(path, $"its signature_scheme is '{scheme}', which is not supported (hmac-sha256 is)")
            : transport is not ("tcp" or "ipc") ? throw Throw.Connection(path, $"its transport is '{transport}'; supported are tcp and ipc")
            : Signed(path, new ConnectionFile
            {
                Transport = transport,
                Ip = Text(root, "ip", "127.0.0.1"),
                ShellPort = Port(root, "shell_port", path),
                ControlPort = Port(root, "control_port", path),
                IopubPort = Port(root, "iopub_port", path),
                StdinPort = Port(root, "stdin_port", path),
                HeartbeatPort = Port(root, "hb_port", path),
                Key = Encoding.UTF8.GetBytes(Text(root, "key", "")),
            });
    }

    // Without signatures everybody who reaches the port runs code.
    static ConnectionFile Signed(string path, ConnectionFile connection) =>
        connection.Key.Length > 0 || connection.Transport == "ipc" || connection.Ip == "localhost" || (IPAddress.TryParse(connection.Ip, out IPAddress? ip) && IPAddress.IsLoopback(ip))
            ? connection
            : throw Throw.Connection(path, $"it has no key and the address is '{connection.Ip}', so that anybody in the network could run code; give a key or listen on 127.0.0.1");

    /// <summary>The address of a port in ZeroMQ's form.</summary>
    internal string Endpoint(int port) => Transport == "ipc"
        ? FormattableString.Invariant($"ipc://{Ip}-{port}")
        : FormattableString.Invariant($"tcp://{Ip}:{port}");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Transport}://{Ip}, shell {ShellPort}, iopub {IopubPort}");

    static string Text(JsonObject root, string name, string absent) =>
        root[name] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : absent;

    static int Port(JsonObject root, string name, string path) =>
        root[name] is JsonValue value && value.TryGetValue(out int port) && port is >= 0 and <= 65535 ? port
            : throw Throw.Connection(path, $"'{name}' is {root[name]?.ToJsonString() ?? "missing"}, expected a port from 0 to 65535");
}
