using System.CommandLine;
using System.Globalization;
using RadioGenomics.Kernel.Serving;
using RadioGenomics.Kernel.Wire;

namespace RadioGenomics.Cli.Verbs;

/// <summary><c>kernel</c>: what Jupyter starts. Not for people.</summary>
sealed class KernelVerb : IVerb
{
    readonly Option<string> _file = new("--connection-file") { Description = "The file in which Jupyter says where to listen.", Required = true, HelpName = "FILE" };

    public string Example => "radiogenomics jupyter install --user";

    public Command Build()
    {
        var command = new Command("kernel", "Serves notebooks; Jupyter starts it (see 'radiogenomics jupyter install').") { _file };
        command.Hidden = true;
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments.GetRequiredValue(_file)), cancellation));
        return command;
    }

    // Ctrl-C reaches the whole terminal, also the kernels of its Jupyter: there it means the running cell, which Jupyter stops by message.
    static int Run(string file)
    {
        TextWriter log = Console.Error;
        using var server = new KernelServer(ConnectionFile.Read(file), text => log.WriteLine("[radiogenomics kernel] " + text));
        server.Run(Parent());
        return CommandLine.ExitCode.Done;
    }

    static int? Parent() =>
        int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out int parent) && parent > 1 ? parent : null;
}
