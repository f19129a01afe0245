using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Repl;

/// <summary>Reads submissions and runs them in one session, until the user or the input ends.</summary>
sealed class ReplLoop(NotebookSession session, ReplSink sink) : ICellInput
{
    int _number;

    /// <summary>With a person at a terminal: an error ends its cell only.</summary>
    /// <param name="editor">Reads from the terminal.</param>
    /// <param name="history">Remembers.</param>
    public async Task<int> InteractAsync(LineEditor editor, ReplHistory history)
    {
        while (editor.Read(FormattableString.Invariant($"In[{_number + 1}]: ")) is string text && text.Trim() is not ("exit" or "quit"))
        {
            history.Add(text);
            if (text.Trim().Length > 0)
            {
                await RunAsync(text, this).ConfigureAwait(false);
            }
        }
        return ExitCode.Done;
    }

    /// <summary>From a file or a pipe: the first error ends the run, because what follows was written for what is not there.</summary>
    /// <param name="reader">Reads from the pipe.</param>
    public async Task<int> RunAllAsync(SubmissionReader reader)
    {
        while (reader.Read() is string text)
        {
            if (!await RunAsync(text, null).ConfigureAwait(false))
            {
                return ExitCode.CellFailed;
            }
        }
        return ExitCode.Done;
    }

    async Task<bool> RunAsync(string text, ICellInput? input)
    {
        if (NameQuestion.In(text) is string name)
        {
            MimeBundle? found = session.Inspect(name, name.Length);
            sink.WriteStream("stdout", (found is null ? $"Nothing is known of '{name}'." : TerminalText.Of(found, sink.Width)) + "\n");
            return found is not null;
        }
        using var stop = new CancellationTokenSource();
        void Interrupt(object? sender, ConsoleCancelEventArgs press)
        {
            press.Cancel = true;
            // What the cell does when it is cancelled must not hold up the thread that takes signals.
            _ = Task.Run(stop.Cancel);
        }
        Console.CancelKeyPress += Interrupt;
        try
        {
            using var progress = new CellProgressDisplay(sink, ++_number);
            CellResult result = await session.RunAsync(text, _number, sink, RunContext.Default with { Cancellation = stop.Token, Progress = progress }, input: input).ConfigureAwait(false);
            progress.Complete(result.Succeeded);
            return result.Succeeded;
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
            sink.EndCell();
        }
    }

    string? ICellInput.ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
    {
        sink.WriteStream("stdout", prompt.Length > 0 ? prompt : "? ");
        var line = new System.Text.StringBuilder();
        while (true)
        {
            if (!Console.KeyAvailable)
            {
                cancellation.ThrowIfCancellationRequested();
                cancellation.WaitHandle.WaitOne(20);
                continue;
            }
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                sink.WriteStream("stdout", "\n");
                return line.ToString();
            }
            Edit(line, key, isPassword);
        }
    }

    void Edit(System.Text.StringBuilder line, ConsoleKeyInfo key, bool isPassword)
    {
        if (key.Key == ConsoleKey.Backspace && line.Length > 0)
        {
            line.Length--;
            sink.WriteStream("stdout", isPassword ? "" : "\b \b");
        }
        else if (key.KeyChar >= ' ' && key.Key != ConsoleKey.Backspace)
        {
            line.Append(key.KeyChar);
            sink.WriteStream("stdout", isPassword ? "" : key.KeyChar.ToString());
        }
    }
}
