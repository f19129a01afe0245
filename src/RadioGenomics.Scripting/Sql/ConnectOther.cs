using System.Collections.Immutable;

namespace RadioGenomics.Scripting;

/// <summary><c>#!connect</c> for kinds that are not here: each says so, and what to do instead.</summary>
sealed class ConnectOther : ICellCommand
{
    static readonly ImmutableDictionary<string, string> Advice = new Dictionary<string, string>
    {
        ["mssql"] = "Export the tables as files and read them with Table.Read, or bring the database's client with #r \"nuget:...\" in a C# cell.",
        ["postgres"] = "Export the tables as files and read them with Table.Read, or bring the database's client with #r \"nuget:...\" in a C# cell.",
        ["duckdb"] = "Use #!sql: SQLite over the session's tables, or #!connect sqlite for a file.",
        ["kql"] = "Export the query's result as a file and read it with Table.Read.",
        ["jupyter"] = "Other kernels are started by 'radiogenomics run', 'radiogenomics repl' and the Jupyter kernel.",
        ["signalr"] = "Kernels on other machines are not reached from notebooks.",
        ["stdio"] = "Only kernels that Jupyter knows can be connected: #!connect jupyter --kernel-name NAME --kernel-spec SPEC.",
        ["named-pipe"] = "Only kernels that Jupyter knows can be connected: #!connect jupyter --kernel-name NAME --kernel-spec SPEC.",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!connect",
        Summary = "Adds a language: #!connect sqlite --kernel-name NAME --database FILE, or #!connect jupyter --kernel-name NAME --kernel-spec SPEC (R, Python). -h behind the kind tells more.",
        TakesRest = true,
    };

    public void Check(CommandCall call, CellContext cell)
    {
        string kind = call.Argument.Split((char[]?)null, 2)[0];
        throw Advice.TryGetValue(kind, out string? advice) ? Throw.Unsupported("#!connect " + kind, advice) : Throw.ConnectKind(kind);
    }

    public Task RunAsync(CommandCall call, CellContext cell) => Task.CompletedTask;
}
