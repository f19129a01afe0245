using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Scripting;

/// <summary>What a cell shows of its packages: while they come, and the list of those that are there.</summary>
static class PackageView
{
    public static MimeBundle Sources(IEnumerable<string> sources) => List("Restore sources", [.. sources]);

    public static MimeBundle Installed(IEnumerable<(string Id, string Version)> packages) => List("Installed Packages", [.. packages.Select(p => $"{p.Id}, {p.Version}")]);

    public static MimeBundle Installing(IEnumerable<PackageRequest> packages, int seconds)
    {
        string dots = new('.', Math.Max(3, seconds));
        return List("Installing Packages", [.. packages.Select(p => $"{p}{dots}")]);
    }

    public static MimeBundle Failed(IEnumerable<PackageRequest> packages) => List("Packages that were not installed", [.. packages.Select(p => p.ToString())]);

    static MimeBundle List(string title, ImmutableArray<string> items)
    {
        var html = new StringBuilder($"<div><strong>{HtmlText.Escape(title)}</strong><ul>");
        var plain = new StringBuilder(title);
        foreach (string item in items)
        {
            html.Append("<li><span>").Append(HtmlText.Escape(item)).Append("</span></li>");
            plain.Append("\n  ").Append(item);
        }
        html.Append("</ul></div>");
        return MimeBundle.FromText(plain.ToString()).With(MimeBundle.Html, html.ToString());
    }
}
