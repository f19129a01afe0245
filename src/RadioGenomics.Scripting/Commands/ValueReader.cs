using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadioGenomics.Scripting;

/// <summary>Reads the values of a command line from left to right.</summary>
sealed class ValueReader(string text)
{
    int _at;

    /// <summary>What has not been read.</summary>
    public string Rest => text[_at..];

    /// <summary>Whether a parameter's name comes next.</summary>
    public bool IsName => _at + 2 < text.Length && text[_at] == '-' && text[_at + 1] == '-' && char.IsLetter(text[_at + 2]);

    /// <summary>Goes to the next word.</summary>
    /// <returns>Whether there is one.</returns>
    public bool SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
        return _at < text.Length;
    }

    /// <summary>Reads a parameter's name.</summary>
    public string Name() => Word();

    /// <summary>Reads a value.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.CommandInvalid"/>.</exception>
    public CommandValue Value() => text[_at] switch
    {
        '"' => Text(),
        '{' or '[' => Json(),
        '@' when _at + 1 < text.Length && char.IsLetter(text[_at + 1]) => Named(),
        _ => Plain(CommandValueKind.Word, Word()),
    };

    static CommandValue Plain(CommandValueKind kind, string word) => new() { Kind = kind, Raw = word, Value = word };

    string Word()
    {
        int start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
        return text[start.._at];
    }

    CommandValue Text()
    {
        int start = _at;
        string value = Quoted();
        return new CommandValue { Kind = CommandValueKind.Quoted, Raw = text[start.._at], Value = value };
    }

    string Quoted()
    {
        if (Rest.StartsWith("\"\"\"", StringComparison.Ordinal))
        {
            return Tripled();
        }
        int start = _at, end = Closing(start + 1);
        // A path that ends in a backslash escapes its own quotation mark; then the last mark of the line closes.
        end = end >= 0 ? end : text.LastIndexOf('"');
        if (end <= start)
        {
            throw Throw.NotClosed("\"", Rest);
        }
        _at = end + 1;
        return Unescaped(text[start.._at]);
    }

    string Tripled()
    {
        int end = text.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Throw.NotClosed("\"\"\"", Rest);
        }
        string value = text[(_at + 3)..end];
        _at = end + 3;
        return value;
    }

    int Closing(int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i;
            }
        }
        return -1;
    }

    // JSON only when every escape is one of JSON's: a path such as "D:\data\x" means what it says.
    static string Unescaped(string quoted)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(quoted)!;
        }
        catch (JsonException)
        {
            return quoted[1..^1];
        }
    }

    CommandValue Json()
    {
        int start = _at, depth = 0;
        bool isText = false;
        for (; _at < text.Length; _at++)
        {
            char c = text[_at];
            if (isText)
            {
                _at += c == '\\' ? 1 : 0;
                isText = c != '"';
                continue;
            }
            isText = c == '"';
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            if (depth == 0)
            {
                _at++;
                break;
            }
        }
        _at = Math.Min(_at, text.Length);
        string raw = text[start.._at];
        return new CommandValue { Kind = CommandValueKind.Json, Raw = raw, Value = Parsed(raw) };
    }

    static JsonNode Parsed(string raw)
    {
        try
        {
            return JsonNode.Parse(raw)!;
        }
        catch (JsonException e)
        {
            throw Throw.JsonInvalid(raw, e);
        }
    }

    CommandValue Named()
    {
        int start = _at++;
        while (_at < text.Length && text[_at] != ':' && !char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
        string language = text[(start + 1).._at];
        bool hasMore = _at + 1 < text.Length && text[_at] == ':' && !char.IsWhiteSpace(text[_at + 1]);
        if (language is "input" or "password")
        {
            return Question(language, hasMore, start);
        }
        if (!hasMore)
        {
            throw Throw.VariableWithoutName(text[start.._at]);
        }
        _at++;
        string name = Word();
        return new CommandValue { Kind = CommandValueKind.Variable, Raw = text[start.._at], Language = language, Name = name };
    }

    CommandValue Question(string kind, bool hasMore, int start)
    {
        CommandValue? more = null;
        if (hasMore)
        {
            _at++;
            more = text[_at] switch { '"' => Text(), '{' => Json(), _ => Plain(CommandValueKind.Word, Word()) };
        }
        var settings = more?.Value as JsonObject;
        string type = kind == "password" ? "password" : Member(settings, "type") ?? Member(settings, "typeHint") ?? "text";
        return new CommandValue
        {
            Kind = type == "password" ? CommandValueKind.Password : CommandValueKind.Input,
            Raw = text[start.._at],
            Name = more?.Kind == CommandValueKind.Word ? more.Raw : Member(settings, "name") ?? "",
            Prompt = Member(settings, "prompt") ?? (more?.Kind == CommandValueKind.Quoted ? (string)more.Value! : ""),
            InputType = type,
            IsKept = Member(settings, "saveAs") is not null,
        };
    }

    static string? Member(JsonObject? settings, string name) => settings?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
