using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary>Names of .NET Interactive that are not here: each says so, and what to do instead.</summary>
static class UnsupportedCommands
{
    // What a block or a command of this name is told. The rooms that bring one of them replace it.
    static readonly ImmutableSortedDictionary<string, string> Advice = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["#!pwsh"] = "Run the commands in a terminal, or start them from C# with System.Diagnostics.Process.",
        ["#!powershell"] = "Run the commands in a terminal, or start them from C# with System.Diagnostics.Process.",
        ["#!kql"] = "Export the query's result as a file and read it with Table.Read, or use SQL cells.",
        ["#!http"] = "Fetch the data before, or use System.Net.Http.HttpClient in C#.",
        ["#!connect mssql"] = "Export the query's result as a file and read it with Table.Read, or use #!connect sqlite.",
        ["#!connect postgres"] = "Export the query's result as a file and read it with Table.Read, or use #!connect sqlite.",
        ["#!connect duckdb"] = "Use #!connect sqlite or SQL cells over the session's tables.",
        ["#!connect kql"] = "Export the query's result as a file and read it with Table.Read.",
        ["#!connect signalr"] = "Languages of other kernels are reached with #!connect jupyter.",
        ["#!connect stdio"] = "Languages of other kernels are reached with #!connect jupyter.",
        ["#!connect named-pipe"] = "Languages of other kernels are reached with #!connect jupyter.",
        ["#!nuget-restore"] = "Packages are restored by #r \"nuget:...\" itself; delete the line.",
        ["#!expand"] = "Show the value with display(value); delete the line.",
        ["#!aspnet"] = "Web servers are not started from notebooks; run one as a program of its own.",
        ["#!aspnet-stop"] = "Web servers are not started from notebooks; delete the line.",
        ["#!enable-http"] = "Cells open no ports here; delete the line.",
        ["#!inspect"] = "Show the compiler's view with an IDE; delete the line.",
        ["#!explain"] = "Delete the line.",
        ["#!record"] = "Run the notebook with 'radiogenomics run', which stores every output; delete the line.",
        ["#!linqify"] = "Write the expression in C#; delete the line.",
        ["#!start-lesson"] = "Open the lesson's file as a notebook; delete the line.",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static void Register(NotebookSession session)
    {
        foreach ((string name, string advice) in Advice)
        {
            session.Commands.Add(new UnsupportedCommand(name, advice));
        }
    }

    /// <summary>The mistake of a line whose command nobody knows.</summary>
    public static RadioGenomicsException Unknown(string line, NotebookSession session)
    {
        string name = CommandLine.NameOf(line)!;
        IEnumerable<string> known = session.Languages.Items.Select(l => "#!" + l.Name).Concat(session.Commands.Items.Select(c => c.Syntax.Name));
        return Throw.CommandUnknown(name, [.. known]);
    }

    /// <summary>The mistake of a cell whose language nobody knows.</summary>
    public static RadioGenomicsException Language(string language, LanguageTable languages) =>
        Advice.TryGetValue("#!" + language, out string? advice) ? Throw.Unsupported("#!" + language, advice)
            : Throw.LanguageUnknown(language, languages);

    sealed class UnsupportedCommand(string name, string advice) : ICellCommand
    {
        public CommandSyntax Syntax { get; } = new()
        {
            Name = name,
            Summary = $"Not supported here. {advice}",
            TakesRest = true,
            IsHidden = true,
        };

        public void Check(CommandCall call, CellContext cell) => throw Throw.Unsupported(name, advice);

        public Task RunAsync(CommandCall call, CellContext cell) => Task.CompletedTask;
    }
}
