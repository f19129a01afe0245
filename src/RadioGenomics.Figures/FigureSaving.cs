using System.Collections.Immutable;

namespace RadioGenomics.Figures;

/// <summary>Saving, as a call on the figure.</summary>
public static class FigureSaving
{
    /// <summary>Writes the figure with its data and its spec beside it: <c>figure.Save("fig2.pdf", FigureStyle.Nature with { WidthMm = 85 })</c> gives fig2.pdf,
    /// fig2.svg, fig2.csv and fig2.json. See <see cref="FigureFile.Save(FigureSpec, string, FigureStyle?)"/>.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">File name ending with .svg, .pdf, .png or .tiff; without ending an .svg is written. The folder is created.</param>
    /// <param name="style">Sizes, colours, resolution; null: the defaults.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="RadioGenomicsException">As for <see cref="FigureFile.Save(FigureSpec, string, FigureStyle?)"/>.</exception>
    public static ImmutableArray<string> Save(this FigureSpec figure, string path, FigureStyle? style = null) => FigureFile.Save(figure, path, style);
}
