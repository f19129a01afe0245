using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using RadioGenomics.Scripting;
using Xunit;

namespace RadioGenomics.Tests.DotNetInteractive;

/// <summary>Which formatter shows a value. Each test has formatters of its own, as each session has.</summary>
public sealed class FormatterTests
{
    public FormatterTests() => FormatterRegistry.Use(new FormatterRegistry());

    static MimeBundle Data(object? value) => DisplayFormatter.Format(value)[0].Data;

    static string? Html(object? value) => Data(value).TextOf("text/html");

    static string? Plain(object? value) => Data(value).TextOf("text/plain");

    [Fact]
    public void Register_EveryForm_IsUsed()
    {
        Formatter.Register<Gene>(g => "func " + g.Symbol, "text/html");
        Assert.Equal("func A", Html(new Gene("A")));
        Formatter.Register<Gene>((g, writer) => writer.Write("action " + g.Symbol), "text/html");
        Assert.Equal("action A", Html(new Gene("A")));
        Formatter.Register<Gene>(
            (g, context) =>
            {
                context.Writer.Write("delegate " + g.Symbol);
                return true;
            },
            "text/html");
        Assert.Equal("delegate A", Html(new Gene("A")));
        Formatter.Register(typeof(Gene), (value, writer) => writer.Write("type " + ((Gene)value).Symbol), "text/html");
        Assert.Equal("type A", Html(new Gene("A")));
        Formatter.Register(new HtmlFormatter<Gene>(g => "formatter " + g.Symbol));
        Assert.Equal("formatter A", Html(new Gene("A")));
    }

    // Frontends choose the richest form, so the default HTML would hide what the user registered.
    [Fact]
    public void Register_PlainTextOnly_IsWhatIsShown()
    {
        Formatter.Register<Gene>(g => "gene " + g.Symbol);
        Assert.Equal("gene A", Plain(new Gene("A")));
        Assert.Null(Html(new Gene("A")));
    }

    [Fact]
    public void Register_HtmlOnly_KeepsPlainTextBeside()
    {
        Formatter.Register<Gene>(g => "<b>A</b>", "text/html");
        Assert.Contains("A", Plain(new Gene("A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Register_Several_TheMostSpecificThenTheLastWins()
    {
        Formatter.Register<Oncogene>(_ => "oncogene", "text/html");
        Formatter.Register<Gene>(_ => "gene", "text/html");
        Formatter.Register<ISymbol>(_ => "symbol", "text/html");
        Formatter.Register<object>(_ => "object", "text/html");
        Assert.Equal("oncogene", Html(new Oncogene("A")));
        Assert.Equal("gene", Html(new Gene("A")));
        Assert.Equal("symbol", Html(new Marker()));
        Assert.Equal("object", Html(new Uri("https://example.org")));
        Formatter.Register<Gene>(_ => "later", "text/html");
        Assert.Equal("later", Html(new Gene("A")));
    }

    [Fact]
    public void Register_OpenGeneric_TakesEveryClosedOne()
    {
        Formatter.Register(typeof(Pair<>), (_, writer) => writer.Write("pair"), "text/html");
        Formatter.Register(typeof(IReadOnlyDictionary<,>), (_, writer) => writer.Write("dictionary"), "text/html");
        Assert.Equal("pair", Html(new Pair<int>(1, 2)));
        Assert.Equal("pair", Html(new Named(1)));
        Assert.Equal("dictionary", Html(new Dictionary<string, int>()));
    }

    // A text is a sequence only to the compiler.
    [Fact]
    public void Register_ForSequences_LeavesTextsAlone()
    {
        Formatter.Register<System.Collections.IEnumerable>(_ => "sequence");
        Assert.Equal("abc", Plain("abc"));
        Assert.Equal("sequence", Plain(new List<int> { 1 }));
    }

    [Fact]
    public void Register_ReturningFalse_LeavesTheValueToTheNext()
    {
        Formatter.Register<Gene>(g => "all", "text/html");
        Formatter.Register<Gene>((Gene g, FormatContext context) => false, "text/html");
        Assert.Equal("all", Html(new Gene("A")));
        FormatterRegistry.Use(new FormatterRegistry());
        Formatter.Register<Gene>((Gene g, FormatContext context) => false, "text/html");
        Assert.Contains("Symbol", Html(new Gene("A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Register_Throwing_TheValueIsShownAllTheSame()
    {
        Formatter.Register<Gene>(g => throw new FormatException("no"), "text/html");
        Assert.Contains("Symbol", Html(new Gene("A")), StringComparison.Ordinal);
    }

    // Without a guard the stack overflows, which ends the process and everybody's session.
    [Fact]
    public void Register_FormattingItsOwnValueAgain_Ends()
    {
        Formatter.Register<Gene>(g => "(" + g.ToDisplayString() + ")");
        string text = Plain(new Gene("A"))!;
        Assert.StartsWith("((", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 10, 1000);
    }

    [Fact]
    public void SetPreferredMimeTypesFor_SeveralTypes_AllAreGivenAndPlainText()
    {
        Formatter.Register<Gene>(g => "# " + g.Symbol, "text/markdown");
        Formatter.Register<Gene>(g => """{"s":1}""", "application/json");
        Formatter.SetPreferredMimeTypesFor(typeof(Gene), "text/markdown", "application/json");
        MimeBundle data = Data(new Gene("A"));
        Assert.Equal("# A", data.TextOf("text/markdown"));
        Assert.True(data.TryGet("application/json", out System.Text.Json.Nodes.JsonNode? json) && json["s"]!.GetValue<int>() == 1);
        Assert.NotNull(data.TextOf("text/plain"));
        Assert.Null(data.TextOf("text/html"));
        Assert.Equal(["text/markdown", "application/json"], Formatter.GetPreferredMimeTypesFor(typeof(Oncogene)));
    }

    [Fact]
    public void Settings_LimitsAndNull_AreObeyed()
    {
        Assert.Equal((20, 6, "<null>", "text/html"), (Formatter.ListExpansionLimit, Formatter.RecursionLimit, Formatter.NullString, Formatter.DefaultMimeType));
        Formatter.ListExpansionLimit = 2;
        Formatter.NullString = "nothing";
        Formatter.RecursionLimit = 1;
        Assert.Equal("[ 0, 1 ... (3 more) ]", Plain(Enumerable.Range(0, 5)));
        Assert.Contains("first 2 rows shown", Plain(Enumerable.Range(0, 5).Select(i => new { i })), StringComparison.Ordinal);
        Assert.Equal("nothing", Plain(null));
        Assert.DoesNotContain("C", Plain(new { A = new { B = new { C = 1 } } }), StringComparison.Ordinal);
        Formatter<List<int>>.ListExpansionLimit = 3;
        Assert.Equal("[ 0, 1, 2 ... (2 more) ]", Plain(Enumerable.Range(0, 5).ToList()));
        Assert.Throws<ArgumentException>(() => Formatter.ListExpansionLimit = -1);
        Assert.Throws<ArgumentException>(() => Formatter.SetPreferredMimeTypesFor(typeof(Gene)));
    }

    [Fact]
    public void DefaultMimeType_Plain_HoldsForEveryType()
    {
        Formatter.DefaultMimeType = "text/plain";
        Assert.Null(Html(new Gene("A")));
    }

    [Fact]
    public void ResetToDefault_ForgetsWhatWasRegisteredButNotWhatTypesName()
    {
        Formatter.Register<Gene>(_ => "mine", "text/html");
        Formatter.ListExpansionLimit = 1;
        Formatter.ResetToDefault();
        Assert.NotEqual("mine", Html(new Gene("A")));
        Assert.Equal(20, Formatter.ListExpansionLimit);
        Assert.Equal("<i>by name</i>", Html(new ByName()));
    }

    [Fact]
    public void TypeFormatterSource_TypedOrByNameOnly_IsUsed()
    {
        Assert.Equal("<i>typed</i>", Html(new Typed()));
        Assert.Equal("<i>by name</i>", Html(new ByName()));
        MimeBundle data = Data(new ByName());
        Assert.Equal("*by name*", data.TextOf("text/markdown"));
        Assert.Equal("<i>by name</i>", Html(new DerivedByName()));
    }

    [Fact]
    public void TypeFormatterSource_BesideTheUsers_ComesSecond()
    {
        Formatter.Register<Typed>(_ => "mine", "text/html");
        Assert.Equal("mine", Html(new Typed()));
    }

    [Fact]
    public void TypeFormatterSource_Broken_TheValueIsShownAllTheSame() => Assert.Contains("X", Plain(new Broken()), StringComparison.Ordinal);

    [Fact]
    public void Formatters_OfElementsAndMembers_AreUsedWithin()
    {
        Formatter.Register<Gene>(g => $"<b>{g.Symbol}</b>", "text/html");
        Formatter.Register<Gene>(g => "gene " + g.Symbol);
        Assert.Contains("<td>0</td><td style=\"text-align:left\"><b>A</b></td>", Html(new[] { new Gene("A") }), StringComparison.Ordinal);
        Assert.Contains("<b>A</b>", Html(new { Top = new Gene("A") }), StringComparison.Ordinal);
        Assert.Contains("Top: gene A", Plain(new { Top = new Gene("A") }), StringComparison.Ordinal);
    }

    [Fact]
    public void ToDisplayString_MediaTypes_AreGiven()
    {
        var rows = new[] { new { Gene = "A,\"B\"", R = 0.5 } };
        Assert.Equal("Gene,R\n\"A,\"\"B\"\"\",0.5\n", rows.ToDisplayString("text/csv"));
        Assert.Equal("""[{"Gene":"A,\u0022B\u0022","R":0.5}]""", rows.ToDisplayString("application/json"));
        Assert.Equal("<div class=\"dni-plaintext\"><pre>3</pre></div>", 3.ToDisplayString("text/html"));
        Assert.Equal("3", 3.ToDisplayString());
        Assert.Equal("3", 3.ToDisplayString(PlainTextFormatter.GetPreferredFormatterFor<int>()));
        Assert.Equal("text/html", FormattedValue.CreateSingleFromObject(rows).MimeType);
        Assert.Contains(FormattedValue.CreateManyFromObject(rows), f => f.MimeType == "text/plain");
    }

    interface ISymbol;

    record Gene(string Symbol);

    sealed record Oncogene(string Symbol) : Gene(Symbol);

    sealed record Marker : ISymbol;

    record Pair<T>(T First, T Second);

    sealed record Named(int Value) : Pair<int>(Value, Value);

    [Microsoft.DotNet.Interactive.Formatting.TypeFormatterSource(typeof(TypedSource))]
    sealed class Typed;

    sealed class TypedSource : ITypeFormatterSource
    {
        public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new HtmlFormatter<Typed>(_ => "<i>typed</i>")];
    }

    // As a library would have it that refers to no notebook host.
    [Foreign.TypeFormatterSource(typeof(NamedSource), PreferredMimeTypes = ["text/html", "text/markdown"])]
    class ByName;

    sealed class DerivedByName : ByName;

    sealed class NamedSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new NamedFormatter("text/html", "<i>by name</i>"), new NamedFormatter("text/markdown", "*by name*")];
    }

    sealed record NamedFormatter(string MimeType, string Text)
    {
        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(Text);
            return instance is ByName;
        }
    }

    [Foreign.TypeFormatterSource(typeof(int))]
    sealed record Broken(string X = "x");

    static class Foreign
    {
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
        {
            public Type FormatterSourceType { get; } = formatterSourceType;

            public string[]? PreferredMimeTypes { get; set; }
        }
    }
}
