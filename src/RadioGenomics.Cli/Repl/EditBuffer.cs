using System.Text;

namespace RadioGenomics.Cli.Repl;

/// <summary>The text that is being typed and the place of the cursor in it. Knows nothing of screens and keys.</summary>
sealed class EditBuffer
{
    string _text = "";
    string _killed = "";

    public string Text => _text;

    /// <summary>Where the cursor is, in UTF-16 units; never inside of a character.</summary>
    public int Cursor { get; private set; }

    public void Set(string text) => (_text, Cursor) = (text, text.Length);

    public void Insert(string text)
    {
        _text = _text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Replaces a part and puts the cursor behind it.</summary>
    public void Replace(int start, int end, string text)
    {
        _text = string.Concat(_text.AsSpan(0, start), text, _text.AsSpan(end));
        Cursor = start + text.Length;
    }

    public void MoveTo(int place) => Cursor = Math.Clamp(place, 0, _text.Length);

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void WordLeft() => Cursor = WordStart();

    public void WordRight()
    {
        int at = Cursor;
        while (at < _text.Length && !IsWord(_text[at]))
        {
            at++;
        }
        while (at < _text.Length && IsWord(_text[at]))
        {
            at++;
        }
        Cursor = at;
    }

    public void LineStart() => Cursor = StartOfLine(Cursor);

    public void LineEnd() => Cursor = EndOfLine(Cursor);

    /// <summary>To the same column of the line above; false when there is none.</summary>
    public bool Up() => ToLine(StartOfLine(Cursor) - 1);

    /// <summary>To the same column of the line below; false when there is none.</summary>
    public bool Down() => ToLine(EndOfLine(Cursor) + 1);

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, After(Cursor));

    public void KillToLineEnd() => Kill(Cursor, EndOfLine(Cursor) == Cursor ? After(Cursor) : EndOfLine(Cursor));

    public void KillToLineStart() => Kill(StartOfLine(Cursor), Cursor);

    public void KillWord() => Kill(WordStart(), Cursor);

    public void Yank() => Insert(_killed);

    bool ToLine(int inside)
    {
        if (inside < 0 || inside > _text.Length)
        {
            return false;
        }
        int column = Cursor - StartOfLine(Cursor), start = StartOfLine(inside);
        int at = Math.Min(start + column, EndOfLine(inside));
        Cursor = at > 0 && at < _text.Length && char.IsLowSurrogate(_text[at]) ? at - 1 : at;
        return true;
    }

    int WordStart()
    {
        int at = Cursor;
        while (at > 0 && !IsWord(_text[at - 1]))
        {
            at--;
        }
        while (at > 0 && IsWord(_text[at - 1]))
        {
            at--;
        }
        return at;
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);

    int StartOfLine(int at) => at == 0 ? 0 : _text.LastIndexOf('\n', at - 1) + 1;

    int EndOfLine(int at) => _text.IndexOf('\n', at) is int end and >= 0 ? end : _text.Length;

    int Before(int at) => at == 0 ? 0 : at - (Rune.DecodeLastFromUtf16(_text.AsSpan(0, at), out _, out int length) == System.Buffers.OperationStatus.Done ? length : 1);

    int After(int at) => at == _text.Length ? at : at + (Rune.DecodeFromUtf16(_text.AsSpan(at), out _, out int length) == System.Buffers.OperationStatus.Done ? length : 1);

    void Kill(int start, int end)
    {
        _killed = _text[start..end];
        Remove(start, end);
    }

    void Remove(int start, int end)
    {
        _text = _text.Remove(start, end - start);
        Cursor = start;
    }
}
