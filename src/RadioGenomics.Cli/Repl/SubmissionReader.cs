using System.Text;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Repl;

/// <summary>Cuts lines that come from a file or a pipe into submissions: each as short as it can be executed.</summary>
sealed class SubmissionReader(TextReader input, NotebookSession session)
{
    static readonly string[] Continuations = ["else", "catch", "finally", "while", ".", "?.", "&&", "||", "+", "-", "*", "/", "?", ":", "=>", "{", "switch", "with"];
    string? _next;
    bool _isRead;

    /// <summary>The next submission and the number of its first line; null at the end.</summary>
    public string? Read()
    {
        var text = new StringBuilder();
        while (Take() is string line)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(line);
            if (IsWhole(text.ToString(), line))
            {
                return text.ToString();
            }
        }
        return text.ToString().Trim().Length > 0 ? text.ToString() : null;
    }

    bool IsWhole(string text, string line) => text.Trim().Length > 0
        && (NameQuestion.In(text) is not null || (StartsOtherLanguage(text) ? Peek()?.StartsWith("#!", StringComparison.Ordinal) != false
            : session.StatusOf(text) != CodeStatus.Incomplete && (line.TrimEnd().EndsWith(';') || IsCommand(line) || !GoesOn(Peek()))));

    // A block of another language ends where the next one begins.
    bool StartsOtherLanguage(string text) => text.StartsWith("#!", StringComparison.Ordinal)
        && text.Split('\n')[0][2..].Split(' ')[0] is string name && name is not ("csharp" or "c#" or "C#") && session.Languages.TryFind(name, out _);

    static bool IsCommand(string line) => line.StartsWith('#');

    static bool GoesOn(string? line) => line is not null && Continuations.Any(c => line.TrimStart().StartsWith(c, StringComparison.Ordinal));

    string? Peek()
    {
        if (!_isRead)
        {
            (_next, _isRead) = (input.ReadLine(), true);
        }
        return _next;
    }

    string? Take()
    {
        string? line = Peek();
        _isRead = false;
        return line;
    }
}
