using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Cross-validated lasso for Cox, 10 folds. Options: [run | write] [folder] [features] [samples] [rounds] [threads].
/// "write" makes x.bin (doubles, column by column), time.bin, event.bin and fold.bin in the folder, which compare-lasso.R reads too; a run
/// leaves ours.tsv there (feature, coefficient at lambda_min) and prints lambda_min.</summary>
sealed class SurvivalLasso : IBenchmark
{
    const int Factors = 30, FoldCount = 10, Effects = 12;

    public string Name => "survival-lasso";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string what = args.Length > 0 ? args[0] : "run", folder = args.Length > 1 ? args[1] : "";
        int features = Option(args, 2, 1000), samples = Option(args, 3, 370), rounds = Option(args, 4, 3), threads = Option(args, 5, Environment.ProcessorCount);
        double[] x = Generate(features, samples);
        (double[] time, double[] status, double[] fold) = Outcome(x, samples);
        if (what == "write")
        {
            Directory.CreateDirectory(folder);
            foreach ((string name, double[] values) in new[] { ("x", x), ("time", time), ("event", status), ("fold", fold) })
            {
                File.WriteAllBytes(Path.Combine(folder, name + ".bin"), MemoryMarshal.AsBytes(values.AsSpan()));
            }
            return;
        }
        var matrix = LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, samples).Select(i => $"s{i}")], [.. Enumerable.Range(1, features).Select(i => $"V{i}")], x);
        var response = PenalizedResponse.Cox(SurvivalData.RightCensored(matrix.SampleIds, time, [.. status.Select(s => (int)s)]));
        var folds = Grouping.FromText("fold", fold.Select(f => f.ToString(CultureInfo.InvariantCulture)));
        for (int round = 1; round <= rounds; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            PenalizedCrossValidation found = PenalizedRegression.CrossValidate(matrix, response, null, folds, RunContext.Default with { Threads = threads });
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"cv lasso cox {samples} x {features}, {response.EventCount} events, {threads} threads, round {round}: {seconds:0.000} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.000} s of processor time); {found.Path.Lambda.Length} penalties, lambda_min {found.LambdaMin:R} with {found.SelectedMin.Length} features, lambda_1se {found.Lambda1se:R} with {found.Selected1se.Length}, last {found.Path.Df[^1]}, cvm {found.Cvm[found.MinIndex]:R}"));
            if (folder.Length > 0)
            {
                File.WriteAllLines(Path.Combine(folder, "ours.tsv"), found.SelectedMin.OrderBy(s => s.Feature, StringComparer.Ordinal)
                    .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Feature}\t{s.Coefficient:R}")).Prepend("feature\tcoefficient"));
            }
        }
    }

    static int Option(string[] args, int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;

    /// <summary>Columns that share hidden factors.</summary>
    static double[] Generate(int columns, int samples)
    {
        var shared = new Philox(11, 0);
        double[] factors = [.. Enumerable.Range(0, Factors * samples).Select(_ => shared.NextGaussian())], values = new double[columns * samples];
        ParallelLoop.For(columns, RunContext.Default, "generating", c =>
        {
            var random = new Philox(11, 1 + (ulong)c);
            int factor = random.NextInt(Factors);
            double load = random.NextDouble() * 0.9;
            for (int s = 0; s < samples; s++)
            {
                values[(c * samples) + s] = 7 + (load * factors[(factor * samples) + s]) + (Math.Sqrt(1 - (load * load)) * random.NextGaussian());
            }
        });
        return values;
    }

    /// <summary>Exponential times in whole days with twelve true effects, censored at random; about four of ten have the event.</summary>
    static (double[] Time, double[] Status, double[] Fold) Outcome(double[] x, int samples)
    {
        var random = new Philox(12, 0);
        double[] time = new double[samples], status = new double[samples], fold = new double[samples];
        int[] order = random.Permutation(samples);
        for (int s = 0; s < samples; s++)
        {
            double risk = 0;
            for (int e = 0; e < Effects; e++)
            {
                risk += (e % 2 == 0 ? 0.35 : -0.35) * (x[(((e * 37) + 5) * samples) + s] - 7);
            }
            double death = -Math.Log(random.NextDouble()) * 1500 * Math.Exp(-risk), censored = -Math.Log(random.NextDouble()) * 1000;
            time[s] = Math.Ceiling(Math.Min(death, censored));
            status[s] = death <= censored ? 1 : 0;
            fold[order[s]] = 1 + (s % FoldCount);
        }
        return (time, status, fold);
    }
}
