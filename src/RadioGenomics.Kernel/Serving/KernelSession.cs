using System.Globalization;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Wire;

namespace RadioGenomics.Kernel.Serving;

/// <summary>Makes the headers of one kernel process and sends its answers and broadcasts.</summary>
sealed class KernelSession
{
    public const string ProtocolVersion = "5.5";

    readonly string _id = Guid.NewGuid().ToString("N");
    readonly string _user = Environment.UserName;
    readonly Action<Channel, KernelMessage> _send;
    long _count;

    public KernelSession(Action<Channel, KernelMessage> send) => _send = send;

    /// <summary>Answers a request on the channel that it came on.</summary>
    public void Reply(Channel channel, KernelMessage request, string type, JsonObject content) => _send(channel, new KernelMessage
    {
        Identities = request.Identities,
        Header = Header(type),
        Parent = (JsonObject)request.Header.DeepClone(),
        Content = content,
    });

    /// <summary>Tells all clients.</summary>
    /// <param name="parent">Header of the request that this belongs to; empty for none.</param>
    /// <param name="type">Type of the message.</param>
    /// <param name="content">Its content.</param>
    public void Publish(JsonObject parent, string type, JsonObject content) => _send(Channel.Iopub, new KernelMessage
    {
        Identities = [System.Text.Encoding.ASCII.GetBytes(type)],
        Header = Header(type),
        Parent = (JsonObject)parent.DeepClone(),
        Content = content,
    });

    public void Status(JsonObject parent, string state) => Publish(parent, "status", new() { ["execution_state"] = state });

    /// <summary>Asks the client that sent a request for a line.</summary>
    public void AskForInput(KernelMessage request, string prompt, bool isPassword) => _send(Channel.Stdin, new KernelMessage
    {
        Identities = request.Identities,
        Header = Header("input_request"),
        Parent = (JsonObject)request.Header.DeepClone(),
        Content = new() { ["prompt"] = prompt, ["password"] = isPassword },
    });

    JsonObject Header(string type) => new()
    {
        ["msg_id"] = FormattableString.Invariant($"{_id}_{Interlocked.Increment(ref _count)}"),
        ["session"] = _id,
        ["username"] = _user,
        ["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = ProtocolVersion,
    };
}
