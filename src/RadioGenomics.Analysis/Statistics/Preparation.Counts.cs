using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Settings of <see cref="Preparation.Tmm"/>. Defaults: edgeR 3.40.2 <c>calcNormFactors(method = "TMM")</c>.</summary>
public sealed record TmmOptions
{
    /// <summary>Share of genes trimmed at either end of the log ratios. Range: [0, 0.5). R: <c>logratioTrim</c>.</summary>
    public double LogRatioTrim { get; init; } = 0.3;

    /// <summary>Share of genes trimmed at either end of the mean expression. Range: [0, 0.5). R: <c>sumTrim</c>.</summary>
    public double SumTrim { get; init; } = 0.05;

    /// <summary>Weights by the inverse of the asymptotic variance. R: <c>doWeighting</c>.</summary>
    public bool DoWeighting { get; init; } = true;

    /// <summary>Label of the sample that the others are compared with; null: the one whose upper quartile is nearest the mean. R: <c>refColumn</c>.</summary>
    public string? Reference { get; init; }
}

public static partial class Preparation
{
    /// <summary>Normalisation factors by the trimmed mean of M-values: what a sample's library size is to be multiplied with.</summary>
    /// <param name="counts">Shape: [samples, genes]. Counts from 0; no missing values.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <returns>Shape: [samples]. Their product is 1.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NonFinite"/>: a missing, negative or infinite count, or a sample
    /// without any; <see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.UnknownLabel"/>: the reference sample.</exception>
    /// <remarks>Cost: O(samples · genes · log genes). Source: Robinson, Oshlack (2010) Genome Biology 11:R25.
    /// Reference: edgeR 3.40.2 calcNormFactors(counts, method = "TMM"); agreement in tests/reference/README.md.</remarks>
    public static double[] TmmFactors(LabelledMatrix counts, TmmOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new();
        Require(options.LogRatioTrim is >= 0 and < 0.5, nameof(options.LogRatioTrim), options.LogRatioTrim, "0 to below 0.5");
        Require(options.SumTrim is >= 0 and < 0.5, nameof(options.SumTrim), options.SumTrim, "0 to below 0.5");
        double[][] rows = SampleRows(counts);
        double[] sizes = LibrarySizes(counts);
        int reference = options.Reference is null ? ReferenceSample(rows, sizes) : counts.IndexOfSample(options.Reference);
        double[] factors = new double[rows.Length];
        ParallelLoop.For(rows.Length, run ?? RunContext.Default, "tmm",
            s => factors[s] = TmmFactor(rows[s], sizes[s], rows[reference], sizes[reference], options));
        double geometricMean = Math.Exp(factors.Average(Math.Log));
        return [.. factors.Select(f => f / geometricMean)];
    }

    /// <summary>Counts per million of the TMM-normalised library sizes, optionally as logarithms.</summary>
    /// <param name="counts">Shape: [samples, genes]. Counts from 0; no missing values.</param>
    /// <param name="options">Settings of the factors; null for the defaults.</param>
    /// <param name="log">Whether to take log2 after adding the prior count.</param>
    /// <param name="priorCount">Added to every count before the logarithm, in proportion to library size. Range: above 0.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <exception cref="RadioGenomicsException">As <see cref="TmmFactors"/>.</exception>
    /// <remarks>Cost: as <see cref="TmmFactors"/>. Source: Robinson, Oshlack (2010) Genome Biology 11:R25. Reference: edgeR 3.40.2
    /// cpm(calcNormFactors(y), log = TRUE, prior.count = 2); agreement in tests/reference/README.md.</remarks>
    public static PreparationResult Tmm(LabelledMatrix counts, TmmOptions? options = null, bool log = true, double priorCount = 2,
        RunContext? run = null)
    {
        options ??= new();
        double[] factors = TmmFactors(counts, options, run);
        PreparationResult cpm = Cpm(counts, factors, log, priorCount);
        return cpm with
        {
            Step = "tmm",
            Settings =
            [
                .. cpm.Settings, PreparationResult.Setting("logRatioTrim", options.LogRatioTrim), PreparationResult.Setting("sumTrim", options.SumTrim),
                ("doWeighting", options.DoWeighting ? "true" : "false"), ("reference", options.Reference ?? "upper quartile nearest the mean"),
            ],
        };
    }

    /// <summary>Counts per million, optionally as logarithms.</summary>
    /// <param name="counts">Shape: [samples, genes]. Counts from 0; no missing values.</param>
    /// <param name="factors">Shape: [samples]. Normalisation factors; null for 1.</param>
    /// <param name="log">Whether to take log2 after adding the prior count.</param>
    /// <param name="priorCount">Added to every count before the logarithm, in proportion to library size. Range: above 0.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.ShapeMismatch"/>,
    /// <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(values). Source: Robinson, McCarthy, Smyth (2010) Bioinformatics 26:139. Reference: edgeR 3.40.2 cpm(y, log, prior.count);
    /// agreement in tests/reference/README.md.</remarks>
    public static PreparationResult Cpm(LabelledMatrix counts, double[]? factors = null, bool log = false, double priorCount = 2)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Require(priorCount > 0, nameof(priorCount), priorCount, "above 0");
        double[] sizes = LibrarySizes(counts);
        factors ??= [.. Enumerable.Repeat(1.0, sizes.Length)];
        if (factors.Length != sizes.Length)
        {
            Throw.FactorCount(factors.Length, sizes.Length);
        }
        double[] effective = [.. sizes.Zip(factors, (size, factor) => size * factor)];
        double mean = effective.Average();
        double[] priors = [.. effective.Select(e => log ? priorCount * e / mean : 0)];
        return new()
        {
            Step = "cpm",
            Settings = [("log", log ? "true" : "false"), .. log ? [PreparationResult.Setting("priorCount", priorCount)] : Array.Empty<(string, string)>()],
            Values = Map(counts, log ? "log2 CPM" : "CPM", (s, _, x) => log
                ? Math.Log2((x + priors[s]) / (effective[s] + (2 * priors[s])) * 1e6)
                : x / effective[s] * 1e6),
            SampleStatistics = Table.From("library_sizes", ("sample", counts.SampleIds), ("library_size", sizes), ("factor", factors)),
        };
    }

    static double[][] SampleRows(LabelledMatrix counts) =>
        [.. Enumerable.Range(0, counts.SampleCount).Select(s => Row(counts, s))];

    static double[] Row(LabelledMatrix counts, int sample)
    {
        ReadOnlySpan<double> values = counts.Values.Span;
        double[] row = new double[counts.FeatureCount];
        for (int f = 0; f < row.Length; f++)
        {
            row[f] = values[(f * counts.SampleCount) + sample];
        }
        return row;
    }

    static double[] LibrarySizes(LabelledMatrix counts)
    {
        double[] sizes = new double[counts.SampleCount];
        for (int f = 0; f < counts.FeatureCount; f++)
        {
            ReadOnlySpan<double> column = counts.Column(f);
            for (int s = 0; s < sizes.Length; s++)
            {
                if (!(column[s] >= 0) || double.IsInfinity(column[s]))
                {
                    Throw.NotFiniteValue(counts.Name, counts.SampleIds[s], counts.FeatureIds[f], column[s], "a count, 0 or more");
                }
                sizes[s] += column[s];
            }
        }
        int empty = Array.FindIndex(sizes, size => size == 0);
        if (empty >= 0)
        {
            Throw.EmptyLibrary(counts.Name, counts.SampleIds[empty]);
        }
        return sizes;
    }

    // The sample whose upper quartile per read is nearest the mean; where half the quartiles are 0, the one with most square-rooted counts.
    static int ReferenceSample(double[][] rows, double[] sizes)
    {
        int[] expressed = [.. Enumerable.Range(0, rows[0].Length).Where(g => rows.Any(r => r[g] > 0))];
        double[] quartiles = [.. rows.Select((r, s) => SortedValues.Quantile([.. expressed.Select(g => r[g]).Order()], 0.75) / sizes[s])];
        double mean = quartiles.Average();
        double[] order = SortedValues.Quantile([.. quartiles.Order()], 0.5) < 1e-20
            ? [.. rows.Select(r => -r.Sum(Math.Sqrt))]
            : [.. quartiles.Select(q => Math.Abs(q - mean))];
        return Array.IndexOf(order, order.Min());
    }

    static double TmmFactor(double[] sample, double size, double[] reference, double referenceSize, TmmOptions options)
    {
        // A gene needs a count on both sides to have a log ratio.
        int[] genes = [.. Enumerable.Range(0, sample.Length).Where(g => sample[g] > 0 && reference[g] > 0)];
        double[] ratio = [.. genes.Select(g => Math.Log2(sample[g] / size / (reference[g] / referenceSize)))];
        double[] level = [.. genes.Select(g => (Math.Log2(sample[g] / size) + Math.Log2(reference[g] / referenceSize)) / 2)];
        if (genes.Length == 0 || ratio.Max(Math.Abs) < 1e-6)
        {
            return 1;
        }
        double lowRatio = Math.Floor(genes.Length * options.LogRatioTrim) + 1, lowLevel = Math.Floor(genes.Length * options.SumTrim) + 1;
        double[] ratioRank = MeanRanks(ratio), levelRank = MeanRanks(level);
        double sum = 0, weights = 0;
        for (int i = 0; i < genes.Length; i++)
        {
            if (ratioRank[i] >= lowRatio && ratioRank[i] <= genes.Length + 1 - lowRatio && levelRank[i] >= lowLevel && levelRank[i] <= genes.Length + 1 - lowLevel)
            {
                double y = sample[genes[i]], r = reference[genes[i]];
                double weight = options.DoWeighting ? 1 / (((size - y) / size / y) + ((referenceSize - r) / referenceSize / r)) : 1;
                sum += weight * ratio[i];
                weights += weight;
            }
        }
        return weights > 0 ? Math.Pow(2, sum / weights) : 1;
    }

    static double[] MeanRanks(double[] values)
    {
        var column = new RankedColumn(values);
        double[] ranks = new double[values.Length];
        for (int i = 0; i < values.Length;)
        {
            int end = i + 1;
            while (end < values.Length && !column.StartsTie[end])
            {
                end++;
            }
            double rank = (i + 1 + end) / 2.0;
            for (; i < end; i++)
            {
                ranks[column.Order[i]] = rank;
            }
        }
        return ranks;
    }
}
