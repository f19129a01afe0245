using System.Collections.Immutable;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>Writes figures to files, each with its numbers beside it.</summary>
public static class FigureFile
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes <c>stem.svg</c>, the spec as <c>stem.json</c> and the data as <c>stem.csv</c>; for a path that ends with .png or .pdf that file too,
    /// made by the program rsvg-convert (300 dots per inch).
    /// </summary>
    /// <param name="spec">The figure.</param>
    /// <param name="path">File name; without ending it is taken as the stem of an .svg. The folder is created.</param>
    /// <param name="style">Sizes and colours; null: the defaults.</param>
    /// <returns>The files written, in the order svg, json, csv, picture.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/> (the .svg, .json and .csv are complete then),
    /// <see cref="ErrorCode.OutputNotWritable"/>, <see cref="ErrorCode.OptionOutOfRange"/> for another ending.</exception>
    public static ImmutableArray<string> Save(FigureSpec spec, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string ending = KnownEnding(path);
        string stem = ending.Length == 0 ? path : path[..^ending.Length];
        string svg = SvgRenderer.Render(spec, style);
        ImmutableArray<string> written = [stem + ".svg", stem + ".json", stem + ".csv"];
        WriteText(written[0], svg);
        WriteText(written[1], FigureJson.Write(spec));
        WriteText(written[2], FigureData.ToCsv(spec));
        if (ending is ".png" or ".pdf")
        {
            PictureConverter.Convert(written[0], stem + ending, ending[1..]);
            return written.Add(stem + ending);
        }
        return written;
    }

    static string KnownEnding(string path)
    {
        string ending = Path.GetExtension(path);
        if (ending.ToLowerInvariant() is not ("" or ".svg" or ".png" or ".pdf"))
        {
            Throw.Extension(path, ending);
        }
        return ending.ToLowerInvariant();
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Throw.NotWritable(path, e);
        }
    }
}
