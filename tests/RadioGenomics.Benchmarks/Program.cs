using RadioGenomics.Benchmarks;

IBenchmark[] benchmarks = [.. typeof(IBenchmark).Assembly.GetTypes()
    .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IBenchmark).IsAssignableFrom(t))
    .Select(t => (IBenchmark)Activator.CreateInstance(t)!)
    .OrderBy(b => b.Name, StringComparer.Ordinal)];
IBenchmark? chosen = benchmarks.FirstOrDefault(b => args.Length > 0 && b.Name == args[0].TrimStart('-'));
if (chosen is null)
{
    Console.Error.WriteLine($"usage: benchmarks {string.Join(" | ", benchmarks.Select(b => b.Name))} [options]");
    return 4;
}
chosen.Run(args[1..]);
return 0;
