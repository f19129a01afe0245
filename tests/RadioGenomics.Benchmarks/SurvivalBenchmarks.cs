using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Follow-up of simulated patients and features, of which every tenth matters a little.</summary>
static class SurvivalSample
{
    public static (SurvivalData Data, LabelledMatrix Features) Make(int patients, int features)
    {
        double[] values = new double[features * patients];
        ParallelLoop.For(features, RunContext.Default, "generating", f =>
        {
            var random = new Philox(11, (ulong)f + 1);
            for (int i = 0; i < patients; i++)
            {
                values[(f * patients) + i] = 7 + random.NextGaussian();
            }
        });
        var shared = new Philox(11, 0);
        double[] time = new double[patients];
        int[] state = new int[patients];
        for (int i = 0; i < patients; i++)
        {
            double risk = 0;
            for (int f = 0; f < features; f += Math.Max(10, features / 20))
            {
                risk += 0.2 * (values[(f * patients) + i] - 7);
            }
            double event0 = -Math.Log(1 - shared.NextDouble()) * Math.Exp(-risk) * 1500, censored = -Math.Log(1 - shared.NextDouble()) * 2000;
            // Whole days, so that there are ties.
            time[i] = Math.Ceiling(Math.Min(event0, censored));
            state[i] = event0 <= censored ? 1 : 0;
        }
        string[] ids = [.. Enumerable.Range(1, patients).Select(i => $"P{i}")];
        return (SurvivalData.RightCensored([.. ids], time, state, "days"),
            LabelledMatrix.FromColumnMajor([.. ids], [.. Enumerable.Range(1, features).Select(f => $"G{f}")], values));
    }

    public static void Write(string folder, SurvivalData data, LabelledMatrix features)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "features.bin"), MemoryMarshal.AsBytes(features.Values.Span));
        double[] follow = [.. data.Time, .. data.State.ToArray().Select(s => (double)s)];
        File.WriteAllBytes(Path.Combine(folder, "follow.bin"), MemoryMarshal.AsBytes(follow.AsSpan()));
    }

    public static int Option(string[] args, int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;

    public static void Timed(string what, int rounds, Func<string> run)
    {
        for (int round = 1; round <= rounds; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            string found = run();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}, round {round}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.000} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.000} s of processor time); {found}"));
        }
    }
}

/// <summary>One Cox model for every feature. Options: [folder to write the data to, or "-"] [features] [patients] [rounds].</summary>
sealed class SurvivalScreenBenchmark : IBenchmark
{
    public string Name => "survival-screen";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int features = SurvivalSample.Option(args, 1, 20_000), patients = SurvivalSample.Option(args, 2, 370), rounds = SurvivalSample.Option(args, 3, 5);
        (SurvivalData data, LabelledMatrix matrix) = SurvivalSample.Make(patients, features);
        if (args.Length > 0 && args[0] != "-")
        {
            SurvivalSample.Write(args[0], data, matrix);
        }
        SurvivalSample.Timed(string.Create(CultureInfo.InvariantCulture, $"{features} features, {patients} patients, {data.EventCount} events: HR, CI, p, q, C"), rounds, () =>
        {
            CoxScreenResult result = CoxScreen.Run(data, matrix);
            return string.Create(CultureInfo.InvariantCulture, $"first {result.Rows[0].Feature} p = {result.Rows[0].P:0.###e-0}, q < 0.05: {result.Rows.Count(r => r.Q < 0.05)}");
        });
        LabelledMatrix covariates = matrix.SelectFeatures([0, 1]);
        SurvivalSample.Timed("the same given two covariates", Math.Min(rounds, 2), () =>
        {
            CoxScreenResult result = CoxScreen.Run(data, matrix, null, null, covariates);
            return string.Create(CultureInfo.InvariantCulture, $"q < 0.05: {result.Rows.Count(r => r.Q < 0.05)}");
        });
    }
}

/// <summary>Refits of a Cox model of ten variables on bootstrap samples. Options: [samples] [patients] [rounds].</summary>
sealed class SurvivalBootstrapBenchmark : IBenchmark
{
    const int Variables = 10;

    public string Name => "survival-bootstrap";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int samples = SurvivalSample.Option(args, 0, 1000), patients = SurvivalSample.Option(args, 1, 370), rounds = SurvivalSample.Option(args, 2, 3);
        (SurvivalData data, LabelledMatrix matrix) = SurvivalSample.Make(patients, Variables);
        SurvivalSample.Timed(string.Create(CultureInfo.InvariantCulture, $"{samples} refits of {Variables} variables, {patients} patients"), rounds, () =>
        {
            CoxDesign design = CoxFitting.DesignOf(data);
            double[] last = new double[samples];
            ParallelLoop.For(samples, RunContext.Default, "bootstrap", () => (Solver: Ready(design, matrix), Counts: new double[patients]), (b, scratch) =>
            {
                var random = new Philox(5, (ulong)b);
                Array.Clear(scratch.Counts);
                for (int i = 0; i < patients; i++)
                {
                    scratch.Counts[random.NextInt(patients)]++;
                }
                scratch.Solver.SetCounts(scratch.Counts);
                scratch.Solver.Fit();
                last[b] = scratch.Solver.Coefficients[0];
            });
            return string.Create(CultureInfo.InvariantCulture, $"mean of the first coefficient {last.Average():0.000000}");
        });
    }

    static CoxSolver Ready(CoxDesign design, LabelledMatrix matrix)
    {
        var solver = new CoxSolver(design, Variables);
        solver.SetCovariates(matrix.Values.Span);
        return solver;
    }
}
