using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Expression and design of the same samples.</summary>
public sealed record JoinedDesign
{
    /// <summary>Shape: [joined samples × genes].</summary>
    public required LabelledMatrix Expression { get; init; }

    /// <summary>Shape: [joined samples × coefficients].</summary>
    public required LabelledMatrix Design { get; init; }

    /// <summary>Samples that were lost and why; an intercept that was added.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

/// <summary>Prepares design matrices.</summary>
public static class DesignMatrix
{
    /// <summary>Name of the column of ones.</summary>
    public const string InterceptName = "(Intercept)";

    /// <summary>Joins expression and design by sample identifier and sees to the intercept.</summary>
    /// <param name="expression">Shape: [samples × genes].</param>
    /// <param name="design">Shape: [samples × coefficients], any samples in any order. A sample with NaN in a coefficient is left out.</param>
    /// <param name="intercept">Whether a column of ones is added in front; null: where the columns do not make up a constant already.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoSharedKey"/>, <see cref="ErrorCode.TooFewObservations"/>, <see cref="ErrorCode.Collinear"/>.</exception>
    /// <remarks>Cost: a copy of the expression where samples are lost. Source: none needed. Reference: derived by hand in tests.</remarks>
    public static JoinedDesign Join(LabelledMatrix expression, LabelledMatrix design, bool? intercept = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(design);
        int[] shared = [.. Enumerable.Range(0, expression.SampleCount).Where(s => design.TryIndexOfSample(expression.SampleIds[s], out _))];
        if (shared.Length == 0)
        {
            Throw.DesignUnrelated(expression, design);
        }
        int[] rows = [.. shared.Select(s => design.IndexOfSample(expression.SampleIds[s]))];
        int[] complete = [.. Enumerable.Range(0, rows.Length).Where(i => Enumerable.Range(0, design.FeatureCount).All(c => double.IsFinite(design[rows[i], c])))];
        var notes = new List<Diagnostic>();
        NoteLoss(expression, design, shared, shared.Length - complete.Length, notes);
        LabelledMatrix joined = design.SelectSamples([.. complete.Select(i => rows[i])]);
        if (intercept ?? !new LinearDesign(joined).HasConstant())
        {
            joined = WithIntercept(joined);
            notes.Add(Diagnostic.Note(ErrorCode.ReaderNote, $"the design got a column of ones, {InterceptName}, in front."));
        }
        return new()
        {
            Expression = complete.Length == expression.SampleCount ? expression : expression.SelectSamples([.. complete.Select(i => shared[i])]),
            Design = joined,
            Diagnostics = [.. notes],
        };
    }

    static LabelledMatrix WithIntercept(LabelledMatrix design)
    {
        double[] values = [.. Enumerable.Repeat(1.0, design.SampleCount), .. design.Values.Span];
        return LabelledMatrix.FromColumnMajor(design.SampleIds, [InterceptName, .. design.FeatureIds], values).WithName("design");
    }

    static void NoteLoss(LabelledMatrix expression, LabelledMatrix design, int[] shared, int incomplete, List<Diagnostic> notes)
    {
        int without = expression.SampleCount - shared.Length, unused = design.SampleCount - shared.Length;
        if (without + unused + incomplete == 0)
        {
            return;
        }
        string[] names = [.. design.SampleIds.Where(id => !expression.TryIndexOfSample(id, out _)).Take(5)];
        string[] lost =
        [
            .. without == 0 ? Array.Empty<string>() : [FormattableString.Invariant($"{without} of {expression.SampleCount} samples with expression are not in the design")],
            .. unused == 0 ? Array.Empty<string>() : [FormattableString.Invariant($"{unused} of {design.SampleCount} samples of the design have no expression (first: {string.Join(", ", names)})")],
            .. incomplete == 0 ? Array.Empty<string>() : [FormattableString.Invariant($"{incomplete} have a missing value in the design")],
        ];
        notes.Add(Diagnostic.Warning(ErrorCode.IdentifierDropped, FormattableString.Invariant($"{shared.Length - incomplete} samples are analysed: {string.Join(", ", lost)}.")));
    }
}
