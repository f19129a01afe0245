using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RadioGenomics.Kernel.Installing;
using RadioGenomics.Kernel.Wire;

namespace RadioGenomics.Kernel.Client;

/// <summary>
/// The process of a kernel that this process has started. It ends with this process, also when this one is killed: beside the kernel a shell
/// waits for the end of a pipe that only this process holds open. (On Windows a kernel has to watch its parent itself.)
/// </summary>
sealed partial class KernelProcess : IDisposable
{
    // The kernel takes the shell's place and so its number; a line on the pipe says that all is well, its end that nobody is there any more.
    const string Watched = "exec 3<&0; ( read -r line <&3 || kill -9 $$ ) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";
    const int InterruptSignal = 2;

    readonly Process _process;
    readonly string _file;
    readonly bool _usesMessages;
    readonly bool _isWatched;

    KernelProcess(Process process, string file, bool usesMessages, bool isWatched) =>
        (_process, _file, _usesMessages, _isWatched) = (process, file, usesMessages, isWatched);

    /// <summary>Where it listens.</summary>
    public ConnectionFile Connection => ConnectionFile.Read(_file);

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a kernel.</summary>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/> when its program is not there.</exception>
    public static KernelProcess Start(KernelSpec spec, string? resources, string? directory)
    {
        string file = Path.Combine(Path.GetTempPath(), $"kernel-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.json");
        WriteConnection(file, FreePorts(5));
        string[] arguments = [.. spec.Arguments.Select(a => a.Replace("{connection_file}", file, StringComparison.Ordinal).Replace("{resource_dir}", resources ?? "", StringComparison.Ordinal))];
        bool isWatched = !OperatingSystem.IsWindows();
        ProcessStartInfo start = isWatched ? new("/bin/sh", ["-c", Watched, "kernel", .. arguments]) : new(arguments[0], arguments.Skip(1));
        start.RedirectStandardInput = start.RedirectStandardError = start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        start.WorkingDirectory = directory ?? "";
        start.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string value) in spec.Environment)
        {
            start.Environment[name] = value;
        }
        try
        {
            Process process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            return new(process, file, spec.InterruptsByMessage || OperatingSystem.IsWindows(), isWatched);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            File.Delete(file);
            throw Throw.NoProgram(spec.Name, arguments[0], e.Message, e);
        }
    }

    /// <summary>What an ended kernel has said, and its exit code.</summary>
    public string LastWords()
    {
        const int Most = 500;
        string error = _process.StandardError.ReadToEnd();
        return FormattableString.Invariant($"it ended with code {_process.ExitCode}. ") + error[..Math.Min(Most, error.Length)].Trim();
    }

    /// <summary>What it writes from now on is thrown away, so that it does not wait for a reader.</summary>
    public void IgnoreErrors()
    {
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Interrupts it by a signal, where that is its way; false: it wants a message.</summary>
    public bool Interrupt() => !_usesMessages && !_process.HasExited && Signal(_process.Id, InterruptSignal) == 0;

    /// <summary>Waits for its end and brings it about when it does not come.</summary>
    public void End(TimeSpan patience)
    {
        if (!_process.HasExited && !_process.WaitForExit(patience))
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (_isWatched)
            {
                _process.StandardInput.Write("end\n");
            }
            _process.StandardInput.Close();
        }
        // The watching shell was ended with the kernel.
        catch (IOException)
        {
        }
        _process.Dispose();
        File.Delete(_file);
    }

    static void WriteConnection(string file, int[] ports)
    {
        var connection = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = RandomNumberGenerator.GetHexString(64, lowercase: true),
            ["shell_port"] = ports[0],
            ["iopub_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["control_port"] = ports[3],
            ["hb_port"] = ports[4],
        };
        using FileStream stream = OperatingSystem.IsWindows()
            ? new FileStream(file, FileMode.CreateNew)
            : new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        stream.Write(System.Text.Encoding.UTF8.GetBytes(connection.ToJsonString()));
    }

    static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        int[] ports = [.. listeners.Select(l => { l.Start(); return ((IPEndPoint)l.LocalEndpoint).Port; })];
        Array.ForEach(listeners, l => l.Stop());
        return ports;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
