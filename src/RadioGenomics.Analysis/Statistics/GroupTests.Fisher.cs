using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

public static partial class GroupTests
{
    // Two tables whose probabilities differ only by rounding count as equally probable, as in R.
    const double EqualProbability = 1 + 1e-7;

    /// <summary>Fisher's exact test of a table of two by two counts.</summary>
    /// <param name="a">First row, first column. Range: from 0.</param>
    /// <param name="b">First row, second column. Range: from 0.</param>
    /// <param name="c">Second row, first column. Range: from 0.</param>
    /// <param name="d">Second row, second column. Range: from 0.</param>
    /// <param name="alternative">Greater: the odds ratio is above 1.</param>
    /// <param name="confidenceLevel">Range: (0, 1).</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Shape: four counts. Cost: O(smallest margin). Two-sided p adds all tables at most as probable as the one seen.
    /// Source: Fisher (1935) JRSS 98:39; conditional odds ratio and interval: Cornfield (1956), non-central hypergeometric distribution.
    /// Reference: R 4.2.2 fisher.test; whose odds ratio and interval have 3 to 4 digits (uniroot); agreement with its equations solved to the end in tests/reference/README.md.</remarks>
    public static FisherExactResult FisherExact(long a, long b, long c, long d,
        Alternative alternative = Alternative.TwoSided, double confidenceLevel = 0.95)
    {
        ConfidenceZ(confidenceLevel);
        foreach (long count in (ReadOnlySpan<long>)[a, b, c, d])
        {
            if (count < 0)
            {
                Throw.OptionOutOfRange("count", count, "0 or more");
            }
        }
        var table = new ConditionalTable(a, a + c, b + d, a + b);
        double alpha = alternative == Alternative.TwoSided ? (1 - confidenceLevel) / 2 : 1 - confidenceLevel;
        return new()
        {
            P = alternative switch
            {
                Alternative.Less => table.AtMost(0),
                Alternative.Greater => table.AtLeast(0),
                _ => table.AsProbable(),
            },
            OddsRatio = table.OddsRatio(),
            Low = alternative == Alternative.Less || table.IsLeast ? 0 : Math.Exp(Root(w => table.AtLeast(w) - alpha)),
            High = alternative == Alternative.Greater || table.IsMost ? double.PositiveInfinity : Math.Exp(Root(w => alpha - table.AtMost(w))),
        };
    }

    // Of an increasing function of a log odds ratio.
    static double Root(Func<double, double> f)
    {
        double low = -700, high = 700;
        while (true)
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                return middle;
            }
            (low, high) = f(middle) < 0 ? (middle, high) : (low, middle);
        }
    }

    // The count in the first cell given all margins, at any log odds ratio.
    sealed class ConditionalTable
    {
        readonly double[] _logMass;
        readonly int _seen;

        public ConditionalTable(long seen, long firstColumn, long secondColumn, long firstRow)
        {
            long least = Math.Max(0, firstRow - secondColumn), most = Math.Min(firstRow, firstColumn);
            _seen = (int)(seen - least);
            _logMass = [.. Enumerable.Range(0, (int)(most - least + 1)).Select(i => Hypergeometric.LogMass(least + i, firstColumn, secondColumn, firstRow))];
            Least = least;
        }

        long Least { get; }

        public bool IsLeast => _seen == 0;

        public bool IsMost => _seen == _logMass.Length - 1;

        public double AtLeast(double logOdds) => Masses(logOdds).Skip(_seen).Sum();

        public double AtMost(double logOdds) => Math.Min(1, Masses(logOdds).Take(_seen + 1).Sum());

        public double AsProbable()
        {
            double[] masses = Masses(0);
            return Math.Min(1, masses.Where(m => m <= masses[_seen] * EqualProbability).Sum());
        }

        // The odds ratio at which the expected count is the one seen.
        public double OddsRatio() => (IsLeast, IsMost) switch
        {
            (true, true) => double.NaN,
            (true, _) => 0,
            (_, true) => double.PositiveInfinity,
            _ => Math.Exp(Root(w => Masses(w).Select((m, i) => m * i).Sum() - _seen)),
        };

        double[] Masses(double logOdds)
        {
            double[] masses = [.. _logMass.Select((m, i) => m + (logOdds * (Least + i)))];
            double largest = masses.Max(), sum = 0;
            for (int i = 0; i < masses.Length; i++)
            {
                masses[i] = Math.Exp(masses[i] - largest);
                sum += masses[i];
            }
            return [.. masses.Select(m => m / sum)];
        }
    }
}
