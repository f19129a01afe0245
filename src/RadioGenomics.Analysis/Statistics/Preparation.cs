using System.Collections.Immutable;
using System.Globalization;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Steps that make a matrix ready for analysis. Each gives the new matrix, what it removed and the settings it used.</summary>
public static partial class Preparation
{
    /// <summary>log2(x + offset).</summary>
    /// <param name="matrix">Shape: [samples, features]. x + offset must not be below 0; NaN stays.</param>
    /// <param name="offset">Added first, so that 0 has a logarithm. Range: from 0.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NonFinite"/>: a value whose logarithm is not finite;
    /// <see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Cost: O(values). Source: the definition. Reference: R 4.2.2 log2(x + offset); by hand in tests.</remarks>
    public static PreparationResult Log2(LabelledMatrix matrix, double offset = 1)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Require(offset >= 0, nameof(offset), offset, "0 or more");
        string unit = string.Create(CultureInfo.InvariantCulture, $"log2({(matrix.Unit.Length > 0 ? matrix.Unit : "x")} + {offset})");
        return new()
        {
            Step = "log2",
            Settings = [PreparationResult.Setting("offset", offset)],
            Values = Map(matrix, unit, (s, f, x) =>
            {
                double y = Math.Log2(x + offset);
                if (!double.IsFinite(y) && !double.IsNaN(x))
                {
                    Throw.NotFiniteValue(matrix.Name, matrix.SampleIds[s], matrix.FeatureIds[f], x,
                        string.Create(CultureInfo.InvariantCulture, $"finite values above {-offset}. Are they logarithms already"));
                }
                return y;
            }),
        };
    }

    /// <summary>Each feature less its mean, over its standard deviation (n - 1). A constant feature becomes NaN: drop it first.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN = missing: stays, and is not counted.</param>
    /// <remarks>Cost: O(values). Source: the definition. Reference: R 4.2.2 scale(x); by hand in tests.</remarks>
    public static PreparationResult ZScore(LabelledMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        (double Mean, double Deviation)[] moments = [.. Enumerable.Range(0, matrix.FeatureCount).Select(f => Moments(matrix.Column(f)))];
        return new()
        {
            Step = "z-score",
            Values = Map(matrix, "z", (_, f, x) => moments[f].Deviation > 0 ? (x - moments[f].Mean) / moments[f].Deviation : double.NaN),
            Diagnostics = Constant(matrix, moments),
        };
    }

    /// <summary>Each feature by its rank-based normal scores (Blom): Φ⁻¹((rank - 3/8) / (n + 1/4)), ties by their mean rank.</summary>
    /// <param name="matrix">Shape: [samples, features]. NaN = missing: stays, and is not counted.</param>
    /// <param name="run">Threads, cancellation, progress; null for the defaults.</param>
    /// <remarks>Cost: O(values · log samples). Source: Blom (1958) Statistical Estimates and Transformed Beta-Variables.
    /// Reference: R 4.2.2 qnorm((rank(x) - 3/8) / (n + 1/4)); agreement in tests/reference/README.md.</remarks>
    public static PreparationResult RankNormal(LabelledMatrix matrix, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double[] values = new double[matrix.Values.Length];
        values.AsSpan().Fill(double.NaN);
        ParallelLoop.For(matrix.FeatureCount, run ?? RunContext.Default, "rank-normal",
            f => NormalScores(matrix.Column(f), values.AsSpan(f * matrix.SampleCount, matrix.SampleCount)));
        return new() { Step = "rank-normal", Settings = [("method", "Blom")], Values = With(matrix, values, "normal score") };
    }

    static void NormalScores(ReadOnlySpan<double> values, Span<double> scores)
    {
        var column = new RankedColumn(values);
        int n = column.Order.Length;
        for (int i = 0; i < n;)
        {
            int end = i + 1;
            while (end < n && !column.StartsTie[end])
            {
                end++;
            }
            double score = Normal.Quantile((((i + 1 + end) / 2.0) - 0.375) / (n + 0.25));
            for (; i < end; i++)
            {
                scores[column.Order[i]] = score;
            }
        }
    }

    static ImmutableArray<Diagnostic> Constant(LabelledMatrix matrix, (double Mean, double Deviation)[] moments)
    {
        string[] constant = [.. matrix.FeatureIds.Where((_, f) => !(moments[f].Deviation > 0))];
        return constant.Length == 0 ? [] : [Diagnostic.Warning(ErrorCode.ConstantColumn, string.Create(CultureInfo.InvariantCulture,
            $"{constant.Length} features of '{matrix.Name}' have no variance and became NaN: {string.Join(", ", constant.Take(5))}{(constant.Length > 5 ? " ..." : "")}. Drop them first."))];
    }

    static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
    {
        (double mean, double squaredError, int n) = GroupTests.MeanAndError(values);
        return (mean, Math.Sqrt(squaredError * n));
    }

    static LabelledMatrix Map(LabelledMatrix matrix, string unit, Func<int, int, double, double> change)
    {
        double[] values = new double[matrix.Values.Length];
        for (int f = 0; f < matrix.FeatureCount; f++)
        {
            ReadOnlySpan<double> column = matrix.Column(f);
            for (int s = 0; s < column.Length; s++)
            {
                values[(f * column.Length) + s] = change(s, f, column[s]);
            }
        }
        return With(matrix, values, unit);
    }

    static LabelledMatrix With(LabelledMatrix matrix, double[] values, string unit) =>
        LabelledMatrix.FromColumnMajor(matrix.SampleIds, matrix.FeatureIds, values).WithName(matrix.Name, unit);

    static void Require(bool holds, string option, double found, string range)
    {
        if (!holds)
        {
            Throw.OptionOutOfRange(option, found, range);
        }
    }
}
