using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using RadioGenomics.Kernel.Serving;
using RadioGenomics.Kernel.Wire;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>kernel</c>: what Jupyter starts. Not for people.</summary>
sealed class KernelVerb : IVerb
{
    readonly Option<string> _file = new("--connection-file") { Description = "The file in which Jupyter says where to listen.", Required = true, HelpName = "FILE" };
    readonly Option<string> _language = new("--language") { Description = "Language of cells that name none.", DefaultValueFactory = _ => "csharp" };

    public string Example => "radiogenomics jupyter install --user";

    public Command Build()
    {
        var command = new Command("kernel", "Serves notebooks; Jupyter starts it (see 'radiogenomics jupyter install').") { _file, _language.AcceptOnlyFromAmong("csharp", "fsharp") };
        command.Hidden = true;
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments.GetRequiredValue(_file), arguments.GetRequiredValue(_language)), cancellation));
        return command;
    }

    // A signal means the running cell, as the interrupt by message does: old clients send it, and Ctrl-C in the terminal of a Jupyter reaches its kernels.
    static int Run(string file, string language)
    {
        TextWriter log = Console.Error;
        void Log(string text) => log.WriteLine("[radiogenomics kernel] " + text);
        var connection = ConnectionFile.Read(file);
        if (connection.Warning is string warning)
        {
            Log(warning);
        }
        using var server = new KernelServer(connection, Log, language);
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            server.Interrupt();
        });
        server.Run(Parent());
        return CommandLine.ExitCode.Done;
    }

    static int? Parent() =>
        int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out int parent) && parent > 1 ? parent : null;
}
