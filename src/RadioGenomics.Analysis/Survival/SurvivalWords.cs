using System.Globalization;

namespace RadioGenomics.Analysis.Survival;

/// <summary>How numbers of survival analyses are written in sentences and figures.</summary>
static class SurvivalWords
{
    /// <summary>"270 (212 to 310) days"; "not reached" where the curve stays above one half.</summary>
    /// <param name="curve">A curve.</param>
    /// <param name="unit">Unit of its times with a space in front; empty for none.</param>
    public static string Median(SurvivalCurve curve, string unit)
    {
        SurvivalEstimate median = curve.Median;
        return double.IsNaN(median.Value) ? "not reached"
            : $"{Number(median.Value)} ({Number(median.Low)} to {(double.IsNaN(median.High) ? "not reached" : Number(median.High))}){unit}";
    }

    /// <summary>Four digits are enough for a time.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "not reached" : Math.Abs(value) >= 1000 ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>"p = 0.0013", "p &lt; 1e-15".</summary>
    public static string P(double p) => double.IsNaN(p) ? "p not available"
        : p < 1e-15 ? "p < 1e-15"
        : p < 1e-4 ? "p = " + p.ToString("0.#e-0", CultureInfo.InvariantCulture)
        : "p = " + p.ToString("G2", CultureInfo.InvariantCulture);

    /// <summary>The p-value that may be shown: of a searched cut only the adjusted one.</summary>
    public static string Test(KaplanMeierResult result) =>
        result.CutPoint is { } cut ? FormattableString.Invariant($"maximally selected log-rank, adjusted {P(cut.P)}")
        : result.CrossFit is { } cross ? FormattableString.Invariant($"cross-fitted log-rank, permutation {P(cross.P)}")
        : result.LogRank is { } test ? $"{test.Test} {P(test.P)}" : "";
}
