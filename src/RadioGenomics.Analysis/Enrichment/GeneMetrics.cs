namespace RadioGenomics.Analysis.Enrichment;

/// <summary>The metric of every gene for one arrangement of the samples. Genes are centred once; sums over the first class give the rest.</summary>
sealed class GeneMetrics
{
    readonly double[][] _centred;
    readonly double[] _means, _squares;
    readonly int _samples;
    readonly GeneMetric _metric;

    public GeneMetrics(IReadOnlyList<double[]> genes, GeneMetric metric)
    {
        _samples = genes[0].Length;
        _metric = metric;
        _means = [.. genes.Select(g => g.Sum() / _samples)];
        _centred = [.. genes.Select((g, i) => g.Select(v => v - _means[i]).ToArray())];
        _squares = [.. _centred.Select(g => g.Sum(v => v * v))];
    }

    /// <param name="phenotype">The number, or 1 and 0, of each sample.</param>
    /// <param name="scores">Receives the metric of each gene.</param>
    public void Compute(ReadOnlySpan<double> phenotype, Span<double> scores)
    {
        if (_metric == GeneMetric.Pearson)
        {
            Correlate(phenotype, scores);
            return;
        }
        int[] first = Members(phenotype);
        for (int g = 0; g < scores.Length; g++)
        {
            scores[g] = Contrast(g, first);
        }
    }

    static int[] Members(ReadOnlySpan<double> phenotype)
    {
        var members = new List<int>();
        for (int s = 0; s < phenotype.Length; s++)
        {
            if (phenotype[s] == 1)
            {
                members.Add(s);
            }
        }
        return [.. members];
    }

    double Contrast(int gene, int[] first)
    {
        double[] values = _centred[gene];
        double sum = 0, squares = 0;
        foreach (int s in first)
        {
            sum += values[s];
            squares += values[s] * values[s];
        }
        double n1 = first.Length, n2 = _samples - n1;
        // Centred: the classes' sums cancel.
        double mean1 = sum / n1, mean2 = -sum / n2;
        double var1 = Math.Max(0, (squares - (n1 * mean1 * mean1)) / (n1 - 1)), var2 = Math.Max(0, (_squares[gene] - squares - (n2 * mean2 * mean2)) / (n2 - 1));
        double noise = _metric == GeneMetric.TTest
            ? Math.Sqrt((var1 / n1) + (var2 / n2))
            : Deviation(var1, mean1 + _means[gene]) + Deviation(var2, mean2 + _means[gene]);
        return noise > 0 ? (mean1 - mean2) / noise : 0;
    }

    // GSEA's floor: at least a fifth of the mean, and 0.2 where that is 0 too.
    static double Deviation(double variance, double mean)
    {
        double deviation = Math.Max(Math.Sqrt(variance), 0.2 * Math.Abs(mean));
        return deviation > 0 ? deviation : 0.2;
    }

    void Correlate(ReadOnlySpan<double> phenotype, Span<double> scores)
    {
        double mean = 0, square = 0;
        foreach (double v in phenotype)
        {
            mean += v / _samples;
        }
        double[] centred = new double[_samples];
        for (int s = 0; s < centred.Length; s++)
        {
            centred[s] = phenotype[s] - mean;
            square += centred[s] * centred[s];
        }
        for (int g = 0; g < scores.Length; g++)
        {
            scores[g] = Dot(_centred[g], centred) / Math.Sqrt(_squares[g] * square);
        }
    }

    // Four lanes whatever the processor has, so that the sum has one order.
    static double Dot(double[] x, double[] y)
    {
        Vector4D sum = default;
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            sum.Add(x, y, i);
        }
        double rest = 0;
        for (; i < x.Length; i++)
        {
            rest += x[i] * y[i];
        }
        return sum.Total + rest;
    }

    struct Vector4D
    {
        double _a, _b, _c, _d;

        public void Add(double[] x, double[] y, int i)
        {
            _a += x[i] * y[i];
            _b += x[i + 1] * y[i + 1];
            _c += x[i + 2] * y[i + 2];
            _d += x[i + 3] * y[i + 3];
        }

        public readonly double Total => _a + _b + (_c + _d);
    }
}
