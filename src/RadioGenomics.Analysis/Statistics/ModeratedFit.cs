using System.Collections.Immutable;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Effects, residual variances and their moderation for all genes and one contrast.</summary>
sealed class ModeratedFit
{
    const int Piece = 256;

    public required LabelledMatrix Expression { get; init; }

    public required LinearDesign Design { get; init; }

    /// <summary>Unit vector over samples along which the contrast lies.</summary>
    public required double[] Direction { get; init; }

    /// <summary>Standard error of the contrast at unit variance.</summary>
    public required double Scale { get; init; }

    /// <summary>Contrast divided by <see cref="Scale"/>. Shape: [genes].</summary>
    public required double[] Effects { get; init; }

    /// <summary>Residual variances. Shape: [genes].</summary>
    public required double[] ResidualVariances { get; init; }

    /// <summary>Mean expression. Shape: [genes].</summary>
    public required double[] Means { get; init; }

    public required ModeratedVariances Variances { get; init; }

    public int ResidualDegrees => Design.ResidualDegrees;

    public int GeneCount => Effects.Length;

    /// <summary>Moderated statistic of a gene.</summary>
    public double T(int gene) => Effects[gene] / Math.Sqrt(Variances.Posterior[gene]);

    /// <summary>Its degrees of freedom: never more than all genes have together.</summary>
    public double TotalDegrees(int gene) => Math.Min(ResidualDegrees + Variances.PriorDegrees[gene], (double)ResidualDegrees * GeneCount);

    public static ModeratedFit Of(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<double> contrast, ModeratedTOptions options, RunContext run)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(design);
        options.Validate();
        if (options.Trend && options.Robust)
        {
            Throw.TrendAndRobust();
        }
        CheckShapes(expression, design, contrast);
        var model = new LinearDesign(design);
        (double[] direction, double scale) = model.Contrast(contrast.AsSpan());
        int genes = expression.FeatureCount;
        double[] effects = new double[genes], variances = new double[genes], means = new double[genes];
        ParallelLoop.For((genes + Piece - 1) / Piece, run, "linear models", () => new double[expression.SampleCount], (piece, residuals) =>
        {
            for (int g = piece * Piece; g < Math.Min(genes, (piece + 1) * Piece); g++)
            {
                ReadOnlySpan<double> column = expression.Column(g);
                effects[g] = FixedOrder.Dot(direction, column);
                means[g] = Mean(column);
                column.CopyTo(residuals);
                model.Residuals(residuals);
                variances[g] = FixedOrder.Dot(residuals, residuals) / model.ResidualDegrees;
            }
        });
        return new()
        {
            Expression = expression,
            Design = model,
            Direction = direction,
            Scale = scale,
            Effects = effects,
            ResidualVariances = variances,
            Means = means,
            Variances = VarianceModeration.Squeeze(variances, model.ResidualDegrees, options.Trend ? means : [], options.Robust, (options.WinsorLow, options.WinsorHigh)),
        };
    }

    /// <summary>Residuals of a gene divided by a scale.</summary>
    public void Residuals(int gene, double scale, Span<double> residuals)
    {
        Expression.Column(gene).CopyTo(residuals);
        Design.Residuals(residuals);
        FixedOrder.Multiply(residuals, 1 / scale);
    }

    static void CheckShapes(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<double> contrast)
    {
        if (!expression.HasSameSamples(design))
        {
            Throw.SamplesNotAligned(expression, design);
        }
        if (contrast.Length != design.FeatureCount || contrast.All(c => c == 0))
        {
            Throw.ContrastShape(contrast.Length, design.FeatureIds);
        }
        for (int g = 0; g < expression.FeatureCount; g++)
        {
            ReadOnlySpan<double> column = expression.Column(g);
            int bad = column.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
            if (bad >= 0)
            {
                Throw.NotFiniteValue("Expression", expression.SampleIds[bad], expression.FeatureIds[g], column[bad], "a finite number; impute it or leave the gene out");
            }
        }
    }

    static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v;
        }
        return sum / values.Length;
    }
}
