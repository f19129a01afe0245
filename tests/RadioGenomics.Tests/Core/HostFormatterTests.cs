using System.Reflection;
using Xunit;

namespace RadioGenomics.Tests.Core;

/// <summary>The library's types in a notebook host of somebody else, which knows nothing but the attribute's name and its properties.</summary>
public sealed class HostFormatterTests
{
    // Only names are used here, as such a host would.
    static string Shown(object value, string mime)
    {
        Attribute attribute = value.GetType().GetCustomAttributes().Concat(value.GetType().GetInterfaces().SelectMany(i => i.GetCustomAttributes()))
            .First(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Contains(mime, (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);
        object source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = (System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        object formatter = formatters.Cast<object>().First(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == mime);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer]));
        return writer.ToString();
    }

    [Fact]
    public void Table_InAnotherHost_IsATableWithMarkupAsText()
    {
        var table = Table.From("t", ("<i>id</i>", Enumerable.Range(0, 40).Select(i => i == 0 ? "<script>" : FormattableString.Invariant($"P{i}"))));
        string html = Shown(table, "text/html");
        Assert.Contains("<th>&lt;i&gt;id&lt;/i&gt;</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>&lt;script&gt;</td>", html, StringComparison.Ordinal);
        Assert.EndsWith("<p>(10 more rows)</p>", html, StringComparison.Ordinal);
        Assert.StartsWith("t: 40 rows × 1 columns\n<i>id</i>\n<script>\nP1\n", Shown(table, "text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void FigureMatrixAndReport_InAnotherHost_AreShown()
    {
        var report = new Report();
        Assert.StartsWith("<svg", Shown(Report.Figure, "text/html"), StringComparison.Ordinal);
        Assert.Equal("Figure f: F", Shown(Report.Figure, "text/plain"));
        string html = Shown(report, "text/html");
        Assert.Contains("<p>n &lt; 5</p>", html, StringComparison.Ordinal);
        Assert.Contains("<table>", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("2 samples", Shown(LabelledMatrix.FromColumnMajor(["a", "b"], ["f"], [1, 2]), "text/html"), StringComparison.Ordinal);
    }

    sealed class Report : IReport
    {
        public static FigureSpec Figure { get; } = FigureSpec.Single("f", "F", new PanelSpec { Marks = [new PointsMark { X = [1], Y = [1] }] });

        public string Summary => "n < 5";

        public System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics => [];

        public IEnumerable<Table> Tables() => [Table.From("t", ("x", new[] { 1.0 }))];

        public IEnumerable<FigureSpec> Figures() => [Figure];
    }
}
