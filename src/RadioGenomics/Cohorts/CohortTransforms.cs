using RadioGenomics.Analysis.Statistics;
using RadioGenomics.Data.Cohorts;

namespace RadioGenomics;

/// <summary>The manifest's steps on a joined matrix, each recorded.</summary>
static class CohortTransforms
{
    const double ExpressedLevel = 1;
    const double ExpressedShare = 0.1;
    const double MostMissing = 0.5;

    public static LabelledMatrix Apply(LoadedTable table, LabelledMatrix matrix, List<CohortStep> steps, List<Diagnostic> diagnostics)
    {
        foreach (string name in table.Manifest.Transforms)
        {
            LabelledMatrix before = matrix;
            PreparationResult result = Step(name, before);
            matrix = result.Values.WithName(before.Name, UnitAfter(name, before.Unit));
            string settings = string.Concat(result.Settings.Select(s => $", {s.Name} {s.Value}"));
            steps.Add(new CohortStep(table.Name, name, FormattableString.Invariant($"{matrix.SampleCount} × {matrix.FeatureCount}{settings}")));
            diagnostics.AddRange(result.Diagnostics);
            if (matrix.FeatureCount < before.FeatureCount)
            {
                diagnostics.Add(Diagnostic.Note(ErrorCode.ValuesFiltered, FormattableString.Invariant(
                    $"{table.Name}: {name} left out {before.FeatureCount - matrix.FeatureCount} of {before.FeatureCount} features.")));
            }
        }
        return matrix;
    }

    static PreparationResult Step(string name, LabelledMatrix matrix) => name switch
    {
        TransformNames.Log2 => Preparation.Log2(matrix),
        TransformNames.Log10 => Log10(matrix),
        TransformNames.Cpm => Preparation.Cpm(matrix),
        TransformNames.Tmm => Preparation.Tmm(matrix, log: false),
        TransformNames.ZScore => Preparation.ZScore(matrix),
        TransformNames.RankNormal => Preparation.RankNormal(matrix),
        TransformNames.FilterConstant => Preparation.ConstantFilter(matrix),
        TransformNames.FilterLowExpression => Preparation.LowExpressionFilter(matrix, ExpressedLevel, ExpressedShare),
        TransformNames.FilterMissing => WithoutMissing(matrix),
        _ => throw new InvalidOperationException($"The transform '{name}' passed the manifest's check but is not known here."),
    };

    static string UnitAfter(string name, string unit) => name switch
    {
        TransformNames.Log2 => $"log2({Inside(unit)} + 1)",
        TransformNames.Log10 => $"log10({Inside(unit)} + 1)",
        TransformNames.Cpm => "CPM",
        TransformNames.Tmm => "CPM of TMM library sizes",
        TransformNames.ZScore => $"z-score{Of(unit)}",
        TransformNames.RankNormal => $"normal score{Of(unit)}",
        _ => unit,
    };

    static string Inside(string unit) => unit.Length > 0 ? unit : "x";

    static string Of(string unit) => unit.Length > 0 ? $" of {unit}" : "";

    // log10(x + 1) is log2(x + 1) in another unit.
    static PreparationResult Log10(LabelledMatrix matrix)
    {
        PreparationResult log2 = Preparation.Log2(matrix);
        double[] values = [.. log2.Values.Values.ToArray().Select(v => v * 0.30102999566398119521)];
        return log2 with { Step = "log10", Values = LabelledMatrix.FromColumnMajor(matrix.SampleIds, matrix.FeatureIds, values) };
    }

    static PreparationResult WithoutMissing(LabelledMatrix matrix)
    {
        int[] kept = [.. Enumerable.Range(0, matrix.FeatureCount).Where(f => MissingShare(matrix.Column(f)) <= MostMissing)];
        return new PreparationResult { Step = "missing-value filter", Values = matrix.SelectFeatures(kept) };
    }

    static double MissingShare(ReadOnlySpan<double> column)
    {
        int missing = 0;
        foreach (double value in column)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }
        return (double)missing / column.Length;
    }
}
