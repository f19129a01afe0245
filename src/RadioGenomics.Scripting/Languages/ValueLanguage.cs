using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary>Texts under a name: what stands in the block, in a file, or where the host fetches it.</summary>
sealed class ValueLanguage : ICellLanguage
{
    const long LargestFile = 256L << 20;
    const string Json = "application/json";

    public const string Summary = "Keeps the text under a name, for #!share and @value:name.";

    public static readonly ImmutableArray<CommandParameter> Parameters =
    [
        new("--name", "Name of the value.") { IsRequired = true, Hint = "NAME" },
        new("--from-file", "File whose text is the value, relative to the notebook.") { Hint = "FILE" },
        new("--from-url", "Address whose text is the value, where the host allows it.") { Hint = "URL" },
        new("--from-value", "The value itself, such as @csharp:name or @input.") { Hint = "VALUE" },
        new("--mime-type", "Media type of the text; the text is shown then.") { Hint = "TYPE" },
    ];

    readonly ConcurrentDictionary<string, (object? Value, string Mime)> _values = new(StringComparer.Ordinal);

    public string Name => "value";

    public ImmutableArray<string> Aliases => [];

    public string LanguageName => "value";

    public IReadOnlyList<SessionVariable> Variables =>
        [.. _values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new SessionVariable(v.Key, v.Value.Mime, v.Value.Value))];

    public async Task<CellResult> RunAsync(CellBlock block, CellContext cell)
    {
        if (block.Selector?.TextOf("--name") is not string name)
        {
            throw Throw.ValueWithoutName();
        }
        string mime = block.Selector.TextOf("--mime-type") ?? MimeBundle.Plain;
        (object? value, string found) = await SourceAsync(block, cell).ConfigureAwait(true);
        _values[name] = (value, block.Selector.Has("--mime-type") ? mime : found);
        if (block.Selector.Has("--mime-type"))
        {
            string text = Text(value, name);
            MimeBundle data = mime == MimeBundle.Plain ? MimeBundle.FromText(text)
                : new MimeBundle().With(mime, mime == Json || mime.EndsWith("+json", StringComparison.Ordinal) ? Parsed(text, name) : text).With(MimeBundle.Plain, text);
            cell.Display(new FormattedOutput(data, IsTrusted: false));
        }
        return new CellResult();
    }

    public bool TryGet(string name, out object? value)
    {
        bool isThere = _values.TryGetValue(name, out (object? Value, string Mime) found);
        value = found.Mime == Json && found.Value is string text ? SharedJson.FromNode(Parsed(text, name)) : found.Value;
        return isThere;
    }

    public void Set(string name, object? value) => _values[name] = value switch
    {
        string or PasswordString => (value, MimeBundle.Plain),
        null => ("null", Json),
        _ => (SharedJson.ToNode(value, name)?.ToJsonString() ?? "null", Json),
    };

    /// <summary>Keeps a text with its media type.</summary>
    public void Set(string name, string text, string mime) => _values[name] = (text, mime);

    static readonly string[] Sources = ["--from-file", "--from-url", "--from-value"];

    static async Task<(object? Value, string Mime)> SourceAsync(CellBlock block, CellContext cell)
    {
        CommandCall selector = block.Selector!;
        string body = block.Code.Trim('\n');
        string[] sources = [.. Sources.Where(selector.Has)];
        if (sources.Length + (body.Trim().Length > 0 ? 1 : 0) != 1)
        {
            throw Throw.ValueSources(selector.TextOf("--name")!, sources, body.Trim().Length > 0);
        }
        if (selector.TextOf("--from-file") is string file)
        {
            return (await FileAsync(Path.GetFullPath(file, cell.Directory), file, cell.Run.Cancellation).ConfigureAwait(true), MimeBundle.Plain);
        }
        if (selector.TextOf("--from-url") is string url)
        {
            return (await UrlAsync(url, cell).ConfigureAwait(true), MimeBundle.Plain);
        }
        return sources.Length == 0 ? (body, MimeBundle.Plain) : Given(selector);
    }

    static (object? Value, string Mime) Given(CommandCall selector) => selector.ValueOf("--from-value") switch
    {
        string text => (text, MimeBundle.Plain),
        PasswordString password => (password, MimeBundle.Plain),
        object other => (SharedJson.ToNode(other, selector.TextOf("--name")!)?.ToJsonString(), Json),
        null => ("null", Json),
    };

    static async Task<string> FileAsync(string path, string written, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw Throw.ValueFile(written);
        }
        if (file.Length > LargestFile)
        {
            throw Throw.ValueTooLarge(written, file.Length, LargestFile);
        }
        Provenance.Input(path);
        return await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(true);
    }

    static Task<string> UrlAsync(string url, CellContext cell)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw Throw.ValueAddress(url);
        }
        return cell.Session.Options.Fetch is { } fetch ? fetch(address, cell.Run.Cancellation) : throw Throw.NoNetwork(url);
    }

    static JsonNode? Parsed(string text, string name)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw Throw.ValueNotJson(name, e);
        }
    }

    static string Text(object? value, string name) => value as string ?? value?.ToString() ?? throw Throw.ValueFile(name);
}
