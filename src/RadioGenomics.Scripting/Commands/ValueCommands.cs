using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace RadioGenomics.Scripting;

/// <summary><c>#!set</c>: makes a variable of the block's language from a literal, a variable of another language or an answer.</summary>
sealed class SetCommand : ICellCommand
{
    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!set",
        Summary = "Makes a variable of this block's language from a literal, a variable of another language, or an answer.",
        Parameters =
        [
            new("--name", "Name of the variable.") { IsRequired = true, Hint = "NAME" },
            new("--value", "A word, \"text\", {JSON}, @language:name, @input or @password.") { IsRequired = true, Hint = "VALUE" },
            new("--byref", "The object itself and not a copy, between languages of .NET.") { IsFlag = true },
            new("--mime-type", "Takes the value as this form of it.") { Hint = "TYPE" },
        ],
    };

    public void Check(CommandCall call, CellContext cell)
    {
        if (call.Has("--byref") && call.Has("--mime-type"))
        {
            throw Throw.ByReferenceWithMime();
        }
        if (call.Has("--byref") && call.Values["--value"].Kind != CommandValueKind.Variable)
        {
            throw Throw.ByReferenceOfLiteral(call.Values["--value"].Raw);
        }
    }

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        ICellLanguage target = Sharing.Language(call.Language, cell);
        Sharing.Put(target, call.TextOf("--name")!, Value(call, cell, target), call.TextOf("--mime-type"));
        return Task.CompletedTask;
    }

    static object? Value(CommandCall call, CellContext cell, ICellLanguage target)
    {
        CommandValue value = call.Values["--value"];
        return value.Kind switch
        {
            CommandValueKind.Word => Literal(value.Raw),
            CommandValueKind.Json => SharedJson.FromNode((JsonNode?)value.Value),
            CommandValueKind.Password => new PasswordString((string)value.Value!),
            CommandValueKind.Variable when call.TextOf("--mime-type") is string mime => Sharing.Form(value.Value, mime, value.Name),
            CommandValueKind.Variable when call.Has("--byref") => Sharing.Reference(value, Sharing.Language(value.Language, cell), target),
            CommandValueKind.Variable => SharedJson.Copy(value.Value, value.Name),
            _ => value.Value,
        };
    }

    static object? Literal(string word) => word switch
    {
        "true" => true,
        "false" => false,
        "null" => null,
        _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : word,
    };
}

/// <summary><c>#!share</c>: a variable of another language as one of this block's language.</summary>
sealed class ShareCommand : ICellCommand
{
    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!share",
        Summary = "Takes a variable of another language: the object itself between languages of .NET, its data otherwise.",
        Parameters =
        [
            new("--name", "Name of the variable there.") { IsRequired = true, IsPositional = true, Hint = "NAME" },
            new("--from", "The language.") { IsRequired = true, Hint = "LANGUAGE" },
            new("--as", "Name of the variable here; without it the same.") { Hint = "NAME" },
            new("--mime-type", "Takes the value as this form of it.") { Hint = "TYPE" },
        ],
    };

    public void Check(CommandCall call, CellContext cell)
    {
        if (call.Values["--from"].Value is string name && !cell.Session.Languages.TryFind(name, out _))
        {
            throw Throw.ShareLanguage(name, cell.Session.Languages);
        }
    }

    public Task RunAsync(CommandCall call, CellContext cell)
    {
        ICellLanguage source = Sharing.Language(call.TextOf("--from")!, cell), target = Sharing.Language(call.Language, cell);
        string name = call.TextOf("--name")!;
        if (!source.TryGet(name, out object? value))
        {
            throw Throw.VariableMissing(name, source);
        }
        string? mime = call.TextOf("--mime-type");
        Sharing.Put(target, call.TextOf("--as") ?? name, mime is null ? value is JsonNode node ? SharedJson.FromNode(node) : value : Sharing.Form(value, mime, name), mime);
        return Task.CompletedTask;
    }
}

/// <summary>What the commands that pass values between languages have in common.</summary>
static class Sharing
{
    public static ICellLanguage Language(string name, CellContext cell) =>
        cell.Session.Languages.TryFind(name, out LanguageEntry? entry) ? entry.Language : throw Throw.ShareLanguage(name, cell.Session.Languages);

    public static void Put(ICellLanguage target, string name, object? value, string? mime)
    {
        if (target is ValueLanguage values && value is string text && mime is not null)
        {
            values.Set(name, text, mime);
        }
        else
        {
            target.Set(name, value);
        }
    }

    /// <summary>One form of a value, as a display would show it.</summary>
    public static string Form(object? value, string mime, string name)
    {
        if (mime == "application/json")
        {
            return SharedJson.ToNode(value, name)?.ToJsonString() ?? "null";
        }
        MimeBundle forms = DisplayFormatter.Format(value, null, [mime])[0].Data;
        return forms.TextOf(mime) ?? (forms.TryGet(mime, out JsonNode? node) ? node.ToJsonString() : "");
    }

    public static object? Reference(CommandValue value, ICellLanguage source, ICellLanguage target) =>
        source.HasObjects && target.HasObjects ? value.Value : throw Throw.ByReferenceBetween(source, target);
}
