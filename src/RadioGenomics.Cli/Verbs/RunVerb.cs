using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>run NB</c>: executes a notebook in a fresh session and writes it with its outputs.</summary>
sealed class RunVerb : IVerb
{
    readonly Argument<string> _notebook = new("NOTEBOOK") { Description = "Path of an .ipynb or .dib file." };
    readonly Option<string[]> _parameters = new("-p", "--parameter")
    {
        Description = "Value of a parameter that the notebook declares; may be repeated.",
        HelpName = "name=value",
        AllowMultipleArgumentsPerToken = false,
    };
    readonly Option<string[]> _inputs = new("--input")
    {
        Description = "Answer to what the notebook asks: to @input by its name, to input(\"Name?\") by its question; may be repeated.",
        HelpName = "name=value",
        AllowMultipleArgumentsPerToken = false,
    };
    readonly Option<bool> _network = new("--allow-network") { Description = "Lets cells fetch addresses with #!value --from-url." };
    readonly Option<bool> _noWarnings = new("--no-warnings") { Description = "No warnings of the compiler among the outputs." };
    readonly Option<string?> _output = new("-o", "--output") { Description = "Where to write the executed notebook [default: NOTEBOOK.executed.ipynb here]", HelpName = "FILE" };
    readonly Option<string?> _html = new("--html") { Description = "Where to write a report that opens in any browser without a network.", HelpName = "FILE" };
    readonly Option<string?> _timeout = new("--cell-timeout") { Description = "Longest time for one cell, in seconds.", HelpName = "SECONDS" };
    readonly Option<string?> _total = new("--timeout") { Description = "Longest time for the whole notebook, in seconds; what was done by then is written (exit code 4).", HelpName = "SECONDS" };
    readonly Option<ulong> _seed = new("--seed") { Description = "Seed of every random number.", DefaultValueFactory = _ => 1, HelpName = "N" };
    readonly Option<int> _threads = new("--threads") { Description = "Greatest number of threads.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
    readonly Option<bool> _interactive = new("--interactive-figures") { Description = "Store figures for plotly.js too, beside picture and data; the notebook grows by about half." };
    readonly Option<bool> _lock = new("--lock") { Description = "Write NOTEBOOK.packages.lock.json: versions and hashes of the packages used. Where it exists, other runs must match it." };
    readonly Option<bool> _force = new("--force") { Description = "Replace files that exist." };
    readonly Option<bool> _quiet = new("--quiet") { Description = "No progress and no summary, only errors." };

    public string Example => "radiogenomics run notebooks/02-imaging-gene-associations.ipynb -p cohort=cohort.json --html report.html";

    public Command Build()
    {
        var command = new Command("run",
            "Executes a notebook in a fresh session; a failing cell stops the run (exit code 2).")
        {
            _notebook, _parameters, _inputs, _network, _noWarnings, _output, _html, _timeout, _total, _seed, _threads, _interactive, _lock, _force, _quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        string path = arguments.GetRequiredValue(_notebook);
        string output = arguments.GetValue(_output) ?? Path.GetFileNameWithoutExtension(path) + ".executed.ipynb";
        string? html = arguments.GetValue(_html);
        bool force = arguments.GetValue(_force);
        OutputFile.RefuseExisting(output, force);
        OutputFile.RefuseExisting(html, force);
        if (Path.GetExtension(output).Equals(".dib", StringComparison.OrdinalIgnoreCase))
        {
            throw new RadioGenomicsException(ErrorCode.Usage, $"'{output}' cannot hold outputs; name an .ipynb file with -o.");
        }
        bool quiet = arguments.GetValue(_quiet);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (OptionText.Number(arguments, _total) is { } whole)
        {
            limit.CancelAfter(TimeSpan.FromSeconds(Math.Max(0, whole)));
        }
        NotebookRun run = await NotebookCommand.RunAsync(path, new NotebookRunOptions
        {
            Parameters = Pairs(arguments, _parameters, "-p", "cohort=cohort.json"),
            Inputs = Pairs(arguments, _inputs, "--input", "name=value"),
            Fetch = arguments.GetValue(_network) ? NetworkText.FetchAsync : null,
            ShowWarnings = !arguments.GetValue(_noWarnings),
            CallerDirectory = Environment.CurrentDirectory,
            CellTimeout = Limit(OptionText.Number(arguments, _timeout)),
            Packages = new PackageOptions { RenewLock = arguments.GetValue(_lock) },
            InteractiveFigures = arguments.GetValue(_interactive),
        }, new RunContext
        {
            Cancellation = limit.Token,
            Seed = arguments.GetValue(_seed),
            Threads = Math.Max(1, arguments.GetValue(_threads)),
        }, quiet).ConfigureAwait(false);
        run.Document.Save(output);
        if (html is not null)
        {
            string page = NotebookHtml.Render(run.Document);
            AtomicFile.Write(html, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
        }
        NotebookCommand.PrintOutcome(path, run, quiet ? [] : [output, .. html is null ? Array.Empty<string>() : [html]]);
        return run.ExitCode;
    }

    // Timers take no more than about 49 days.
    TimeSpan? Limit(double? seconds) => seconds is null ? null
        : seconds is > 0 and <= 2_000_000 ? TimeSpan.FromSeconds(seconds.Value)
        : throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, string.Create(CultureInfo.InvariantCulture,
            $"{_timeout.Name} is {seconds}; expected seconds, more than 0 and at most 2000000. Leave it out for no limit."));

    static ImmutableSortedDictionary<string, string> Pairs(ParseResult arguments, Option<string[]> option, string name, string example)
    {
        ImmutableSortedDictionary<string, string>.Builder values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string text in arguments.GetValue(option) ?? [])
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new RadioGenomicsException(ErrorCode.Usage, $"{name} is '{text}'; expected name=value, such as {name} {example}.");
            }
            values[text[..equals].Trim()] = text[(equals + 1)..];
        }
        return values.ToImmutable();
    }
}
