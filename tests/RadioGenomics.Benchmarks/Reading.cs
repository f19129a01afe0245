using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using RadioGenomics.Data;
using RadioGenomics.Numerics;

namespace RadioGenomics.Benchmarks;

/// <summary>
/// Reading an expression table of 20,000 genes and 370 samples, plain and .gz, either way round, beside data.table::fread when R is
/// there. First time and peak are those of a fresh process; processor time is what a busy machine leaves comparable. Options: [genes] [samples] [rounds].
/// </summary>
sealed class Reading : IBenchmark
{
    public string Name => "reading";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length == 3 && args[0] == "--once")
        {
            Once(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
            return;
        }
        int genes = Option(args, 0, 20_000), samples = Option(args, 1, 370), rounds = Option(args, 2, 5);
        string folder = Directory.CreateTempSubdirectory("radiogenomics-reading-").FullName;
        try
        {
            foreach (bool genesInRows in new[] { true, false })
            {
                string plain = WriteTable(folder, genes, samples, genesInRows);
                string packed = Pack(plain);
                double megabytes = new FileInfo(plain).Length / 1e6;
                Console.Out.WriteLine(FormattableString.Invariant($"{genes} genes x {samples} samples, {(genesInRows ? "genes" : "samples")} in rows: {megabytes:0} MB text, matrix {8e-6 * genes * samples:0} MB"));
                Start(Environment.ProcessPath!, [typeof(Reading).Assembly.Location, Name, "--once", plain, Text(rounds)]);
                Start(Environment.ProcessPath!, [typeof(Reading).Assembly.Location, Name, "--once", packed, Text(rounds)]);
                Start("Rscript", ["-e", FreadScript(plain, rounds)]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static int Option(string[] args, int place, int fallback) =>
        args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : fallback;

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    static void Once(string path, int rounds)
    {
        double first = 0, best = double.PositiveInfinity, processor = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            ExpressionTable table = ExpressionReader.Read(path);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            first = round == 0 ? seconds : first;
            best = Math.Min(best, seconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            if (round == 0)
            {
                Console.Out.WriteLine(FormattableString.Invariant($"  RadioGenomics {Path.GetFileName(path),-12} first {seconds,6:0.000} s, peak {PeakMegabytes():0} MB, {table.Values}"));
            }
        }
        Console.Out.WriteLine(FormattableString.Invariant($"  RadioGenomics {Path.GetFileName(path),-12} best  {best,6:0.000} s of {rounds}, processor time {processor:0.000} s"));
    }

    static double PeakMegabytes()
    {
        string? line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal)) : null;
        return line is null ? Environment.WorkingSet / 1e6 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    static string FreadScript(string path, int rounds) => FormattableString.Invariant(
        $"suppressMessages(library(data.table)); t <- sapply(1:{rounds}, function(i) {{ s <- system.time(x <- fread('{path}', showProgress=FALSE)); c(s[['elapsed']], s[['user.self']] + s[['sys.self']]) }}); hwm <- grep('VmHWM', readLines('/proc/self/status'), value=TRUE); cat(sprintf('  fread {Path.GetFileName(path)} first %.3f s, best %.3f s, processor time %.3f s, threads %d, %s\\n', t[1,1], min(t[1,]), min(t[2,]), getDTthreads(), hwm))");

    static void Start(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments));
            process!.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Console.Out.WriteLine($"  {program} is not there: {e.Message}");
        }
    }

    static string WriteTable(string folder, int genes, int samples, bool genesInRows)
    {
        string path = Path.Combine(folder, genesInRows ? "genes.tsv" : "samples.tsv");
        int rows = genesInRows ? genes : samples, columns = genesInRows ? samples : genes;
        var random = new Philox(1, 1);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        writer.Write(genesInRows ? "gene" : "sample");
        for (int c = 0; c < columns; c++)
        {
            writer.Write('\t');
            writer.Write(Label(c, !genesInRows));
        }
        for (int r = 0; r < rows; r++)
        {
            writer.Write('\n');
            writer.Write(Label(r, genesInRows));
            for (int c = 0; c < columns; c++)
            {
                writer.Write('\t');
                writer.Write((random.NextGaussian() * 3).ToString("0.#####", CultureInfo.InvariantCulture));
            }
        }
        writer.Write('\n');
        return path;
    }

    static string Label(int index, bool gene) => gene ? FormattableString.Invariant($"GENE{index}A") : FormattableString.Invariant($"TCGA-AA-{index:0000}-01A");

    static string Pack(string path)
    {
        using FileStream source = File.OpenRead(path);
        using var target = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest);
        source.CopyTo(target);
        return path + ".gz";
    }
}
