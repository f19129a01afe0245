using System.Globalization;
using System.Xml.Linq;
using RadioGenomics.Figures;

namespace RadioGenomics.Tests.Figures;

/// <summary>Reads drawn figures back.</summary>
static class SvgText
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XDocument Parse(string svg) => XDocument.Parse(svg);

    public static int Count(string svg, string element) => Parse(svg).Descendants(Svg + element).Count();

    public static List<string> Texts(string svg) => [.. Parse(svg).Descendants(Svg + "text").Select(t => t.Value)];

    public static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Every text whose box (half a point of grace) is not within the page.</summary>
    public static List<string> Outside(string svg)
    {
        XElement root = Parse(svg).Root!;
        double[] view = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        const double Grace = 0.5;
        return [.. root.Descendants(Svg + "text").Where(t => Corners(t).Any(c =>
            c.X < -Grace || c.Y < -Grace || c.X > view[2] + Grace || c.Y > view[3] + Grace)).Select(t => t.ToString())];
    }

    static IEnumerable<(double X, double Y)> Corners(XElement text)
    {
        double x = Number(text, "x"), y = Number(text, "y"), size = Number(text, "font-size");
        double width = TextMetrics.Width(text.Value, size, text.Attribute("font-weight") is not null);
        double shift = text.Attribute("text-anchor")?.Value switch { "middle" => width / 2, "end" => width, _ => 0 };
        double turn = text.Attribute("transform") is XAttribute a
            ? double.Parse(a.Value.Split('(', ' ')[1], CultureInfo.InvariantCulture) * Math.PI / 180 : 0;
        foreach ((double dx, double dy) in new[] { (-shift, -0.75 * size), (width - shift, -0.75 * size), (-shift, 0.2 * size), (width - shift, 0.2 * size) })
        {
            yield return (x + (dx * Math.Cos(turn)) - (dy * Math.Sin(turn)), y + (dx * Math.Sin(turn)) + (dy * Math.Cos(turn)));
        }
    }
}
