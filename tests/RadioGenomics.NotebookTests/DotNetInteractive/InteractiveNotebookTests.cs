using System.Collections.Immutable;
using System.Text.Json;
using RadioGenomics.NotebookTests.Kernel;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.NotebookTests.DotNetInteractive;

/// <summary>Ten notebooks written for .NET Interactive: each runs by the command and through the kernel, with the outputs that its .expected.txt names.</summary>
[Collection("kernel")]
public sealed class InteractiveNotebookTests(InteractiveFolder folder) : IClassFixture<InteractiveFolder>
{
    const string Python = "/usr/bin/python3";

    // Answers by name for the command, by the question's text for the kernel's client.
    static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["gene"] = "TP53",
        ["Which gene?"] = "TP53",
        ["secret"] = "s3cret",
        ["Token?"] = "s3cret",
        ["Your name"] = "Ada",
    };

    public static TheoryData<string> Notebooks() =>
        [.. Directory.GetFiles(InteractiveFolder.Source).Where(f => Path.GetExtension(f) is ".ipynb" or ".dib").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Run_InteractiveNotebook_ShowsWhatIsExpected(string name)
    {
        SkipWithout(name);
        string output = folder.PathOf(name + ".run.ipynb");
        (int exitCode, string text) = folder.Start("dotnet",
            [InteractiveFolder.Cli, "run", name, "-o", output, "--quiet", "--force", .. Answers.SelectMany(a => (string[])["--input", $"{a.Key}={a.Value}"])]);
        Assert.True(exitCode == 0, text);
        Expectations.Check(ExpectedOf(name), NotebookDocument.Read(output), "by run");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Kernel_InteractiveNotebook_ShowsWhatIsExpected(string name)
    {
        SkipWithout(name);
        Assert.SkipUnless(KernelFixture.HasTransport, "libzmq is not installed");
        Assert.SkipUnless(File.Exists(Python), "Python is not installed");
        Assert.SkipUnless(folder.Start(Python, "-c", "import jupyter_client, nbformat").ExitCode == 0, "jupyter_client is not installed");
        Assert.True(folder.Installed.ExitCode == 0, folder.Installed.Text);
        string source = folder.PathOf(name + ".to-run.ipynb"), output = folder.PathOf(name + ".executed.ipynb"), settings = folder.PathOf(name + ".json");
        NotebookDocument.Read(folder.PathOf(name)).Save(source);
        // Notebooks without kernelspec are opened with the kernel that the user picks.
        File.WriteAllText(settings, JsonSerializer.Serialize(new { kernel = ".net-csharp", folder = folder.Root, answers = Answers, notebooks = new[] { (string[])[source, output] } }));
        (int exitCode, string text) = folder.Start(Python, Path.Combine(InteractiveFolder.Source, "run_interactive.py"), settings);
        Assert.True(exitCode == 0, text);
        Expectations.Check(ExpectedOf(name), NotebookDocument.Read(output), "through the kernel");
    }

    // The table says where each row of the compatibility list is tried; nothing may be missing, and every name must be of a notebook.
    [Fact]
    public void Table_EveryRowOfTheList_NamesANotebook()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(InteractiveFolder.Source, "README.md")).Where(l => l.StartsWith("| A", StringComparison.Ordinal))];
        ImmutableHashSet<string> numbers = [.. Notebooks().Select(n => n.Data[..2])];
        Assert.Equal(10, numbers.Count);
        Assert.All(rows, row => Assert.All(row.Split('|')[^2].Split(',', StringSplitOptions.TrimEntries), n => Assert.Contains(n, numbers)));
        string[] named = [.. rows.Select(r => r.Split('|')[1].Trim())];
        Assert.Equal(named.Distinct(), named);
        Assert.Empty(Rows.Except(named));
        Assert.Empty(named.Except(Rows));
    }

    // The rows with M or S of sections A1 to A7, in the words of the list.
    static readonly string[] Rows =
    [
        "A1 .dib grammar", "A2 default language", "A2 cell language", "A2 cell without a language", "A2 both keys written", "A2 nbformat 4.2, 4.4, 4.5",
        "A2 source as text or list", "A2 unknown output type", "A3 default imports", "A3 language version, script kind", "A3 working directory",
        "A3 result or none", "A3 FormattedValue, DisplayedValue", "A3 Kernel.Root, Current, SendAsync, SubmitCode", "A3 KernelInvocationContext", "A3 names of Formatting",
        "A4 syntax and errors DNI", "A4 several languages in one cell", "A4 csharp, markdown, html", "A4 javascript, mermaid, value, sql", "A4 fsharp", "A4 what is not here says so",
        "A4 #r nuget", "A4 #i nuget", "A4 #r path", "A4 #load", "A4 #!import", "A4 #!value", "A4 #!set", "A4 #!share", "A4 @input, @password",
        "A4 #!connect sqlite", "A4 #!connect jupyter", "A4 #!time", "A4 #!who, #!whos", "A4 #!lsmagic, #!about", "A4 -h", "A4 defects #17361, #4940",
        "A5 display, Display, Update", "A5 DisplayAs, HTML, CSS, Javascript", "A5 DisplayTable, ToTabularDataResource, ToDisplayString", "A5 Formatter", "A5 TypeFormatterSource",
        "A5 PocketView", "A5 extension.dib", "A6 scalars", "A6 sequences and dictionaries", "A6 records as a table", "A6 DataTable, DataFrame, matrix", "A6 objects", "A6 LaTeX, csv", "A6 escaping",
        "A7 compilation and runtime errors", "A7 variables kept", "A7 warnings", "A7 standard input",
    ];

    static string ExpectedOf(string name) => Path.Combine(InteractiveFolder.Source, Path.GetFileNameWithoutExtension(name) + ".expected.txt");

    static void SkipWithout(string name)
    {
        var languages = new NotebookSession();
        Assert.SkipUnless(languages.Languages.TryFind(name.Contains("fsharp", StringComparison.Ordinal) ? "fsharp" : "csharp", out _), "the language is not here");
        if (name.Contains("r-python", StringComparison.Ordinal))
        {
            Assert.SkipUnless(Program("Rscript", "-e", "library(IRkernel)") && Program(Python, "-c", "import ipykernel"), "R, IRkernel or ipykernel is not installed");
        }
    }

    static bool Program(string name, params string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(name, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
