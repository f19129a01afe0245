namespace RadioGenomics.Analysis.Enrichment;

/// <summary>How strongly a gene goes with the phenotype.</summary>
public enum GeneMetric
{
    /// <summary>Two classes: difference of means over the sum of standard deviations, each at least a fifth of its mean.</summary>
    SignalToNoise,
    /// <summary>Two classes: Welch's t.</summary>
    TTest,
    /// <summary>Numbers (and classes as 1 and 0): Pearson correlation.</summary>
    Pearson,
}

/// <summary>Settings of <see cref="PhenotypeGsea"/>. Defaults: GSEA desktop, permutation type phenotype.</summary>
public sealed record PhenotypeGseaOptions
{
    /// <summary>Sets with fewer measured genes are left out. Range: 1 or more.</summary>
    public int MinSize { get; init; } = 15;

    /// <summary>Sets with more measured genes are left out. Range: MinSize or more.</summary>
    public int MaxSize { get; init; } = 500;

    /// <summary>Exponent of the metric in the running sum. Range: 0 or more.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How often the samples are permuted. Range: 20 to 100,000.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>How strongly a gene goes with the phenotype; auto: signal to noise for classes, Pearson correlation for numbers.</summary>
    public GeneMetric? Metric { get; init; }

    internal PhenotypeGseaOptions Resolve(GseaPhenotype phenotype)
    {
        if (!(Weight >= 0) || !double.IsFinite(Weight))
        {
            Throw.OptionOutOfRange(nameof(Weight), Weight, "0 or more");
        }
        Throw.IfOutside(nameof(Permutations), Permutations, 20, 100_000);
        GeneMetric metric = Metric ?? (phenotype.IsClasses ? GeneMetric.SignalToNoise : GeneMetric.Pearson);
        if (metric != GeneMetric.Pearson && !phenotype.IsClasses)
        {
            Throw.MetricNeedsClasses(metric.ToString(), phenotype.Name);
        }
        return this with { Metric = metric };
    }
}
