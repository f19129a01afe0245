namespace RadioGenomics.Benchmarks;

/// <summary>One subcommand of the benchmark program; classes that implement it are found by reflection.</summary>
interface IBenchmark
{
    /// <summary>The subcommand, such as "products".</summary>
    string Name { get; }

    /// <summary>Runs and prints.</summary>
    /// <param name="args">What follows the subcommand.</param>
    void Run(string[] args);
}
