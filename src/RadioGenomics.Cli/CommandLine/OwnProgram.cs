namespace RadioGenomics.Cli.CommandLine;

/// <summary>How this program is started again.</summary>
static class OwnProgram
{
    /// <summary>The program and its first arguments, with absolute paths: others start it from other folders.</summary>
    public static (string Program, string[] Arguments) Command()
    {
        string process = Environment.ProcessPath ?? "dotnet", entry = Environment.GetCommandLineArgs()[0];
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? (process, [Path.GetFullPath(entry)]) : (process, []);
    }
}
