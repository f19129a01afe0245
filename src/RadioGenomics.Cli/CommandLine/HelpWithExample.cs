using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>The library's help, followed by a command line that works.</summary>
sealed class HelpWithExample(IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
{
    readonly HelpAction _help = new();

    public override int Invoke(ParseResult parseResult)
    {
        int code = _help.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out string? example))
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}\n");
        }
        return code;
    }
}
