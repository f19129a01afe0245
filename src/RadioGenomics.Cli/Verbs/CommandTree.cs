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
        IVerb[] verbs = [new DemoVerb(), new DemoCohortVerb(), new JoinVerb(), new CorrelateVerb(), new MutationsVerb(), new WgcnaVerb(), new RunVerb(), new VerifyVerb(), new ParamsVerb(), new CleanVerb(), new ReplVerb(), new ConvertVerb(),
            new KernelVerb()];
        Add(root, verbs, examples);
        root.Subcommands.Add(Group("enrich", "Which gene sets go with a list, a ranking or a sample.", EnrichGroup.Verbs(), examples));
        root.Subcommands.Add(Group("survival", "Curves, tests, Cox and penalised models of time to an event.", SurvivalGroup.Verbs(), examples));
        root.Subcommands.Add(Group("figure", "Figures of a finished analysis.", [new FigureExportVerb()], examples));
        root.Subcommands.Add(Group("jupyter", "The C# kernel in Jupyter.", JupyterGroup.Verbs(), examples));
        root.Options.Add(new HelpOption { Action = new HelpWithExample(examples) });
        root.Options.Add(new VersionOption());
        return root;
    }

    static Command Group(string name, string description, IVerb[] verbs, Dictionary<Command, string> examples)
    {
        var group = new Command(name, description);
        Add(group, verbs, examples);
        return group;
    }

    static void Add(Command parent, IVerb[] verbs, Dictionary<Command, string> examples)
    {
        foreach (IVerb verb in verbs)
        {
            Command command = verb.Build();
            examples[command] = verb.Example;
            parent.Subcommands.Add(command);
        }
    }
}
