using System.Collections.Immutable;
using System.Diagnostics;
using RadioGenomics.Tests.Scripting.Packages;

namespace RadioGenomics.NotebookTests.DotNetInteractive;

/// <summary>The notebooks in a folder of their own, with everything they need: files, an assembly, packages, a home without settings.</summary>
public sealed class InteractiveFolder : IDisposable
{
    readonly PackageFeed _feed = new();
    readonly Lazy<(int ExitCode, string Text)> _installed;

    /// <summary>Makes it.</summary>
    public InteractiveFolder()
    {
        _installed = new(() => Start("dotnet", Cli, "jupyter", "install", "--prefix", PathOf("prefix"), "--as-dotnet-interactive"));
        Copy(Source, Root);
        _feed.Add("RadioPanel.One", "1.0.0", "namespace RadioPanel { public static class One { public static string[] Genes() => [\"TP53\", \"EGFR\"]; } }");
        _feed.Add("RadioPanel.One", "2.0.0", "namespace RadioPanel { public static class One { public static string[] Genes() => []; } }");
        _feed.Add("RadioPanel.Two", "1.2.0", "namespace RadioPanel { public static class Two { public static int Count => 3; } }",
            files: [("interactive-extensions/dotnet/extension.dib", "#!csharp\n\nConsole.Write(\"extension of Two\");\n"u8.ToArray())]);
        _feed.Add("RadioPanel.Three", "0.9.0", "namespace RadioPanel { public static class Three { public static string Name => \"three\"; } }");
        _feed.WriteAssembly("lib/RadioPanel.Local.dll", "RadioPanel.Local", "1.0.0", "namespace RadioPanel { public static class Local { public static int Answer => 42; } }");
        string settings = Path.Combine(Home, ".nuget", "NuGet");
        Directory.CreateDirectory(settings);
        // No network: the only source is the one that a notebook names.
        File.WriteAllText(Path.Combine(settings, "NuGet.Config"), "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    /// <summary>Where the notebooks of these tests are.</summary>
    public static string Source => Path.Combine(NotebookFiles.Root, "tests", "RadioGenomics.NotebookTests", "DotNetInteractive");

    /// <summary>The program.</summary>
    public static string Cli => Path.Combine(AppContext.BaseDirectory, "RadioGenomics.Cli.dll");

    /// <summary>Installs the kernel, once.</summary>
    public (int ExitCode, string Text) Installed => _installed.Value;

    /// <summary>The folder.</summary>
    public string Root => _feed.Root;

    string Home => Path.Combine(Root, "home");

    /// <summary>A file in it.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Runs a program in this folder.</summary>
    public (int ExitCode, string Text) Start(string program, params ImmutableArray<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Root };
        start.Environment["HOME"] = Home;
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Root, "packages");
        start.Environment["JUPYTER_PATH"] = Path.Combine(Root, "prefix", "share", "jupyter");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".py"))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _feed.Dispose();
}
