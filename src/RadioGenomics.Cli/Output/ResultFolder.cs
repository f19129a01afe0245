using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RadioGenomics.Cli.CommandLine;
using RadioGenomics.Cli.Verbs;
using RadioGenomics.Data;
using RadioGenomics.Figures;

namespace RadioGenomics.Cli.Output;

/// <summary>Writes what a verb found; nothing has its final name before all of it is there.</summary>
static class ResultFolder
{
    public static ResultManifest Write(
        OutputFolder output, string verb, VerbResult result, ImmutableArray<InputRecord> inputs, CommonValues common, Stopwatch clock, StageClock stages)
    {
        List<OutputRecord> written = [.. result.Tables.Select(t => WriteTable(output, t))];
        written.AddRange(result.Files.Select(f => WriteText(output, f.Name, f.Content)));
        WriteFigures(output, result, written);
        var manifest = new ResultManifest
        {
            Verb = verb,
            Summary = result.Summary,
            Options = Options(result),
            Inputs = inputs,
            Outputs = [.. written],
            Versions = Versions.Current,
            Seed = common.Seed,
            Threads = common.Threads,
            Diagnostics = [.. result.Diagnostics.Select(DiagnosticRecord.Of)],
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
            Stages = stages.Stages(),
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
        File.WriteAllText(output.PathOf("result.json"), manifest.ToJson());
        output.Commit();
        return manifest;
    }

    static JsonObject Options(VerbResult result)
    {
        JsonObject json = result.Options is null ? [] : OptionsJson.From(result.Options);
        foreach ((string name, object? value) in result.Settings)
        {
            json[name] = OptionsJson.Node(value);
        }
        return json;
    }

    static OutputRecord WriteTable(OutputFolder output, ResultTable table)
    {
        string file = table.Name + ".tsv";
        table.Write(output.PathOf(file));
        return new OutputRecord(file, table.RowCount, Digest(output.PathOf(file)));
    }

    static OutputRecord WriteText(OutputFolder output, string file, string content)
    {
        File.WriteAllText(output.PathOf(file), content);
        return new OutputRecord(file, null, Digest(output.PathOf(file)));
    }

    static void WriteFigures(OutputFolder output, VerbResult result, List<OutputRecord> written)
    {
        foreach (FigureSpec figure in result.Figures)
        {
            ImmutableArray<string> files = FigureFile.Save(figure, output.PathOf("figures/" + figure.Id), result.FigureFormats, result.FigureStyle);
            foreach (string file in files.Where(f => Path.GetExtension(f) is not (".json" or ".csv")))
            {
                written.Add(new OutputRecord("figures/" + Path.GetFileName(file), null, Digest(file)));
            }
        }
    }

    static string Digest(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
