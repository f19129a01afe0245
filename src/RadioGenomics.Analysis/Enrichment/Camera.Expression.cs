using System.Collections.Immutable;
using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Enrichment;

public static partial class Camera
{
    /// <summary>Tests gene sets for association with a contrast of a linear model, such as a radiomic feature given covariates.</summary>
    /// <param name="expression">Shape: [samples × genes]. Logarithms. No missing values.</param>
    /// <param name="design">Shape: [samples × coefficients]. The same samples in the same order; a column of ones for the intercept.</param>
    /// <param name="contrast">Weight of each coefficient. Shape: [coefficients]. See <see cref="Contrast.Parse"/>.</param>
    /// <param name="sets">Gene sets; genes outside the expression count nowhere.</param>
    /// <param name="options">Null: defaults, a preset correlation of 0.01; InterGeneCorrelation = null estimates it from the residuals.</param>
    /// <param name="run">Threads, cancellation and progress; null: defaults.</param>
    /// <exception cref="RadioGenomicsException">As <see cref="ModeratedT.Run"/>; <see cref="ErrorCode.GeneIdMismatch"/>,
    /// <see cref="ErrorCode.GeneSetsFiltered"/>: no set is left.</exception>
    /// <remarks>Cost: O(samples genes coefficients), with estimated correlation also samples genes of all sets. Source: Wu, Smyth (2012) Nucleic Acids Res
    /// 40:e133. Reference: R limma 3.54.1 <c>camera(y, index, design, contrast, inter.gene.cor, use.ranks, allow.neg.cor, trend.var)</c>;
    /// agreement: 1e-9.</remarks>
    public static CameraResult Run(LabelledMatrix expression, LabelledMatrix design, ImmutableArray<double> contrast, GeneSetCollection sets,
        CameraOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(sets);
        options ??= new();
        options.Validate();
        run ??= RunContext.Default;
        ModeratedTOptions model = new() { Trend = options.TrendVar };
        var fit = ModeratedFit.Of(expression, design, contrast, model, run);
        var index = GeneSetIndex.Build(sets, expression.FeatureIds, options, run);
        double[] correlations = options.InterGeneCorrelation is double preset
            ? [.. Enumerable.Repeat(preset, index.Count)] : SetCorrelation.Estimate(fit, index, run);
        double[] statistics = [.. Enumerable.Range(0, fit.GeneCount).Select(g => options.UseRanks ? fit.T(g) : ZScores.FromT(fit.T(g), fit.TotalDegrees(g)))];
        double degrees = options.InterGeneCorrelation is null ? Math.Min(fit.ResidualDegrees, fit.GeneCount - 2) : PresetDegreesOfFreedom(options, fit.GeneCount);
        var test = new CameraTest(statistics, options.UseRanks, degrees);
        CameraResult result = Assemble(index, s => test.Run(index.Genes(s), Used(correlations[s], options)), s => correlations[s], options, run);
        ModeratedTResult genes = ModeratedTAssembly.Of(fit, model);
        return result with { Genes = genes, Diagnostics = [.. genes.Diagnostics, .. index.Diagnostics] };
    }

    // A single gene has no correlation; a negative estimate counts only when asked for.
    static double Used(double correlation, CameraOptions options) =>
        double.IsNaN(correlation) ? 0
        : options.InterGeneCorrelation is null && !options.AllowNegCor ? Math.Max(0, correlation) : correlation;
}
