using System.Diagnostics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>Rates of the dense products, managed kernels beside OpenBLAS, in turns so that a busy machine is busy for both.
/// Options: [columns] [rows or 0 for "as many as columns"] [rounds].</summary>
sealed unsafe class Products : IBenchmark
{
    public string Name => "products";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int n = Option(args, 0, 5000), rows = Option(args, 1, 370), rounds = Option(args, 2, 5);
        Console.Out.WriteLine(OpenBlas.Version);
        foreach (int threads in new[] { 1, Environment.ProcessorCount })
        {
            Compare<double>("double", n, rows == 0 ? n : rows, threads, rounds);
            Compare<float>("float", n, rows == 0 ? n : rows, threads, rounds);
        }
    }

    static int Option(string[] args, int place, int fallback) =>
        args.Length > place ? int.Parse(args[place], System.Globalization.CultureInfo.InvariantCulture) : fallback;

    static void Compare<T>(string type, int n, int k, int threads, int rounds)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new Philox(1, 1);
        T[] a = [.. Enumerable.Range(0, n * k).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
        var c = new T[(long)n * n];
        RunContext run = RunContext.Default with { Threads = threads };
        (string Name, double Work, Action Action)[] entries =
        [
            ("gemm OpenBLAS", 2, () => Blas(a, c, n, k, threads, false)),
            ("gemm Vector512", 2, () => Managed(a, c, n, k, false, run, KernelWidth.Vector512)),
            ("gemm Vector256", 2, () => Managed(a, c, n, k, false, run, KernelWidth.Vector256)),
            ("syrk OpenBLAS", 1, () => Blas(a, c, n, k, threads, true)),
            ("syrk Vector512", 1, () => Managed(a, c, n, k, true, run, KernelWidth.Vector512)),
            ("syrk Vector256", 1, () => Managed(a, c, n, k, true, run, KernelWidth.Vector256)),
        ];
        double[] best = [.. entries.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < rounds; round++)
        {
            for (int e = 0; e < entries.Length; e++)
            {
                long start = Stopwatch.GetTimestamp();
                entries[e].Action();
                best[e] = Math.Min(best[e], Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        for (int e = 0; e < entries.Length; e++)
        {
            double rate = entries[e].Work * n * n * k / best[e] / 1e9, reference = entries[e / 3 * 3].Work * n * n * k / best[e / 3 * 3] / 1e9;
            Console.Out.WriteLine(FormattableString.Invariant($"{type,-6} n={n} k={k} threads={threads} {entries[e].Name,-15} {rate,7:0.0} GFLOP/s {rate / reference,5:0.00} of OpenBLAS"));
        }
    }

    static void Managed<T>(T[] a, T[] c, int n, int k, bool symmetric, RunContext run, KernelWidth width)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        MatrixProduct.ForEachTileOf<T>(a, n, a, n, k, symmetric, tile =>
        {
            for (int j = 0; j < tile.BCount; j++)
            {
                tile.Column(j).CopyTo(c.AsSpan(tile.AStart + ((tile.BStart + j) * n), tile.ACount));
            }
        }, run, "product", ProductBackend.Managed, width);

    static void Blas<T>(T[] a, T[] c, int n, int k, int threads, bool symmetric)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        OpenBlas.SetThreads(threads);
        fixed (T* x = a, z = c)
        {
            if (symmetric)
            {
                OpenBlas.Syrk(n, k, x, k, z, n);
            }
            else
            {
                OpenBlas.Gemm(n, n, k, x, k, x, k, T.Zero, z, n);
            }
        }
        OpenBlas.SetThreads(1);
    }
}
