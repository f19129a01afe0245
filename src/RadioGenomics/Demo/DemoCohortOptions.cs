namespace RadioGenomics.Demo;

/// <summary>Settings of <see cref="DemoCohort"/>.</summary>
public sealed record DemoCohortOptions
{
    /// <summary>Number of patients. Range: 40 to 5,000.</summary>
    public int Patients { get; init; } = 200;

    /// <summary>Seed: the same seed and sizes give the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of genes, module genes included. Range: 500 to 30,000.</summary>
    public int Genes { get; init; } = 2000;

    /// <summary>Number of radiomic features. Range: 100 to 800.</summary>
    public int Features { get; init; } = 200;

    /// <summary>Whether identifiers are damaged, doubled and left out on purpose.</summary>
    public bool Defects { get; init; } = true;

    internal DemoCohortOptions Checked()
    {
        Require(nameof(Patients), Patients, 40, 5_000);
        Require(nameof(Genes), Genes, 500, 30_000);
        Require(nameof(Features), Features, 100, 800);
        return this;
    }

    static void Require(string name, int value, int low, int high)
    {
        if (value < low || value > high)
        {
            Throw.DemoOption(name, value, low, high);
        }
    }
}
