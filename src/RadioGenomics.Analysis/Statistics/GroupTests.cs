using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Tests of two groups of values, and of two by two counts.</summary>
public static partial class GroupTests
{
    const int ExactBelow = 50;

    /// <summary>Wilcoxon's rank-sum test (Mann-Whitney): is one group higher than the other?</summary>
    /// <param name="first">Shape: [values]. Any unit; NaN = missing, left out.</param>
    /// <param name="second">Shape: [values]. NaN = missing, left out.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <remarks>Cost: O(n log n), exact O(n³). Source: Mann, Whitney (1947) Ann Math Stat 18:50; tie-corrected variance: Lehmann (1975)
    /// Nonparametrics, eq. 1.32. Reference: R 4.2.2 wilcox.test(first, second); agreement in tests/reference/README.md.</remarks>
    public static WilcoxonResult Wilcoxon(ReadOnlySpan<double> first, ReadOnlySpan<double> second, WilcoxonOptions? options = null)
    {
        options ??= new();
        TwoGroupScan scan = Scan(first, second);
        bool empty = scan.CaseCount == 0 || scan.ControlCount == 0;
        bool exact = !empty && !scan.HasTies && (options.Exact ?? IsExactByDefault(scan));
        return new()
        {
            U = scan.U,
            P = empty ? double.NaN
                : exact ? ExactP(new RankSum(scan.CaseCount, scan.ControlCount), scan.U, options.Alternative)
                : scan.ApproximateP(options.Alternative, options.ContinuityCorrection),
            IsExact = exact,
            FirstCount = scan.CaseCount,
            SecondCount = scan.ControlCount,
        };
    }

    /// <summary>Area under the ROC curve with DeLong's confidence interval; higher values are taken to mean a case.</summary>
    /// <param name="cases">Shape: [cases]. NaN = missing, left out.</param>
    /// <param name="controls">Shape: [controls]. NaN = missing, left out.</param>
    /// <param name="confidenceLevel">Range: (0, 1).</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(n log n). Source: DeLong, DeLong, Clarke-Pearson (1988) Biometrics 44:837, by mid-ranks as Sun, Xu (2014) IEEE Signal
    /// Process Lett 21:1389. The interval is cut at 0 and 1. Reference: pROC 1.18.0 ci.auc(roc(..., direction = "&lt;")); agreement in
    /// tests/reference/README.md.</remarks>
    public static AucResult Auc(ReadOnlySpan<double> cases, ReadOnlySpan<double> controls, double confidenceLevel = 0.95)
    {
        double z = ConfidenceZ(confidenceLevel);
        TwoGroupScan scan = Scan(cases, controls);
        (double low, double high) = AucInterval(scan, z);
        return new()
        {
            Auc = scan.Auc,
            Variance = scan.AucVariance,
            Low = low,
            High = high,
            CaseCount = scan.CaseCount,
            ControlCount = scan.ControlCount,
        };
    }

    /// <summary>Welch's t-test: do two means differ, variances not assumed equal?</summary>
    /// <param name="first">Shape: [values]. NaN = missing, left out.</param>
    /// <param name="second">Shape: [values]. NaN = missing, left out.</param>
    /// <param name="confidenceLevel">Range: (0, 1).</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(n). Source: Welch (1947) Biometrika 34:28, degrees of freedom by Satterthwaite (1946). Reference: R 4.2.2 t.test(first,
    /// second); agreement in tests/reference/README.md.</remarks>
    public static TTestResult WelchT(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidenceLevel = 0.95)
    {
        ConfidenceZ(confidenceLevel);
        (double meanFirst, double errorFirst, int n1) = MeanAndError(first);
        (double meanSecond, double errorSecond, int n2) = MeanAndError(second);
        double error = errorFirst + errorSecond, difference = meanFirst - meanSecond, t = difference / Math.Sqrt(error);
        double df = error * error / ((errorFirst * errorFirst / (n1 - 1)) + (errorSecond * errorSecond / (n2 - 1)));
        double half = StudentT.Quantile(1 - ((1 - confidenceLevel) / 2), df) * Math.Sqrt(error);
        return new()
        {
            T = t,
            DegreesOfFreedom = df,
            P = StudentT.TwoSided(t, df),
            Difference = difference,
            Low = difference - half,
            High = difference + half,
        };
    }

    internal static bool IsExactByDefault(TwoGroupScan scan) =>
        scan.CaseCount < ExactBelow && scan.ControlCount < ExactBelow && scan.CaseCount > 0 && scan.ControlCount > 0;

    internal static (double Low, double High) AucInterval(TwoGroupScan scan, double z)
    {
        double half = z * Math.Sqrt(scan.AucVariance);
        return (Math.Max(0, scan.Auc - half), Math.Min(1, scan.Auc + half));
    }

    /// <summary>The normal quantile of a two-sided confidence level.</summary>
    internal static double ConfidenceZ(double confidenceLevel)
    {
        if (!(confidenceLevel is > 0 and < 1))
        {
            Throw.OptionOutOfRange("ConfidenceLevel", confidenceLevel, "between 0 and 1");
        }
        return Normal.UpperQuantile((1 - confidenceLevel) / 2);
    }

    static double ExactP(RankSum distribution, double u, Alternative alternative) => alternative switch
    {
        Alternative.Less => distribution.Cdf(u),
        Alternative.Greater => distribution.UpperTail(u - 1),
        _ => distribution.TwoSided(u),
    };

    static TwoGroupScan Scan(ReadOnlySpan<double> cases, ReadOnlySpan<double> controls)
    {
        double[] values = [.. cases, .. controls];
        sbyte[] groups = new sbyte[values.Length];
        groups.AsSpan(0, cases.Length).Fill(TwoGroupScan.Case);
        var column = new RankedColumn(values);
        return TwoGroupScan.Over(column.Order, column.StartsTie, groups);
    }

    /// <summary>Mean, squared standard error and count of the values that are not missing.</summary>
    internal static (double Mean, double SquaredError, int Count) MeanAndError(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        int count = 0;
        foreach (double v in values)
        {
            sum += double.IsNaN(v) ? 0 : v;
            count += double.IsNaN(v) ? 0 : 1;
        }
        double mean = sum / count;
        foreach (double v in values)
        {
            squares += double.IsNaN(v) ? 0 : (v - mean) * (v - mean);
        }
        return (mean, squares / (count - 1) / count, count);
    }
}
