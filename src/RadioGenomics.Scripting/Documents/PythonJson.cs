using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>JSON text byte for byte as Python's <c>json.dumps(indent=1, ensure_ascii=False)</c> writes it, which is what Jupyter stores.</summary>
sealed class PythonJson(bool isOneLine)
{
    readonly StringBuilder _text = new();
    int _depth;

    public static string Write(JsonNode node) => Text(node, isOneLine: false) + "\n";

    /// <summary>The same without spaces and line ends.</summary>
    public static string WriteLine(JsonNode node) => Text(node, isOneLine: true);

    static string Text(JsonNode node, bool isOneLine)
    {
        var writer = new PythonJson(isOneLine);
        writer.Value(node);
        return writer._text.ToString();
    }

    void Value(JsonNode? node)
    {
        switch (node)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject o:
                Sequence('{', '}', o.Count, i => Member(o.GetAt(i)));
                break;
            case JsonArray a:
                Sequence('[', ']', a.Count, i => Value(a[i]));
                break;
            case JsonValue v when v.GetValueKind() == JsonValueKind.String:
                Quote(v.GetValue<string>());
                break;
            default:
                // Numbers keep the text that they were read with: 1.0 stays 1.0.
                _text.Append(node.ToJsonString());
                break;
        }
    }

    void Member(KeyValuePair<string, JsonNode?> member)
    {
        Quote(member.Key);
        _text.Append(isOneLine ? ":" : ": ");
        Value(member.Value);
    }

    void Sequence(char open, char close, int count, Action<int> item)
    {
        _text.Append(open);
        _depth++;
        for (int i = 0; i < count; i++)
        {
            _text.Append(i == 0 ? "" : ",");
            NewLine();
            item(i);
        }
        _depth--;
        if (count > 0)
        {
            NewLine();
        }
        _text.Append(close);
    }

    void NewLine()
    {
        if (!isOneLine)
        {
            _text.Append('\n').Append(' ', _depth);
        }
    }

    void Quote(string value)
    {
        _text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' => _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => _text.Append(c),
            };
        }
        _text.Append('"');
    }
}
