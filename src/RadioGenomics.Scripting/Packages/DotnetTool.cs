using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>Runs the <c>dotnet</c> command and takes what it says.</summary>
static class DotnetTool
{
    // What this process was started with must not steer the other one.
    static readonly string[] Foreign = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "TargetFramework"];

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Folder to run in.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends it with everything that it started.</param>
    /// <returns>Its exit code and everything it wrote.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of it runs any more.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Start(folder, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Take(output, e.Data);
        process.ErrorDataReceived += (_, e) => Take(output, e.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Kill(process);
        }
        lock (output)
        {
            return (process.ExitCode, output.ToString());
        }
    }

    static void Take(StringBuilder output, string? line)
    {
        lock (output)
        {
            if (line is not null && output.Length < 1_000_000)
            {
                output.Append(line).Append('\n');
            }
        }
    }

    static ProcessStartInfo Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find())
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (string name in Foreign)
        {
            start.Environment.Remove(name);
        }
        return start;
    }

    static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended in the meantime.
        }
    }

    // The one that runs this process first: it is surely there, and its SDK lies beside it.
    static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string besideRuntime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        string?[] candidates = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"), besideRuntime,
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is string root ? Path.Combine(root, name) : null];
        return candidates.FirstOrDefault(File.Exists) ?? "dotnet";
    }
}
