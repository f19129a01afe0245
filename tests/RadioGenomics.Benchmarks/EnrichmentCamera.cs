using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>CAMERA of a ranking: 20,000 genes, 10,000 sets of 15 to 500 genes. Options: [rounds] [folder to write statistics.tsv and sets.gmt for compare-enrichment.R].</summary>
sealed class EnrichmentCamera : IBenchmark
{
    const int Genes = 20_000, SetCount = 10_000;

    public string Name => "enrichment-camera";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        string[] genes = [.. Enumerable.Range(1, Genes).Select(g => FormattableString.Invariant($"G{g}"))];
        var random = new Philox(20240, 3);
        var ranking = GeneRanking.Create([.. genes], [.. genes.Select(_ => random.NextGaussian())]);
        var sets = new GeneSetCollection { Name = "benchmark", Sets = [.. Enumerable.Range(1, SetCount).Select(s => Set(s, genes))] };
        if (args.Length > 1)
        {
            Directory.CreateDirectory(args[1]);
            File.WriteAllLines(Path.Combine(args[1], "statistics.tsv"), ranking.Genes.Zip(ranking.Scores, (g, v) => FormattableString.Invariant($"{g}\t{v:R}")));
            File.WriteAllLines(Path.Combine(args[1], "sets.gmt"), sets.Sets.Select(s => $"{s.Name}\tna\t{string.Join('\t', s.Genes)}"));
        }
        long begin = Stopwatch.GetTimestamp();
        var index = GeneSetIndex.Build(sets, ranking.Genes);
        Print($"index of {SetCount} sets: {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.000} s");
        for (int round = 1; round <= rounds; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            CameraResult result = Camera.Preranked(ranking, index);
            Print($"camera, round {round}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0000} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0000} s of processor time), smallest p {result.Rows[0].P:R} of {result.Rows[0].Set}");
        }
    }

    static GeneSet Set(int number, string[] genes)
    {
        var random = Philox.At(20240, 4, (uint)number);
        int size = 15 + random.NextInt(486);
        HashSet<string> members = [];
        while (members.Count < size)
        {
            members.Add(genes[random.NextInt(genes.Length)]);
        }
        return new(FormattableString.Invariant($"S{number}"), "", [.. members]);
    }

    static void Print(FormattableString line) => Console.Out.WriteLine(FormattableString.Invariant(line));
}
