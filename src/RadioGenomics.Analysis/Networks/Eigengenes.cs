using System.Globalization;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Networks;

/// <summary>Module eigengenes: the first principal component of each module.</summary>
public static class Eigengenes
{
    /// <summary>Computes the eigengene of every module, the genes of no module (0) included.</summary>
    /// <param name="expression">Shape: [samples × genes]. Any unit. NaN = missing: filled from the ten nearest genes of the module.</param>
    /// <param name="modules">Module of each gene from 0. Shape: [genes].</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>Eigengenes of unit length whose sign agrees with the module's mean standardised expression.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Cost: O(samples² × genes). Source: Langfelder, Horvath (2007) BMC Syst Biol 1:54. Reference: R WGCNA 1.72.1
    /// moduleEigengenes (impute = TRUE, align = "along average"); agreement: 1e-10. Where R's module has more than 1,500 genes and
    /// missing values, R fills them within random halves of the module; here the whole module is one block.</remarks>
    public static EigengeneResult Compute(LabelledMatrix expression, IReadOnlyList<int> modules, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(run);
        if (modules.Count != expression.FeatureCount)
        {
            Throw.LabelCount(modules.Count, expression.FeatureCount);
        }
        ILookup<int, int> members = Enumerable.Range(0, modules.Count).ToLookup(g => modules[g]);
        int[] numbers = [.. members.Select(m => m.Key).Order()];
        var parts = new (double[] Vector, double[] Average, double Share)[numbers.Length];
        for (int m = 0; m < numbers.Length; m++)
        {
            run.Report("eigengenes", (double)m / numbers.Length);
            parts[m] = OfModule(expression, [.. members[numbers[m]]], run);
        }
        return new()
        {
            Modules = [.. numbers],
            Values = Matrix("ME", expression, numbers, parts.Select(p => p.Vector)),
            VarianceExplained = [.. parts.Select(p => p.Share)],
            AverageExpression = Matrix("AE", expression, numbers, parts.Select(p => p.Average)),
        };
    }

    /// <summary>Name of a module's eigengene: ME and its number.</summary>
    internal static string Name(int module) => "ME" + module.ToString(CultureInfo.InvariantCulture);

    static LabelledMatrix Matrix(string prefix, LabelledMatrix expression, int[] numbers, IEnumerable<double[]> columns) =>
        LabelledMatrix.FromColumnMajor(expression.SampleIds,
            [.. numbers.Select(n => prefix + n.ToString(CultureInfo.InvariantCulture))], [.. columns.SelectMany(c => c)]);

    static (double[] Vector, double[] Average, double Share) OfModule(LabelledMatrix expression, int[] genes, RunContext run)
    {
        int samples = expression.SampleCount;
        double[] values = new double[genes.Length * samples];
        for (int g = 0; g < genes.Length; g++)
        {
            expression.Column(genes[g]).CopyTo(values.AsSpan(g * samples));
        }
        double[] average = AverageOfStandardized(values, samples, genes.Length);
        if (genes.Length > 1)
        {
            KnnImputation.Fill(values, samples, genes.Length, Math.Min(10, genes.Length - 1));
        }
        for (int g = 0; g < genes.Length; g++)
        {
            Standardize(values.AsSpan(g * samples, samples));
        }
        LeadingSingularResult leading = LeadingSingularVector.Of(values, samples, genes.Length, run);
        double[] vector = [.. leading.Left];
        // R aligns by correlation; the eigengene has mean zero, so the sign of the inner product is the same.
        if (FixedOrder.Dot(vector, average) < 0)
        {
            vector = [.. vector.Select(v => -v)];
        }
        return (vector, average, leading.ExplainedShare);
    }

    static double[] AverageOfStandardized(double[] values, int samples, int genes)
    {
        double[] sum = new double[samples], column = new double[samples];
        int[] count = new int[samples];
        for (int g = 0; g < genes; g++)
        {
            values.AsSpan(g * samples, samples).CopyTo(column);
            Standardize(column, keepMissing: true);
            for (int s = 0; s < samples; s++)
            {
                if (!double.IsNaN(column[s]))
                {
                    sum[s] += column[s];
                    count[s]++;
                }
            }
        }
        return [.. sum.Zip(count, (t, n) => n > 0 ? t / n : 0)];
    }

    /// <summary>Mean 0 and standard deviation 1 over the values that are there. Columns without variance become zeros.</summary>
    static void Standardize(Span<double> column, bool keepMissing = false)
    {
        double sum = 0, squares = 0;
        int count = 0;
        foreach (double value in column)
        {
            sum += double.IsNaN(value) ? 0 : value;
            count += double.IsNaN(value) ? 0 : 1;
        }
        double mean = sum / count;
        foreach (double value in column)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        double scale = squares > 0 ? 1 / Math.Sqrt(squares / (count - 1)) : 0;
        for (int s = 0; s < column.Length; s++)
        {
            column[s] = double.IsNaN(column[s]) ? (keepMissing ? double.NaN : 0) : (column[s] - mean) * scale;
        }
    }
}
