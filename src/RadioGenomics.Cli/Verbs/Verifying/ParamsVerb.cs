using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>params NB</c>: what <c>run -p</c> can set.</summary>
sealed class ParamsVerb : IVerb
{
    readonly Argument<string> _notebook = new("NOTEBOOK") { Description = "Path of an .ipynb file." };

    public string Example => "radiogenomics params notebooks/02-imaging-gene-associations.ipynb";

    public Command Build()
    {
        var command = new Command("params", "Lists the parameters that a notebook declares: type, name and default value.") { _notebook };
        command.SetAction(arguments =>
        {
            foreach (NotebookParameter parameter in ParameterCell.Read(NotebookDocument.Read(arguments.GetRequiredValue(_notebook))))
            {
                Console.Out.WriteLine($"{parameter.Type}\t{parameter.Name}\t{parameter.Default}");
            }
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary><c>clean NB</c>: takes the outputs out.</summary>
sealed class CleanVerb : IVerb
{
    readonly Argument<string[]> _notebooks = new("NOTEBOOKS") { Description = "Paths of .ipynb files.", Arity = ArgumentArity.OneOrMore };

    public string Example => "radiogenomics clean draft.ipynb";

    public Command Build()
    {
        var command = new Command("clean", "Takes outputs, execution counts and the record of the run out of notebooks, in place.") { _notebooks };
        command.SetAction(arguments =>
        {
            string[] paths = arguments.GetRequiredValue(_notebooks);
            foreach ((string path, NotebookDocument document) in paths.Select(p => (p, NotebookDocument.Read(p))).ToArray())
            {
                document.Cleaned().Save(path);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
