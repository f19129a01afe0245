using RadioGenomics.Scripting;
using RadioGenomics.Tests.Scripting;
using Xunit;

namespace RadioGenomics.Tests.DotNetInteractive;

/// <summary>Cells as users of .NET Interactive have them.</summary>
public sealed class NotebookNamesTests
{
    static async Task<SessionRun> Run(params string[] cells)
    {
        var session = new SessionRun();
        foreach (string cell in cells)
        {
            CellResult result = await session.Cell(cell);
            Assert.True(result.Succeeded, result.Error?.Value);
        }
        return session;
    }

    static DataOutput[] Shown(SessionRun session) => [.. session.Outputs.OfType<DataOutput>()];

    [Fact]
    public async Task Display_MediaTypesAndUpdate_StayInTheFirstPlace()
    {
        SessionRun session = await Run("""
            var d = display("a", "text/html");
            "b".Display();
            d.Update("<c>");
            d
            """);
        DataOutput[] shown = Shown(session);
        Assert.Equal(2, shown.Length);
        Assert.Equal("<div class=\"dni-plaintext\"><pre>&lt;c&gt;</pre></div>", shown[0].Data.TextOf("text/html"));
        Assert.Equal("b", shown[1].Data.TextOf("text/plain"));
        Assert.Equal("cell-1-1", shown[0].DisplayId);
    }

    [Fact]
    public async Task Display_Forms_AreWhatTheyAreCalled()
    {
        SessionRun session = await Run("""
            "# T".DisplayAs("text/markdown");
            display(HTML("<b>x</b> &amp; y"));
            CSS("b { color: red }");
            Javascript("1");
            new[] { new { A = 1 }, new { A = 2 } }.DisplayTable();
            """);
        DataOutput[] shown = Shown(session);
        Assert.Equal("# T", shown[0].Data.TextOf("text/markdown"));
        Assert.Equal(("<b>x</b> &amp; y", "x & y"), (shown[1].Data.TextOf("text/html"), shown[1].Data.TextOf("text/plain")));
        Assert.Equal("<style>b { color: red }</style>", shown[2].Data.TextOf("text/html"));
        Assert.Equal("<script type=\"text/javascript\">1</script>", shown[3].Data.TextOf("text/html"));
        Assert.Equal("A\n1\n2\n", shown[4].Data.TextOf("text/csv"));
        Assert.All(shown, o => Assert.NotNull(o.Data.TextOf("text/plain")));
        Assert.All(shown.Take(4), o => Assert.False(o.IsTrusted));
    }

    [Fact]
    public async Task PocketView_InACell_IsHtml()
    {
        SessionRun session = await Run("""
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
            display(div[style: "color:red"](h3("T"), ul(new[] { "a", "<b>" }.Select(x => li(x)))));
            """);
        Assert.Equal("<div style=\"color:red\"><h3>T</h3><ul><li>a</li><li>&lt;b&gt;</li></ul></div>", Assert.Single(Shown(session)).Data.TextOf("text/html"));
    }

    [Fact]
    public async Task Formatter_OfACellsType_HoldsInLaterCellsOfThisSessionOnly()
    {
        SessionRun session = await Run(
            "using Microsoft.DotNet.Interactive.Formatting;\nrecord Gene(string S);\nFormatter.Register<Gene>(g => $\"<b>{g.S}</b>\", \"text/html\");",
            "new Gene(\"TP53\")");
        Assert.Equal("<b>TP53</b>", Assert.Single(Shown(session)).Data.TextOf("text/html"));
        SessionRun other = await Run("Microsoft.DotNet.Interactive.Formatting.Formatter.RegisteredFormatters().Count()");
        Assert.Equal("0", other.Result);
    }

    [Fact]
    public async Task Formatter_ThatThrows_IsReportedAndTheCellSucceeds()
    {
        SessionRun session = await Run("""
            using Microsoft.DotNet.Interactive.Formatting;
            record Gene(string S);
            Formatter.Register<Gene>(g => throw new FormatException("no good"), "text/html");
            new Gene("TP53")
            """);
        Assert.Contains("Gene failed with FormatException: no good", session.Errors, StringComparison.Ordinal);
        Assert.Contains("TP53", session.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KernelInvocationContext_OfTheCell_ShowsAndCancels()
    {
        SessionRun session = await Run("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Events;
            var context = KernelInvocationContext.Current;
            context.Display(1, "text/plain");
            context.DisplayAs("*x*", "text/markdown");
            context.Publish(new DisplayedValueProduced("p", formattedValues: new[] { new FormattedValue("text/html", "<p>") }));
            context.Publish(new StandardOutputValueProduced(null, new[] { new FormattedValue("text/plain", "out") }));
            Console.Write(context.CancellationToken.CanBeCanceled + context.HandlingKernel.Name);
            """);
        Assert.Equal("outTruecsharp", session.Text);
        Assert.Equal(["1", "*x*", "(HTML)"], Shown(session).Select(o => o.Data.TextOf("text/plain")));
    }

    [Fact]
    public async Task Input_WithNobodyToAsk_IsAnErrorAtOnce()
    {
        var session = new SessionRun();
        foreach (string cell in (string[])["Console.ReadLine()", "input(\"x\")", "password()", "await GetInputAsync(\"x\")", "await GetPasswordAsync()"])
        {
            CellResult result = await session.Cell(cell);
            Assert.Contains("-p name=value", result.Error?.Value, StringComparison.Ordinal);
        }
    }

    // What cannot be had is said when the cell is compiled, by its name.
    [Fact]
    public async Task Kernel_WhatThisHostLacks_IsNamed()
    {
        CellResult result = await new SessionRun().Cell("Root.AddMiddleware(null);");
        Assert.Contains("Kernel.AddMiddleware is not supported", result.Error?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_Shown_IsDots()
    {
        SessionRun session = await Run("new Microsoft.DotNet.Interactive.PasswordString(\"secret\")");
        Assert.Equal("********", session.Result);
    }

    // A cell that needs more of the framework changes what later cells refer to; the names of earlier cells must stay the same names.
    [Fact]
    public async Task Names_AfterTheReferencesHaveChanged_AreNotAmbiguous()
    {
        SessionRun session = await Run(
            "record Gene(string S); var genes = new List<Gene> { new(\"A\") }; var shown = display(1);",
            "var table = new System.Data.DataTable(\"t\"); var ping = typeof(System.Net.NetworkInformation.Ping);",
            "shown = display(2); genes.Take(1).DisplayTable(); var run = Run;",
            "Microsoft.DotNet.Interactive.DisplayedValue again = display(genes); again.Update(3); HTML(\"x\")");
        Assert.Equal("x", session.Result);
    }

    // Names that cells see without a prefix must mean one thing.
    [Fact]
    public async Task Names_WithEveryNamespaceOfTheirs_AreNotAmbiguous()
    {
        SessionRun session = await Run("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Commands;
            using Microsoft.DotNet.Interactive.Events;
            using Microsoft.DotNet.Interactive.Formatting;
            using Microsoft.DotNet.Interactive.Formatting.TabularData;
            using Microsoft.DotNet.Interactive.Formatting.Csv;
            using Microsoft.AspNetCore.Html;
            IHtmlContent html = HTML("x");
            DisplayedValue shown = display(Table.From("t", ("x", new[] { 1.0, 2.0 })), rows: 1);
            var names = new[] { typeof(Kernel), typeof(Formatter), typeof(Html), typeof(TableSchema), typeof(HtmlString), typeof(SubmitCode), typeof(KernelInfo) };
            var s = 1.5.ToDisplayString("text/plain");
            Func<string, string> ask = input;
            (shown.FormattedValues.Count, names.Length, s)
            """);
        Assert.Equal("(3, 7, 1.5)", session.Result);
    }
}
