using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RadioGenomics.Analysis.Enrichment;

namespace RadioGenomics.Benchmarks;

/// <summary>Over-representation of many sets in many lists. Options: [sets] [lists] [folder to write the inputs to, for R].</summary>
sealed class EnrichmentOra : IBenchmark
{
    const int Genes = 20_000, ListSize = 200;

    public string Name => "enrichment-ora";

    public void Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        int sets = Option(args, 0, 10_000), lists = Option(args, 1, 50);
        ImmutableArray<string> universe = [.. Enumerable.Range(0, Genes).Select(i => string.Create(CultureInfo.InvariantCulture, $"G{i:00000}"))];
        uint state = 20240;
        GeneSetCollection collection = new() { Name = "random", Sets = [.. Enumerable.Range(0, sets).Select(s => new GeneSet(string.Create(CultureInfo.InvariantCulture, $"S{s:00000}"), "na", Draw(universe, 15 + (int)(Next(ref state) % 486), ref state)))] };
        ImmutableArray<GeneList> drawn = [.. Enumerable.Range(0, lists).Select(l => new GeneList(string.Create(CultureInfo.InvariantCulture, $"L{l:00}"), Draw(universe, ListSize, ref state)))];
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sets} sets of 15 to 500 genes, {lists} lists of {ListSize}, {Genes} genes"));
        if (args.Length > 2)
        {
            Write(args[2], collection, drawn, universe);
        }
        for (int i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            OverRepresentationResult result = OverRepresentation.Run(collection, drawn, universe);
            TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  tests, q and order: {clock.Elapsed.TotalSeconds:0.000} s, processor {used.TotalSeconds:0.000} s, {result.Tests.Length} tests, Σ log10 p = {result.Tests.Sum(t => t.Log10P):R}"));
        }
    }

    static ImmutableArray<string> Draw(ImmutableArray<string> universe, int count, ref uint state)
    {
        var picked = new HashSet<int>();
        while (picked.Count < count)
        {
            picked.Add((int)(Next(ref state) % (uint)universe.Length));
        }
        return [.. picked.Order().Select(g => universe[g])];
    }

    // Any mixture does: the numbers only have to be the same in every run.
    static uint Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state;
    }

    static void Write(string folder, GeneSetCollection sets, ImmutableArray<GeneList> lists, ImmutableArray<string> universe)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "sets.gmt"), sets.Sets.Select(s => $"{s.Name}\tna\t{string.Join('\t', s.Genes)}"));
        File.WriteAllLines(Path.Combine(folder, "lists.gmt"), lists.Select(l => $"{l.Name}\tna\t{string.Join('\t', l.Genes)}"));
        File.WriteAllLines(Path.Combine(folder, "universe.txt"), universe);
    }

    static int Option(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
}
