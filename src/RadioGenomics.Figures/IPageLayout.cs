namespace RadioGenomics.Figures;

/// <summary>A bold line of text over a figure or a part of it.</summary>
readonly record struct Heading(double X, double Baseline, string Text, double Size)
{
    public static IEnumerable<Heading> Lines(List<string> lines, double left, double top, double size) =>
        lines.Select((line, i) => new Heading(left, top + ((i + 0.85) * size * 1.3), line, size));
}

/// <summary>A figure's page: sizes, and where every panel goes.</summary>
interface IPageLayout
{
    double Width { get; }

    double Height { get; }

    IReadOnlyList<PanelLayout> Panels { get; }

    List<string> Title { get; }

    /// <summary>Lower edge of the panels: where the caption starts.</summary>
    double CaptionTop { get; }

    /// <summary>The title, line by line, and letters and titles of parts.</summary>
    IEnumerable<Heading> Headings();

    /// <summary>Makes room for lines under the panels.</summary>
    void AddCaption(int lines, double lineHeight);
}
