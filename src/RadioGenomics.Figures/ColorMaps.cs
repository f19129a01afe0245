using System.Globalization;

namespace RadioGenomics.Figures;

/// <summary>Colours of values. Maps: ColorBrewer RdBu and YlGnBu, which keep their order under the common colour-vision deficiencies.</summary>
static class ColorMaps
{
    static readonly int[] Diverging = [0x2166ac, 0x67a9cf, 0xf7f7f7, 0xef8a62, 0xb2182b];
    static readonly int[] Sequential = [0xffffd9, 0xc7e9b4, 0x41b6c4, 0x225ea8, 0x081d58];

    /// <summary>Position on a scale, 0 to 1; a scale without extent gives its middle.</summary>
    public static double Fraction(ColorScale scale, double value)
    {
        double span = scale.Max - scale.Min;
        return span > 0 && double.IsFinite(span) ? Math.Clamp((value - scale.Min) / span, 0, 1) : 0.5;
    }

    /// <summary>Colour at a position between 0 and 1, as 0xrrggbb.</summary>
    public static int At(ColorMap map, double fraction)
    {
        int[] stops = map == ColorMap.Diverging ? Diverging : Sequential;
        double place = Math.Clamp(fraction, 0, 1) * (stops.Length - 1);
        int i = Math.Min((int)place, stops.Length - 2);
        double share = place - i;
        return (Blend(stops[i], stops[i + 1], share, 16) << 16) | (Blend(stops[i], stops[i + 1], share, 8) << 8) | Blend(stops[i], stops[i + 1], share, 0);
    }

    static int Blend(int from, int to, double share, int shift)
    {
        int a = (from >> shift) & 255, b = (to >> shift) & 255;
        return (int)Math.Round(a + ((b - a) * share), MidpointRounding.AwayFromZero);
    }

    public static string Of(ColorScale scale, double value, string missing) =>
        double.IsNaN(value) ? missing : Hex(At(scale.Map, Fraction(scale, value)));

    public static string Hex(int rgb) => "#" + rgb.ToString("x6", CultureInfo.InvariantCulture);

    /// <summary>Black or white, whichever is easier to read on a colour (relative luminance, WCAG 2).</summary>
    public static string TextOn(string hex)
    {
        int rgb = Parse(hex);
        double luminance = (0.2126 * Linear((rgb >> 16) & 255)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));
        // Where both give the same contrast, 4.6.
        return luminance > 0.179 ? "#000000" : "#ffffff";
    }

    static double Linear(int channel) => channel <= 10 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);

    /// <summary>A colour that was checked to be #rrggbb.</summary>
    public static string Check(string color)
    {
        _ = Parse(color);
        return color;
    }

    static int Parse(string hex)
    {
        int rgb = 0;
        bool valid = hex is { Length: 7 } && hex[0] == '#'
            && int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out rgb);
        if (!valid)
        {
            Throw.BadColor(hex);
        }
        return rgb;
    }
}
