namespace RadioGenomics.Analysis.Networks;

/// <summary>Fills missing values of a feature with the mean of the features nearest to it.</summary>
public static class KnnImputation
{
    /// <summary>Fills every missing value.</summary>
    /// <param name="matrix">Shape: [samples × features]. NaN = missing.</param>
    /// <param name="neighbors">How many of the nearest features count. At least 1.</param>
    /// <returns>The same matrix without missing values; where a sample has no value at all the value stays NaN.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.OptionOutOfRange"/>.</exception>
    /// <remarks>Distances are mean squared differences over the samples where both have a value. Features with more than half of their
    /// values missing are no neighbours; they get each sample's mean over the others.
    /// Cost: O(incomplete features × features × samples). Source: Troyanskaya et al. (2001) Bioinformatics 17:520.
    /// Reference: R impute 1.72 impute.knn (maxp = p: one block, whatever the size); agreement: 1e-12.</remarks>
    public static LabelledMatrix Fill(LabelledMatrix matrix, int neighbors = 10)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Throw.IfOutside(nameof(neighbors), neighbors, 1, int.MaxValue);
        double[] values = matrix.Values.ToArray();
        Fill(values, matrix.SampleCount, matrix.FeatureCount, neighbors);
        return LabelledMatrix.FromColumnMajor(matrix.SampleIds, matrix.FeatureIds, values);
    }

    /// <summary>Fills a column-major matrix in place.</summary>
    internal static void Fill(double[] values, int rows, int columns, int neighbors)
    {
        int[] missing = [.. Enumerable.Range(0, columns).Select(c => CountMissing(Column(values, rows, c)))];
        int[] incomplete = [.. Enumerable.Range(0, columns).Where(c => missing[c] > 0)];
        if (incomplete.Length == 0)
        {
            return;
        }
        double[] source = (double[])values.Clone();
        int[] usable = [.. Enumerable.Range(0, columns).Where(c => missing[c] <= 0.5 * rows)];
        double[] rowMeans = RowMeans(source, rows, usable);
        foreach (int column in incomplete)
        {
            int[] nearest = missing[column] > 0.5 * rows ? [] : Nearest(source, rows, column, usable, neighbors);
            FillColumn(source, rows, nearest, rowMeans, Column(values, rows, column));
        }
    }

    static Span<double> Column(double[] values, int rows, int column) => values.AsSpan(column * rows, rows);

    static int CountMissing(ReadOnlySpan<double> column)
    {
        int count = 0;
        foreach (double value in column)
        {
            count += double.IsNaN(value) ? 1 : 0;
        }
        return count;
    }

    static double[] RowMeans(double[] values, int rows, int[] columns)
    {
        double[] means = new double[rows];
        for (int r = 0; r < rows; r++)
        {
            double sum = 0;
            int count = 0;
            foreach (int c in columns)
            {
                double value = values[(c * rows) + r];
                if (!double.IsNaN(value))
                {
                    sum += value;
                    count++;
                }
            }
            means[r] = count > 0 ? sum / count : double.NaN;
        }
        return means;
    }

    static int[] Nearest(double[] values, int rows, int column, int[] usable, int neighbors)
    {
        double[] distances = new double[usable.Length];
        for (int i = 0; i < usable.Length; i++)
        {
            distances[i] = usable[i] == column
                ? double.PositiveInfinity : Distance(Column(values, rows, column), Column(values, rows, usable[i]));
        }
        return [.. Enumerable.Range(0, usable.Length).Where(i => distances[i] < double.PositiveInfinity)
            .OrderBy(i => distances[i]).Take(neighbors).Select(i => usable[i])];
    }

    static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        int count = 0;
        for (int r = 0; r < a.Length; r++)
        {
            double difference = a[r] - b[r];
            if (!double.IsNaN(difference))
            {
                sum += difference * difference;
                count++;
            }
        }
        return count > 0 ? sum / count : double.PositiveInfinity;
    }

    static void FillColumn(double[] source, int rows, int[] nearest, double[] rowMeans, Span<double> target)
    {
        for (int r = 0; r < rows; r++)
        {
            if (!double.IsNaN(target[r]))
            {
                continue;
            }
            double sum = 0;
            int count = 0;
            foreach (int c in nearest)
            {
                double value = source[(c * rows) + r];
                if (!double.IsNaN(value))
                {
                    sum += value;
                    count++;
                }
            }
            target[r] = count > 0 ? sum / count : rowMeans[r];
        }
    }
}
