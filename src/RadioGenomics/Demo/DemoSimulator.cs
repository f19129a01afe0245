using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Demo;

/// <summary>Simulates the cohort: latent variables first, then everything that can be seen.</summary>
sealed class DemoSimulator
{
    // Features driven by nothing come in blocks that share noise, as textures of one image do.
    const int BlockSize = 6;
    const double BlockLoading = 0.7;
    const double DetectionLimit = 0.01;

    readonly DemoCohortOptions _options;
    readonly RunContext _run;
    readonly DemoLatents _latents;
    readonly ImmutableArray<PlannedFeature> _plan;
    readonly ImmutableArray<string> _patients;
    readonly string[] _background;

    DemoSimulator(DemoCohortOptions options, RunContext run)
    {
        _options = options;
        _run = run;
        _latents = new DemoLatents(options);
        _plan = DemoFeatures.Plan(options.Features);
        int digits = options.Patients > 999 ? 4 : 3;
        _patients = [.. Enumerable.Range(1, options.Patients).Select(i => "HCC-" + i.ToString("D" + digits, System.Globalization.CultureInfo.InvariantCulture))];
        var taken = DemoModule.All.SelectMany(m => m.Genes).ToHashSet(StringComparer.Ordinal);
        _background = DemoGeneNames.Background(options.Genes - taken.Count, taken);
    }

    public static DemoData Run(DemoCohortOptions options, RunContext run) => new DemoSimulator(options.Checked(), run).Simulate();

    DemoData Simulate()
    {
        ImmutableArray<TrueModule> modules = Modules();
        return new DemoData
        {
            Options = _options,
            Patients = _patients,
            Features = FeatureMatrix(),
            LogExpression = Expression(modules),
            Clinical = DemoOutcomes.Make(_options.Seed, _latents),
            Variants = DemoMutationPlan.Lines(_options.Seed, _options.Patients, _latents.Mutated, _background),
            Truth = Truth(modules),
        };
    }

    ImmutableArray<TrueModule> Modules()
    {
        var random = new Philox(_options.Seed, (ulong)DemoStream.Modules);
        return [.. DemoModule.All.Select(m => new TrueModule
        {
            Name = m.Name,
            Description = m.Description,
            Genes = [.. m.Genes.Select(g => new TrueGene { Gene = g, Loading = Math.Round(0.55 + (0.35 * random.NextDouble()), 3) })],
        })];
    }

    LabelledMatrix FeatureMatrix()
    {
        double[] values = new double[_plan.Length * _patients.Length];
        for (int f = 0; f < _plan.Length; f++)
        {
            _run.Report("demo features", (double)f / _plan.Length);
            Feature(f).CopyTo(values, f * _patients.Length);
        }
        return LabelledMatrix.FromColumnMajor(_patients, [.. _plan.Select(f => f.Name)], values);
    }

    double[] Feature(int index)
    {
        PlannedFeature plan = _plan[index];
        double[] noise = _latents.Noise(DemoStream.Features + index);
        if (plan.Driver == DriverKind.Shape)
        {
            return DemoShape.Values(plan.Name, _latents.Volume, noise);
        }
        if (plan.Driver == DriverKind.Constant)
        {
            return [.. noise.Select(_ => -150.0)];
        }
        (double[] driver, double loading) = plan.Driver == DriverKind.None
            ? (_latents.Noise(DemoStream.TextureBlocks + (index / BlockSize)), BlockLoading)
            : (DemoLatents.Standardised(_latents[plan.Source]), plan.Loading);
        double centre = 50 + (7 * (index % 23)), scale = centre * 0.12, rest = Math.Sqrt(1 - (loading * loading));
        return [.. noise.Select((e, i) => Math.Round(centre + (scale * ((loading * driver[i]) + (rest * e))), 6))];
    }

    LabelledMatrix Expression(ImmutableArray<TrueModule> modules)
    {
        List<(string Gene, string? Module, double Loading)> genes = [.. modules.SelectMany(m => m.Genes.Select(g => (g.Gene, (string?)m.Name, g.Loading))),
            .. _background.Select(g => (g, (string?)null, 0.0))];
        double[] values = new double[genes.Count * _patients.Length];
        for (int g = 0; g < genes.Count; g++)
        {
            _run.Report("demo genes", (double)g / genes.Count);
            Gene(g, genes[g].Module, genes[g].Loading).CopyTo(values, g * _patients.Length);
        }
        return LabelledMatrix.FromColumnMajor(_patients, [.. genes.Select(g => g.Gene)], values);
    }

    double[] Gene(int index, string? module, double loading)
    {
        var random = new Philox(_options.Seed, (ulong)DemoStream.Genes + (ulong)index);
        // Background genes reach down to 0; genes of modules stand high enough that hardly any value is cut there.
        double mean = module is null ? 0.5 + (7 * random.NextDouble()) : 3.5 + (4.5 * random.NextDouble());
        double spread = 0.5 + (0.6 * random.NextDouble()), rest = Math.Sqrt(1 - (loading * loading));
        double[]? driver = module is null ? null : _latents[module];
        double[] log = new double[_patients.Length];
        for (int i = 0; i < log.Length; i++)
        {
            double value = mean + (spread * ((loading * (driver?[i] ?? 0)) + (rest * HeavyTailed(random))));
            log[i] = Math.Log2(Fpkm(value) + 1);
        }
        return log;
    }

    // One in twenty values comes from a distribution twice as wide; variance 1 in all.
    static double HeavyTailed(Philox random) => random.NextGaussian() * (random.NextDouble() < 0.05 ? 2 : 0.9177);

    /// <summary>FPKM as the file has them: four decimals, and 0 below the detection limit.</summary>
    public static double Fpkm(double log2)
    {
        double fpkm = Math.Pow(2, log2) - 1;
        return fpkm < DetectionLimit ? 0 : Math.Round(fpkm, 4);
    }

    DemoTruth Truth(ImmutableArray<TrueModule> modules) => new()
    {
        Seed = _options.Seed,
        Patients = _options.Patients,
        Genes = _options.Genes,
        Features = _options.Features,
        Latents = DemoLatents.Describe(),
        Modules = modules,
        FeatureDrivers = [.. _plan.Select(f => new TrueFeature { Feature = f.Name, Driver = f.Driver, Source = f.Source, Loading = f.Loading })],
        PlantedPairs = [.. _plan.Where(f => f.Driver == DriverKind.Module).Select(f => new TruePair { Feature = f.Name, Module = f.Source, Loading = f.Loading })],
        NullPairs = "A feature and a gene are null when the latent variables that drive them share no root, or when either is driven by nothing. "
            + "A feature driven by volume and a gene of a module that descends from volume are confounded: null once volume is adjusted for. "
            + "Every other pair that is not planted is indirect: truly related.",
        Mutations = DemoMutationPlan.Describe(_latents.Mutated),
        SurvivalEffects = DemoOutcomes.Describe(),
        Defects = [],
    };
}
