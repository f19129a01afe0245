using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>
/// The features, each centred and scaled once over all rows for the sake of the digits, shared by all fits. Column-major. What a fit
/// of some rows takes as its columns follows from these by another centre and factor.
/// </summary>
sealed class DesignColumns
{
    readonly double[] _values;

    DesignColumns(int rows, int features, double[] values, double[] centres, double[] scales)
    {
        (RowCount, FeatureCount, _values, Centres, Scales) = (rows, features, values, centres, scales);
    }

    public int RowCount { get; }

    public int FeatureCount { get; }

    /// <summary>What was subtracted from each feature. Shape: [features].</summary>
    public double[] Centres { get; }

    /// <summary>What each feature was divided by; 1 for a constant one. Shape: [features].</summary>
    public double[] Scales { get; }

    public ReadOnlySpan<double> Column(int feature) => _values.AsSpan(feature * RowCount, RowCount);

    /// <summary>Columns as they are.</summary>
    public static DesignColumns Plain(int rows, int features, double[] values)
    {
        double[] scales = new double[features];
        scales.AsSpan().Fill(1);
        return new(rows, features, values, new double[features], scales);
    }

    public static DesignColumns Of(LabelledMatrix features, RunContext run)
    {
        int n = features.SampleCount, p = features.FeatureCount;
        MemoryBudget.Demand((long)n * p * sizeof(double), "a centred copy of the features", "Keep fewer features, for example by a variance filter.");
        double[] values = new double[(long)n * p], centres = new double[p], scales = new double[p];
        ParallelLoop.For(p, run, "preparing features", f =>
        {
            Span<double> column = values.AsSpan(f * n, n);
            features.Column(f).CopyTo(column);
            (centres[f], scales[f]) = Normalize(column);
        });
        return new(n, p, values, centres, scales);
    }

    static (double Centre, double Scale) Normalize(Span<double> column)
    {
        if (!column.ContainsAnyExcept(column[0]))
        {
            double constant = column[0];
            column.Clear();
            return (constant, 1);
        }
        double sum = 0, squares = 0;
        foreach (double v in column)
        {
            sum += v / column.Length;
        }
        foreach (double v in column)
        {
            squares += (v - sum) * (v - sum);
        }
        double scale = Math.Sqrt(squares / column.Length);
        scale = scale > 0 ? scale : 1;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = (column[i] - sum) / scale;
        }
        return (sum, scale);
    }
}
