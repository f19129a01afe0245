using System.CommandLine;

namespace RadioGenomics.Cli.Verbs;

/// <summary>One word of the command line.</summary>
interface IVerb
{
    /// <summary>A complete command line that works, shown under the help.</summary>
    string Example { get; }

    /// <summary>The command with its arguments, options, description and action.</summary>
    Command Build();
}
