using System.CommandLine;

namespace RadioGenomics.Cli.CommandLine;

/// <summary>The options that every analysis verb has.</summary>
sealed class CommonOptions
{
    readonly Option<string?> _out = new("--out") { Description = "Folder for the results; must not exist or be empty.", HelpName = "DIR" };
    readonly Option<bool> _force = new("--force") { Description = "Write into a folder that already has files." };
    readonly Option<ulong> _seed = new("--seed") { Description = "Seed of every random number.", DefaultValueFactory = _ => 1, HelpName = "N" };
    readonly Option<int> _threads = new("--threads")
    {
        Description = "Greatest number of threads. Results are the same for any number.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };
    readonly Option<bool> _quiet = new("--quiet") { Description = "No progress and no summary, only errors." };
    readonly Option<bool> _json = new("--json") { Description = "Print the summary as JSON on standard output." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_out, _force, _seed, _threads, _quiet, _json])
        {
            command.Options.Add(option);
        }
    }

    public CommonValues Read(ParseResult arguments)
    {
        int threads = arguments.GetValue(_threads);
        return threads is >= 1 and <= 4096
            ? new CommonValues
            {
                Out = arguments.GetValue(_out),
                Force = arguments.GetValue(_force),
                Seed = arguments.GetValue(_seed),
                Threads = threads,
                Quiet = arguments.GetValue(_quiet),
                Json = arguments.GetValue(_json),
            }
            : throw new RadioGenomicsException(ErrorCode.OptionOutOfRange,
                FormattableString.Invariant($"--threads is {threads}; expected a whole number from 1 to 4096."));
    }
}

/// <summary>Their values.</summary>
sealed record CommonValues
{
    public string? Out { get; init; }
    public bool Force { get; init; }
    public ulong Seed { get; init; }
    public int Threads { get; init; }
    public bool Quiet { get; init; }
    public bool Json { get; init; }

    /// <summary>The output folder, or an error that names the option.</summary>
    public string RequireOut() => Out ?? throw new RadioGenomicsException(ErrorCode.Usage,
        "No output folder was given. Add --out DIR with a folder that does not exist yet.");
}
