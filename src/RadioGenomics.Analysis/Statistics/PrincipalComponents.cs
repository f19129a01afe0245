using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Principal components of a table.</summary>
public static class PrincipalComponents
{
    /// <summary>The directions of greatest variance, by singular value decomposition.</summary>
    /// <param name="values">Shape: [samples, features]. NaN = missing: a sample that misses any feature that others have is left out, and counted; a feature that
    /// nobody has is left out first.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <returns>Scores, loadings, standard deviations. The largest entry of each loading vector is positive: signs mean nothing.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>; <see cref="ErrorCode.TooFewObservations"/>: fewer than 3 complete samples or
    /// no column that varies; <see cref="ErrorCode.NonFinite"/>: an infinite value.</exception>
    /// <remarks>Cost: O(samples · features · min(samples, features)). Source: Jolliffe (2002) Principal Component Analysis, chapter 3. Reference: R 4.2.2 prcomp(x,
    /// center, scale.); standard deviations and loadings agree to 1e-10 up to the sign; agreement in tests/reference/README.md.</remarks>
    public static PcaResult Run(LabelledMatrix values, PcaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new();
        Throw.IfOutside(nameof(options.Rank), options.Rank, 1, 1000);
        int[] known = [.. Enumerable.Range(0, values.FeatureCount).Where(f => values.Column(f).ToArray().Any(v => !double.IsNaN(v)))];
        int[] samples = [.. Enumerable.Range(0, values.SampleCount).Where(s => known.All(f => !double.IsNaN(values[s, f])))];
        LabelledMatrix complete = values.SelectFeatures(known).SelectSamples(samples);
        int[] varying = [.. Enumerable.Range(0, complete.FeatureCount).Where(f => Varies(complete.Column(f)))];
        if (samples.Length < 3 || varying.Length == 0)
        {
            Throw.NoComponents(values.Name, samples.Length, values.SampleCount, varying.Length);
        }
        LabelledMatrix used = complete.SelectFeatures(varying);
        (double[] standardised, double[] centre, double[] scale) = Standardise(used, options);
        SingularValueResult svd = Decompositions.SingularValues(standardised, used.SampleCount, used.FeatureCount);
        return Result(values, used, options, svd, centre, scale);
    }

    static bool Varies(ReadOnlySpan<double> column) => column.Length > 0 && column.ContainsAnyExcept(column[0]);

    static (double[] Values, double[] Centre, double[] Scale) Standardise(LabelledMatrix used, PcaOptions options)
    {
        int n = used.SampleCount;
        double[] all = new double[n * used.FeatureCount], centre = new double[used.FeatureCount], scale = new double[used.FeatureCount];
        for (int f = 0; f < used.FeatureCount; f++)
        {
            ReadOnlySpan<double> column = used.Column(f);
            Span<double> to = all.AsSpan(f * n, n);
            double sum = 0, squares = 0;
            foreach (double v in column)
            {
                sum += v;
            }
            centre[f] = options.Center ? sum / n : 0;
            for (int i = 0; i < n; i++)
            {
                to[i] = column[i] - centre[f];
                squares += to[i] * to[i];
            }
            // As R's scale(): the root mean square where nothing was taken off.
            scale[f] = options.Scale ? Math.Sqrt(squares / (n - 1)) : 1;
            for (int i = 0; i < n; i++)
            {
                to[i] /= scale[f];
            }
        }
        return (all, centre, scale);
    }

    static PcaResult Result(LabelledMatrix values, LabelledMatrix used, PcaOptions options, SingularValueResult svd, double[] centre, double[] scale)
    {
        int n = used.SampleCount, p = used.FeatureCount;
        // Centred columns have at most n - 1 directions.
        int most = Math.Min(Math.Min(p, options.Center ? n - 1 : n), options.Rank);
        int rank = Math.Max(1, svd.Values.Take(most).Count(v => v > svd.Values[0] * 1e-12));
        double[] scores = new double[n * rank], loadings = new double[p * rank];
        for (int k = 0; k < rank; k++)
        {
            int sign = Sign(svd.Right.AsSpan(k * p, p));
            for (int i = 0; i < n; i++)
            {
                scores[(k * n) + i] = sign * svd.Left[(k * n) + i] * svd.Values[k];
            }
            for (int f = 0; f < p; f++)
            {
                loadings[(k * p) + f] = sign * svd.Right[(k * p) + f];
            }
        }
        ImmutableArray<string> names = [.. Enumerable.Range(1, rank).Select(k => FormattableString.Invariant($"PC{k}"))];
        double total = svd.Values.Sum(v => v * v);
        return new()
        {
            Name = values.Name,
            Scores = LabelledMatrix.FromColumnMajor(used.SampleIds, names, scores).WithName("scores"),
            Loadings = LabelledMatrix.FromColumnMajor(used.FeatureIds, names, loadings).WithName("loadings"),
            StandardDeviations = [.. svd.Values.Take(rank).Select(v => v / Math.Sqrt(n - 1))],
            VarianceShare = [.. svd.Values.Take(rank).Select(v => v * v / total)],
            Centre = [.. centre],
            Scale = [.. scale],
            Options = options,
            Diagnostics = Notes(values, used),
        };
    }

    static int Sign(ReadOnlySpan<double> vector)
    {
        double largest = 0;
        foreach (double v in vector)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }
        foreach (double v in vector)
        {
            if (Math.Abs(v) >= largest * (1 - 1e-9))
            {
                return v < 0 ? -1 : 1;
            }
        }
        return 1;
    }

    static ImmutableArray<Diagnostic> Notes(LabelledMatrix values, LabelledMatrix used)
    {
        int samples = values.SampleCount - used.SampleCount, features = values.FeatureCount - used.FeatureCount;
        return samples + features == 0 ? []
            : [Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant($"{samples} of {values.SampleCount} samples with missing values and {features} of {values.FeatureCount} features without values or without variance are left out."))];
    }
}
