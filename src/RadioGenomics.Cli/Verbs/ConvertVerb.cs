using System.CommandLine;
using System.Globalization;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>convert IN</c>: a notebook in another format, without running it.</summary>
sealed class ConvertVerb : IVerb
{
    static readonly string[] Formats = [".ipynb", ".dib", ".html", ".md", ".csx"];

    readonly Argument<string> _input = new("IN") { Description = "Path of an .ipynb or .dib file." };
    readonly Option<string?> _output = new("-o", "--output")
    {
        Description = "Where to write; the name says the format: .ipynb, .dib, .html, .md, .csx. [default: beside IN, .dib for .ipynb and .ipynb for .dib]",
        HelpName = "OUT",
    };
    readonly Option<bool> _force = new("--force") { Description = "Replace a file that exists." };
    readonly Option<bool> _quiet = new("--quiet") { Description = "Do not say what was left out and where the file is." };

    public string Example => "radiogenomics convert analysis.dib -o analysis.ipynb";

    public Command Build()
    {
        var command = new Command("convert", "Writes a notebook in another format, without running it.") { _input, _output, _force, _quiet };
        command.SetAction(arguments => Run(arguments));
        return command;
    }

    int Run(ParseResult arguments)
    {
        string input = arguments.GetRequiredValue(_input);
        string output = arguments.GetValue(_output) ?? Path.ChangeExtension(input, Extension(input) == ".dib" ? ".ipynb" : ".dib");
        RequireFormats(input, output);
        OutputFile.RefuseExisting(output, arguments.GetValue(_force));
        (string text, IEnumerable<Diagnostic> said) = Convert(NotebookDocument.Read(input), Extension(output));
        AtomicFile.WriteText(output, text);
        if (!arguments.GetValue(_quiet))
        {
            NotebookCommand.PrintDiagnostics(said);
            Console.Out.WriteLine(output);
        }
        return ExitCode.Done;
    }

    static (string Text, IEnumerable<Diagnostic> Said) Convert(NotebookDocument document, string extension)
    {
        if (extension == ".dib")
        {
            NotebookDocument dib = document.As(NotebookFormat.Dib);
            return (dib.ToDib(), dib.Diagnostics);
        }
        string text = extension switch
        {
            ".ipynb" => document.ToJson(),
            ".html" => NotebookHtml.Render(document),
            ".md" => NotebookExport.ToMarkdown(document),
            _ => NotebookExport.ToScript(document),
        };
        return (text, document.Diagnostics);
    }

    static void RequireFormats(string input, string output)
    {
        if (Extension(input) is not (".ipynb" or ".dib") and var given)
        {
            throw new RadioGenomicsException(ErrorCode.Usage, $"'{input}' is {Named(given)}; expected a notebook, .ipynb or .dib.");
        }
        if (!Formats.Contains(Extension(output)))
        {
            throw new RadioGenomicsException(ErrorCode.Usage, $"'{output}' is {Named(Extension(output))}; expected one of {string.Join(", ", Formats)}. Name the file with -o.");
        }
        if (Path.GetFullPath(input) == Path.GetFullPath(output))
        {
            throw new RadioGenomicsException(ErrorCode.OptionConflict, $"'{output}' is the input. Choose another name with -o.");
        }
    }

    static string Named(string extension) => extension.Length == 0 ? "a file without extension" : string.Create(CultureInfo.InvariantCulture, $"a {extension} file");

    static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
