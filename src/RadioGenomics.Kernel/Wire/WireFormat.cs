using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Kernel.Wire;

/// <summary>
/// Messages as frames: identities, delimiter, signature, header, parent, metadata, content, buffers. Source: Jupyter messaging
/// protocol 5.5, "The wire protocol".
/// </summary>
/// <param name="key">Key of the signature; empty: not signed.</param>
sealed class WireFormat(byte[] key)
{
    static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    const int DeepestRead = 128, DeepestWritten = 1000;
    static readonly JsonDocumentOptions Limits = new() { MaxDepth = DeepestRead };

    // Deeper than what is read: a header comes back inside of the answer.
    static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DeepestWritten };

    /// <summary>Reads a message; null, and why, when it is not one or its signature is wrong.</summary>
    public KernelMessage? Read(IReadOnlyList<byte[]> frames, out string fault)
    {
        int at = frames.TakeWhile(f => !f.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count - at < 6)
        {
            fault = FormattableString.Invariant($"a message of {frames.Count} frames without delimiter, signature and four parts");
            return null;
        }
        byte[][] parts = [.. frames.Skip(at + 2).Take(4)];
        if (key.Length > 0 && !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(parts)), frames[at + 1]))
        {
            fault = "a message whose signature is wrong";
            return null;
        }
        JsonObject?[] objects = [.. parts.Select(Parse)];
        fault = objects.Any(o => o is null) ? "a message that is not made of JSON objects" : "";
        return fault.Length > 0 ? null : new KernelMessage
        {
            Identities = [.. frames.Take(at)],
            Header = objects[0]!,
            Parent = objects[1]!,
            Metadata = objects[2]!,
            Content = objects[3]!,
            Buffers = [.. frames.Skip(at + 6)],
        };
    }

    /// <summary>The frames of a message.</summary>
    public List<byte[]> Write(KernelMessage message)
    {
        byte[][] parts = [.. ((JsonObject[])[message.Header, message.Parent, message.Metadata, message.Content]).Select(o => JsonSerializer.SerializeToUtf8Bytes(o, Writing))];
        return [.. message.Identities, Delimiter, Encoding.ASCII.GetBytes(key.Length > 0 ? Sign(parts) : ""), .. parts, .. message.Buffers];
    }

    string Sign(byte[][] parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in parts)
        {
            hash.AppendData(part);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static JsonObject? Parse(byte[] part)
    {
        try
        {
            var json = JsonNode.Parse(part, documentOptions: Limits) as JsonObject;
            Touch(json);
            return json;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // Members and texts are decoded when they are read. Reading all of them here finds repeated names and broken texts now and not in the
    // middle of an answer.
    static void Touch(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach ((_, JsonNode? value) in members)
            {
                Touch(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                Touch(item);
            }
        }
        else if (node is JsonValue value)
        {
            _ = value.TryGetValue(out string? _);
        }
    }
}
