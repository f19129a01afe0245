using System.Globalization;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;

namespace RadioGenomics.Cli.Output;

/// <summary>What a person, or with <c>--json</c> a script, sees after a verb. Everything but errors and progress is on standard output.</summary>
static class SummaryPrinter
{
    public static void Print(ResultManifest manifest, VerbResult result, string folder, CommonValues common)
    {
        if (common.Json)
        {
            Console.Out.Write(manifest.ToJson());
        }
        else if (!common.Quiet)
        {
            PrintText(manifest, result, folder);
        }
    }

    static void PrintText(ResultManifest manifest, VerbResult result, string folder)
    {
        Console.Out.WriteLine(result.Summary);
        foreach (ResultTable table in result.Tables.Take(result.ShownTables).Where(t => t.Preview.RowCount > 0))
        {
            Console.Out.WriteLine();
            Console.Out.Write(TextTable.Format(table.Preview, table.RowCount));
        }
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            Console.Out.WriteLine(diagnostic);
        }
        string stages = string.Join(", ", manifest.Stages.Where(t => t.Seconds >= 0.05).Select(t => t.Stage + t.Seconds.ToString(" 0.0", CultureInfo.InvariantCulture)));
        Console.Out.WriteLine($"\nseconds: {stages}");
        string files = string.Join(", ", manifest.Outputs.Where(o => o.Rows is not null).Select(o => o.File));
        string seconds = manifest.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        string memory = (manifest.PeakMemoryBytes / (1024.0 * 1024)).ToString("0", CultureInfo.InvariantCulture);
        Console.Out.WriteLine($"{folder}: {files}, result.json ({seconds} s, peak {memory} MiB)");
    }
}
