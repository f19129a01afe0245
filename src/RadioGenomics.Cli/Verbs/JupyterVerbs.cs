using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Kernel.Client;
using RadioGenomics.Kernel.Installing;

namespace RadioGenomics.Cli.Verbs;

/// <summary>Where kernels are put: options of install and uninstall.</summary>
sealed class KernelPlace
{
    readonly Option<bool> _user = new("--user") { Description = "For the present user only (the default)." };
    readonly Option<string?> _prefix = new("--prefix") { Description = "Below PREFIX/share/jupyter/kernels, such as /usr/local or a virtual environment.", HelpName = "PREFIX" };

    readonly Option<string?> _path = new("--path") { Description = "In this folder of kernels itself, such as one of JUPYTER_PATH with /kernels.", HelpName = "FOLDER" };

    public void AddTo(Command command)
    {
        command.Options.Add(_path);
        command.Options.Add(_user);
        command.Options.Add(_prefix);
    }

    public string Folder(ParseResult arguments)
    {
        string? prefix = arguments.GetValue(_prefix), path = arguments.GetValue(_path);
        string[] places = [.. ((string?[])[arguments.GetValue(_user) ? "--user" : null, prefix is null ? null : "--prefix", path is null ? null : "--path"]).OfType<string>()];
        return places.Length > 1 ? throw new RadioGenomicsException(ErrorCode.OptionConflict, $"{string.Join(" and ", places)} are different places; give one of them.")
            : path is not null ? Path.GetFullPath(path)
            : prefix is not null ? KernelFolders.Prefix(prefix)
            : KernelFolders.User();
    }
}

/// <summary><c>jupyter install</c>: writes kernel.json, reads it back, starts the kernel once and lets it say hello.</summary>
sealed class JupyterInstallVerb : IVerb
{
    readonly KernelPlace _place = new();
    readonly Option<bool> _interactive = new("--as-dotnet-interactive") { Description = "Also answer to the names .net-csharp and .net-fsharp, so that notebooks written for .NET Interactive open unchanged." };

    public string Example => "radiogenomics jupyter install --user --as-dotnet-interactive";

    public Command Build()
    {
        var command = new Command("install", "Makes the C# kernel known to Jupyter, and tries it.") { _interactive };
        _place.AddTo(command);
        command.SetAction(arguments => Run(arguments));
        return command;
    }

    int Run(ParseResult arguments)
    {
        string kernels = _place.Folder(arguments);
        (string own, string[] first) = OwnProgram.Command();
        ImmutableArray<string> program = [own, .. first, "kernel", "--connection-file", "{connection_file}"];
        List<KernelSpec> specs = [new(KernelSpec.OwnName, "C# (RadioGenomics)", program, "C#")];
        if (arguments.GetValue(_interactive))
        {
            specs.Add(new(KernelSpec.InteractiveName, ".NET (C#) by RadioGenomics", program, "C#"));
            specs.Add(new(KernelSpec.InteractiveFSharpName, ".NET (F#) by RadioGenomics", [.. program, "--language", "fsharp"], "F#"));
        }
        foreach (KernelSpec spec in specs)
        {
            string folder = KernelFolders.Install(spec, kernels);
            Console.Out.WriteLine($"{spec.Name}: {Path.Combine(folder, "kernel.json")}");
        }
        Console.Out.WriteLine(Hello(specs[0]));
        return ExitCode.Done;
    }

    static string Hello(KernelSpec spec)
    {
        using var client = KernelClient.Start(spec.Name, spec.Arguments);
        string text = "";
        JsonObject reply = client.Execute("Console.Write(\"hello\")", (type, content) => text += type == "stream" ? (string?)content["text"] : "");
        return (string?)reply["status"] == "ok" && text == "hello" ? "The kernel was started once and said hello."
            : throw new RadioGenomicsException(ErrorCode.ConnectionInvalid, $"The kernel started, but a cell that prints hello gave '{text}' and {reply.ToJsonString()}.");
    }
}

/// <summary><c>jupyter uninstall</c>.</summary>
sealed class JupyterUninstallVerb : IVerb
{
    readonly KernelPlace _place = new();

    public string Example => "radiogenomics jupyter uninstall --user";

    public Command Build()
    {
        var command = new Command("uninstall", "Removes what install has written.");
        _place.AddTo(command);
        command.SetAction(arguments => Run(_place.Folder(arguments)));
        return command;
    }

    static int Run(string kernels)
    {
        string[] removed = [.. ((string[])[KernelSpec.OwnName, KernelSpec.InteractiveName, KernelSpec.InteractiveFSharpName]).Where(n => IsOurs(n, kernels) && KernelFolders.Uninstall(n, kernels))];
        Console.Out.WriteLine(removed.Length > 0 ? $"Removed from {kernels}: {string.Join(", ", removed)}" : $"Nothing of RadioGenomics is in {kernels}.");
        return ExitCode.Done;
    }

    // Another program's kernel of the same name stays.
    static bool IsOurs(string name, string kernels) => KernelSpec.Read(Path.Combine(kernels, name))?.DisplayName.Contains("RadioGenomics", StringComparison.Ordinal) == true;
}

/// <summary><c>jupyter list</c>.</summary>
sealed class JupyterListVerb : IVerb
{
    public string Example => "radiogenomics jupyter list";

    public Command Build()
    {
        var command = new Command("list", "The kernels that Jupyter finds, and where.");
        command.SetAction(_ =>
        {
            foreach ((KernelSpec spec, string folder) in KernelFolders.Installed())
            {
                Console.Out.WriteLine($"{spec.Name,-16} {spec.DisplayName,-30} {folder}");
            }
            if (KernelFolders.Installed().IsEmpty)
            {
                Console.Out.WriteLine("No kernels; there are none in " + string.Join(", ", KernelFolders.Searched()) + ".");
            }
            return ExitCode.Done;
        });
        return command;
    }
}
