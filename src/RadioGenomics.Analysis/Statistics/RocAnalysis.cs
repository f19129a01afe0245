using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>ROC curves of markers for a yes-or-no outcome, such as a mutation.</summary>
public static class RocAnalysis
{
    const ulong Stream = 0x_524F_4342_414E_4400;
    internal const int GridSteps = 50;

    /// <summary>Curve, area with DeLong's interval, a bootstrap band and DeLong's test between markers.</summary>
    /// <param name="outcome">Shape: [samples]. 1 = case, 0 = control, NaN = not known: left out.</param>
    /// <param name="markers">Shape: [samples, markers], the same samples in the same order. NaN = missing: left out for that marker.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <param name="run">Seed, threads, cancellation; null: the defaults.</param>
    /// <param name="name">What a case is, such as "CTNNB1 mutated".</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>: not one outcome for each sample; <see cref="ErrorCode.OptionOutOfRange"/>: an
    /// option, an outcome other than 0, 1 and NaN; <see cref="ErrorCode.TooFewObservations"/>: a marker with fewer than two cases or controls.</exception>
    /// <remarks>Cost: O(markers · n log n), O(resamples · n log n) for the bands, O(markers² · n log n) for the tests. Tests are of the samples that have both markers.
    /// The band is pointwise: percentiles of the sensitivity at each false positive rate.
    /// Source: DeLong, DeLong, Clarke-Pearson (1988) Biometrics 44:837; Fawcett (2006) Pattern Recogn Lett 27:861. Reference: R pROC 1.18.0 roc, ci.auc,
    /// roc.test(method = "delong"), coords; areas, intervals, z and p to 1e-12; agreement in tests/reference/README.md.</remarks>
    public static RocResult Run(ReadOnlySpan<double> outcome, LabelledMatrix markers, RocOptions? options = null, RunContext? run = null, string name = "case")
    {
        ArgumentNullException.ThrowIfNull(markers);
        options = (options ?? new()).Checked();
        run ??= RunContext.Default;
        if (outcome.Length != markers.SampleCount)
        {
            Throw.OutcomeLength(outcome.Length, markers.SampleCount);
        }
        double[] cases = outcome.ToArray();
        int bad = Array.FindIndex(cases, v => v is not (0 or 1 or double.NaN));
        if (bad >= 0)
        {
            Throw.NotABinary(markers.SampleIds[bad], cases[bad]);
        }
        ImmutableArray<RocMarker> found = [.. Enumerable.Range(0, markers.FeatureCount).Select(m => One(cases, markers, m, options, run))];
        return new()
        {
            Name = name,
            Markers = found,
            Contrasts = [.. Pairs(markers.FeatureCount).Select(p => Contrast(cases, markers, p.First, p.Second, found, options))],
            SampleCount = cases.Count(v => !double.IsNaN(v)),
            MissingCount = cases.Count(double.IsNaN),
            Options = options,
        };
    }

    static IEnumerable<(int First, int Second)> Pairs(int count) => Enumerable.Range(1, Math.Max(0, count - 1)).SelectMany(j => Enumerable.Range(0, j).Select(i => (i, j)));

    static RocMarker One(double[] outcome, LabelledMatrix markers, int marker, RocOptions options, RunContext run)
    {
        double[] column = markers.Column(marker).ToArray();
        double[] cases = [.. column.Where((v, i) => outcome[i] == 1 && !double.IsNaN(v))], controls = [.. column.Where((v, i) => outcome[i] == 0 && !double.IsNaN(v))];
        string id = markers.FeatureIds[marker];
        if (cases.Length < 2 || controls.Length < 2)
        {
            Throw.TooFewForRoc(id, cases.Length, controls.Length);
        }
        int sign = SignOf(cases, controls, options.Direction);
        double[] signedCases = [.. cases.Select(v => sign * v)], signedControls = [.. controls.Select(v => sign * v)];
        AucResult auc = GroupTests.Auc(signedCases, signedControls, options.ConfidenceLevel);
        (ImmutableArray<double> low, ImmutableArray<double> high) = options.Resamples == 0 ? ([], []) : Band(signedCases, signedControls, options, run, (ulong)marker);
        return new()
        {
            Marker = id,
            Direction = sign > 0 ? RocDirection.Higher : RocDirection.Lower,
            Auc = auc.Auc,
            StandardError = Math.Sqrt(auc.Variance),
            Low = auc.Low,
            High = auc.High,
            CaseCount = cases.Length,
            ControlCount = controls.Length,
            Curve = CurveOf(id, signedCases, signedControls, sign),
            BandLow = low,
            BandHigh = high,
        };
    }

    static int SignOf(double[] cases, double[] controls, RocDirection direction) => direction switch
    {
        RocDirection.Higher => 1,
        RocDirection.Lower => -1,
        _ => Median(cases) >= Median(controls) ? 1 : -1,
    };

    static double Median(double[] values) => SortedValues.Quantile([.. values.Order()], 0.5);

    static RocCurve CurveOf(string marker, double[] cases, double[] controls, int sign)
    {
        double[] cuts = [.. cases.Concat(controls).Distinct().OrderDescending()];
        double[] sortedCases = [.. cases.Order()], sortedControls = [.. controls.Order()];
        return new()
        {
            Marker = marker,
            Cut = [double.PositiveInfinity * sign, .. cuts.Select(c => sign * c)],
            Sensitivity = [0, .. cuts.Select(c => (double)(cases.Length - Below(sortedCases, c)) / cases.Length)],
            FalsePositiveRate = [0, .. cuts.Select(c => (double)(controls.Length - Below(sortedControls, c)) / controls.Length)],
        };
    }

    /// <summary>Number of sorted values below a limit.</summary>
    static int Below(double[] sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    static (ImmutableArray<double> Low, ImmutableArray<double> High) Band(double[] cases, double[] controls, RocOptions options, RunContext run, ulong marker)
    {
        double[][] found = new double[options.Resamples][];
        ParallelLoop.For(options.Resamples, run, "bootstrap of the ROC curve", r =>
        {
            var random = Philox.At(run.Seed, Stream + marker, (uint)r);
            double[] drawnCases = [.. cases.Select(_ => cases[random.NextInt(cases.Length)])], drawnControls = [.. controls.Select(_ => controls[random.NextInt(controls.Length)])];
            found[r] = OnGrid(CurveOf("", drawnCases, drawnControls, 1));
        });
        double tail = (1 - options.ConfidenceLevel) / 2;
        double[][] sorted = [.. Enumerable.Range(0, GridSteps + 1).Select(g => found.Select(f => f[g]).Order().ToArray())];
        return ([.. sorted.Select(s => SortedValues.Quantile(s, tail))], [.. sorted.Select(s => SortedValues.Quantile(s, 1 - tail))]);
    }

    // Sensitivity at evenly spaced false positive rates: the highest at a step, linear where ties make a slope.
    static double[] OnGrid(RocCurve curve)
    {
        double[] sensitivity = new double[GridSteps + 1];
        int at = 0;
        for (int g = 0; g <= GridSteps; g++)
        {
            double rate = (double)g / GridSteps;
            while (at + 1 < curve.Cut.Length && curve.FalsePositiveRate[at + 1] <= rate)
            {
                at++;
            }
            double from = curve.FalsePositiveRate[at], to = at + 1 < curve.Cut.Length ? curve.FalsePositiveRate[at + 1] : from;
            double share = to > from ? (rate - from) / (to - from) : 0;
            sensitivity[g] = curve.Sensitivity[at] + (share * ((at + 1 < curve.Cut.Length ? curve.Sensitivity[at + 1] : 1) - curve.Sensitivity[at]));
        }
        return sensitivity;
    }

    static RocContrast Contrast(double[] outcome, LabelledMatrix markers, int first, int second, ImmutableArray<RocMarker> found, RocOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, outcome.Length).Where(i => !double.IsNaN(outcome[i]) && !double.IsNaN(markers[i, first]) && !double.IsNaN(markers[i, second]))];
        int[] cases = [.. rows.Where(i => outcome[i] == 1)], controls = [.. rows.Where(i => outcome[i] == 0)];
        (double[] Case, double[] Control, double Auc) a = Placements(markers, first, found[first].Direction, cases, controls), b = Placements(markers, second, found[second].Direction, cases, controls);
        double variance = (Covariance(a.Case, a.Case) + Covariance(b.Case, b.Case) - (2 * Covariance(a.Case, b.Case))) / cases.Length
            + ((Covariance(a.Control, a.Control) + Covariance(b.Control, b.Control) - (2 * Covariance(a.Control, b.Control))) / controls.Length);
        double difference = a.Auc - b.Auc, error = Math.Sqrt(Math.Max(0, variance)), z = difference / error, half = GroupTests.ConfidenceZ(options.ConfidenceLevel) * error;
        return new()
        {
            First = markers.FeatureIds[first],
            Second = markers.FeatureIds[second],
            Difference = difference,
            StandardError = error,
            Low = difference - half,
            High = difference + half,
            // Two markers of the same order differ in nothing: no test.
            Z = error > 0 ? z : double.NaN,
            P = error > 0 ? Math.Min(1, Normal.TwoSided(z)) : double.NaN,
            CaseCount = cases.Length,
            ControlCount = controls.Length,
        };
    }

    // DeLong's structural components: share of the controls below each case, and of the cases above each control, ties counting half.
    static (double[] Case, double[] Control, double Auc) Placements(LabelledMatrix markers, int marker, RocDirection direction, int[] cases, int[] controls)
    {
        int sign = direction == RocDirection.Lower ? -1 : 1;
        double[] x = [.. cases.Select(i => sign * markers[i, marker])], y = [.. controls.Select(i => sign * markers[i, marker])];
        double[] sortedX = [.. x.Order()], sortedY = [.. y.Order()];
        double[] ofCases = [.. x.Select(v => (Below(sortedY, v) + Below(sortedY, Math.BitIncrement(v))) / (2.0 * y.Length))];
        double[] ofControls = [.. y.Select(v => 1 - ((Below(sortedX, v) + Below(sortedX, Math.BitIncrement(v))) / (2.0 * x.Length)))];
        return (ofCases, ofControls, ofCases.Sum() / Math.Max(1, x.Length));
    }

    static double Covariance(double[] a, double[] b)
    {
        if (a.Length < 2)
        {
            return double.NaN;
        }
        double meanA = a.Average(), meanB = b.Average();
        return a.Zip(b, (v, w) => (v - meanA) * (w - meanB)).Sum() / (a.Length - 1);
    }
}
