using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Analysis.Networks;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Soft threshold and topological overlap of a synthetic cohort: time, rate beside OpenBLAS ssyrk, peak memory.
/// Options: [genes] [samples] [single|double] [threads] [columns per strip, to compute the adjacency again].</summary>
sealed unsafe class Networks : IBenchmark
{
    public string Name => "networks";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int genes = Option(args, 0, 20_000), samples = Option(args, 1, 370), threads = Option(args, 3, Environment.ProcessorCount);
        var precision = args.Length > 2 && args[2] == "double" ? Precision.Double : Precision.Single;
        RunContext run = RunContext.Default with { Threads = threads };
        LabelledMatrix expression = Cohort(genes, samples);
        Print($"{genes} genes, {samples} samples, {precision}, {threads} threads");
        SoftThresholdResult? threshold = null;
        Time("soft threshold", () => threshold = SoftThreshold.Pick(expression, new() { Precision = precision }, run));
        Print($"{threshold!.Summary}");
        double seconds = precision == Precision.Single ? Overlap<float>(expression, Option(args, 4, 0), run) : Overlap<double>(expression, Option(args, 4, 0), run);
        Print($"  whole step {1e-9 * genes * genes * genes / seconds:0} GFLOP/s counting the product only");
        Print($"  peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.00} GB");
        if (OpenBlas.IsAvailable)
        {
            Blas(Math.Min(genes, 8000), threads, precision == Precision.Single);
        }
    }

    static double Overlap<T>(LabelledMatrix expression, int strip, RunContext run)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        double seconds = Time("topological overlap with adjacency", () =>
        {
            using TopologicalOverlapResult<T> tom = strip > 0
                ? TopologicalOverlap.Dissimilarity<T>(expression, new() { Power = 6 }, run, false, strip)
                : TopologicalOverlap.Dissimilarity<T>(expression, new() { Power = 6 }, run);
            Print($"  digest of the dissimilarities {Digest(tom.Dissimilarity):X16}");
        });
        return seconds;
    }

    /// <summary>Changes when any bit of the matrix does: to compare runs with other threads or vector widths
    /// (DOTNET_EnableAVX512F=0).</summary>
    static ulong Digest<T>(PackedSymmetric<T> matrix)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ulong digest = 14695981039346656037;
        for (int i = 0; i < matrix.Count; i++)
        {
            foreach (byte b in System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(matrix.Row(i))).AsSpan(0, 8))
            {
                digest = (digest ^ b) * 1099511628211;
            }
        }
        return digest;
    }

    static void Blas(int n, int threads, bool single)
    {
        Print($"OpenBLAS at n = k = {n}: {(single ? BlasRate<float>(n, threads) : BlasRate<double>(n, threads)):0} GFLOP/s ({(single ? "ssyrk" : "dsyrk")})");
    }

    static double BlasRate<T>(int n, int threads)
        where T : unmanaged
    {
        var a = new T[n * n];
        var c = new T[n * n];
        OpenBlas.SetThreads(threads);
        long start = Stopwatch.GetTimestamp();
        fixed (T* x = a, z = c)
        {
            OpenBlas.Syrk(n, n, x, n, z, n);
        }
        OpenBlas.SetThreads(1);
        return 1e-9 * n * n * n / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static double Time(string what, Action action)
    {
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        action();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Print($"{what}: {seconds:0.00} s wall, {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0.00} s of processor");
        return seconds;
    }

    // Thirty factors, unequal loadings: enough structure for a scale-free fit.
    static LabelledMatrix Cohort(int genes, int samples)
    {
        const int factors = 30;
        double[] factor = new double[samples * factors], values = new double[samples * genes];
        var random = new Philox(20240, 0);
        for (int i = 0; i < factor.Length; i++)
        {
            factor[i] = random.NextGaussian();
        }
        ParallelLoop.For(genes, RunContext.Default, "cohort", g =>
        {
            var own = Philox.At(20240, 1, (uint)g);
            double load = own.NextDouble() < 0.3 ? 0 : 0.35 + (0.57 * own.NextDouble());
            int which = Math.Min(own.NextInt(factors), own.NextInt(factors));
            for (int s = 0; s < samples; s++)
            {
                values[s + (g * samples)] = 7 + (load * factor[s + (which * samples)]) + (Math.Sqrt(1 - (load * load)) * own.NextGaussian());
            }
        });
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, samples).Select(s => "S" + s.ToString(CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(0, genes).Select(g => "G" + g.ToString(CultureInfo.InvariantCulture))], values);
    }

    static int Option(string[] args, int place, int fallback) =>
        args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;

    static void Print(FormattableString line) => Console.Out.WriteLine(FormattableString.Invariant(line));
}
