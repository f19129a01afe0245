using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

/// <summary>The manifest's steps on a joined matrix, each recorded.</summary>
static class CohortTransforms
{
    const double MostMissing = 0.5;

    public static LabelledMatrix Apply(LoadedTable table, LabelledMatrix matrix, List<CohortStep> steps, List<Diagnostic> diagnostics)
    {
        foreach (string name in table.Manifest.Transforms)
        {
            LabelledMatrix before = matrix;
            matrix = Step(name, before).WithName(before.Name, UnitAfter(name, before.Unit));
            steps.Add(new CohortStep(table.Name, name, FormattableString.Invariant($"{matrix.SampleCount} × {matrix.FeatureCount}")));
            if (matrix.FeatureCount < before.FeatureCount)
            {
                diagnostics.Add(Diagnostic.Note(ErrorCode.ValuesFiltered, FormattableString.Invariant(
                    $"{table.Name}: {name} left out {before.FeatureCount - matrix.FeatureCount} of {before.FeatureCount} features.")));
            }
        }
        return matrix;
    }

    static LabelledMatrix Step(string name, LabelledMatrix matrix) => name switch
    {
        TransformNames.Log2 => Logarithm(matrix, name, Math.Log2),
        TransformNames.Log10 => Logarithm(matrix, name, Math.Log10),
        TransformNames.FilterConstant => Keep(matrix, Varies),
        TransformNames.FilterMissing => Keep(matrix, c => Missing(c) <= MostMissing * c.Length),
        _ => throw new InvalidOperationException($"The transform '{name}' passed the manifest's check but is not known here."),
    };

    static string UnitAfter(string name, string unit) => name switch
    {
        TransformNames.Log2 => $"log2({Inside(unit)} + 1)",
        TransformNames.Log10 => $"log10({Inside(unit)} + 1)",
        _ => unit,
    };

    static string Inside(string unit) => unit.Length > 0 ? unit : "x";

    static LabelledMatrix Logarithm(LabelledMatrix matrix, string name, Func<double, double> logarithm)
    {
        double[] values = matrix.Values.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] <= -1)
            {
                Throw.LogarithmOf(matrix, name, i % matrix.SampleCount, i / matrix.SampleCount);
            }
            values[i] = logarithm(values[i] + 1);
        }
        return LabelledMatrix.FromColumnMajor(matrix.SampleIds, matrix.FeatureIds, values);
    }

    delegate bool ColumnTest(ReadOnlySpan<double> column);

    static LabelledMatrix Keep(LabelledMatrix matrix, ColumnTest test) =>
        matrix.SelectFeatures([.. Enumerable.Range(0, matrix.FeatureCount).Where(f => test(matrix.Column(f)))]);

    static bool Varies(ReadOnlySpan<double> column)
    {
        double first = double.NaN;
        foreach (double value in column)
        {
            if (!double.IsNaN(value) && !double.IsNaN(first) && value != first)
            {
                return true;
            }
            first = double.IsNaN(first) ? value : first;
        }
        return false;
    }

    static int Missing(ReadOnlySpan<double> column)
    {
        int missing = 0;
        foreach (double value in column)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }
        return missing;
    }
}
