using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Bootstrap refits of a Cox model, alone (one thread) and with concordance, slope and calibration of each. Options: [refits] [columns] [rows].</summary>
sealed class BootstrapBenchmark : IBenchmark
{
    public string Name => "bootstrap";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int refits = Option(args, 0, 1000), columns = Option(args, 1, 10), rows = Option(args, 2, 370);
        (SurvivalData data, LabelledMatrix x) = Simulate(rows, columns);
        for (int round = 1; round <= 3; round++)
        {
            Time($"{refits} refits of {columns} columns at {rows}, one thread", () => Refits(data, x, refits));
            Time($"{refits} refits with concordance, slope and calibration", () =>
                Optimism.Run(data, x, new() { Resamples = refits })["c"].Corrected);
        }
    }

    static void Time(string what, Func<double> work)
    {
        TimeSpan cpu = Environment.CpuUsage.UserTime;
        long start = Stopwatch.GetTimestamp();
        double result = work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, processor = (Environment.CpuUsage.UserTime - cpu).TotalSeconds;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.000} s ({processor:0.000} s of processor time), result {result:R}"));
    }

    static double Refits(SurvivalData data, LabelledMatrix x, int refits)
    {
        var solver = new CoxSolver(CoxFitting.DesignOf(data), x.FeatureCount);
        solver.SetCovariates(x.Values.Span);
        double[] counts = new double[data.Count];
        double sum = 0;
        for (uint r = 0; r < refits; r++)
        {
            var random = Philox.At(1, 1, r);
            Array.Clear(counts);
            for (int i = 0; i < counts.Length; i++)
            {
                counts[random.NextInt(counts.Length)]++;
            }
            solver.SetCounts(counts);
            solver.Fit();
            sum += solver.Coefficients[0];
        }
        return sum / refits;
    }

    static (SurvivalData Data, LabelledMatrix X) Simulate(int rows, int columns)
    {
        var random = new Philox(3, 1);
        double[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextGaussian())], time = new double[rows];
        int[] state = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            double death = -Math.Log(random.NextDouble()) / Math.Exp(x[i]), censoring = 3 * random.NextDouble();
            (time[i], state[i]) = (Math.Min(death, censoring), death <= censoring ? 1 : 0);
        }
        var data = SurvivalData.RightCensored([.. time.Select((_, i) => $"s{i}")], time, state, "years", "OS");
        return (data, LabelledMatrix.FromColumnMajor(data.SampleIds, [.. Enumerable.Range(1, columns).Select(c => $"x{c}")], x));
    }

    static int Option(string[] args, int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;
}
