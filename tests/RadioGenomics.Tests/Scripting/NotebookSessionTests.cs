using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class NotebookSessionTests
{
    [Fact]
    public async Task Cell_SeveralLanguages_RunInOrderAndOnlyTheLastValueIsTheResult()
    {
        var rig = new NotebookRig();
        await rig.Cell("int a = 1;\na\n#!markdown\n# Title\n#!c#\na + 1");
        Assert.Equal(["1", "# Title", "2"], rig.Outputs.OfType<DataOutput>().Select(o => o.Data.TextOf(MimeBundle.Plain)));
        Assert.Equal([false, false, true], rig.Outputs.OfType<DataOutput>().Select(o => o.IsResult));
    }

    // The error of C# code behind a command and another language names the line of the cell.
    [Fact]
    public async Task Cell_ErrorBehindCommands_NamesTheLineOfTheCell()
    {
        var rig = new NotebookRig();
        await rig.Cell("1");
        CellResult compile = await rig.Cell("#!markdown\ntext\n#!csharp\n\n  int c = missing;");
        Assert.StartsWith("(5,11): error CS0103:", compile.Error!.Value, StringComparison.Ordinal);
        Assert.Equal(["   cell In[2], line 5", "      int c = missing;"], compile.Error.Traceback[1..3]);
        CellResult thrown = await rig.Cell("#!csharp\nthrow new Exception(\"x\");");
        Assert.Equal(["   cell In[3], line 2", "      throw new Exception(\"x\");"], thrown.Error!.Traceback[1..3]);
    }

    [Fact]
    public async Task Cell_UnknownCommandAtTheEnd_RunsNothing()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("Console.Write(1);\n#!markdwn\n");
        Assert.Equal("RG6010: DNI101: '#!markdwn' is not a command or language of this notebook. Did you mean #!markdown? Nothing of the cell was run.", result.Error!.Value);
        Assert.Equal(["   cell In[1], line 2", "      #!markdwn"], result.Error.Traceback[1..3]);
        Assert.Equal("", rig.Text);
        Assert.Equal(ErrorCode.CommandUnknown, (ErrorCode)6010);
    }

    [Theory]
    [InlineData("pwsh", "RG6007: '#!pwsh' is not supported here.")]
    [InlineData("klingon", "RG6007: The cell's language is 'klingon', which is not here.")]
    public async Task Cell_LanguageOfMetadataThatIsNotHere_IsNamed(string language, string expected)
    {
        CellResult result = await new NotebookRig().Cell("1", language);
        Assert.StartsWith(expected, result.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cell_LanguageOfMetadata_IsThatOfTheFirstBlock()
    {
        var rig = new NotebookRig();
        await rig.Cell("<b>x</b>\n#!csharp\n1", "html");
        Assert.Equal("<b>x</b>", rig.Outputs.OfType<DataOutput>().First().Data.TextOf(MimeBundle.Html));
        Assert.False(rig.Outputs.OfType<DataOutput>().First().IsTrusted);
        Assert.Equal("1", rig.Result);
    }

    [Fact]
    public async Task Cell_HelpOnASelector_IsShown()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!markdown -h");
        Assert.Equal(["Shows the text as Markdown.\n\nUsage: #!markdown"], rig.Displays);
    }

    [Theory]
    [InlineData("#!markdown --wrong 1", "RG6011: DNI103: #!markdown has no parameter '--wrong'.")]
    [InlineData("#!markdown extra", "RG6011: DNI105: #!markdown does not know what to do with 'extra'")]
    public async Task Cell_CommandWrittenWrongly_SaysHow(string line, string expected)
    {
        CellResult result = await new NotebookRig().Cell(line + "\ntext");
        Assert.StartsWith(expected, result.Error!.Value, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.CommandInvalid, (ErrorCode)6011);
    }

    // `#!` inside of a word, or behind blanks, and a shebang are code.
    [Fact]
    public async Task Cell_DirectiveNotInTheFirstColumn_IsCode()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!markdown\n #!csharp\n#!/bin/sh");
        Assert.Equal([" #!csharp\n#!/bin/sh"], rig.Displays);
    }

    [Fact]
    public void Complete_BehindOtherLanguages_KeepsThePlace()
    {
        const string code = "#!markdown\nSome text\n#!csharp\nMath.Ab";
        CodeCompletions found = new NotebookSession().Complete(code, code.Length);
        Assert.Equal(["Abs"], found.Items.Select(i => i.Text));
        Assert.Equal("Ab", code[found.Start..found.End]);
    }

    [Fact]
    public async Task Cell_EndlessLoopBehindMarkdown_IsStopped()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("#!markdown\ntext\n#!csharp\nint kept = 3;\nwhile (true) { }", timeout: TimeSpan.FromSeconds(1));
        Assert.Equal("TimeoutException", result.Error!.Name);
        Assert.False(rig.Session.IsAbandoned);
        Assert.Equal("text", Assert.Single(rig.Displays));
    }

    // A trailing expression or `return` is the result; null is a value; what display returned was shown already.
    [Theory]
    [InlineData("return 5;", "5")]
    [InlineData("return null;", "<null>")]
    [InlineData("if (1 + 1 == 2) { return 7; }", "7")]
    [InlineData("5;", null)]
    [InlineData("int a = 5;", null)]
    [InlineData("object o = null; o", "<null>")]
    [InlineData("Console.Write(1)", null)]
    [InlineData("display(3)", null)]
    [InlineData("return display(3);", null)]
    [InlineData("await Task.Delay(1);", null)]
    [InlineData("await Task.FromResult(4)", "4")]
    public async Task Cell_Result_IsTheTrailingExpressionOrTheReturnedValue(string code, string? expected)
    {
        var rig = new NotebookRig();
        await rig.Cell(code);
        Assert.Equal(expected, rig.Result);
    }

    [Fact]
    public async Task Cell_LanguageVersion_IsTheLatest()
    {
        var rig = new NotebookRig();
        await rig.Cell("record P(int X); int[] a = [1, 2, .. new[] { 3 }]; string s = \"\"\"a \"b\" c\"\"\"; a is [1, .., 3] && new P(1) == new P(1) && s.Length == 7");
        Assert.Null(rig.Error);
        Assert.Equal("true", rig.Result);
    }

    // Stopping reaches whatever the cell does: here C# that a command of another language block runs.
    [Theory]
    [InlineData("#!markdown\nx\n#!csharp\nSystem.Threading.Thread.Sleep(60000);")]
    [InlineData("await Task.Delay(60000);")]
    [InlineData("await Microsoft.DotNet.Interactive.Kernel.Root.SendAsync(new Microsoft.DotNet.Interactive.Commands.SubmitCode(\"while (true) { }\"));")]
    public async Task Cell_Cancelled_StopsAndKeepsTheSession(string code)
    {
        var rig = new NotebookRig();
        await rig.Cell("int kept = 5;");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        CellResult result = await rig.Cell(code, run: new RunContext { Cancellation = stop.Token });
        Assert.Equal("OperationCanceledException", result.Error!.Name);
        Assert.False(rig.Session.IsAbandoned);
        Assert.Equal(5, await rig.Value("kept"));
    }

    [Fact]
    public async Task Cell_StoppedOrFailed_KeepsTheVariablesThatItHasSet()
    {
        var rig = new NotebookRig();
        await rig.Cell("int first = 1;\nthrow new Exception();");
        await rig.Cell("int second = 2;\nwhile (true) { }", timeout: TimeSpan.FromMilliseconds(500));
        Assert.Equal(3, await rig.Value("first + second"));
    }

    [Fact]
    public async Task Cell_QuestionWhileNobodyAnswers_EndsWhenTheCellIsStopped()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("#!set --name x --value @input", input: new Silent(), timeout: TimeSpan.FromMilliseconds(300));
        Assert.Equal("TimeoutException", result.Error!.Name);
        Assert.False(rig.Session.IsAbandoned);
    }

    [Fact]
    public async Task Cell_Warnings_CanBeSwitchedOff()
    {
        var rig = new NotebookRig(new() { ShowWarnings = false });
        await rig.Cell("#warning careful\n1");
        Assert.Equal("", rig.Errors);
        Assert.Equal("1", rig.Result);
    }

    [Fact]
    public async Task Cell_CommandThatFails_EndsTheCellThere()
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell("Console.Write(1);\n#!share missing --from csharp\nConsole.Write(2);");
        Assert.Equal("1", rig.Text);
        Assert.Equal(["   cell In[1], line 2", "      #!share missing --from csharp"], result.Error!.Traceback[1..3]);
    }

    sealed class Silent : ICellInput
    {
        public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
        {
            cancellation.WaitHandle.WaitOne();
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
    }
}
