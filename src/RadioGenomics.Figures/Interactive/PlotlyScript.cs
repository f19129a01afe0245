using System.IO.Compression;
using System.Text;

namespace RadioGenomics.Figures;

/// <summary>The vendored plotly.js (plotly/README.md).</summary>
static class PlotlyScript
{
    const string Resource = "RadioGenomics.Figures.plotly-cartesian.min.js.gz";

    static readonly Lazy<string> Read = new(() =>
    {
        using Stream compressed = typeof(PlotlyScript).Assembly.GetManifestResourceStream(Resource)!;
        using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    public const string Version = "4.1.1";

    public const string Sha256 = "79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a";

    public static string Text => Read.Value;
}
