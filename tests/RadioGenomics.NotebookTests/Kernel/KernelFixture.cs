using System.Collections.Immutable;
using System.Diagnostics;
using RadioGenomics.Kernel.Installing;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>The kernel of this build, made known to Jupyter in a folder of its own.</summary>
public sealed class KernelFixture : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-kernel-").FullName;

    public KernelFixture() => KernelFolders.Install(new KernelSpec(KernelSpec.OwnName, "C# (RadioGenomics)", [.. Program, "kernel", "--connection-file", "{connection_file}"], "C#"), Path.Combine(_folder, "kernels"));

    /// <summary>Program and arguments of a kernel.</summary>
    public static ImmutableArray<string> Arguments => [.. Program, "kernel", "--connection-file", "{connection_file}"];

    /// <summary>Whether libzmq can be loaded.</summary>
    public static bool HasTransport { get; } = CanLoad();

    /// <summary>Program and arguments of the command line.</summary>
    public static string[] Program => ["dotnet", Path.Combine(AppContext.BaseDirectory, "RadioGenomics.Cli.dll")];

    static bool CanLoad() => ((string[])["libzmq.so.5", "libzmq.5.dylib", "libzmq.dll"]).Any(n => System.Runtime.InteropServices.NativeLibrary.TryLoad(n, out _));

    /// <summary>Runs a Python program that sees the kernel; its exit code and everything it printed. Null without Python or one of the modules.</summary>
    /// <param name="file">The program, beside these tests.</param>
    /// <param name="argument">Its last argument.</param>
    /// <param name="modules">Python modules that it needs.</param>
    public (int ExitCode, string Text)? Python(string file, string argument, params string[] modules)
    {
        const string Interpreter = "/usr/bin/python3";
        if (!File.Exists(Interpreter) || Run(Interpreter, ["-c", "import " + string.Join(", ", modules)]).ExitCode != 0)
        {
            return null;
        }
        return Run(Interpreter, [Path.Combine(AppContext.BaseDirectory, "Kernel", file), argument]);
    }

    (int ExitCode, string Text) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["JUPYTER_PATH"] = _folder;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
