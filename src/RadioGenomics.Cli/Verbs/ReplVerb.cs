using System.CommandLine;
using RadioGenomics.Cli.Output;
using RadioGenomics.Cli.Repl;
using RadioGenomics.Kernel.Client;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>repl</c>: cells in a terminal, or from a pipe.</summary>
sealed class ReplVerb : IVerb
{
    readonly Option<bool> _noHistory = new("--no-history") { Description = "Neither read nor write the history of earlier sessions (also: RADIOGENOMICS_NO_HISTORY=1)." };

    public string Example => "echo 'Math.Sqrt(2)' | radiogenomics repl";

    public Command Build()
    {
        var command = new Command("repl",
            "C# cells in a terminal: Tab completes, name? explains, Ctrl-C stops a cell, Ctrl-D ends. Reads a script where input is not a terminal.") { _noHistory };
        command.SetAction((arguments, _) => RunAsync(arguments.GetValue(_noHistory)));
        return command;
    }

    static async Task<int> RunAsync(bool noHistory)
    {
        bool isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool isTerminal = !Console.IsOutputRedirected && !isDumb, isInteractive = isTerminal && !Console.IsInputRedirected;
        bool hasColors = isTerminal && !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        // Taken before cells get a console of their own.
        (TextWriter output, TextWriter error, TextReader input) = (Console.Out, Console.Error, Console.In);
        var session = new NotebookSession(new() { Extensions = [new JupyterExtension()] });
        using var sink = new ReplSink(output, error, isInteractive, hasColors);
        var loop = new ReplLoop(session, sink);
        try
        {
            return isInteractive
                ? await InteractAsync(loop, session, output, hasColors, noHistory).ConfigureAwait(false)
                : await loop.RunAllAsync(new SubmissionReader(input, session)).ConfigureAwait(false);
        }
        finally
        {
            session.Close();
        }
    }

    static async Task<int> InteractAsync(ReplLoop loop, NotebookSession session, TextWriter output, bool hasColors, bool noHistory)
    {
        bool isPrivate = noHistory || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RADIOGENOMICS_NO_HISTORY"));
        var history = new ReplHistory(isPrivate ? null : ReplHistory.DefaultFile());
        output.WriteLine($"RadioGenomics {Versions.Current.Radiogenomics.Split('+')[0]}, C# on .NET {Environment.Version}. Tab completes, name? explains, Ctrl-C stops a cell, Ctrl-D ends.");
        return await loop.InteractAsync(new LineEditor(output, session, history, hasColors), history).ConfigureAwait(false);
    }
}
