using System.CommandLine;

namespace RadioGenomics.Cli.Verbs;

/// <summary>All verbs. A new verb is a class and a line here.</summary>
static class CommandTree
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Radiogenomics: which image features go with which genes, modules, mutations and outcomes.");
        IVerb[] verbs = [new JoinVerb(), new CorrelateVerb(), new RunVerb(), new DemoCohortVerb()];
        foreach (IVerb verb in verbs)
        {
            root.Subcommands.Add(verb.Build());
        }
        return root;
    }
}
