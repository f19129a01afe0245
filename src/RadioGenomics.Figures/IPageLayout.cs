namespace RadioGenomics.Figures;

/// <summary>A figure's page: sizes, and where every panel goes.</summary>
interface IPageLayout
{
    double Width { get; }

    double Height { get; }

    IReadOnlyList<PanelLayout> Panels { get; }

    List<string> Title { get; }

    /// <summary>Lower edge of the panels: where the caption starts.</summary>
    double CaptionTop { get; }

    /// <summary>Letters and titles of parts.</summary>
    void PaintHeadings(SvgWriter svg);

    /// <summary>Makes room for lines under the panels.</summary>
    void AddCaption(int lines, double lineHeight);
}
