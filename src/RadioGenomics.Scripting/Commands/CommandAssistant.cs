using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Completions and help on command lines.</summary>
sealed class CommandAssistant(NotebookSession session)
{
    /// <summary>What may stand at a place of a command line; null where the line is code.</summary>
    public CodeCompletions? Complete(string code, int position, string language)
    {
        (int start, string line) = LineAt(code, position);
        string before = line[..(position - start)];
        if (!before.StartsWith("#!", StringComparison.Ordinal) || (before.Length > 2 && !char.IsLetter(before[2])))
        {
            return null;
        }
        int word = before.LastIndexOfAny([' ', '\t']) + 1;
        int end = line.IndexOfAny([' ', '\t'], before.Length) is int next and >= 0 ? next : line.Length;
        string prefix = before[word..];
        IEnumerable<CodeCompletion> items = word == 0 ? Names() : Words(line, before[..word], prefix, session.LanguageAt(code, Math.Max(0, start - 1), language));
        return new([.. items.Where(i => i.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).DistinctBy(i => i.Text).OrderBy(i => i.Text, StringComparer.Ordinal)],
            start + word, start + end);
    }

    /// <summary>Help on the command of a line; null where the line is code.</summary>
    public MimeBundle? Inspect(string code, int position, string language)
    {
        (int start, string line) = LineAt(code, position);
        if (SyntaxOf(line.TrimEnd('\r'), session.LanguageAt(code, Math.Max(0, start - 1), language)) is not CommandSyntax syntax)
        {
            return null;
        }
        string text = HelpCommand.Text(syntax);
        return MimeBundle.FromText(text).With(MimeBundle.Html, $"<pre>{HtmlText.Escape(text)}</pre>");
    }

    IEnumerable<CodeCompletion> Names() => session.Languages.Items.Select(l => new CodeCompletion("#!" + l.Name, "language"))
        .Concat(session.Commands.Items.Where(c => !c.Syntax.IsHidden && c.Syntax.Name.StartsWith("#!", StringComparison.Ordinal)).Select(c => new CodeCompletion(c.Syntax.Name.Split(' ')[0], "magic")));

    IEnumerable<CodeCompletion> Words(string line, string before, string prefix, string language)
    {
        string name = CommandLine.NameOf(line) ?? "";
        CommandSyntax? syntax = SyntaxOf(line, language);
        string[] words = before.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (prefix.StartsWith('@'))
        {
            return Variables(prefix);
        }
        IEnumerable<CodeCompletion> second = words.Length > 1 ? []
            : session.Commands.Items.Where(c => !c.Syntax.IsHidden && c.Syntax.Name.StartsWith(name + " ", StringComparison.Ordinal)).Select(c => new CodeCompletion(c.Syntax.Name.Split(' ')[1], "magic"));
        if (syntax is null)
        {
            return second;
        }
        if (syntax.Parameters.FirstOrDefault(p => p.Name == words[^1]) is { IsFlag: false } parameter)
        {
            return parameter.Hint == "LANGUAGE" ? session.Languages.Items.Select(l => new CodeCompletion(l.Name, "language")) : [];
        }
        return second.Concat(syntax.Parameters.Where(p => !words.Contains(p.Name)).Select(p => new CodeCompletion(p.Name, "parameter"))).Append(new CodeCompletion("-h", "parameter"));
    }

    IEnumerable<CodeCompletion> Variables(string prefix)
    {
        int colon = prefix.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return session.Languages.Items.Where(l => l.IsCreated || l.Name == "csharp").Select(l => new CodeCompletion($"@{l.Name}:", "language"))
                .Concat([new("@input", "text"), new("@password", "text")]);
        }
        return session.Languages.TryFind(prefix[1..colon], out LanguageEntry? entry) && entry.IsCreated
            ? entry.Language.Variables.Select(v => new CodeCompletion(prefix[..(colon + 1)] + v.Name, "variable")) : [];
    }

    CommandSyntax? SyntaxOf(string line, string language)
    {
        if (CommandLine.NameOf(line) is not string name)
        {
            return null;
        }
        return name.StartsWith("#!", StringComparison.Ordinal) && session.Languages.TryFind(name[2..], out LanguageEntry? entry)
            ? entry.Selector : CommandLine.Find(session.Commands, line, language)?.Syntax;
    }

    static (int Start, string Line) LineAt(string code, int position)
    {
        int start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        int end = code.IndexOf('\n', position);
        return (start, code[start..(end < 0 ? code.Length : end)]);
    }
}
