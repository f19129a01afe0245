using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Xunit;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace RadioGenomics.Tests.DotNetInteractive;

public sealed class PocketViewTests
{
    static string Html(dynamic view) => ((object)view).ToString()!;

    [Fact]
    public void Tags_AttributesAndContent_AreWritten()
    {
        Assert.Equal("<div class=\"note\" data-id=\"7\">text</div>", Html(div[@class: "note", data_id: 7]("text")));
        Assert.Equal("<ul><li>1</li><li>2</li></ul>", Html(ul(new[] { 1, 2 }.Select(n => (object)li(n)))));
        Assert.Equal("<p>a<b>c</b></p>", Html(p("a", b("c"))));
        Assert.Equal("<div><p>x</p></div>", Html(_.div.p("x")));
        Assert.Equal("<br />", Html(br));
        Assert.Equal("<img src=\"a.png\" />", Html(img[src: "a.png"]));
        Assert.Equal("<b>1</b><i>2</i>", Html(_(b(1), i(2))));
    }

    [Fact]
    public void Content_TextsAreEncodedAndHtmlIsNot()
    {
        Assert.Equal("<p>&lt;script&gt;&amp;&quot;</p>", Html(p("<script>&\"")));
        Assert.Equal("<p><i>x</i></p>", Html(p(new HtmlString("<i>x</i>"))));
        Assert.Equal("<a href=\"x&quot; onclick=&quot;y\"></a>", Html(a[href: "x\" onclick=\"y"]));
    }

    [Fact]
    public void Attributes_TrueFalseAndNull_AreAsInHtml() =>
        Assert.Equal("<input disabled />", Html(input[disabled: true, @checked: false, value: null]));

    [Fact]
    public void Content_OtherValues_AreTheirPlainText()
    {
        FormatterRegistry.Use(new FormatterRegistry());
        Formatter.Register<Version>(v => "v" + v);
        Assert.Equal("<td>v1.2</td><td>0.5</td>", Html(_(td(new Version(1, 2)), td(0.5))));
    }

    // A name from data must not be able to begin another attribute or end the tag.
    [Fact]
    public void AttributeNames_WithMarkup_AreLeftOut()
    {
        var tag = new HtmlTag("p");
        tag.HtmlAttributes["x onload=y"] = "1";
        tag.HtmlAttributes["ok"] = "1";
        Assert.Equal("<p ok=\"1\"></p>", tag.ToString());
    }

    [Fact]
    public void View_WithinItself_IsAnErrorAndNotTheEndOfTheProcess()
    {
        dynamic view = div;
        view(view);
        Assert.Throws<InsufficientExecutionStackException>(() => Html(view));
    }

    [Fact]
    public void Tag_Extensions_Build() =>
        Assert.Equal("<h1 id=\"t\">a &amp; b<i></i></h1>", "h1".Tag().Containing("a & b").WithAttributes("id", "t").Append("i".Tag()).ToString());
}
