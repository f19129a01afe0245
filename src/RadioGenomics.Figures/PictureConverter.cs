using System.ComponentModel;
using System.Diagnostics;

namespace RadioGenomics.Figures;

/// <summary>Makes PDF, PNG and TIFF of SVG with the program rsvg-convert.</summary>
public static class PictureConverter
{
    const string Tool = "rsvg-convert";
    const int TimeoutMilliseconds = 120_000;

    /// <summary>Whether rsvg-convert is on PATH.</summary>
    public static bool IsAvailable =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && (File.Exists(Path.Combine(folder, Tool)) || File.Exists(Path.Combine(folder, Tool + ".exe"))));

    /// <summary>Converts a file.</summary>
    /// <param name="svgPath">An existing .svg.</param>
    /// <param name="path">The picture to write.</param>
    /// <param name="format">"pdf", "png" or "tiff".</param>
    /// <param name="dotsPerInch">Resolution of a PNG or TIFF. Range: 30 to 2400.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ToolMissing"/>, <see cref="ErrorCode.OutputNotWritable"/>,
    /// <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    public static void Convert(string svgPath, string path, string format, int dotsPerInch = 300)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (format is not ("png" or "pdf" or "tiff"))
        {
            Throw.Extension(path, format);
        }
        if (dotsPerInch is < 30 or > 2400)
        {
            Throw.OutOfRange(nameof(dotsPerInch), FormattableString.Invariant($"{dotsPerInch}"), "30 to 2400");
        }
        string dots = FormattableString.Invariant($"{dotsPerInch}"), partial = path + ".partial";
        Run(Tool, path, ["--format", format == "pdf" ? "pdf" : "png", "--dpi-x", dots, "--dpi-y", dots, "--output", partial, svgPath]);
        if (format != "pdf")
        {
            byte[] png = File.ReadAllBytes(partial);
            File.WriteAllBytes(partial, format == "png" ? RasterPicture.WithResolution(png, dotsPerInch) : RasterPicture.Read(png).ToTiff(dotsPerInch));
        }
        File.Move(partial, path, overwrite: true);
    }

    internal static void Run(string tool, string path, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, UseShellExecute = false };
        // A PDF carries its date; a fixed one keeps the same figure the same bytes.
        start.Environment["SOURCE_DATE_EPOCH"] = "0";
        using Process? process = Started(start, path);
        Task<string> message = process!.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeoutMilliseconds))
        {
            process.Kill();
            Throw.ToolFailed(tool, -1, "no end after two minutes", path);
        }
        if (process.ExitCode != 0)
        {
            Throw.ToolFailed(tool, process.ExitCode, message.GetAwaiter().GetResult(), path);
        }
    }

    static Process? Started(ProcessStartInfo start, string path)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            Throw.ToolMissing(start.FileName, "librsvg2-bin", path);
            return null;
        }
    }
}
