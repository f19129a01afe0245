using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class TextOverlapTests
{
    const int LabelSets = 200, ShortSets = 20;

    public static TheoryData<string> Names => [.. GalleryFigures.Names];

    static readonly FigureStyle[] Styles = [FigureStyle.Plain, FigureStyle.Nature, FigureStyle.Radiology];
    static readonly double[] Widths = [85, 114, 180];

    static FigureStyle Style(int i) => Styles[i % 3] with { WidthMm = Widths[i / 3 % 3] };

    static List<string> Faults(FigureSpec spec, FigureStyle style)
    {
        string svg = SvgRenderer.Render(spec, style);
        return [.. TextBox.Touching(svg).Select(t => "touching: " + t), .. SvgText.Outside(svg).Select(t => "outside: " + t)];
    }

    // Lengths from 1 to 200, several scripts, digits, blanks, joined emoji.
    static Func<string, string> AnyLength(int seed)
    {
        string[] letters = ["a", "W", "i", "0", "9", ".", "_", "-", " ", " ", "<", "&", "é", "β", "Ж", "肝", "ｶ", "ش", "א", "e\u0301", "🧬", "👩‍🔬", "−", "⁻⁵"];
        var random = new Random(seed);
        return _ => string.Concat(Enumerable.Range(0, (int)Math.Pow(200, random.NextDouble())).Select(_ => letters[random.Next(letters.Length)]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_GalleryFigureInJournalWidths_NoTextTouchesAnother(string name)
    {
        for (int i = 0; i < 9; i++)
        {
            FigureSpec spec = GalleryFigures.Get(name).Spec();
            if (Environment.GetEnvironmentVariable("RG_FIGURE_PICTURES") is string pictures)
            {
                File.WriteAllText(Path.Combine(pictures, FormattableString.Invariant($"{name}-{i}.svg")), SvgRenderer.Render(spec, Style(i)));
            }
            List<string> faults = Faults(spec, Style(i));
            Assert.True(faults.Count == 0, $"style {i % 3}, {Widths[i / 3]} mm: {string.Join('\n', faults.Take(12))}");
        }
    }

    // All 200 sets for every figure take most of a minute: RADIOGENOMICS_LONG=1. Otherwise every figure takes its own part of them, and all together all.
    static IEnumerable<int> Seeds(string name)
    {
        int count = Environment.GetEnvironmentVariable("RADIOGENOMICS_LONG") == "1" ? LabelSets : ShortSets;
        int first = GalleryFigures.Names.ToList().IndexOf(name);
        return Enumerable.Range(0, count).Select(k => ((k * LabelSets / count) + first) % LabelSets);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_RandomLabels_NoTextTouchesAnotherOrLeavesThePage(string name)
    {
        GalleryFigure figure = GalleryFigures.Get(name);
        foreach (int seed in Seeds(name))
        {
            List<string> faults = Faults(figure.Labelled(seed % 2 == 0 ? GalleryFigures.OddLabels(seed) : AnyLength(seed)), Style(seed));
            Assert.True(faults.Count == 0, $"seed {seed}, style {seed % 3}, {Widths[seed / 3 % 3]} mm: {string.Join('\n', faults.Take(12))}");
        }
    }
}
