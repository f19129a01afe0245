namespace RadioGenomics.Figures;

/// <summary>The place of a part in an assembled figure: a given width, and the margins that its neighbours above and beside have.</summary>
sealed record LayoutFrame
{
    /// <summary>Left edge on the page in points.</summary>
    public double Left { get; init; }

    /// <summary>Upper edge on the page in points.</summary>
    public double Top { get; init; }

    public required double Width { get; init; }

    /// <summary>Height in points; null: what the part needs.</summary>
    public double? Height { get; init; }

    /// <summary>Room for the letter before the title.</summary>
    public double TitleIndent { get; init; }

    /// <summary>Least margins, so that axes of neighbours line up.</summary>
    public double MinLeft { get; init; }

    public double MinRight { get; init; }

    public double MinTop { get; init; }

    public double MinBottom { get; init; }

    /// <summary>Position of the part's first panel in the whole figure.</summary>
    public int FirstPanel { get; init; }
}
