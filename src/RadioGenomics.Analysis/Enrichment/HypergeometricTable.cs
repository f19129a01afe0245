namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Upper tails of hypergeometric distributions over one universe, many of them. Factorials are kept as mantissa and exponent, so a
/// probability is a product of nine numbers without a logarithm: its relative error is some 1e-15 however small it is.
/// </summary>
sealed class HypergeometricTable
{
    const double Negligible = 1e-18;

    readonly double[] _mantissa;
    readonly long[] _exponent;

    /// <param name="largest">Size of the largest universe.</param>
    public HypergeometricTable(int largest)
    {
        _mantissa = new double[largest + 1];
        _exponent = new long[largest + 1];
        // The running product in two doubles, so that twenty thousand factors do not add up their roundings.
        double high = 1, low = 0;
        long exponent = 0;
        for (int i = 0; i <= largest; i++)
        {
            if (i > 1)
            {
                double product = high * i, rest = Math.FusedMultiplyAdd(high, i, -product) + (low * i);
                high = product + rest;
                low = rest - (high - product);
                int shift = Math.ILogB(high);
                high = Math.ScaleB(high, -shift);
                low = Math.ScaleB(low, -shift);
                exponent += shift;
            }
            _mantissa[i] = high;
            _exponent[i] = exponent;
        }
    }

    /// <summary>P(X ≥ k), or that minus half of P(X = k), and its logarithm to base ten, which is finite where p itself is below 1e-308.</summary>
    /// <param name="k">Genes of the list in the set.</param>
    /// <param name="set">K, genes of the set in the universe.</param>
    /// <param name="list">n, genes of the list in the universe.</param>
    /// <param name="universe">N.</param>
    /// <param name="mid">Whether the outcome seen counts half.</param>
    public (double P, double Log10P) AtLeast(int k, int set, int list, int universe, bool mid)
    {
        int least = Math.Max(0, set + list - universe);
        if (k <= least && !mid)
        {
            return (1, 0);
        }
        (double mass, long exponent) = Mass(k, set, list, universe);
        double half = mid ? 0.5 : 0;
        // Beyond the mean the tail is summed; before it, the other tail is, as it is the smaller one.
        if ((double)k * universe > (double)set * list)
        {
            double sum = mass * (SumUp(k, set, list, universe) - half);
            return (Math.Min(1, Scale(sum, exponent)), Math.Min(0, Math.Log10(sum) + (exponent * Math.Log10(2))));
        }
        double below = Scale(mass, exponent) * (SumDown(k, set, list, universe) - 1 + half);
        return (1 - below, Math.Log10(1 - below));
    }

    /// <summary>P(X = k) as mantissa and exponent of two.</summary>
    (double Mantissa, long Exponent) Mass(int k, int set, int list, int universe)
    {
        int rest = universe - set - list + k;
        double top = _mantissa[set] * _mantissa[universe - set] * _mantissa[list] * _mantissa[universe - list];
        double bottom = _mantissa[k] * _mantissa[set - k] * _mantissa[list - k] * _mantissa[rest] * _mantissa[universe];
        long exponent = _exponent[set] + _exponent[universe - set] + _exponent[list] + _exponent[universe - list]
            - _exponent[k] - _exponent[set - k] - _exponent[list - k] - _exponent[rest] - _exponent[universe];
        return (top / bottom, exponent);
    }

    static double Scale(double value, long exponent) => exponent < -2000 ? 0 : Math.ScaleB(value, (int)exponent);

    // Σ P(i) / P(k), i = k, k + 1, ...
    static double SumUp(double k, double set, double list, double universe)
    {
        double term = 1, sum = 1, rest = universe - set - list;
        for (double i = k; i < set && i < list && term > Negligible * sum; i++)
        {
            term *= (set - i) * (list - i) / ((i + 1) * (rest + i + 1));
            sum += term;
        }
        return sum;
    }

    // Σ P(i) / P(k), i = k, k - 1, ...
    static double SumDown(double k, double set, double list, double universe)
    {
        double term = 1, sum = 1, rest = universe - set - list;
        for (double i = k; i > 0 && rest + i > 0 && term > Negligible * sum; i--)
        {
            term *= i * (rest + i) / ((set - i + 1) * (list - i + 1));
            sum += term;
        }
        return sum;
    }
}
