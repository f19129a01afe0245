using System.Security.Cryptography;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>
/// Clip paths of one figure. Their ids must differ between figures that share an HTML page, so they carry a digest of the drawing;
/// until that is known a character stands for it that no escaped text contains. (Nested svg elements would need no ids, but pages
/// style every svg element, nested ones too.)
/// </summary>
static class Clip
{
    const char Placeholder = '\u0001';

    /// <summary>Writes a clip path and returns what refers to it.</summary>
    public static string Define(SvgWriter svg, int panel, string kind, Rect box)
    {
        string id = FormattableString.Invariant($"{panel}{kind}");
        svg.OpenClip(Placeholder, id);
        svg.Empty("rect", ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height));
        svg.Close("clipPath");
        return id;
    }

    public static void Open(SvgWriter svg, string id) => svg.OpenClipped(Placeholder, id);

    /// <summary>Puts the digest of the drawing in place of the placeholder.</summary>
    public static string Resolve(string drawing)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing)))[..10];
        return drawing.Replace(Placeholder.ToString(), $"rg{digest}-", StringComparison.Ordinal);
    }
}
