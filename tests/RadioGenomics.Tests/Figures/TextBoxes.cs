using System.Globalization;
using System.Xml.Linq;
using RadioGenomics.Figures;

namespace RadioGenomics.Tests.Figures;

/// <summary>A text of a drawn figure with the four corners of its letters' box, measured as the renderer measures.</summary>
sealed record TextBox(string Text, (double X, double Y)[] Corners)
{
    // From the baseline: capitals reach up, descenders down.
    const double Ascent = 0.73, Descent = 0.2;

    // Letters that share less than this, in points, do not touch to the eye: their boxes' edges are empty.
    const double Grace = 0.35;

    public static TextBox Of(XElement text)
    {
        double x = SvgText.Number(text, "x"), y = SvgText.Number(text, "y"), size = SvgText.Number(text, "font-size");
        // A tenth of the size more on both sides: texts that stand closer read as one.
        double width = TextMetrics.Width(text.Value, size, text.Attribute("font-weight") is not null) + (0.2 * size);
        double shift = text.Attribute("text-anchor")?.Value switch { "middle" => width / 2, "end" => width - (0.1 * size), _ => 0.1 * size };
        double turn = text.Attribute("transform") is XAttribute a
            ? double.Parse(a.Value.Split('(', ' ')[1], CultureInfo.InvariantCulture) * Math.PI / 180 : 0;
        (double, double) At(double dx, double dy) => (x + (dx * Math.Cos(turn)) - (dy * Math.Sin(turn)), y + (dx * Math.Sin(turn)) + (dy * Math.Cos(turn)));
        return new(text.Value, [At(-shift, -Ascent * size), At(width - shift, -Ascent * size), At(width - shift, Descent * size), At(-shift, Descent * size)]);
    }

    /// <summary>Whether two boxes, turned or not, share room: no line between them parts them.</summary>
    public bool Touches(TextBox other) => !Parted(this, other) && !Parted(other, this);

    static bool Parted(TextBox box, TextBox other)
    {
        for (int i = 0; i < 4; i++)
        {
            ((double ax, double ay), (double bx, double by)) = (box.Corners[i], box.Corners[(i + 1) % 4]);
            double length = Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay)));
            if (length == 0)
            {
                continue;
            }
            // Along the edge's normal.
            (double nx, double ny) = ((by - ay) / length, (ax - bx) / length);
            double Along((double X, double Y) p) => (p.X * nx) + (p.Y * ny);
            if (box.Corners.Max(Along) - Grace <= other.Corners.Min(Along) || other.Corners.Max(Along) - Grace <= box.Corners.Min(Along))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Every pair of texts of a figure that touch.</summary>
    public static List<string> Touching(string svg)
    {
        List<TextBox> boxes = [.. XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text" && e.Value.Trim().Length > 0).Select(Of)];
        var byLeft = boxes.Select(b => (Box: b, Left: b.Corners.Min(c => c.X), Right: b.Corners.Max(c => c.X))).OrderBy(b => b.Left).ToList();
        List<string> touching = [];
        for (int i = 0; i < byLeft.Count; i++)
        {
            for (int k = i + 1; k < byLeft.Count && byLeft[k].Left < byLeft[i].Right; k++)
            {
                if (byLeft[i].Box.Touches(byLeft[k].Box))
                {
                    touching.Add($"'{byLeft[i].Box.Text}' and '{byLeft[k].Box.Text}'");
                }
            }
        }
        return touching;
    }
}
