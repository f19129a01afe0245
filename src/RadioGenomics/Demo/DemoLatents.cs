using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Demo;

/// <summary>The unseen variables of every patient, all with mean 0 and standard deviation 1 but the mutations (0 or 1).</summary>
sealed class DemoLatents
{
    const double MedianVolume = 30_000, VolumeSpread = 0.5;
    static readonly double[] StageShares = [0.40, 0.28, 0.24, 0.08];
    const double StageMean = 2.0, StageVariance = 0.96;

    readonly ulong _seed;
    readonly int _count;
    readonly Dictionary<string, double[]> _scores = new(StringComparer.Ordinal);

    public DemoLatents(DemoCohortOptions options)
    {
        (_seed, _count) = (options.Seed, options.Patients);
        Stage = MakeStages();
        Volume = MakeVolumes();
        _scores["volume"] = Standardised(Volume);
        _scores["proliferation"] = Follow(_scores["volume"], 0.5, DemoStream.Proliferation);
        _scores["hepatocyte"] = Follow(_scores["proliferation"], -0.5, DemoStream.Hepatocyte);
        _scores["t-cells"] = Noise(DemoStream.TCells);
        _scores["macrophages"] = Noise(DemoStream.Macrophages);
        _scores["stroma"] = Noise(DemoStream.Stroma);
        _scores["angiogenesis"] = Noise(DemoStream.Angiogenesis);
        _scores["interferon"] = Follow(_scores["t-cells"], 0.5, DemoStream.Interferon);
        Mutated = DemoMutationPlan.Draw(_seed, _count, _scores["proliferation"]);
        _scores["CTNNB1"] = [.. Mutated["CTNNB1"].Select(m => m ? 1.0 : 0.0)];
        _scores["wnt-targets"] = Wnt();
    }

    public int[] Stage { get; }

    /// <summary>Cubic millimetres.</summary>
    public double[] Volume { get; }

    public IReadOnlyDictionary<string, bool[]> Mutated { get; }

    public double[] this[string name] => _scores[name];

    public double[] Noise(DemoStream stream)
    {
        var random = new Philox(_seed, (ulong)stream);
        return [.. Enumerable.Range(0, _count).Select(_ => random.NextGaussian())];
    }

    int[] MakeStages()
    {
        var random = new Philox(_seed, (ulong)DemoStream.Stage);
        return [.. Enumerable.Range(0, _count).Select(_ => 1 + Category(random.NextDouble(), StageShares))];
    }

    public static int Category(double uniform, double[] shares)
    {
        int i = 0;
        for (double sum = shares[0]; uniform > sum && i < shares.Length - 1; sum += shares[i])
        {
            i++;
        }
        return i;
    }

    double[] MakeVolumes()
    {
        double[] noise = Noise(DemoStream.Volume);
        return [.. Stage.Select((s, i) => MedianVolume * Math.Exp(VolumeSpread * ((0.5 * (s - StageMean) / Math.Sqrt(StageVariance)) + (Math.Sqrt(0.75) * noise[i]))))];
    }

    double[] Follow(double[] leader, double loading, DemoStream stream)
    {
        double[] noise = Noise(stream);
        return [.. leader.Select((x, i) => (loading * x) + (Math.Sqrt(1 - (loading * loading)) * noise[i]))];
    }

    // Two thirds of a standard deviation would drown among 200 patients; 1.6 is what CTNNB1 does to GLUL in liver cancer.
    double[] Wnt()
    {
        double[] noise = Noise(DemoStream.Wnt);
        return Standardised([.. _scores["CTNNB1"].Select((m, i) => (1.6 * m) + noise[i])]);
    }

    public static double[] Standardised(double[] values)
    {
        double mean = values.Average();
        double spread = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        return [.. values.Select(v => spread > 0 ? (v - mean) / spread : 0)];
    }

    /// <summary>What is written into truth.json.</summary>
    public static ImmutableArray<TrueLatent> Describe() =>
    [
        Latent("stage", "I to IV with shares 0.40, 0.28, 0.24, 0.08", "stage"),
        Latent("volume", "30000 exp(0.5 (0.5 z(stage) + 0.866 e)) mm3, standardised", "stage", "volume"),
        Latent("proliferation", "0.5 volume + 0.866 e", "stage", "volume", "proliferation"),
        Latent("hepatocyte", "-0.5 proliferation + 0.866 e", "stage", "volume", "proliferation", "hepatocyte"),
        Latent("t-cells", "e", "t-cells"),
        Latent("macrophages", "e", "macrophages"),
        Latent("stroma", "e", "stroma"),
        Latent("angiogenesis", "e", "angiogenesis"),
        Latent("interferon", "0.5 t-cells + 0.866 e", "t-cells", "interferon"),
        Latent("CTNNB1", "1 where CTNNB1 is mutated, else 0", "CTNNB1"),
        Latent("wnt-targets", "1.6 CTNNB1 + e, standardised", "CTNNB1", "wnt-targets"),
        Latent("TP53", "1 with probability 1 / (1 + exp(0.9 - 0.9 proliferation))", "stage", "volume", "proliferation", "TP53"),
    ];

    static TrueLatent Latent(string name, string formula, params string[] roots) => new() { Name = name, Formula = formula, Roots = [.. roots] };
}

/// <summary>Streams of random numbers, one per purpose; numbers are part of the bytes and never change.</summary>
enum DemoStream
{
    Stage = 1,
    Volume = 2,
    Proliferation = 3,
    Hepatocyte = 4,
    TCells = 5,
    Macrophages = 6,
    Stroma = 7,
    Angiogenesis = 8,
    Interferon = 9,
    Wnt = 10,
    Mutations = 11,
    Passengers = 12,
    Clinical = 13,
    Survival = 14,
    Recurrence = 15,
    Defects = 16,
    Replicates = 17,
    Decoys = 18,
    Modules = 19,
    TextureBlocks = 1_000,
    Features = 10_000,
    Genes = 100_000,
}
