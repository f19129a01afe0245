using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>All pairs of two matrices with p and q. Options: [pearson | spearman | bicor | write] [folder] [x columns] [y columns] [samples] [rounds].
/// "write" makes x.bin and y.bin (doubles, column by column) in the folder, which compare-correlation.R reads too.</summary>
sealed class CorrelationBenchmark : IBenchmark
{
    const int Factors = 30;

    public string Name => "correlation";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string what = args.Length > 0 ? args[0] : "pearson", folder = args.Length > 1 ? args[1] : "";
        int x = Option(args, 2, 1000), y = Option(args, 3, 20_000), samples = Option(args, 4, 370), rounds = Option(args, 5, 5);
        if (what == "write")
        {
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, "x.bin"), Generate(x, samples, 1));
            Write(Path.Combine(folder, "y.bin"), Generate(y, samples, 2));
            return;
        }
        LabelledMatrix left = Matrix("x", folder, x, samples, 1), right = Matrix("y", folder, y, samples, 2);
        var options = new CorrelationOptions { Method = Enum.Parse<CorrelationMethod>(what, ignoreCase: true) };
        for (int round = 1; round <= rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            TimeSpan cpu = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            var stages = new Stages();
            CorrelationResult result = Correlation.AllPairs(left, right, options, RunContext.Default with { Progress = stages });
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.Refresh();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what} {x} x {y} at {samples}, round {round}: {seconds:0.000} s ({(process.TotalProcessorTime - cpu).TotalSeconds:0.000} s of processor time), q < 0.05: {Count(result)}, bits {Bits(result.AllR):x16} {Bits(result.AllQ):x16}, peak {process.PeakWorkingSet64 / 1e6:0} MB; {stages}"));
        }
    }

    /// <summary>Seconds of processor time since the start at which each stage ended; less disturbed by other programs than the clock.</summary>
    sealed class Stages : IProgress<ProgressReport>
    {
        readonly TimeSpan _start = Environment.CpuUsage.TotalTime;
        readonly List<string> _ends = [];

        public void Report(ProgressReport value)
        {
            if (value.Fraction >= 1)
            {
                _ends.Add(string.Create(CultureInfo.InvariantCulture, $"{value.Stage} {(Environment.CpuUsage.TotalTime - _start).TotalSeconds:0.000}"));
            }
        }

        public override string ToString() => string.Join(", ", _ends);
    }

    /// <summary>A fingerprint: equal on every processor and for any number of threads.</summary>
    static ulong Bits(ReadOnlySpan<double> values)
    {
        ulong hash = 14695981039346656037;
        foreach (double value in values)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
        }
        return hash;
    }

    static int Count(CorrelationResult result)
    {
        int count = 0;
        foreach (double q in result.AllQ)
        {
            count += q < 0.05 ? 1 : 0;
        }
        return count;
    }

    static int Option(string[] args, int place, int fallback) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;

    static LabelledMatrix Matrix(string name, string folder, int columns, int samples, ulong stream) => LabelledMatrix.FromColumnMajor(
        [.. Enumerable.Range(0, samples).Select(i => $"s{i}")],
        [.. Enumerable.Range(0, columns).Select(i => $"{name}{i}")],
        folder.Length > 0 ? Read(Path.Combine(folder, name + ".bin"), columns * samples) : Generate(columns, samples, stream));

    /// <summary>Columns that share hidden factors, so that part of the pairs is associated; every fifth is skewed.</summary>
    static double[] Generate(int columns, int samples, ulong stream)
    {
        var shared = new Philox(7, 0);
        double[] factors = [.. Enumerable.Range(0, Factors * samples).Select(_ => shared.NextGaussian())];
        double[] values = new double[columns * samples];
        ParallelLoop.For(columns, RunContext.Default, "generating", c =>
        {
            var random = new Philox(7, (stream << 32) + (ulong)c);
            int factor = random.NextInt(Factors);
            double load = random.NextDouble() * 0.8;
            for (int s = 0; s < samples; s++)
            {
                double v = (load * factors[(factor * samples) + s]) + (Math.Sqrt(1 - (load * load)) * random.NextGaussian());
                values[(c * samples) + s] = c % 5 == 0 ? Math.Exp(v) : 7 + v;
            }
        });
        return values;
    }

    static void Write(string path, double[] values) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(values.AsSpan()));

    static double[] Read(string path, int count)
    {
        double[] values = new double[count];
        using FileStream file = File.OpenRead(path);
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
