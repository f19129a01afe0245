using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class NotebookCommandTests
{
    [Fact]
    public async Task Time_ShowsAtTheEndOfTheCellAlsoWhenItFails()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!time\nConsole.Write(1);\n#!markdown\nx");
        Assert.Matches("^Wall time: [0-9.]+ms$", Assert.Single(rig.Outputs.OfType<DataOutput>().Skip(1)).Data.TextOf(MimeBundle.Plain));
        await rig.Cell("#!time\nthrow new Exception();");
        Assert.Single(rig.Displays);
    }

    [Fact]
    public async Task Who_ListsTheVariablesOfTheBlocksLanguage()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!who");
        Assert.Equal(["No variables in csharp."], rig.Displays);
        await rig.Cell("int b = 2; string a = \"<i>\"; var bad = new Bad(); class Bad { public override string ToString() => throw new Exception(); }");
        await rig.Cell("#!who");
        Assert.Equal(["a\nb\nbad"], rig.Displays);
        await rig.Cell("#!whos");
        Assert.Equal("3 rows × 3 columns\nVariable  Type    Value\na         string  <i>\nb         int     2\nbad       Bad     (Exception)", Trim(Assert.Single(rig.Displays)));
        Assert.Contains("&lt;i&gt;", Assert.Single(rig.Outputs.OfType<DataOutput>()).Data.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        await rig.Cell("#!value --name v\ntext\n#!who");
        Assert.Equal(["v"], rig.Displays);
    }

    static string Trim(string? text) => string.Join('\n', text!.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !l.StartsWith('[') && !l.StartsWith('(')));

    [Fact]
    public async Task LsMagic_ListsWhatThereIsAndNotWhatThereIsNot()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!lsmagic");
        string html = rig.Outputs.OfType<DataOutput>().Single().Data.TextOf(MimeBundle.Html)!;
        Assert.Contains("#!markdown, #!md", html, StringComparison.Ordinal);
        Assert.Contains("#!share", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#!linqify", html, StringComparison.Ordinal);
    }

    // Versions, but nothing that names the machine.
    [Fact]
    public async Task About_NamesVersionsAndNoMachine()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!about");
        string text = Assert.Single(rig.Displays)!;
        Assert.Contains($".NET: {Environment.Version}", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('/', text);
    }

    [Fact]
    public async Task JavaScript_IsAScriptThatCannotEndItself()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!js\nconst s = '</script>';\ninteractive.csharp.getVariable('x');");
        DataOutput output = rig.Outputs.OfType<DataOutput>().Single();
        Assert.Equal("<script>(async () => {\nconst s = '<\\/script>';\ninteractive.csharp.getVariable('x');\n})();</script>", output.Data.TextOf(MimeBundle.Html));
        Assert.False(output.IsTrusted);
        Assert.StartsWith("#!javascript: there is no way back", rig.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mermaid_IsTheSourceWithItsSize()
    {
        var rig = new NotebookRig();
        await rig.Cell("#!mermaid --display-width 400 --display-background-color \"#fff\"\ngraph TD\nA-->B");
        DataOutput output = rig.Outputs.OfType<DataOutput>().Single();
        Assert.Equal("graph TD\nA-->B", output.Data.TextOf("text/vnd.mermaid"));
        Assert.Equal("graph TD\nA-->B", output.Data.TextOf(MimeBundle.Plain));
        Assert.Equal("{\"text/vnd.mermaid\":{\"width\":400,\"background\":\"#fff\"}}", output.Metadata.ToJsonString());
    }

    // Every name of .NET Interactive that is not here says so, names itself and stops the cell before it runs.
    [Theory]
    [InlineData("#!pwsh")]
    [InlineData("#!powershell")]
    [InlineData("#!kql")]
    [InlineData("#!http")]
    [InlineData("#!nuget-restore")]
    [InlineData("#!expand")]
    [InlineData("#!aspnet")]
    [InlineData("#!aspnet-stop")]
    [InlineData("#!enable-http")]
    [InlineData("#!inspect")]
    [InlineData("#!explain")]
    [InlineData("#!record")]
    [InlineData("#!linqify")]
    [InlineData("#!start-lesson")]
    [InlineData("#!connect mssql")]
    [InlineData("#!connect postgres")]
    [InlineData("#!connect duckdb")]
    [InlineData("#!connect kql")]
    [InlineData("#!connect signalr")]
    [InlineData("#!connect stdio")]
    [InlineData("#!connect named-pipe")]
    public async Task Command_NotSupported_IsNamedBeforeAnythingRuns(string command)
    {
        var rig = new NotebookRig();
        CellResult result = await rig.Cell($"Console.Write(1);\n{command} --any thing\nx");
        string named = command == "#!connect nonsense" ? "#!connect" : command;
        Assert.StartsWith($"RG{(int)ErrorCode.CommandUnsupported}: '{named}' is not supported here. ", result.Error!.Value, StringComparison.Ordinal);
        Assert.Equal(["   cell In[1], line 2"], result.Error.Traceback[1..2]);
        Assert.Equal("", rig.Text);
    }

    [Theory]
    [InlineData("#!mark", "#!markdown")]
    [InlineData("1\n#!sha", "#!share")]
    [InlineData("#!share x --fr", "--from")]
    [InlineData("#!share x --from mark", "markdown")]
    [InlineData("#!mermaid --display-w", "--display-width")]
    [InlineData("#!set --name y --value @csh", "@csharp:")]
    [InlineData("#!set --name y --value @csharp:som", "@csharp:something")]
    public async Task Complete_OnACommand_KnowsNamesParametersLanguagesAndVariables(string code, string expected)
    {
        var rig = new NotebookRig();
        await rig.Cell("int something = 1;");
        CodeCompletions found = rig.Session.Complete(code, code.Length);
        Assert.Equal([expected], found.Items.Select(i => i.Text));
        Assert.Equal(code.LastIndexOfAny([' ', '\n']) + 1, found.Start);
        Assert.Equal(code.Length, found.End);
    }

    [Fact]
    public void Complete_BehindAParameterThatIsThere_DoesNotOfferItAgain()
    {
        CodeCompletions found = new NotebookSession().Complete("#!share --name x ", 17);
        Assert.Equal(["--as", "--from", "--mime-type", "-h"], found.Items.Select(i => i.Text));
    }

    [Fact]
    public void Inspect_OnACommand_IsItsHelp()
    {
        MimeBundle? found = new NotebookSession().Inspect("1\n#!share x", 5);
        Assert.StartsWith("Takes a variable of another language", found!.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
        Assert.Contains("--from LANGUAGE", found.TextOf(MimeBundle.Plain), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!time\nif (true)\n{", CodeStatus.Incomplete)]
    [InlineData("#!time\nvar a = 1;", CodeStatus.Complete)]
    [InlineData("#!markdown\nif (true) {", CodeStatus.Complete)]
    [InlineData("#!markdown\n{\n#!csharp\nvar a = 1 );", CodeStatus.Invalid)]
    [InlineData("#!whos", CodeStatus.Complete)]
    public void StatusOf_CellWithCommands_LooksAtTheCode(string code, CodeStatus expected) =>
        Assert.Equal(expected, new NotebookSession().StatusOf(code));
}
