using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>
/// Looks at single pairs as a sceptic would: does the correlation survive when a confounder such as tumour volume is taken out, and does it
/// hang on one sample?
/// </summary>
public static class CorrelationPanel
{
    /// <summary>Share of |r| that must be left given a confounder; below it the pair is reported as confounded.</summary>
    const double Survives = 0.5;

    /// <summary>r, r given each confounder, and the range of r when each sample in turn is left out.</summary>
    /// <param name="x">Shape: [samples, x features]. NaN = missing.</param>
    /// <param name="y">Shape: [samples, y features], the same samples in the same order. NaN = missing.</param>
    /// <param name="pairs">Labels of the pairs, such as those of <see cref="CorrelationResult.Top"/>.</param>
    /// <param name="confounders">Shape: [samples, confounders], the same samples; each is taken out alone. Null: none.</param>
    /// <param name="options">Method of the correlations.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.UnknownLabel"/>.</exception>
    /// <remarks>Cost: O(pairs × samples²). Source: Fisher (1924) Metron 3:329; the leave-one-out range is the jackknife's (Efron 1982).
    /// Reference: derived by hand in tests; partial correlation as <see cref="Correlation.AllPairs"/>.</remarks>
    public static CorrelationPanelResult Of(LabelledMatrix x, LabelledMatrix y, IEnumerable<(string X, string Y)> pairs,
        LabelledMatrix? confounders = null, CorrelationOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(pairs);
        options ??= new();
        run ??= RunContext.Default;
        options.Check();
        foreach (LabelledMatrix other in confounders is null ? new[] { y } : [y, confounders])
        {
            if (!x.HasSameSamples(other))
            {
                Throw.SamplesNotAligned(x, other);
            }
        }
        LabelledMatrix[] single = [.. Enumerable.Range(0, confounders?.FeatureCount ?? 0).Select(c => confounders!.SelectFeatures([c]))];
        (string X, string Y)[] chosen = [.. pairs];
        var rows = ImmutableArray.CreateBuilder<CorrelationPanelRow>(chosen.Length);
        for (int i = 0; i < chosen.Length; i++)
        {
            run.Report("confounder panel", (double)i / chosen.Length);
            rows.Add(Row(x, y, chosen[i], single, options));
        }
        return new()
        {
            Rows = rows.ToImmutable(),
            Confounders = confounders?.FeatureIds ?? [],
            Options = options,
            Diagnostics = [.. Confounded(rows, confounders?.FeatureIds ?? [])],
        };
    }

    /// <summary>The panel of a result's strongest pairs.</summary>
    public static CorrelationPanelResult OfTop(CorrelationResult result, int count, LabelledMatrix x, LabelledMatrix y,
        LabelledMatrix? confounders = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(x, y, result.Rows().Take(count).Select(r => (result.XIds[r.XIndex], result.YIds[r.YIndex])), confounders, result.Options, run);
    }

    static CorrelationPanelRow Row(LabelledMatrix x, LabelledMatrix y, (string X, string Y) pair, LabelledMatrix[] confounders, CorrelationOptions options)
    {
        ReadOnlySpan<double> left = x.Column(pair.X), right = y.Column(pair.Y);
        var plain = new CorrelationPair(left, right, null, options);
        var given = ImmutableArray.CreateBuilder<double>(confounders.Length);
        foreach (LabelledMatrix confounder in confounders)
        {
            given.Add(new CorrelationPair(left, right, confounder, options).R());
        }
        double r = plain.R(), low = double.NaN, high = double.NaN;
        int mostInfluential = -1;
        for (int s = 0; s < plain.N; s++)
        {
            double without = plain.RWithout(s);
            bool further = mostInfluential < 0 || Math.Abs(without - r) > Math.Max(Math.Abs(low - r), Math.Abs(high - r));
            mostInfluential = !double.IsNaN(without) && further ? s : mostInfluential;
            low = without < low || double.IsNaN(low) ? without : low;
            high = without > high || double.IsNaN(high) ? without : high;
        }
        return new()
        {
            X = pair.X,
            Y = pair.Y,
            N = plain.N,
            R = r,
            RGiven = given.ToImmutable(),
            LeaveOneOutLow = low,
            LeaveOneOutHigh = high,
            MostInfluentialSample = mostInfluential < 0 ? "" : x.SampleIds[plain.Rows[mostInfluential]],
        };
    }

    static IEnumerable<Diagnostic> Confounded(ImmutableArray<CorrelationPanelRow>.Builder rows, ImmutableArray<string> confounders)
    {
        for (int c = 0; c < confounders.Length; c++)
        {
            int lost = rows.Count(row => Math.Abs(row.RGiven[c]) < Survives * Math.Abs(row.R) || double.IsNaN(row.RGiven[c]));
            if (lost > 0)
            {
                yield return Diagnostic.Warning(ErrorCode.Confounded, FormattableString.Invariant(
                    $"{lost} of {rows.Count} pairs keep less than half of their |r| given {confounders[c]}."));
            }
        }
    }
}
