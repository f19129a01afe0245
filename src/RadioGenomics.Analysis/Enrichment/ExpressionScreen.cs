
namespace RadioGenomics.Analysis.Enrichment;

/// <summary>Looks over an expression matrix before gene sets are scored or tested: missing values, constant genes.</summary>
static class ExpressionScreen
{
    /// <summary>Standard deviations below this are rounding errors of a constant, as in the reference.</summary>
    const double ConstantBelow = 1e-10;

    /// <summary>The expression without genes that have missing or infinite values.</summary>
    /// <param name="expression">Samples × genes.</param>
    /// <param name="drop">Leave such genes out; otherwise they are an error.</param>
    /// <param name="option">How the user asks for the other.</param>
    /// <param name="notes">Receives what was left out.</param>
    public static LabelledMatrix Finite(LabelledMatrix expression, bool drop, string option, List<Diagnostic> notes)
    {
        int[] bad = [.. Enumerable.Range(0, expression.FeatureCount).Where(g => FirstNonFinite(expression.Column(g)) >= 0)];
        if (bad.Length == 0)
        {
            return expression;
        }
        if (!drop)
        {
            int sample = FirstNonFinite(expression.Column(bad[0]));
            Throw.ExpressionMissing(expression.SampleIds[sample], expression.FeatureIds[bad[0]], expression[sample, bad[0]], bad.Length, expression.FeatureCount, option);
        }
        notes.Add(Diagnostic.Warning(ErrorCode.ValuesFiltered, FormattableString.Invariant(
            $"{bad.Length} of {expression.FeatureCount} genes have missing or infinite values and were left out, as asked for: {Listing(bad, expression)}.")));
        return Without(expression, bad);
    }

    /// <summary>The expression without genes of one value, which cannot be standardised.</summary>
    public static LabelledMatrix Varying(LabelledMatrix expression, List<Diagnostic> notes)
    {
        int[] constant = Constant(expression);
        if (constant.Length == 0)
        {
            return expression;
        }
        notes.Add(Diagnostic.Warning(ErrorCode.ConstantColumn, FormattableString.Invariant(
            $"{constant.Length} of {expression.FeatureCount} genes have the same value in every sample and were left out: {Listing(constant, expression)}.")));
        return Without(expression, constant);
    }

    /// <summary>Notes constant genes that stay.</summary>
    public static void NoteConstant(LabelledMatrix expression, List<Diagnostic> notes)
    {
        int[] constant = Constant(expression);
        if (constant.Length > 0)
        {
            notes.Add(Diagnostic.Note(ErrorCode.ConstantColumn, FormattableString.Invariant(
                $"{constant.Length} of {expression.FeatureCount} genes have the same value in every sample; ranks within a sample still use them.")));
        }
    }

    static int[] Constant(LabelledMatrix expression) =>
        [.. Enumerable.Range(0, expression.FeatureCount).Where(g => !(GaussianKernel.StandardDeviation(expression.Column(g)) >= ConstantBelow))];

    static int FirstNonFinite(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return i;
            }
        }
        return -1;
    }

    static LabelledMatrix Without(LabelledMatrix expression, int[] genes)
    {
        HashSet<int> left = [.. genes];
        return expression.SelectFeatures([.. Enumerable.Range(0, expression.FeatureCount).Where(g => !left.Contains(g))]);
    }

    static string Listing(int[] genes, LabelledMatrix expression) =>
        string.Join(", ", genes.Take(5).Select(g => expression.FeatureIds[g])) + (genes.Length > 5 ? " ..." : "");
}
