using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

// What strangers' notebooks did that ours did not.
public sealed class StrangersCellsTests
{
    [Fact]
    public async Task Connect_LanguageUsedInTheSameCell_Runs()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("int n = 2;\n#!connect sqlite --kernel-name db \"Data Source=:memory:\"\n#!sql-db\nselect @n + 1 as three\n#!csharp\nn + 2");
        Assert.True(result.Succeeded, result.Error?.Value);
        Assert.Contains("three", string.Join('\n', rig.Displays), StringComparison.Ordinal);
        Assert.Equal("4", rig.Result);
    }

    // The selector stands on line 3, the broken statement on line 4.
    [Fact]
    public async Task Connect_ErrorBehindTheNewSelector_NamesTheLineOfTheCell()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!connect sqlite --kernel-name db \"Data Source=:memory:\"\n\n#!sql-db\nselekt 1");
        Assert.StartsWith("line 4", rig.Error?.Value, StringComparison.Ordinal);
        await rig.Cell("#!connect sqlite --kernel-name db2 \"Data Source=:memory:\"\n#!sql-other\nselect 1");
        Assert.Contains("DNI101", rig.Error?.Value, StringComparison.Ordinal);
        Assert.Equal("", rig.Text);
    }

    [Theory]
    [InlineData("#!connect jupyter --kernel-name py --kernel-spec python3", "#!py", "py")]
    [InlineData("#!connect sqlite --kernel-name \"db\" --connection-string x", "#!sql-db", "sql-db")]
    [InlineData("#!connect mssql --kernel-name a x", "#!a", null)]
    public void ReadDib_ConnectedLanguageWithoutMetadata_StartsACell(string connect, string selector, string? language)
    {
        string file = Path.GetTempFileName() + ".dib";
        File.WriteAllText(file, $"#!csharp\n\n{connect}\n\n{selector}\n\n1\n");
        var document = NotebookDocument.Read(file);
        File.Delete(file);
        Assert.Equal(language is null ? 1 : 2, document.Cells.Length);
        Assert.Equal(language ?? "csharp", (string?)document.Cells[^1].Metadata["polyglot_notebook"]!["kernelName"]);
    }

    [Fact]
    public async Task RunAsync_ExceptionOnAnotherThread_FailsTheCellAndNotTheProcess()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("var thread = new System.Threading.Thread(() => throw new ArgumentException(\"elsewhere\"));\nthread.Start();\nthread.Join();\n5");
        Assert.Equal("ArgumentException", result.Error?.Name);
        Assert.Contains("elsewhere", rig.Errors, StringComparison.Ordinal);
        Assert.Contains("line 1", string.Join('\n', result.Error!.Traceback), StringComparison.Ordinal);
        Assert.Equal(7, await rig.Value("3 + 4"));
    }

    [Fact]
    public async Task RunAsync_SeveralCauses_AllAreTold()
    {
        var rig = new NotebookRig();
        await rig.Cell("throw new AggregateException(\"many\", new ArgumentException(\"one\"), new Exception(\"two\", new FormatException(\"three\")));");
        string told = string.Join('\n', rig.Error!.Traceback);
        Assert.All((string[])["caused by ArgumentException: one", "caused by Exception: two", "caused by FormatException: three"], t => Assert.Contains(t, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_EventThatNamesTheRunningCommand_IsShown()
    {
        var rig = new NotebookRig();
        await rig.Cell("using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Events;\nvar context = KernelInvocationContext.Current;\n"
            + "context.Publish(new DisplayedValueProduced(\"shown\", context.Command, [new FormattedValue(\"text/plain\", \"shown\")]));");
        Assert.Equal(["shown"], rig.Displays);
    }

    [Fact]
    public async Task GroupBy_KeepsItsKeys()
    {
        var rig = new NotebookRig();
        await rig.Cell("new[] { 1, 2, 3 }.GroupBy(n => n % 2 == 0 ? \"even\" : \"odd\")");
        Assert.Matches(@"key\s+value\s+odd\s+\[ 1, 3 \]\s+even\s+\[ 2 \]", rig.Result);
        await rig.Cell("new[] { 1, 2, 3 }.ToLookup(n => n > 1)");
        Assert.Matches(@"key\s+value\s+false\s+\[ 1 \]\s+true\s+\[ 2, 3 \]", rig.Result);
    }
}
