using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Analysis.Enrichment;
using RadioGenomics.Data;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Single-sample scores of a cohort. Options: [ssgsea | gsva | plage | zscore] [expression.tsv of gen_expr.R | ""] [rounds] [genes] [samples] [sets].
/// Sets: 50 of 100 genes each, every ninth gene from the set's own start, as compare-enrichment.R makes them.</summary>
sealed class EnrichmentScores : IBenchmark
{
    const int SetSize = 100, Apart = 9;

    public string Name => "enrichment-scores";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string what = args.Length > 0 ? args[0] : "gsva", file = args.Length > 1 ? args[1] : "";
        int rounds = Option(args, 2, 3), genes = Option(args, 3, 20_000), samples = Option(args, 4, 370), count = Option(args, 5, 50);
        LabelledMatrix expression = file.Length > 0 ? ExpressionReader.Read(file).Values : Synthetic(genes, samples);
        var options = new SingleSampleOptions { Method = Enum.Parse<SingleSampleMethod>(what, ignoreCase: true) };
        GeneSetCollection sets = Sets(expression, count);
        for (int round = 1; round <= rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            TimeSpan cpu = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            SingleSampleResult result = SingleSampleScores.Run(expression, sets, options);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.Refresh();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what} {expression.FeatureCount} genes x {expression.SampleCount} samples x {result.Scores.FeatureCount} sets, round {round}: {seconds:0.000} s ({(process.TotalProcessorTime - cpu).TotalSeconds:0.000} s of processor time), sum of |score| {Total(result):R}, peak {process.PeakWorkingSet64 / 1e6:0} MB"));
        }
    }

    static double Total(SingleSampleResult result)
    {
        double sum = 0;
        foreach (double score in result.Scores.Values.Span)
        {
            sum += Math.Abs(score);
        }
        return sum;
    }

    static GeneSetCollection Sets(LabelledMatrix expression, int count) => new()
    {
        Name = "benchmark",
        Sets = [.. Enumerable.Range(0, count).Select(s => new GeneSet(FormattableString.Invariant($"S{s + 1}"), "",
            [.. Enumerable.Range(0, SetSize).Select(i => expression.FeatureIds[((s * 389) + (i * Apart)) % expression.FeatureCount])]))],
    };

    static LabelledMatrix Synthetic(int genes, int samples)
    {
        double[] values = new double[genes * samples];
        ParallelLoop.For(genes, RunContext.Default, "cohort", g =>
        {
            var random = Philox.At(20240, 2, (uint)g);
            double level = 2 + (10 * random.NextDouble()), spread = 0.3 + random.NextDouble();
            for (int s = 0; s < samples; s++)
            {
                values[(g * samples) + s] = Math.Max(0, level + (spread * random.NextGaussian()));
            }
        });
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(1, samples).Select(s => FormattableString.Invariant($"S{s}"))],
            [.. Enumerable.Range(1, genes).Select(g => FormattableString.Invariant($"G{g}"))], values);
    }

    static int Option(string[] args, int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;
}
