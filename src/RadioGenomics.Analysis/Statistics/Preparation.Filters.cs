using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Intrinsics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>How much a feature varies.</summary>
public enum SpreadMeasure
{
    /// <summary>Variance (n - 1).</summary>
    Variance,
    /// <summary>Median absolute deviation from the median.</summary>
    Mad,
}

/// <summary>Settings of <see cref="Preparation.GoodSamplesGenes"/>. Defaults: WGCNA 1.72.1 <c>goodSamplesGenes</c>.</summary>
public sealed record GoodSamplesGenesOptions
{
    /// <summary>Share of values that must be there, of a gene and of a sample. Range: [0, 1]. R: <c>minFraction</c>.</summary>
    public double MinFraction { get; init; } = 0.5;

    /// <summary>Fewest samples with a value that a gene needs. Range: from 1. R: <c>minNSamples</c>.</summary>
    public int MinNSamples { get; init; } = 4;

    /// <summary>Fewest genes with a value that a sample needs. Range: from 1. R: <c>minNGenes</c>.</summary>
    public int MinNGenes { get; init; } = 4;

    /// <summary>Standard deviation at or below which a gene counts as constant; null: 1e-10 of the largest |value|. R: <c>tol</c>.</summary>
    public double? Tolerance { get; init; }
}

public static partial class Preparation
{
    /// <summary>Keeps features that reach a level in enough samples.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN does not reach any level.</param>
    /// <param name="minValue">The level, in the matrix's unit.</param>
    /// <param name="minFraction">Share of samples that must reach it. Range: [0, 1].</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(values). Source: the definition. Reference: by hand in tests.</remarks>
    public static PreparationResult LowExpressionFilter(LabelledMatrix matrix, double minValue, double minFraction)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Require(minFraction is >= 0 and <= 1, nameof(minFraction), minFraction, "0 to 1");
        return Keep(matrix, "low-expression filter",
            [PreparationResult.Setting("minValue", minValue), PreparationResult.Setting("minFraction", minFraction)],
            f => CountAtLeast(matrix.Column(f), minValue) >= minFraction * matrix.SampleCount);
    }

    /// <summary>Keeps the features that vary most.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN = missing, not counted.</param>
    /// <param name="keep">How many to keep. Range: from 1. Of equally variable features the earlier ones stay.</param>
    /// <param name="measure">How variation is measured.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(values · log samples). Source: the definitions. Reference: R 4.2.2 order(-apply(x, 2, var)), mad; by hand in tests.</remarks>
    public static PreparationResult VarianceFilter(LabelledMatrix matrix, int keep, SpreadMeasure measure = SpreadMeasure.Variance)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Require(keep >= 1, nameof(keep), keep, "1 or more");
        double[] spread = [.. Enumerable.Range(0, matrix.FeatureCount).Select(f => Spread(matrix.Column(f), measure))];
        HashSet<int> kept = [.. Enumerable.Range(0, spread.Length).OrderByDescending(f => double.IsNaN(spread[f]) ? -1 : spread[f]).Take(keep)];
        return Keep(matrix, "variance filter",
            [("keep", keep.ToString(CultureInfo.InvariantCulture)), ("measure", measure.ToString())], kept.Contains);
    }

    /// <summary>Drops features whose values are all equal or all missing.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN = missing, not compared.</param>
    /// <remarks>Cost: O(values). Source: the definition. Reference: by hand in tests.</remarks>
    public static PreparationResult ConstantFilter(LabelledMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Keep(matrix, "constant-feature filter", [], f => Varies(matrix.Column(f)));
    }

    /// <summary>Drops genes and samples with too many missing values and genes without variance, until nothing changes.</summary>
    /// <param name="matrix">Shape: [samples, genes]. NaN = missing.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.TooFewObservations"/>: fewer
    /// than MinNGenes genes or MinNSamples samples would remain.</exception>
    /// <remarks>Cost: O(values) per round, two rounds as a rule. Source: Langfelder, Horvath (2008) BMC Bioinformatics 9:559.
    /// Reference: WGCNA 1.72.1 goodSamplesGenes(x); the same samples and genes, see tests/reference/README.md.</remarks>
    public static PreparationResult GoodSamplesGenes(LabelledMatrix matrix, GoodSamplesGenesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new();
        Require(options.MinFraction is >= 0 and <= 1, nameof(options.MinFraction), options.MinFraction, "0 to 1");
        Require(options.MinNSamples >= 1, nameof(options.MinNSamples), options.MinNSamples, "1 or more");
        Require(options.MinNGenes >= 1, nameof(options.MinNGenes), options.MinNGenes, "1 or more");
        double tolerance = options.Tolerance ?? 1e-10 * LargestMagnitude(matrix.Values.Span);
        int[] genes = [.. Enumerable.Range(0, matrix.FeatureCount)], samples = [.. Enumerable.Range(0, matrix.SampleCount)];
        for (bool changed = true; changed;)
        {
            int[] goodGenes = [.. genes.Where(g => IsGoodGene(matrix.Column(g), samples, options, tolerance))];
            if (goodGenes.Length < options.MinNGenes)
            {
                Throw.TooFewLeft(matrix.Name, "genes", goodGenes.Length, options.MinNGenes);
            }
            int[] goodSamples = [.. samples.Where(s => IsGoodSample(matrix, s, goodGenes, options))];
            if (goodSamples.Length < options.MinNSamples)
            {
                Throw.TooFewLeft(matrix.Name, "samples", goodSamples.Length, options.MinNSamples);
            }
            changed = goodGenes.Length < genes.Length || goodSamples.Length < samples.Length;
            (genes, samples) = (goodGenes, goodSamples);
        }
        return new()
        {
            Step = "good samples, good genes",
            Settings =
            [
                PreparationResult.Setting("minFraction", options.MinFraction), PreparationResult.Setting("minNSamples", options.MinNSamples),
                PreparationResult.Setting("minNGenes", options.MinNGenes), PreparationResult.Setting("tolerance", tolerance),
            ],
            Values = matrix.SelectFeatures(genes).SelectSamples(samples),
            RemovedSamples = [.. matrix.SampleIds.Where((_, s) => Array.BinarySearch(samples, s) < 0)],
            RemovedFeatures = [.. matrix.FeatureIds.Where((_, g) => Array.BinarySearch(genes, g) < 0)],
        };
    }

    /// <summary>Names samples that are badly connected to the others: standardised connectivity Z.k of the sample network.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN = missing: a pair's distance is scaled up from the features both have.</param>
    /// <param name="threshold">Samples with Z.k below it are removed. Range: below 0; -5 is strict, -2.5 usual.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <returns>The matrix without the outliers; Z.k of every sample in the table of sample statistics.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.TooFewObservations"/>: fewer
    /// than three samples.</exception>
    /// <remarks>Cost: O(samples² · features). Source: Oldham, Langfelder, Horvath (2012) BMC Systems Biology 6:63; distance network
    /// 1 - (d / max d)². Reference: WGCNA 1.72.1 scale(colSums(adjacency(t(x), type = "distance")) - 1); agreement in tests/reference/README.md.</remarks>
    public static PreparationResult SampleConnectivity(LabelledMatrix matrix, double threshold = -5, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Require(threshold < 0, nameof(threshold), threshold, "below 0");
        if (matrix.SampleCount < 3)
        {
            Throw.TooFewLeft(matrix.Name, "samples", matrix.SampleCount, 3);
        }
        double[] connectivity = Connectivity(SquaredDistances(matrix, run ?? RunContext.Default), matrix.SampleCount);
        (double mean, double deviation) = Moments(connectivity);
        double[] z = [.. connectivity.Select(k => (k - mean) / deviation)];
        int[] kept = [.. Enumerable.Range(0, z.Length).Where(s => !(z[s] < threshold))];
        return new()
        {
            Step = "sample connectivity",
            Settings = [PreparationResult.Setting("threshold", threshold)],
            Values = matrix.SelectSamples(kept),
            RemovedSamples = [.. matrix.SampleIds.Where((_, s) => z[s] < threshold)],
            SampleStatistics = Table.From("sample_connectivity", ("sample", matrix.SampleIds), ("k", connectivity), ("z_k", z)),
        };
    }

    static PreparationResult Keep(LabelledMatrix matrix, string step, ImmutableArray<(string, string)> settings, Func<int, bool> keep)
    {
        bool[] kept = [.. Enumerable.Range(0, matrix.FeatureCount).Select(keep)];
        return new()
        {
            Step = step,
            Settings = settings,
            Values = matrix.SelectFeatures([.. Enumerable.Range(0, kept.Length).Where(f => kept[f])]),
            RemovedFeatures = [.. matrix.FeatureIds.Where((_, f) => !kept[f])],
        };
    }

    static int CountAtLeast(ReadOnlySpan<double> values, double level)
    {
        int count = 0;
        foreach (double v in values)
        {
            count += v >= level ? 1 : 0;
        }
        return count;
    }

    static double Spread(ReadOnlySpan<double> values, SpreadMeasure measure)
    {
        if (measure == SpreadMeasure.Variance)
        {
            double deviation = Moments(values).Deviation;
            return deviation * deviation;
        }
        double[] present = [.. values.ToArray().Where(v => !double.IsNaN(v)).Order()];
        if (present.Length == 0)
        {
            return double.NaN;
        }
        double median = SortedValues.Quantile(present, 0.5);
        return SortedValues.Quantile([.. present.Select(v => Math.Abs(v - median)).Order()], 0.5);
    }

    static bool Varies(ReadOnlySpan<double> values)
    {
        double first = double.NaN;
        foreach (double v in values)
        {
            if (!double.IsNaN(v) && !double.IsNaN(first) && v != first)
            {
                return true;
            }
            first = double.IsNaN(first) ? v : first;
        }
        return false;
    }

    static double LargestMagnitude(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double v in values)
        {
            largest = double.IsNaN(v) ? largest : Math.Max(largest, Math.Abs(v));
        }
        return largest;
    }

    static bool IsGoodGene(ReadOnlySpan<double> column, int[] samples, GoodSamplesGenesOptions options, double tolerance)
    {
        double[] values = new double[samples.Length];
        int missing = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            values[i] = column[samples[i]];
            missing += double.IsNaN(values[i]) ? 1 : 0;
        }
        return missing < (1 - options.MinFraction) * samples.Length && samples.Length - missing >= options.MinNSamples
            && Moments(values).Deviation > tolerance;
    }

    static bool IsGoodSample(LabelledMatrix matrix, int sample, int[] genes, GoodSamplesGenesOptions options)
    {
        int missing = genes.Count(g => double.IsNaN(matrix[sample, g]));
        return missing < (1 - options.MinFraction) * genes.Length && genes.Length - missing >= options.MinNGenes;
    }

    // Row a holds the distances to the samples before it; the features are added in the same order on any number of threads.
    static double[] SquaredDistances(LabelledMatrix matrix, RunContext run)
    {
        int n = matrix.SampleCount;
        double[] sums = new double[n * n];
        ParallelLoop.For(n, run, "sample connectivity", a => DistancesBefore(matrix, a, sums.AsSpan(a * n, a)));
        return sums;
    }

    static void DistancesBefore(LabelledMatrix matrix, int sample, Span<double> sums)
    {
        double[] shared = new double[sums.Length];
        for (int f = 0; f < matrix.FeatureCount; f++)
        {
            AddSquares(matrix.Column(f)[..sums.Length], matrix[sample, f], sums, shared);
        }
        for (int b = 0; b < sums.Length; b++)
        {
            sums[b] *= shared[b] > 0 ? matrix.FeatureCount / shared[b] : 1;
        }
    }

    // Eight at a time; a lane adds its own sample's squares only, so the sums are those of the plain loop.
    static void AddSquares(ReadOnlySpan<double> column, double own, Span<double> sums, Span<double> shared)
    {
        int b = 0;
        for (; b <= sums.Length - Vector512<double>.Count; b += Vector512<double>.Count)
        {
            Vector512<double> difference = Vector512.Create(own) - Vector512.Create(column.Slice(b, Vector512<double>.Count));
            var both = Vector512.Equals(difference, difference);
            (Vector512.Create<double>(sums.Slice(b, Vector512<double>.Count)) + (difference * difference & both)).CopyTo(sums[b..]);
            (Vector512.Create<double>(shared.Slice(b, Vector512<double>.Count)) + (Vector512<double>.One & both)).CopyTo(shared[b..]);
        }
        for (; b < sums.Length; b++)
        {
            double difference = own - column[b];
            sums[b] += double.IsNaN(difference) ? 0 : difference * difference;
            shared[b] += double.IsNaN(difference) ? 0 : 1;
        }
    }

    static double[] Connectivity(double[] squaredDistances, int n)
    {
        double largest = squaredDistances.Max();
        double[] connectivity = new double[n];
        for (int a = 1; a < n; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double adjacency = 1 - (squaredDistances[(a * n) + b] / largest);
                connectivity[a] += adjacency;
                connectivity[b] += adjacency;
            }
        }
        return connectivity;
    }
}
