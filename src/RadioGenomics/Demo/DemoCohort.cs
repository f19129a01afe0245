using System.Text;

namespace RadioGenomics.Demo;

/// <summary>A simulated liver-cancer cohort with planted truth, for learning, demonstrations and tests. Not real patients.</summary>
public static class DemoCohort
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes a cohort folder: <c>cohort.json</c>, <c>radiomics.csv</c> (PyRadiomics form), <c>expression.tsv</c> (FPKM, genes in rows),
    /// <c>mutations.maf</c>, <c>profiled.txt</c>, <c>clinical.tsv</c>, <c>modules.gmt</c> (planted modules and decoys) and <c>truth.json</c>.
    /// </summary>
    /// <param name="options">Sizes and seed. The same options give the same bytes, whatever the threads and the culture.</param>
    /// <param name="folder">A new or empty folder.</param>
    /// <param name="run">Cancellation and progress; its seed is not used.</param>
    /// <returns>What was planted.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.OutputExists"/>,
    /// <see cref="ErrorCode.OutputNotWritable"/>.</exception>
    public static DemoTruth Generate(DemoCohortOptions options, string folder, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(run);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Throw.DemoFolder(folder);
        }
        DemoData data = DemoSimulator.Run(options, run);
        var defects = new DemoDefects(data);
        DemoTruth truth = data.Truth with { Defects = defects.List };
        Write(folder, new DemoFiles(data, defects, truth), run);
        return truth;
    }

    // The manifest comes last: a folder that was cut short has none and cannot be mistaken for a cohort.
    static void Write(string folder, DemoFiles files, RunContext run)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach ((string name, string text) in files.All())
            {
                run.Report("demo files", 1);
                string path = Path.Combine(folder, name);
                File.WriteAllText(path + ".partial", text, Utf8);
                File.Move(path + ".partial", path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Throw.DemoNotWritable(folder, e);
        }
    }
}
