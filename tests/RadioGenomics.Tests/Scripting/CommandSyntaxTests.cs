using System.Collections.Immutable;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.Scripting;

public sealed class CommandSyntaxTests
{
    static readonly CommandSyntax Syntax = new()
    {
        Name = "#!probe",
        Summary = "Keeps its call.",
        Parameters =
        [
            new("--name", "A name.") { IsRequired = true, IsPositional = true },
            new("--value", "A value."), new("--other", "Another value."), new("--flag", "A flag.") { IsFlag = true },
        ],
    };

    sealed class Probe(List<CommandCall> calls, CommandSyntax? syntax = null) : ICellCommand
    {
        public CommandSyntax Syntax => syntax ?? CommandSyntaxTests.Syntax;

        public Task RunAsync(CommandCall call, CellContext cell)
        {
            calls.Add(call);
            cell.Sink.WriteStream("stdout", call.Argument + ";");
            return Task.CompletedTask;
        }
    }

    static async Task<(List<CommandCall> Calls, CellResult Result, NotebookRig Rig)> Run(string cell, NotebookSessionOptions? options = null)
    {
        var calls = new List<CommandCall>();
        var rig = new NotebookRig(options);
        rig.Session.Commands.Add(new Probe(calls));
        rig.Session.Commands.Add(new Probe(calls, new() { Name = "#!two words", Summary = "Two words.", Parameters = Syntax.Parameters }));
        rig.Session.Commands.Add(new Probe(calls, new() { Name = "#r", Summary = "First.", TakesRest = true, Hoist = 2, Languages = ["csharp"], Takes = t => t.Contains("nuget", StringComparison.Ordinal) }));
        rig.Session.Commands.Add(new Probe(calls, new() { Name = "#i", Summary = "Before.", TakesRest = true, Hoist = 1, Languages = ["csharp"] }));
        CellResult result = await rig.Cell(cell);
        return (calls, result, rig);
    }

    [Theory]
    [InlineData("word", "word")]
    [InlineData("-5", "-5")]
    [InlineData("\"two words\"", "two words")]
    [InlineData("\"tab\\there\"", "tab\there")]
    // Not JSON, because \d is no escape of it: the path means what it says.
    [InlineData("\"D:\\data\\x.csv\"", "D:\\data\\x.csv")]
    [InlineData("\"D:\\data\\\"", "D:\\data\\")]
    [InlineData("\"\"\"say \"hello\" twice\"\"\"", "say \"hello\" twice")]
    [InlineData("{\"a\": \"} ]\", \"b\": [1, 2]}", "{\"a\":\"} ]\",\"b\":[1,2]}")]
    [InlineData("[1, {\"x\": 2}]", "[1,{\"x\":2}]")]
    public async Task Value_EveryForm_IsRead(string written, string expected)
    {
        (List<CommandCall> calls, _, _) = await Run($"#!probe n --value {written} --flag");
        CommandCall call = Assert.Single(calls);
        Assert.Equal("n", call.TextOf("--name"));
        Assert.Equal(expected, call.TextOf("--value"));
        Assert.True(call.Has("--flag"));
        Assert.False(call.Has("--other"));
    }

    [Theory]
    [InlineData("#!probe", "DNI104: #!probe needs --name VALUE.")]
    [InlineData("#!probe n --value", "DNI104: --value of #!probe has no value")]
    [InlineData("#!probe n --value --flag", "DNI104: --value of #!probe has no value")]
    [InlineData("#!probe n --valu 1", "DNI103: #!probe has no parameter '--valu'. Did you mean --value?")]
    [InlineData("#!probe n m", "DNI105: #!probe does not know what to do with 'm'")]
    [InlineData("#!probe n --name m", "DNI105: --name of #!probe is given more than once")]
    [InlineData("#!probe n --value {\"a\": }", "DNI106: '{\"a\": }' is not JSON")]
    [InlineData("#!probe n --value {\"a\": 1", "DNI106: '{\"a\": 1' is not JSON")]
    [InlineData("#!probe n --value \"a", "DNI106: '\"a' opens with \"")]
    [InlineData("#!probe n --value @csharp", "DNI106: '@csharp' names no variable")]
    public async Task Call_WrittenWrongly_StopsTheCellBeforeItRuns(string line, string expected)
    {
        (List<CommandCall> calls, CellResult result, NotebookRig rig) = await Run($"Console.Write(1);\n{line}");
        Assert.StartsWith($"RG{(int)ErrorCode.CommandInvalid}: {expected}", result.Error!.Value, StringComparison.Ordinal);
        Assert.Empty(calls);
        Assert.Equal("", rig.Text);
    }

    [Theory]
    [InlineData("@csharp:gone", "DNI202: C# has no variable 'gone'. Did you mean done?")]
    [InlineData("@nowhere:x", "DNI202: '@nowhere:x' names the language 'nowhere', which is not here.")]
    [InlineData("@input", "DNI204: '@input' asks for 'n', and nobody is there to answer. Pass it with --input n=value")]
    [InlineData("@password:key", "DNI204: '@password:key' asks for 'key'")]
    public async Task Value_NotThere_IsAnError(string written, string expected)
    {
        (_, CellResult result, _) = await Run($"int done = 1;\n#!probe n --value {written}");
        Assert.StartsWith($"RG{(int)ErrorCode.CommandValueMissing}: {expected}", result.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_OfAVariable_IsTheObjectItself()
    {
        (List<CommandCall> calls, _, NotebookRig rig) = await Run("var list = new List<int> { 1 };\n#!probe n --value @csharp:list");
        Assert.Same(rig.Session.Variables["list"], Assert.Single(calls).ValueOf("--value"));
    }

    [Theory]
    [InlineData("@input", "n")]
    [InlineData("@input:word", "word")]
    [InlineData("@input:\"Which file?\"", "Which file?")]
    [InlineData("@input:{\"prompt\": \"p\", \"name\": \"kept\"}", "kept")]
    [InlineData("@password:key", "key")]
    public async Task Question_WithAnAnswerGivenBefore_TakesIt(string written, string name)
    {
        var options = new NotebookSessionOptions { Inputs = ImmutableSortedDictionary<string, string>.Empty.Add(name, "the answer") };
        (List<CommandCall> calls, _, _) = await Run($"#!probe n --value {written}", options);
        Assert.Equal("the answer", Assert.Single(calls).TextOf("--value"));
    }

    [Fact]
    public async Task Call_Hoisted_RunsBeforeTheCodeOfItsBlockAndKeepsItsLine()
    {
        (List<CommandCall> calls, CellResult result, NotebookRig rig) = await Run("Console.Write(\"code;\");\n#r \"nuget: A\"\n#i \"folder\"\n#r \"nuget: B\"\nmissing");
        Assert.Equal(["\"folder\"", "\"nuget: A\"", "\"nuget: B\""], calls.Select(c => c.Argument));
        Assert.Equal([3, 2, 4], calls.Select(c => c.Line));
        Assert.StartsWith("(5,1): error CS0103", result.Error!.Value, StringComparison.Ordinal);
        (_, _, rig) = await Run("Console.Write(\"code;\");\n#r \"nuget: A\"");
        Assert.Equal("\"nuget: A\";code;", rig.Text);
    }

    [Fact]
    public async Task Call_OfTwoWords_IsACommandOfItsOwn()
    {
        (List<CommandCall> calls, _, _) = await Run("#!two words n --value 1\n#!two -h");
        Assert.Empty(calls);
        (calls, _, _) = await Run("#!two words n --value 1");
        Assert.Equal("n", Assert.Single(calls).TextOf("--name"));
    }

    [Fact]
    public async Task Help_ShowsTheSyntax()
    {
        (List<CommandCall> calls, _, NotebookRig rig) = await Run("#!probe --help");
        Assert.Empty(calls);
        Assert.StartsWith("Keeps its call.\n\nUsage: #!probe [--name] VALUE [--value VALUE] [--other VALUE] [--flag]\n\n  --name VALUE   A name. Required.\n",
            Assert.Single(rig.Displays), StringComparison.Ordinal);
    }

    // A line that a command does not take stays code: Roslyn knows `#r "x.dll"`.
    [Fact]
    public async Task Line_NotTaken_StaysCode()
    {
        (List<CommandCall> calls, CellResult result, _) = await Run("#r \"System.Xml.Linq\"\n1");
        Assert.Empty(calls);
        Assert.Equal(1, result.Value);
    }

    [Fact]
    public async Task Question_WithAPerson_IsAskedInTheOrderOfTheText()
    {
        var calls = new List<CommandCall>();
        var rig = new NotebookRig();
        rig.Session.Commands.Add(new Probe(calls));
        var person = new Person("first", "second");
        await rig.Cell("#!probe n --value @password:\"Key?\" --other @input:name", input: person);
        Assert.Equal([("Key?", true), ("name: ", false)], person.Asked);
        Assert.Equal(("first", "second"), (calls[0].TextOf("--value"), calls[0].TextOf("--other")));
    }

    sealed class Person(params string[] answers) : ICellInput
    {
        public List<(string Prompt, bool IsPassword)> Asked { get; } = [];

        public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
        {
            Asked.Add((prompt, isPassword));
            return answers[Asked.Count - 1];
        }
    }
}
