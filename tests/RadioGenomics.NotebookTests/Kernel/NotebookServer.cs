using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.Kernel;

/// <summary>Jupyter Notebook on the loopback, with the kernel that environment/setup.sh installs, in folders of its own.</summary>
sealed class NotebookServer : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("rg-server-").FullName;
    readonly string _token = RandomNumberGenerator.GetHexString(32, lowercase: true);
    readonly Process _process;
    readonly int _port;

    public NotebookServer(params string[] notebooks)
    {
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        Assert.SkipUnless(File.Exists(Jupyter), "Jupyter Notebook is not installed");
        InstallKernel();
        foreach (string notebook in notebooks)
        {
            NotebookDocument.Read(NotebookFiles.PathOf(notebook)).WithoutOutputs().Save(Path.Combine(Folder, notebook));
        }
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        _process = Start(Jupyter, "--no-browser", "--allow-root", "--ip=127.0.0.1", FormattableString.Invariant($"--port={_port}"), $"--NotebookApp.token={_token}", $"--notebook-dir={Folder}");
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    const string Jupyter = "/usr/bin/jupyter-notebook";

    string Folder => Directory.CreateDirectory(Path.Combine(_folder, "notebooks")).FullName;

    public string Address(string path) => FormattableString.Invariant($"http://127.0.0.1:{_port}/{path}?token={_token}");

    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(200, cancellation))
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(Address("api/status"), cancellation);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        throw new TimeoutException("Jupyter Notebook did not start.");
    }

    // The real set-up, as a user runs it; only the place is the test's own.
    void InstallKernel()
    {
        using Process setup = Start("bash", Path.Combine(NotebookFiles.Root, "environment", "setup.sh"), "--kernel");
        Task<string> error = setup.StandardError.ReadToEndAsync();
        string output = setup.StandardOutput.ReadToEnd();
        setup.WaitForExit();
        Assert.True(setup.ExitCode == 0, output + error.GetAwaiter().GetResult());
    }

    Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string variable in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
        {
            start.Environment[variable] = Directory.CreateDirectory(Path.Combine(_folder, variable)).FullName;
        }
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
