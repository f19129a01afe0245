using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Multilevel preranked GSEA on synthetic ranks. Options: [genes] [sets] [planted share] [rounds] [threads]; sets have 15 to 500 genes.</summary>
sealed class EnrichmentGsea : IBenchmark
{
    public string Name => "enrichment-gsea";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int genes = Option(args, 0, 20_000), sets = Option(args, 1, 10_000);
        double planted = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 0;
        int rounds = Option(args, 3, 3), threads = Option(args, 4, Environment.ProcessorCount);
        var random = new Philox(11, 0);
        ImmutableArray<string> names = [.. Enumerable.Range(0, genes).Select(i => $"g{i}")];
        var ranking = GeneRanking.Create(names, [.. names.Select(_ => random.NextGaussian())]);
        var collection = new GeneSetCollection { Name = "synthetic", Sets = [.. Enumerable.Range(0, sets).Select(i => Set(i, ranking, planted, random))] };
        for (int round = 1; round <= rounds; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            GseaResult result = PrerankedGsea.Run(ranking, collection, null, RunContext.Default with { Threads = threads });
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"multilevel GSEA, {sets} sets on {genes} genes, {threads} threads, round {round}: {seconds:0.000} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.000} s of processor time); smallest p {result.Rows[0].P:0.0e-0}, q < 0.05: {result.Rows.Count(r => r.Q < 0.05)}, worst log2 error {result.Rows.Max(r => r.Log2Error):0.00}"));
        }
    }

    /// <summary>Random genes; in a planted set one fifth of them comes from the top tenth of the ranking.</summary>
    static GeneSet Set(int number, GeneRanking ranking, double planted, Philox random)
    {
        int size = 15 + random.NextInt(486);
        bool isPlanted = random.NextDouble() < planted;
        var places = new HashSet<int>();
        while (places.Count < size)
        {
            places.Add(random.NextInt(isPlanted && places.Count < size / 5 ? ranking.Count / 10 : ranking.Count));
        }
        return new($"set{number}", "", [.. places.Order().Select(p => ranking.Genes[p])]);
    }

    static int Option(string[] args, int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;
}
