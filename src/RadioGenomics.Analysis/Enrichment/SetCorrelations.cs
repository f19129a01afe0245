using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Enrichment;

/// <summary>
/// Mean correlation between the genes of each set, over what is left of the expression after covariates and the tested feature:
/// VIF = |sum of the m unit residuals|² / m, and (VIF - 1) / (m - 1) is the mean correlation (Wu and Smyth 2012). With the other genes
/// counted: |mean of the set's unit residuals - mean of the others'|² is the variance of the difference of means, whatever correlates with whatever; it is
/// expressed as the correlation within the set that would give the same variance.
/// </summary>
sealed class SetCorrelations
{
    const double Nothing = 1e-12;

    readonly double[] _units;
    readonly int _samples;
    readonly LabelledMatrix? _covariates;
    readonly bool _asRanks;

    SetCorrelations(LabelledMatrix expression, double[] units, LabelledMatrix? covariates, bool asRanks)
    {
        Expression = expression;
        _units = units;
        _samples = expression.SampleCount;
        _covariates = covariates;
        _asRanks = asRanks;
    }

    public LabelledMatrix Expression { get; }

    /// <summary>Prepares the residuals of all genes given the covariates. A missing value counts as the gene's mean.</summary>
    public static SetCorrelations Of(LabelledMatrix expression, LabelledMatrix? covariates, bool asRanks, RunContext run)
    {
        LabelledMatrix left = Residuals(expression, covariates, asRanks, run);
        double[] units = new double[left.Values.Length];
        ParallelLoop.For(left.FeatureCount, run, "inter-gene correlation", g => Unit(left.Column(g), units.AsSpan(g * left.SampleCount, left.SampleCount)));
        return new(expression, units, covariates, asRanks);
    }

    static LabelledMatrix Residuals(LabelledMatrix matrix, LabelledMatrix? covariates, bool asRanks, RunContext run)
    {
        LabelledMatrix values = asRanks ? Ranked(matrix) : matrix;
        return covariates is null ? values : PartialCorrelation.Residuals(values, asRanks ? Ranked(covariates) : covariates, run);
    }

    static LabelledMatrix Ranked(LabelledMatrix matrix)
    {
        double[] ranks = new double[matrix.Values.Length];
        for (int f = 0; f < matrix.FeatureCount; f++)
        {
            double[] column = matrix.Column(f).ToArray();
            int[] present = [.. Enumerable.Range(0, column.Length).Where(s => !double.IsNaN(column[s]))];
            double[] ofPresent = Ranks.MidRanks([.. present.Select(s => column[s])]);
            Span<double> target = ranks.AsSpan(f * column.Length, column.Length);
            target.Fill(double.NaN);
            for (int i = 0; i < present.Length; i++)
            {
                target[present[i]] = ofPresent[i];
            }
        }
        return LabelledMatrix.FromColumnMajor(matrix.SampleIds, matrix.FeatureIds, ranks);
    }

    static void Unit(ReadOnlySpan<double> column, Span<double> unit)
    {
        double sum = 0;
        int count = 0;
        foreach (double v in column)
        {
            (sum, count) = double.IsNaN(v) ? (sum, count) : (sum + v, count + 1);
        }
        double mean = sum / Math.Max(1, count), squares = 0;
        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] = double.IsNaN(column[i]) ? 0 : column[i] - mean;
            squares += unit[i] * unit[i];
        }
        double scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] *= scale;
        }
    }

    /// <summary>A feature as the residuals see it: ranked if need be, covariates taken out, unit length.</summary>
    public double[] Feature(ReadOnlySpan<double> values, RunContext run)
    {
        var column = LabelledMatrix.FromColumnMajor(Expression.SampleIds, ["feature"], values.ToArray());
        double[] unit = new double[_samples];
        Unit(Residuals(column, _covariates, _asRanks, run).Column(0), unit);
        return unit;
    }

    /// <summary>Correlation between the genes of every set, given a feature.</summary>
    /// <param name="index">Sets placed in a universe.</param>
    /// <param name="columns">Column of the expression of each gene of the universe. Shape: [universe].</param>
    /// <param name="feature">Of <see cref="Feature"/>; empty: none. Shape: [samples].</param>
    /// <param name="others">Whether the other genes count too.</param>
    /// <returns>Less than independent genes have counts as 0, as in limma. Shape: [sets].</returns>
    public double[] Given(GeneSetIndex index, int[] columns, ReadOnlySpan<double> feature, bool others)
    {
        (double[] along, double[] scale) = Loadings(columns, feature);
        double[] total = others ? Sum([.. Enumerable.Range(0, columns.Length)], columns, along, scale, feature) : [];
        double[] correlation = new double[index.Count];
        for (int s = 0; s < index.Count; s++)
        {
            double size = index.Size(s), outside = columns.Length - size;
            double[] sum = Sum(index.Genes(s), columns, along, scale, feature);
            double variance = others && outside > 0 ? Squares(sum, total, size, outside) - (1 / outside) : Dot(sum, sum) / (size * size);
            correlation[s] = size < 2 ? 0 : Math.Clamp(((variance * size) - 1) / (size - 1), 0, 1);
        }
        return correlation;
    }

    // |sum / size - (total - sum) / outside|²
    static double Squares(double[] sum, double[] total, double size, double outside)
    {
        double squares = 0;
        for (int i = 0; i < sum.Length; i++)
        {
            double difference = (sum[i] / size) - ((total[i] - sum[i]) / outside);
            squares += difference * difference;
        }
        return squares;
    }

    // Sum of the unit residuals of some genes, the feature taken out.
    double[] Sum(ReadOnlySpan<int> genes, int[] columns, double[] along, double[] scale, ReadOnlySpan<double> feature)
    {
        double[] sum = new double[_samples];
        double taken = 0;
        foreach (int gene in genes)
        {
            AddScaled(Column(columns[gene]), scale[gene], sum);
            taken += scale[gene] * along[gene];
        }
        if (!feature.IsEmpty)
        {
            AddScaled(feature, -taken, sum);
        }
        return sum;
    }

    // What of each gene lies along the feature, and the factor that gives the rest unit length.
    (double[] Along, double[] Scale) Loadings(int[] columns, ReadOnlySpan<double> feature)
    {
        double[] along = new double[columns.Length], scale = new double[columns.Length];
        Array.Fill(scale, 1);
        for (int g = 0; g < columns.Length && !feature.IsEmpty; g++)
        {
            along[g] = Dot(Column(columns[g]), feature);
            double left = 1 - (along[g] * along[g]);
            scale[g] = left > Nothing ? 1 / Math.Sqrt(left) : 0;
        }
        return (along, scale);
    }

    ReadOnlySpan<double> Column(int gene) => _units.AsSpan(gene * _samples, _samples);

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void AddScaled(ReadOnlySpan<double> column, double scale, double[] sum)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += scale * column[i];
        }
    }
}
