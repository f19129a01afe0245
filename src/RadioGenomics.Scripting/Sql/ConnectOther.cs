namespace RadioGenomics.Scripting;

/// <summary><c>#!connect</c> alone, for help and for kinds that nobody knows.</summary>
sealed class ConnectOther : ICellCommand
{
    public CommandSyntax Syntax { get; } = new()
    {
        Name = "#!connect",
        Summary = "Adds a language: #!connect sqlite --kernel-name NAME --database FILE, or #!connect jupyter --kernel-name NAME --kernel-spec SPEC (R, Python). -h behind the kind tells more.",
        TakesRest = true,
    };

    public void Check(CommandCall call, CellContext cell)
    {
        string kind = call.Argument.Split((char[]?)null, 2)[0];
        // The kernel's room brings it; a host without that room has none.
        throw kind == "jupyter"
            ? Throw.Unsupported("#!connect jupyter", "Other kernels are started by 'radiogenomics run', 'radiogenomics repl' and the Jupyter kernel.")
            : Throw.ConnectKind(kind);
    }

    public Task RunAsync(CommandCall call, CellContext cell) => Task.CompletedTask;
}
