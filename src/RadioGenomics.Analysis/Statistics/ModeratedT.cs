using System.Collections.Immutable;
using RadioGenomics.Numerics;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Linear models gene by gene with empirical Bayes moderation of the variances: which genes go with a radiomic feature, given covariates.</summary>
public static class ModeratedT
{
    /// <summary>Tests one contrast of a linear model in every gene.</summary>
    /// <param name="expression">Shape: [samples × genes]. Logarithms. No missing values.</param>
    /// <param name="design">Shape: [samples × coefficients]. The same samples in the same order; a column of ones for the intercept. Finite, independent columns.</param>
    /// <param name="contrast">Weight of each coefficient, such as 0, 1, 0 for the second. Shape: [coefficients]. Not all zero.</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Threads, cancellation and progress; null: defaults.</param>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.ShapeMismatch"/>,
    /// <see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.Collinear"/>, <see cref="ErrorCode.TooFewObservations"/>: no degrees of freedom left;
    /// <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.OptionConflict"/>.</exception>
    /// <remarks>Cost: O(samples genes coefficients). Source: Smyth (2004) Stat Appl Genet Mol Biol 3:3; TREAT: McCarthy, Smyth (2009) Bioinformatics 25:765;
    /// robust: Phipson et al. (2016) Ann Appl Stat 10:946. Reference: R limma 3.54.1 <c>eBayes(lmFit(y, design), trend, robust)</c>, <c>treat</c>;
    /// agreement: 1e-9, robust 1e-6 (R's root finder stops there).</remarks>
    public static ModeratedTResult Run(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<double> contrast, ModeratedTOptions? options = null, RunContext? run = null)
    {
        options ??= new();
        var fit = ModeratedFit.Of(expression, design, contrast, options, run ?? RunContext.Default);
        return ModeratedTAssembly.Of(fit, options);
    }

    /// <summary>Tests several contrasts together, such as all levels of a factor.</summary>
    /// <param name="expression">Shape: [samples × genes]. Logarithms. No missing values.</param>
    /// <param name="design">Shape: [samples × coefficients].</param>
    /// <param name="contrasts">Independent contrasts. Shape: [contrasts][coefficients].</param>
    /// <param name="options">Null: defaults; TREAT does not apply.</param>
    /// <param name="run">Threads, cancellation and progress; null: defaults.</param>
    /// <returns>Columns gene, mean, f, p, q, in the order of p. Shape: [genes].</returns>
    /// <exception cref="RadioGenomicsException">As <see cref="Run"/>.</exception>
    /// <remarks>Cost: O(samples genes coefficients). Source: Smyth (2004) Stat Appl Genet Mol Biol 3:3. Reference: R limma 3.54.1
    /// <c>topTable(eBayes(fit), coef = c(...))</c>; agreement: 1e-9.</remarks>
    public static Table RunF(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<ImmutableArray<double>> contrasts, ModeratedTOptions? options = null, RunContext? run = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(contrasts.Length);
        options ??= new();
        run ??= RunContext.Default;
        var fit = ModeratedFit.Of(expression, design, contrasts[0], options, run);
        var model = new LinearDesign(design);
        double[][] directions = Orthonormal([.. contrasts.Select(c => model.Contrast(c.AsSpan()).Direction)]);
        double[] f = new double[expression.FeatureCount], p = new double[f.Length];
        for (int g = 0; g < f.Length; g++)
        {
            double squares = directions.Sum(d => Math.Pow(FixedOrder.Dot(d, expression.Column(g)), 2));
            f[g] = squares / directions.Length / fit.Variances.Posterior[g];
            double degrees = fit.Variances.PriorDegrees[g] + fit.ResidualDegrees;
            p[g] = degrees > 1e6 ? ChiSquared.UpperTail(f[g] * directions.Length, directions.Length) : FisherF.UpperTail(f[g], directions.Length, degrees);
        }
        double[] q = MultipleTesting.Adjust(p, AdjustMethod.Bh);
        int[] order = [.. Enumerable.Range(0, f.Length).OrderBy(g => p[g]).ThenByDescending(g => f[g])];
        return Table.From("gene_f", ("gene", order.Select(g => expression.FeatureIds[g])), ("mean", order.Select(g => fit.Means[g])),
            ("f", order.Select(g => f[g])), ("p", order.Select(g => p[g])), ("q", order.Select(g => q[g])));
    }

    static double[][] Orthonormal(double[][] directions)
    {
        for (int j = 0; j < directions.Length; j++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    FixedOrder.AddScaled(-FixedOrder.Dot(directions[i], directions[j]), directions[i], directions[j]);
                }
            }
            double length = FixedOrder.Norm(directions[j]);
            if (length < 1e-8)
            {
                Throw.ContrastDependent(j);
            }
            FixedOrder.Multiply(directions[j], 1 / length);
        }
        return directions;
    }
}
