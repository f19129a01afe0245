using System.Globalization;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>Writes SVG elements: two decimals, invariant, everything escaped, never a NaN.</summary>
sealed class SvgWriter
{
    readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>A number with at most two decimals; what cannot be drawn is clamped far outside the page.</summary>
    public static string Number(double value)
    {
        double bounded = double.IsNaN(value) ? 0 : Math.Clamp(value, -1e5, 1e5);
        string text = Math.Round(bounded, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Text for XML: markup characters escaped, line breaks as spaces, characters that XML forbids left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
            }
            else
            {
                AppendEscaped(escaped, c);
            }
        }
        return escaped.ToString();
    }

    static void AppendEscaped(StringBuilder escaped, char c)
    {
        switch (c)
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '"': escaped.Append("&quot;"); break;
            case '\n' or '\t' or '\r': escaped.Append(' '); break;
            case < ' ' or (>= '\u007f' and <= '\u009f') or (>= '\ud800' and <= '\udfff') or '\ufffe' or '\uffff': break;
            default: escaped.Append(c); break;
        }
    }

    /// <summary>Writes <c>&lt;name a="1" b="x"&gt;</c>; attribute values are numbers or text.</summary>
    public SvgWriter Open(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Start(name, attributes);
        _text.Append(">\n");
        return this;
    }

    public void OpenClip(char prefix, string id) => _text.Append("<clipPath id=\"").Append(prefix).Append(id).Append("\">\n");

    public void OpenClipped(char prefix, string id) => _text.Append("<g clip-path=\"url(#").Append(prefix).Append(id).Append(")\">\n");

    public SvgWriter Close(string name)
    {
        _text.Append("</").Append(name).Append(">\n");
        return this;
    }

    public SvgWriter Empty(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Start(name, attributes);
        _text.Append("/>\n");
        return this;
    }

    /// <summary>An element with a name that browsers show while hovering.</summary>
    public SvgWriter Titled(string name, string title, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        if (title.Length == 0)
        {
            return Empty(name, attributes);
        }
        Start(name, attributes);
        _text.Append("><title>").Append(Escape(title)).Append("</title></").Append(name).Append(">\n");
        return this;
    }

    public void Element(string name, string content)
    {
        _text.Append('<').Append(name).Append('>').Append(Escape(content));
        Close(name);
    }

    public void Line(double x0, double y0, double x1, double y1, string color, double width, string dashes = "none")
    {
        if (dashes != "none")
        {
            Empty("line", ("x1", x0), ("y1", y0), ("x2", x1), ("y2", y1), ("stroke", color), ("stroke-width", width), ("stroke-dasharray", dashes));
        }
        else
        {
            Empty("line", ("x1", x0), ("y1", y0), ("x2", x1), ("y2", y1), ("stroke", color), ("stroke-width", width));
        }
    }

    /// <summary>Text with its baseline at y. A turn is in degrees around (x, y), negative = counter-clockwise.</summary>
    public void Text(double x, double y, string text, TextLook look)
    {
        if (text.Length == 0)
        {
            return;
        }
        Start("text", [("x", x), ("y", y), ("font-size", look.Size), ("fill", look.Color)]);
        if (look.Anchor != TextAnchor.Start)
        {
            _text.Append(look.Anchor == TextAnchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        }
        if (look.Bold)
        {
            _text.Append(" font-weight=\"bold\"");
        }
        if (look.Turn != 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({Number(look.Turn)} {Number(x)} {Number(y)})\"");
        }
        _text.Append('>').Append(Escape(text)).Append("</text>\n");
    }

    void Start(string name, ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach ((string attribute, object value) in attributes)
        {
            string text = value is double number ? Number(number) : Escape((string)value);
            _text.Append(' ').Append(attribute).Append("=\"").Append(text).Append('"');
        }
    }
}

/// <summary>How a text is set.</summary>
readonly record struct TextLook(double Size, string Color, TextAnchor Anchor = TextAnchor.Start, bool Bold = false, double Turn = 0);
