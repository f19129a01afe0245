using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Tests.Figures;

/// <summary>One figure of the gallery.</summary>
/// <param name="Name">Name in test output.</param>
/// <param name="Spec">The figure.</param>
/// <param name="Labelled">The figure with other labels, made by a function from the old ones.</param>
sealed record GalleryFigure(string Name, Func<FigureSpec> Spec, Func<Func<string, string>, FigureSpec> Labelled)
{
    public override string ToString() => Name;
}

/// <summary>Every kind of figure that the analyses draw, each from a real result on a small simulated cohort. Tests of drawing, of Plotly and of quality walk over it.</summary>
static class GalleryFigures
{
    static readonly Lazy<ImmutableArray<GalleryFigure>> Made = new(() => [.. GalleryResults.All().Select(f => Entry(f.Name, f.Spec, f.Labelled))]);

    /// <summary>The whole list; made once, in some seconds.</summary>
    public static ImmutableArray<GalleryFigure> All => Made.Value;

    /// <summary>Names for xunit's theory data.</summary>
    public static IEnumerable<string> Names => All.Select(f => f.Name);

    public static GalleryFigure Get(string name) => All.Single(f => f.Name == name);

    static GalleryFigure Entry(string name, Func<FigureSpec> make, Func<Func<string, string>, FigureSpec>? labelled)
    {
        Lazy<FigureSpec> spec = new(make);
        return new(name, () => spec.Value, labelled ?? (label => Relabelled(spec.Value, label)));
    }

    /// <summary>
    /// A figure with every name in it changed: places on category axes, labels and names of points, series, axis labels, headings, keys. The same old text
    /// becomes the same new one. Free text (numbers at risk, columns of a forest plot, scales of a nomogram) and text in cells stay: figures lay them out by their length.
    /// </summary>
    public static FigureSpec Relabelled(FigureSpec spec, Func<string, string> label)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        string Of(string old) => old.Length == 0 ? old : known.TryGetValue(old, out string? made) ? made : known[old] = label(old);
        return spec with { Title = Of(spec.Title), Panels = [.. spec.Panels.Select(p => Relabelled(p, Of))] };
    }

    static PanelSpec Relabelled(PanelSpec panel, Func<string, string> label) => panel with
    {
        Title = label(panel.Title),
        X = Relabelled(panel.X, label),
        Y = Relabelled(panel.Y, label),
        Marks = [.. panel.Marks.Select(m => Relabelled(m, label))],
    };

    static AxisSpec Relabelled(AxisSpec axis, Func<string, string> label) => axis with { Label = label(axis.Label), Categories = [.. axis.Categories.Select(label)] };

    static Mark Relabelled(Mark mark, Func<string, string> label)
    {
        Mark named = mark.Series is null ? mark : mark with { Series = label(mark.Series) };
        return named switch
        {
            PointsMark m => m with
            {
                Names = m.Names.IsDefaultOrEmpty ? m.Names : [.. m.Names.Select(label)],
                Labels = m.Labels.IsDefaultOrEmpty ? m.Labels : [.. m.Labels.Select(l => l is null ? null : label(l))],
                ColorScale = m.ColorScale is null ? null : m.ColorScale with { Label = label(m.ColorScale.Label) },
                SizeKey = m.SizeKey is null ? null : m.SizeKey with { Label = label(m.SizeKey.Label) },
            },
            HeatMapMark m => m with { ColorScale = m.ColorScale with { Label = label(m.ColorScale.Label) } },
            _ => named,
        };
    }

    /// <summary>A generator of odd labels: long, short, markup, emoji, CJK. Distinct for distinct old labels.</summary>
    public static Func<string, string> OddLabels(int seed)
    {
        string[] parts = ["wavelet-LLH_glszm_", "GENE", "<&\"'>", "肝細胞癌", "β-catenin ", "🧬", "GO:0006915 apoptotic process ", "W", "original_shape_MeshVolume", "i"];
        var random = new Random(seed);
        int number = 0;
        return _ => string.Concat(Enumerable.Range(0, random.Next(1, random.Next(12) == 0 ? 12 : 4)).Select(_ => parts[random.Next(parts.Length)]))
            + (number++).ToString(CultureInfo.InvariantCulture);
    }
}
