using System.Text;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Repl;

/// <summary>Reads one submission from a terminal: several lines, the keys that shells have, completion, history, pasting.</summary>
/// <param name="terminal">Where the text is drawn.</param>
/// <param name="session">Says whether a text is whole and what may stand in it.</param>
/// <param name="history">What was typed before.</param>
/// <param name="hasColors">Whether the prompt may be green.</param>
sealed class LineEditor(TextWriter terminal, NotebookSession session, ReplHistory history, bool hasColors)
{
    const int MostShown = 80;
    const string PasteOn = "\x1b[?2004h", PasteOff = "\x1b[?2004l";

    readonly EditBuffer _buffer = new();
    string _prompt = "", _drawn = "";
    int _drawnCursor;
    bool _isDone, _isEnd;

    static int Columns => Math.Max(20, Console.WindowWidth);

    /// <summary>Reads a submission.</summary>
    /// <param name="prompt">What stands before its first line.</param>
    /// <returns>The text; null when the user ends the session.</returns>
    public string? Read(string prompt)
    {
        (_prompt, _isDone, _isEnd) = (prompt, false, false);
        _buffer.Set("");
        Console.TreatControlCAsInput = true;
        terminal.Write(PasteOn);
        Begin();
        try
        {
            while (!_isDone)
            {
                Press(Console.ReadKey(intercept: true));
                // Nothing is drawn for half a character, nor while more keys wait.
                if (!_isDone && !Console.KeyAvailable)
                {
                    Draw();
                }
            }
        }
        finally
        {
            _buffer.MoveTo(_buffer.Text.Length);
            Draw();
            terminal.Write(PasteOff + "\r\n");
            terminal.Flush();
            Console.TreatControlCAsInput = false;
        }
        return _isEnd ? null : _buffer.Text;
    }

    void Press(ConsoleKeyInfo key)
    {
        if (key.Key is not (ConsoleKey.UpArrow or ConsoleKey.DownArrow))
        {
            history.Leave();
        }
        if (key.KeyChar == '\x1b' && key.Modifiers == 0 && Console.KeyAvailable)
        {
            Escape();
        }
        else if (!Control(key) && !Move(key) && key.KeyChar >= ' ' && key.KeyChar != '\x7f' && (key.Modifiers & ConsoleModifiers.Alt) == 0)
        {
            _buffer.Insert(key.KeyChar.ToString());
        }
    }

    bool Control(ConsoleKeyInfo key)
    {
        bool control = (key.Modifiers & ConsoleModifiers.Control) != 0;
        Action? action = key.Key switch
        {
            ConsoleKey.Enter when (key.Modifiers & (ConsoleModifiers.Alt | ConsoleModifiers.Shift)) != 0 => () => _buffer.Insert("\n"),
            ConsoleKey.Enter => Enter,
            ConsoleKey.Tab => Complete,
            ConsoleKey.C when control => Abandon,
            ConsoleKey.D when control => EndOrDelete,
            ConsoleKey.A when control => _buffer.LineStart,
            ConsoleKey.E when control => _buffer.LineEnd,
            ConsoleKey.K when control => _buffer.KillToLineEnd,
            ConsoleKey.U when control => _buffer.KillToLineStart,
            ConsoleKey.W when control => _buffer.KillWord,
            ConsoleKey.Y when control => _buffer.Yank,
            ConsoleKey.J when control => Enter,
            ConsoleKey.L when control => Clear,
            _ => null,
        };
        action?.Invoke();
        return action is not null || control && key.KeyChar < ' ' && !IsArrow(key.Key);
    }

    static bool IsArrow(ConsoleKey key) => key is ConsoleKey.LeftArrow or ConsoleKey.RightArrow or ConsoleKey.Home or ConsoleKey.End or ConsoleKey.Backspace or ConsoleKey.Delete;

    bool Move(ConsoleKeyInfo key)
    {
        bool word = (key.Modifiers & (ConsoleModifiers.Control | ConsoleModifiers.Alt)) != 0;
        Action? action = key.Key switch
        {
            ConsoleKey.Backspace => word ? _buffer.KillWord : _buffer.Backspace,
            ConsoleKey.Delete => _buffer.Delete,
            ConsoleKey.LeftArrow => word ? _buffer.WordLeft : _buffer.Left,
            ConsoleKey.RightArrow => word ? _buffer.WordRight : _buffer.Right,
            ConsoleKey.Home => _buffer.LineStart,
            ConsoleKey.End => _buffer.LineEnd,
            ConsoleKey.UpArrow => () => Recall(_buffer.Up, history.Older),
            ConsoleKey.DownArrow => () => Recall(_buffer.Down, history.Newer),
            _ => null,
        };
        action?.Invoke();
        return action is not null;
    }

    void Recall(Func<bool> move, Func<string, string?> entry)
    {
        if (!move() && entry(_buffer.Text) is string found)
        {
            _buffer.Set(found);
        }
    }

    void Enter()
    {
        string text = _buffer.Text;
        bool isAtEnd = text.AsSpan(_buffer.Cursor).Trim().IsEmpty || !text.Contains('\n', StringComparison.Ordinal);
        // A second empty line ends what would go on for ever.
        bool isWhole = IsCommandBlock(text) ? text.EndsWith('\n') : NameQuestion.In(text) is not null || session.StatusOf(text) != CodeStatus.Incomplete || text.EndsWith("\n\n", StringComparison.Ordinal);
        if (isAtEnd && (isWhole || text.Trim().Length == 0))
        {
            _isDone = true;
            return;
        }
        string line = text[.._buffer.Cursor].Split('\n')[^1];
        int indent = line.Length - line.TrimStart().Length + (line.TrimEnd().EndsWith('{') ? 4 : 0);
        _buffer.Insert("\n" + new string(' ', indent));
    }

    // The first line of a block of another language: what follows cannot be judged, so that an empty line ends it.
    bool IsCommandBlock(string text) => text.StartsWith("#!", StringComparison.Ordinal) && text.Split('\n')[0][2..].Split(' ')[0] is string name
        && name is not ("csharp" or "c#" or "C#") && session.Languages.TryFind(name, out _);

    void Abandon()
    {
        // As in a shell: the line stays on the screen, and a new one begins.
        _buffer.MoveTo(_buffer.Text.Length);
        Draw();
        terminal.Write("^C\r\n");
        _buffer.Set("");
        Begin();
    }

    void EndOrDelete()
    {
        if (_buffer.Text.Length > 0)
        {
            _buffer.Delete();
            return;
        }
        (_isDone, _isEnd) = (true, true);
    }

    void Clear()
    {
        terminal.Write("\x1b[H\x1b[2J");
        (_drawn, _drawnCursor) = ("", 0);
    }

    void Complete()
    {
        string before = _buffer.Text[.._buffer.Cursor];
        if (before.Split('\n')[^1].Trim().Length == 0)
        {
            _buffer.Insert("    ");
            return;
        }
        CodeCompletions found = session.Complete(_buffer.Text, _buffer.Cursor);
        string common = Common([.. found.Items.Select(i => i.Text)]);
        if (common.Length > _buffer.Cursor - found.Start || found.Items.Length == 1)
        {
            _buffer.Replace(found.Start, found.End, common);
        }
        else if (found.Items.Length > 1)
        {
            ShowBelow([.. found.Items.Select(i => i.Text).Distinct()]);
        }
    }

    static string Common(string[] texts)
    {
        string common = texts.FirstOrDefault() ?? "";
        foreach (string text in texts)
        {
            int length = 0;
            while (length < Math.Min(common.Length, text.Length) && char.ToLowerInvariant(common[length]) == char.ToLowerInvariant(text[length]))
            {
                length++;
            }
            common = common[..length];
        }
        return common;
    }

    void ShowBelow(string[] items)
    {
        int cursor = _buffer.Cursor;
        _buffer.MoveTo(_buffer.Text.Length);
        Draw();
        string[] shown = [.. items.Take(MostShown)];
        int width = shown.Max(i => ScreenText.Width(i)) + 2, across = Math.Max(1, Columns / width), down = (shown.Length + across - 1) / across;
        var list = new StringBuilder("\r\n");
        for (int row = 0; row < down; row++)
        {
            IEnumerable<string> cells = Enumerable.Range(0, across).Select(c => (c * down) + row).Where(i => i < shown.Length).Select(i => shown[i].PadRight(width));
            list.Append(string.Concat(cells).TrimEnd()).Append("\r\n");
        }
        list.Append(items.Length > shown.Length ? FormattableString.Invariant($"... {items.Length - shown.Length} more\r\n") : "");
        terminal.Write(list.ToString());
        _buffer.MoveTo(cursor);
        Begin();
    }

    // Sequences that .NET does not know come as single characters. Pasted text stands between two of them.
    void Escape()
    {
        char first = Console.ReadKey(intercept: true).KeyChar;
        if (first is '\r' or '\n')
        {
            _buffer.Insert("\n");
            return;
        }
        var sequence = new StringBuilder();
        while (first == '[' && Console.KeyAvailable && sequence.Length < 16)
        {
            char next = Console.ReadKey(intercept: true).KeyChar;
            sequence.Append(next);
            if (next is >= '@' and <= '~')
            {
                break;
            }
        }
        if (sequence.ToString() == "200~")
        {
            Paste();
        }
        else if (first is 'b' or 'f')
        {
            (first == 'b' ? (Action)_buffer.WordLeft : _buffer.WordRight)();
        }
    }

    void Paste()
    {
        const string End = "\x1b[201~";
        var text = new StringBuilder();
        while (!EndsWith(text, End))
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            text.Append(key.Key == ConsoleKey.Enter ? '\n' : key.KeyChar);
        }
        text.Length -= End.Length;
        _buffer.Insert(text.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    static bool EndsWith(StringBuilder text, string end) => text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end;

    void Begin()
    {
        (_drawn, _drawnCursor) = ("", 0);
        Draw();
    }

    // Drawn anew as a whole: the screen may have another width than before, and lines may have been broken anew.
    void Draw()
    {
        int columns = Columns, width = _prompt.Length;
        var screen = new StringBuilder();
        int above = ScreenText.Place(_drawn, _drawnCursor, width, columns).Row;
        screen.Append(above > 0 ? FormattableString.Invariant($"\x1b[{above}A") : "").Append("\r\x1b[J");
        string[] lines = _buffer.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            screen.Append(i > 0 ? "\r\n" : "").Append(Colored(i == 0 ? _prompt : "...: ".PadLeft(width))).Append(lines[i]);
            // A full line leaves the cursor in doubt; this brings it to the next one.
            screen.Append((width + ScreenText.Width(lines[i])) % columns == 0 ? " \r" : "");
        }
        (int endRow, _) = ScreenText.Place(_buffer.Text, _buffer.Text.Length, width, columns);
        (int row, int column) = ScreenText.Place(_buffer.Text, _buffer.Cursor, width, columns);
        screen.Append(endRow > row ? FormattableString.Invariant($"\x1b[{endRow - row}A") : "").Append('\r');
        screen.Append(column > 0 ? FormattableString.Invariant($"\x1b[{column}C") : "");
        terminal.Write(screen.ToString());
        terminal.Flush();
        (_drawn, _drawnCursor) = (_buffer.Text, _buffer.Cursor);
    }

    string Colored(string prompt) => hasColors ? $"\x1b[32m{prompt}\x1b[0m" : prompt;
}
