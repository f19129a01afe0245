using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>Writes figures to files, each with its numbers beside it.</summary>
public static class FigureFile
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Endings that a figure can be saved under.</summary>
    public static ImmutableArray<string> Formats { get; } = ["svg", "pdf", "png", "tiff", "html"];

    /// <summary>
    /// Writes <c>stem.svg</c>, the spec as <c>stem.json</c> and the data as <c>stem.csv</c>; for a path that ends with .pdf, .png or .tiff
    /// that file too, made by the program rsvg-convert; for .html the interactive figure as one page.
    /// </summary>
    /// <param name="spec">The figure.</param>
    /// <param name="path">File name; without ending it is taken as the stem of an .svg. The folder is created.</param>
    /// <param name="style">Sizes, colours, resolution; null: the defaults.</param>
    /// <returns>The files written, in the order svg, json, csv, picture.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/> (the .svg, .json and .csv are complete then),
    /// <see cref="ErrorCode.OutputNotWritable"/>, <see cref="ErrorCode.OptionOutOfRange"/> for another ending.</exception>
    public static ImmutableArray<string> Save(FigureSpec spec, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string ending = Path.GetExtension(path), format = KnownFormat(path, ending);
        return Save(spec, ending.Length == 0 ? path : path[..^ending.Length], format.Length == 0 ? [] : [format], style);
    }

    /// <summary>Writes a figure in several formats beside its spec (.json) and data (.csv); the .svg is always among them.</summary>
    /// <param name="spec">The figure.</param>
    /// <param name="stem">Path without ending. The folder is created.</param>
    /// <param name="formats">Some of <see cref="Formats"/>.</param>
    /// <param name="style">Sizes, colours, resolution; null: the defaults.</param>
    /// <returns>The files written, in the order svg, json, csv, others.</returns>
    /// <exception cref="RadioGenomicsException">As for <see cref="Save(FigureSpec, string, FigureStyle?)"/>.</exception>
    public static ImmutableArray<string> Save(FigureSpec spec, string stem, IReadOnlyCollection<string> formats, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentException.ThrowIfNullOrEmpty(stem);
        ArgumentNullException.ThrowIfNull(formats);
        string[] pictures = [.. formats.Select(f => KnownFormat(stem + "." + f, "." + f)).Where(f => f != "svg").Distinct()];
        string svg = SvgRenderer.Render(spec, style);
        ImmutableArray<string> written = [stem + ".svg", stem + ".json", stem + ".csv"];
        WriteText(written[0], svg);
        WriteText(written[1], FigureJson.Write(spec));
        WriteText(written[2], FigureData.ToCsv(spec));
        foreach (string format in pictures)
        {
            string path = stem + "." + format;
            if (format == "html")
            {
                WriteText(path, FigureHtml.Write(spec, style));
            }
            else
            {
                PictureConverter.Convert(written[0], path, format, (style ?? FigureStyle.Default).DotsPerInch);
            }
            written = written.Add(path);
        }
        return written;
    }

    static string KnownFormat(string path, string ending)
    {
        string format = ending.TrimStart('.').ToLowerInvariant();
        format = format == "tif" ? "tiff" : format;
        if (format.Length > 0 && !Formats.Contains(format))
        {
            Throw.Extension(path, ending);
        }
        return format;
    }

    // Written under another name first: a half-written file never has its final name.
    static void WriteText(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            string partial = path + ".partial";
            File.WriteAllText(partial, text, Utf8);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Throw.NotWritable(path, e);
        }
    }
}
