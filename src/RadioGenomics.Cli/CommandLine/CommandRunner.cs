using System.CommandLine;
using System.CommandLine.Parsing;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>Runs a parsed command and turns every outcome into the exit code and the one error line of the contract.</summary>
static class CommandRunner
{
    public static async Task<int> RunAsync(Command root, string[] arguments)
    {
        ParseResult parsed = root.Parse(arguments);
        if (UsageError(parsed) is { } error)
        {
            return Fail(error);
        }
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await GuardAsync(() => parsed.InvokeAsync(configuration, interrupt.Token)).ConfigureAwait(false);
    }

    internal static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (RadioGenomicsException error)
        {
            return Fail(error);
        }
        catch (OperationCanceledException)
        {
            return Fail(new RadioGenomicsException(ErrorCode.Cancelled, "The work was cancelled; nothing was written under its final name."));
        }
        catch (OutOfMemoryException)
        {
            return Fail(new RadioGenomicsException(ErrorCode.MemoryRefused,
                "The machine ran out of memory. Use fewer features, filter first, or run on a machine with more memory."));
        }
        catch (AggregateException error) when (error.Flatten().InnerExceptions.OfType<RadioGenomicsException>().Any())
        {
            return Fail(error.Flatten().InnerExceptions.OfType<RadioGenomicsException>().First());
        }
        catch (Exception error) when (Environment.GetEnvironmentVariable("RADIOGENOMICS_DEBUG") is null)
        {
            Console.Error.WriteLine($"error RG9000: internal error, {error.GetType().Name}: {error.Message} This is a fault of the program, not of "
                + "your data. Set RADIOGENOMICS_DEBUG=1 to see where, and please report it.");
            return ExitCode.InternalError;
        }
    }

    static int Fail(RadioGenomicsException error)
    {
        Console.Error.WriteLine("error " + error.ToDisplayString());
        return ExitCode.Of(error.Code);
    }

    /// <summary>What is wrong with the words of a command line; null when they make sense.</summary>
    internal static RadioGenomicsException? UsageError(ParseResult parsed)
    {
        string help = $"See '{CommandPath(parsed.CommandResult)} --help'.";
        return parsed.Action is HelpWithExample ? null
            : UnknownToken(parsed) is { } unknown ? new(ErrorCode.OptionUnknown, $"'{unknown}' is not an option or argument here. {Suggestion(parsed, unknown)}{help}")
            : parsed.Errors is [var first, ..] ? new(ErrorCode.Usage, $"{first.Message.TrimEnd('.')}. {help}")
            : null;
    }

    static string Suggestion(ParseResult parsed, string unknown)
    {
        IEnumerable<string> known = parsed.CommandResult.Command.Options.SelectMany(o => o.Aliases.Prepend(o.Name))
            .Concat(parsed.CommandResult.Command.Subcommands.Select(c => c.Name));
        string[] near = [.. NearLabels.Find(unknown, known, 2)];
        return near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}? " : "";
    }

    // An optional argument takes a mistyped option for its value.
    static string? UnknownToken(ParseResult parsed) => parsed.UnmatchedTokens.Concat(
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(t => t.StartsWith('-'))).FirstOrDefault();

    static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : "radiogenomics";
}
