namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The tags of <see cref="PocketView"/>, each use a new element.</summary>
public static class PocketViewTags
{
#pragma warning disable IDE1006 // HTML's names
    /// <summary>No element by itself: what follows the dot or stands in the brackets.</summary>
    public static dynamic _ => new PocketView();

    /// <summary>Element a.</summary>
    public static dynamic a => new PocketView("a");

    /// <summary>Element area.</summary>
    public static dynamic area => new PocketView("area");

    /// <summary>Element article.</summary>
    public static dynamic article => new PocketView("article");

    /// <summary>Element aside.</summary>
    public static dynamic aside => new PocketView("aside");

    /// <summary>Element b.</summary>
    public static dynamic b => new PocketView("b");

    /// <summary>Element blockquote.</summary>
    public static dynamic blockquote => new PocketView("blockquote");

    /// <summary>Element body.</summary>
    public static dynamic body => new PocketView("body");

    /// <summary>Element br.</summary>
    public static dynamic br => new PocketView("br");

    /// <summary>Element button.</summary>
    public static dynamic button => new PocketView("button");

    /// <summary>Element caption.</summary>
    public static dynamic caption => new PocketView("caption");

    /// <summary>Element center.</summary>
    public static dynamic center => new PocketView("center");

    /// <summary>Element circle.</summary>
    public static dynamic circle => new PocketView("circle");

    /// <summary>Element code.</summary>
    public static dynamic code => new PocketView("code");

    /// <summary>Element col.</summary>
    public static dynamic col => new PocketView("col");

    /// <summary>Element colgroup.</summary>
    public static dynamic colgroup => new PocketView("colgroup");

    /// <summary>Element dd.</summary>
    public static dynamic dd => new PocketView("dd");

    /// <summary>Element details.</summary>
    public static dynamic details => new PocketView("details");

    /// <summary>Element div.</summary>
    public static dynamic div => new PocketView("div");

    /// <summary>Element dl.</summary>
    public static dynamic dl => new PocketView("dl");

    /// <summary>Element dt.</summary>
    public static dynamic dt => new PocketView("dt");

    /// <summary>Element em.</summary>
    public static dynamic em => new PocketView("em");

    /// <summary>Element fieldset.</summary>
    public static dynamic fieldset => new PocketView("fieldset");

    /// <summary>Element figcaption.</summary>
    public static dynamic figcaption => new PocketView("figcaption");

    /// <summary>Element figure.</summary>
    public static dynamic figure => new PocketView("figure");

    /// <summary>Element font.</summary>
    public static dynamic font => new PocketView("font");

    /// <summary>Element footer.</summary>
    public static dynamic footer => new PocketView("footer");

    /// <summary>Element form.</summary>
    public static dynamic form => new PocketView("form");

    /// <summary>Element g.</summary>
    public static dynamic g => new PocketView("g");

    /// <summary>Element h1.</summary>
    public static dynamic h1 => new PocketView("h1");

    /// <summary>Element h2.</summary>
    public static dynamic h2 => new PocketView("h2");

    /// <summary>Element h3.</summary>
    public static dynamic h3 => new PocketView("h3");

    /// <summary>Element h4.</summary>
    public static dynamic h4 => new PocketView("h4");

    /// <summary>Element h5.</summary>
    public static dynamic h5 => new PocketView("h5");

    /// <summary>Element h6.</summary>
    public static dynamic h6 => new PocketView("h6");

    /// <summary>Element head.</summary>
    public static dynamic head => new PocketView("head");

    /// <summary>Element header.</summary>
    public static dynamic header => new PocketView("header");

    /// <summary>Element hgroup.</summary>
    public static dynamic hgroup => new PocketView("hgroup");

    /// <summary>Element hr.</summary>
    public static dynamic hr => new PocketView("hr");

    /// <summary>Element html.</summary>
    public static dynamic html => new PocketView("html");

    /// <summary>Element i.</summary>
    public static dynamic i => new PocketView("i");

    /// <summary>Element iframe.</summary>
    public static dynamic iframe => new PocketView("iframe");

    /// <summary>Element img.</summary>
    public static dynamic img => new PocketView("img");

    /// <summary>Element input.</summary>
    public static dynamic input => new PocketView("input");

    /// <summary>Element label.</summary>
    public static dynamic label => new PocketView("label");

    /// <summary>Element legend.</summary>
    public static dynamic legend => new PocketView("legend");

    /// <summary>Element li.</summary>
    public static dynamic li => new PocketView("li");

    /// <summary>Element line.</summary>
    public static dynamic line => new PocketView("line");

    /// <summary>Element link.</summary>
    public static dynamic link => new PocketView("link");

    /// <summary>Element main.</summary>
    public static dynamic main => new PocketView("main");

    /// <summary>Element menu.</summary>
    public static dynamic menu => new PocketView("menu");

    /// <summary>Element menuitem.</summary>
    public static dynamic menuitem => new PocketView("menuitem");

    /// <summary>Element meta.</summary>
    public static dynamic meta => new PocketView("meta");

    /// <summary>Element meter.</summary>
    public static dynamic meter => new PocketView("meter");

    /// <summary>Element nav.</summary>
    public static dynamic nav => new PocketView("nav");

    /// <summary>Element ol.</summary>
    public static dynamic ol => new PocketView("ol");

    /// <summary>Element optgroup.</summary>
    public static dynamic optgroup => new PocketView("optgroup");

    /// <summary>Element option.</summary>
    public static dynamic option => new PocketView("option");

    /// <summary>Element p.</summary>
    public static dynamic p => new PocketView("p");

    /// <summary>Element pre.</summary>
    public static dynamic pre => new PocketView("pre");

    /// <summary>Element progress.</summary>
    public static dynamic progress => new PocketView("progress");

    /// <summary>Element q.</summary>
    public static dynamic q => new PocketView("q");

    /// <summary>Element rect.</summary>
    public static dynamic rect => new PocketView("rect");

    /// <summary>Element script.</summary>
    public static dynamic script => new PocketView("script");

    /// <summary>Element section.</summary>
    public static dynamic section => new PocketView("section");

    /// <summary>Element select.</summary>
    public static dynamic select => new PocketView("select");

    /// <summary>Element small.</summary>
    public static dynamic small => new PocketView("small");

    /// <summary>Element source.</summary>
    public static dynamic source => new PocketView("source");

    /// <summary>Element span.</summary>
    public static dynamic span => new PocketView("span");

    /// <summary>Element strike.</summary>
    public static dynamic strike => new PocketView("strike");

    /// <summary>Element strong.</summary>
    public static dynamic strong => new PocketView("strong");

    /// <summary>Element style.</summary>
    public static dynamic style => new PocketView("style");

    /// <summary>Element sub.</summary>
    public static dynamic sub => new PocketView("sub");

    /// <summary>Element summary.</summary>
    public static dynamic summary => new PocketView("summary");

    /// <summary>Element sup.</summary>
    public static dynamic sup => new PocketView("sup");

    /// <summary>Element svg.</summary>
    public static dynamic svg => new PocketView("svg");

    /// <summary>Element table.</summary>
    public static dynamic table => new PocketView("table");

    /// <summary>Element tbody.</summary>
    public static dynamic tbody => new PocketView("tbody");

    /// <summary>Element td.</summary>
    public static dynamic td => new PocketView("td");

    /// <summary>Element text.</summary>
    public static dynamic text => new PocketView("text");

    /// <summary>Element textarea.</summary>
    public static dynamic textarea => new PocketView("textarea");

    /// <summary>Element tfoot.</summary>
    public static dynamic tfoot => new PocketView("tfoot");

    /// <summary>Element th.</summary>
    public static dynamic th => new PocketView("th");

    /// <summary>Element thead.</summary>
    public static dynamic thead => new PocketView("thead");

    /// <summary>Element title.</summary>
    public static dynamic title => new PocketView("title");

    /// <summary>Element tr.</summary>
    public static dynamic tr => new PocketView("tr");

    /// <summary>Element u.</summary>
    public static dynamic u => new PocketView("u");

    /// <summary>Element ul.</summary>
    public static dynamic ul => new PocketView("ul");

    /// <summary>Element video.</summary>
    public static dynamic video => new PocketView("video");
#pragma warning restore IDE1006
}
