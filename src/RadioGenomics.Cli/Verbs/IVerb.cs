using System.CommandLine;

namespace RadioGenomics.Cli.Verbs;

/// <summary>One word of the command line.</summary>
interface IVerb
{
    /// <summary>The command with its arguments, options, description, example and action.</summary>
    Command Build();
}
