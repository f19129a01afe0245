namespace RadioGenomics.Cli.CommandLine;

/// <summary>What the process returns. A contract with scripts: never renumber.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int Mismatch = 1;
    public const int CellFailed = 2;
    public const int BadInput = 3;
    public const int LimitReached = 4;
    public const int InternalError = 5;

    // The shell's convention for a process ended by Ctrl-C.
    public const int Interrupted = 130;

    public static int Of(ErrorCode code) => code switch
    {
        ErrorCode.CellFailed => CellFailed,
        ErrorCode.MemoryRefused or ErrorCode.LimitReached => LimitReached,
        ErrorCode.Cancelled => Interrupted,
        _ => BadInput,
    };
}
