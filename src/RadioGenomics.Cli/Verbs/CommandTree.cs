using System.CommandLine;
using System.CommandLine.Help;
using RadioGenomics.Cli.CommandLine;

namespace RadioGenomics.Cli.Verbs;

/// <summary>All verbs. A new verb is a class and a line here.</summary>
static class CommandTree
{
    public static Command Build()
    {
        // Not a RootCommand: that one is named after the file it runs from.
        var root = new Command("radiogenomics", "Radiogenomics: which image features go with which genes, modules, mutations and outcomes.");
        var examples = new Dictionary<Command, string>();
        foreach (IVerb verb in (IVerb[])[new DemoVerb(), new DemoCohortVerb(), new JoinVerb(), new CorrelateVerb(), new MutationsVerb(), new WgcnaVerb(), new RunVerb()])
        {
            Command command = verb.Build();
            examples[command] = verb.Example;
            root.Subcommands.Add(command);
        }
        root.Options.Add(new HelpOption { Action = new HelpWithExample(examples) });
        root.Options.Add(new VersionOption());
        return root;
    }
}
