using System.CommandLine;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Data;
using RadioGenomics.Scripting;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>verify NB...</c>: do the stored numbers come out again?</summary>
sealed class VerifyVerb : IVerb
{
    readonly Argument<string[]> _notebooks = new("NOTEBOOKS") { Description = "Paths of .ipynb files with stored outputs.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string?> _relative = new("--rtol") { Description = "Greatest accepted relative difference of numbers [default: 1e-9]", HelpName = "number" };
    readonly Option<string?> _absolute = new("--atol") { Description = "Greatest accepted absolute difference, not used for p- and q-values [default: 1e-14]", HelpName = "number" };
    readonly Option<string?> _lastDigit = new("--last-digit") { Description = "Accepted difference in units of the last printed digit [default: 0]", HelpName = "number" };
    readonly Option<int> _repeat = new("--repeat") { Description = "Number of reruns; from 2 on they are compared with each other first.", DefaultValueFactory = _ => 1, HelpName = "N" };
    readonly Option<bool> _static = new("--static") { Description = "Only look at what is stored; run nothing." };
    readonly Option<int?> _maxUnverified = new("--max-unverified") { Description = "Greatest number of cells of a notebook that cannot be compared [default: any]", HelpName = "N" };
    readonly Option<string?> _timeout = new("--timeout") { Description = "Longest time for one notebook, in seconds [default: 3600]", HelpName = "SECONDS" };
    readonly Option<string?> _memory = new("--memory-gb") { Description = "Largest memory of a notebook's process, in GB [default: no limit]", HelpName = "number" };
    readonly Option<int> _threads = new("--threads") { Description = "Greatest number of threads.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
    readonly Option<string?> _report = new("--report") { Description = "Where to write a page that says what came out again.", HelpName = "FILE.html" };
    readonly Option<string?> _junit = new("--junit") { Description = "Where to write the verdicts as JUnit XML.", HelpName = "FILE.xml" };
    readonly Option<string?> _json = new("--json") { Description = "Where to write the verdicts as JSON.", HelpName = "FILE.json" };
    readonly Option<string?> _executed = new("--executed") { Description = "Folder for the notebooks of the rerun.", HelpName = "DIR" };
    readonly Option<bool> _accept = new("--accept") { Description = "Store the outputs of the rerun in the notebooks, deliberately." };
    readonly Option<bool> _quiet = new("--quiet") { Description = "Print nothing but errors." };

    public string Example => "radiogenomics verify notebooks/*.ipynb --report verify.html --junit verify.xml";

    public Command Build()
    {
        var command = new Command("verify",
            "Runs notebooks again and compares what comes out with what is stored (exit code 0: all of it comes out again; 1: not; 2: a cell fails; 3: inputs differ; 4: a limit).")
        {
            _notebooks, _relative, _absolute, _lastDigit, _repeat, _static, _maxUnverified, _timeout, _memory, _threads, _report, _junit, _json, _executed, _accept, _quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        VerifyOptions options = Options(arguments);
        string[] paths = arguments.GetRequiredValue(_notebooks);
        // All are read before the first is run: a wrong path among ten is said at once.
        NotebookDocument[] stored = [.. paths.Select(NotebookDocument.Read)];
        var results = new List<NotebookVerification>();
        for (int i = 0; i < paths.Length; i++)
        {
            NotebookVerification result = await OneAsync(paths[i], stored[i], options, arguments, cancellation).ConfigureAwait(false);
            results.Add(result);
            if (!arguments.GetValue(_quiet))
            {
                VerifyText.Print(paths[i], result);
            }
            Keep(paths[i], result, arguments);
        }
        int exitCode = Worst(results);
        Write(arguments.GetValue(_report), () => VerifyHtml.Render(results));
        Write(arguments.GetValue(_junit), () => VerifyJUnit.Write(results));
        Write(arguments.GetValue(_json), () => VerifyJson.Write(results, exitCode));
        return exitCode;
    }

    async Task<NotebookVerification> OneAsync(string path, NotebookDocument stored, VerifyOptions options, ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_static))
        {
            return NotebookVerifier.Static(stored);
        }
        var limits = new ProcessLimits(OptionText.Number(arguments, _timeout) ?? 3600, OptionText.Number(arguments, _memory) is { } gb ? (long)(gb * 1e9) : null,
            Math.Max(1, arguments.GetValue(_threads)));
        var process = new NotebookProcess(path, limits, NotebookRunner.SeedOf(stored), cancellation);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return await NotebookVerifier.VerifyAsync(stored, folder, process.RunAsync, options, Math.Max(1, arguments.GetValue(_repeat))).ConfigureAwait(false);
    }

    VerifyOptions Options(ParseResult arguments)
    {
        var standard = new VerifyTolerance();
        return new VerifyOptions
        {
            Tolerance = new VerifyTolerance
            {
                RelativeTolerance = NotNegative(arguments, _relative) ?? standard.RelativeTolerance,
                AbsoluteTolerance = NotNegative(arguments, _absolute) ?? standard.AbsoluteTolerance,
                LastDigits = NotNegative(arguments, _lastDigit) ?? standard.LastDigits,
            },
            MaxUnverified = arguments.GetValue(_maxUnverified) ?? int.MaxValue,
        };
    }

    static double? NotNegative(ParseResult arguments, Option<string?> option) =>
        OptionText.Number(arguments, option) is not { } value ? null
        : value >= 0 ? value
        : throw new RadioGenomicsException(ErrorCode.OptionOutOfRange, FormattableString.Invariant($"{option.Name} is {value}; expected a number of at least 0."));

    void Keep(string path, NotebookVerification result, ParseResult arguments)
    {
        if (result.Fresh is not NotebookDocument fresh)
        {
            return;
        }
        if (arguments.GetValue(_executed) is string folder)
        {
            Directory.CreateDirectory(folder);
            fresh.Save(Path.Combine(folder, Path.GetFileName(path)));
        }
        // A run that failed or was stopped has nothing to store.
        if (arguments.GetValue(_accept) && result.ExitCode is 0 or 1 or 3)
        {
            fresh.Save(path);
        }
    }

    static readonly int[] ByRank = [3, 2, 4, 1, 5];

    static int Worst(List<NotebookVerification> results) =>
        ByRank.FirstOrDefault(code => results.Any(r => r.ExitCode == code));

    static void Write(string? path, Func<string> text)
    {
        if (path is not null)
        {
            AtomicFile.WriteText(path, text());
        }
    }
}
