using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Cuts a cell into code and commands. Nothing runs here.</summary>
sealed class CellParser(NotebookSession session)
{
    /// <summary>The parts of a cell.</summary>
    /// <param name="source">The cell; lines separated by "\n".</param>
    /// <param name="language">Language of what stands before the first selector.</param>
    /// <param name="skip">Number of lines that have run already.</param>
    public CellPlan Parse(string source, string language, int skip)
    {
        var draft = new CellDraft(session, language);
        string[] lines = source.Split('\n');
        for (int i = skip; i < lines.Length; i++)
        {
            draft.Read(lines[i], i + 1);
        }
        return draft.Finish();
    }

    /// <summary>The language at a place of a cell that is being typed, and the cell with everything else blanked out at the same length.</summary>
    public (string Language, string Text) Mask(string source, int position, string language)
    {
        var parts = new List<(string Language, string Line, bool IsCode)>();
        string current = Canonical(language), found = current;
        int start = 0;
        foreach (string line in source.Split('\n'))
        {
            (string? selected, bool isCommand) = Classify(line.TrimEnd('\r'), current);
            current = selected ?? current;
            parts.Add((current, line, selected is null && !isCommand));
            found = position >= start ? current : found;
            start += line.Length + 1;
        }
        var text = new StringBuilder(source.Length);
        foreach ((string own, string line, bool isCode) in parts)
        {
            text.Append(isCode && own == found ? line : new string(' ', line.Length)).Append('\n');
        }
        return (found, text.ToString(0, source.Length));
    }

    /// <summary>What a line is: a selector of a language, a command, or (neither) code.</summary>
    public (string? Selected, bool IsCommand) Classify(string line, string language)
    {
        if (CommandLine.NameOf(line) is not string name)
        {
            return (null, false);
        }
        if (session.Languages.TryFind(name.TrimStart('#', '!'), out LanguageEntry? entry) && name.StartsWith("#!", StringComparison.Ordinal))
        {
            return (entry.Name, false);
        }
        return (null, name.StartsWith("#!", StringComparison.Ordinal) || CommandLine.Find(session.Commands, line, language) is not null);
    }

    string Canonical(string language) => session.Languages.TryFind(language, out LanguageEntry? entry) ? entry.Name : language;
}

/// <summary>A cell that is being read line by line.</summary>
sealed class CellDraft
{
    readonly NotebookSession _session;
    readonly List<CellStep> _steps = [];
    readonly List<CellFault> _faults = [];
    readonly List<(ICellCommand Command, CommandCall Call)> _hoisted = [];
    readonly StringBuilder _code = new();
    readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    LanguageEntry? _entry;
    CommandCall? _selector;
    int _first = 1;
    int _blockStart;
    bool _hasCode;
    int? _rest;

    public CellDraft(NotebookSession session, string language)
    {
        _session = session;
        if (!session.Languages.TryFind(language, out _entry))
        {
            _faults.Add(new CellFault(UnsupportedCommands.Language(language, session.Languages), 0));
        }
    }

    public void Read(string line, int number)
    {
        if (_rest is not null)
        {
            return;
        }
        string name = CommandLine.NameOf(line) ?? "";
        bool isDirective = name.StartsWith("#!", StringComparison.Ordinal);
        if (isDirective && _session.Languages.TryFind(name[2..], out LanguageEntry? entry))
        {
            Select(entry, line, number);
        }
        else if (CommandLine.Find(_session.Commands, line, _entry?.Name ?? "") is ICellCommand command)
        {
            Command(command, line, number);
        }
        else if (isDirective && _announced.Contains(name[2..]))
        {
            _rest = number - 1;
        }
        else if (isDirective)
        {
            _faults.Add(new CellFault(UnsupportedCommands.Unknown(line, _session), number));
        }
        else
        {
            Append(line, number);
        }
    }

    public CellPlan Finish()
    {
        EndBlock();
        if (_rest is not null)
        {
            _steps.Add(new CellStep { RestFrom = _rest });
        }
        int last = _steps.FindLastIndex(s => s.Block is not null || s.RestFrom is not null);
        for (int i = 0; i < _steps.Count; i++)
        {
            _steps[i] = _steps[i].Block is CellBlock block ? _steps[i] with { Block = block with { IsLast = i == last } } : _steps[i];
        }
        return new CellPlan([.. _steps], [.. _faults]);
    }

    void Select(LanguageEntry entry, string line, int number)
    {
        EndBlock();
        _entry = entry;
        _selector = Parsed(entry.Selector, line, number);
        _blockStart = _steps.Count;
        _first = number + 1;
    }

    void Command(ICellCommand command, string line, int number)
    {
        if (Parsed(command.Syntax, line, number) is not CommandCall call)
        {
            return;
        }
        if (ConnectName.Announced(line) is string added)
        {
            _announced.Add(added);
        }
        if (call.Has(CommandLine.Help))
        {
            EndPiece();
            _steps.Add(new CellStep { Command = new HelpCommand(command.Syntax), Calls = [call] });
            _first = number + 1;
        }
        else if (command.Syntax.Hoist is not null)
        {
            _hoisted.Add((command, call));
            Append("", number);
        }
        else
        {
            EndPiece();
            _steps.Add(new CellStep { Command = command, Calls = [call] });
            _first = number + 1;
        }
    }

    CommandCall? Parsed(CommandSyntax syntax, string line, int number)
    {
        CommandCall? call = null;
        var fault = CellFault.Of(() => call = CommandLine.Parse(syntax, line, number, _entry?.Name ?? ""), number);
        if (fault is not null)
        {
            _faults.Add(fault);
        }
        return call;
    }

    void Append(string line, int number)
    {
        if (_code.Length == 0 && !_hasCode)
        {
            _first = number;
        }
        _hasCode = true;
        _code.Append(line).Append('\n');
    }

    // Code before a command runs before it; a piece of blanks is nothing.
    void EndPiece()
    {
        string code = _code.Length > 0 ? _code.ToString(0, _code.Length - 1) : "";
        if (_entry is not null && code.AsSpan().Trim().Length > 0)
        {
            _steps.Add(new CellStep { Entry = _entry, Block = Block(code) });
        }
        _code.Clear();
        _hasCode = false;
    }

    void EndBlock()
    {
        EndPiece();
        if (_selector is { Values.Count: > 0 } selector && _entry is LanguageEntry entry)
        {
            AddEmpty(selector, entry);
        }
        CellStep[] hoisted = [.. _hoisted.OrderBy(h => h.Command.Syntax.Hoist).GroupBy(h => h.Command)
            .Select(g => new CellStep { Command = g.Key, Calls = [.. g.Select(h => h.Call)] })];
        _steps.InsertRange(_blockStart, hoisted);
        _hoisted.Clear();
        _blockStart = _steps.Count;
    }

    // "#!mermaid -h" asks for help; "#!value --name x --from-file f" says all in its selector.
    void AddEmpty(CommandCall selector, LanguageEntry entry)
    {
        if (selector.Has(CommandLine.Help))
        {
            _steps.Insert(_blockStart, new CellStep { Command = new HelpCommand(entry.Selector), Calls = [selector] });
        }
        else if (!_steps.Skip(_blockStart).Any(s => s.Block is not null))
        {
            _steps.Add(new CellStep { Entry = entry, Block = Block("") });
        }
    }

    CellBlock Block(string code) => new() { Language = _entry!.Name, Code = code, FirstLine = _first, Selector = _selector };
}
