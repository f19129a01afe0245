using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Statistics;

/// <summary>Statistics, p-values and odds from a moderated fit.</summary>
static class ModeratedTAssembly
{
    public static ModeratedTResult Of(ModeratedFit fit, ModeratedTOptions options)
    {
        int genes = fit.GeneCount;
        double[] t = new double[genes], total = new double[genes], p = new double[genes];
        double[] effect = [.. fit.Effects.Select(e => e * fit.Scale)], half = new double[genes];
        for (int g = 0; g < genes; g++)
        {
            total[g] = fit.TotalDegrees(g);
            double error = fit.Scale * Math.Sqrt(fit.Variances.Posterior[g]);
            (t[g], p[g]) = options.Lfc == 0 ? (effect[g] / error, StudentT.TwoSided(effect[g] / error, total[g])) : Treat(effect[g], error, total[g], options.Lfc);
            half[g] = error * StudentT.Quantile((1 + options.ConfidenceLevel) / 2, total[g]);
        }
        double[] prior = [.. fit.Variances.Prior];
        double[] odds = options.Lfc > 0 ? [.. Enumerable.Repeat(double.NaN, genes)]
            : LogOdds.Of(t, total, fit.Variances.PriorDegrees, fit.Scale, Median(prior), options);
        return new()
        {
            GeneIds = fit.Expression.FeatureIds,
            LogFoldChange = [.. effect],
            Low = [.. effect.Zip(half, (e, h) => e - h)],
            High = [.. effect.Zip(half, (e, h) => e + h)],
            Mean = [.. fit.Means],
            T = [.. t],
            DegreesOfFreedom = [.. total],
            P = [.. p],
            Q = [.. MultipleTesting.Adjust(p, AdjustMethod.Bh)],
            B = [.. odds],
            ResidualDeviation = [.. fit.ResidualVariances.Select(Math.Sqrt)],
            PriorVariance = [.. prior],
            PriorDegrees = [.. fit.Variances.PriorDegrees],
            ResidualDegrees = fit.ResidualDegrees,
            SampleCount = fit.Expression.SampleCount,
            Options = options,
            Diagnostics = Notes(fit),
        };
    }

    // McCarthy and Smyth (2009): the chance of so large an effect when the true one is at the threshold, on either side.
    static (double T, double P) Treat(double effect, double error, double degrees, double threshold)
    {
        double beyond = (Math.Abs(effect) - threshold) / error, other = (Math.Abs(effect) + threshold) / error;
        double p = StudentT.UpperTail(beyond, degrees) + StudentT.UpperTail(other, degrees);
        return (Math.Abs(effect) <= threshold ? 0 : Math.Sign(effect) * beyond, p);
    }

    static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return SortedValues.Quantile(sorted, 0.5);
    }

    static ImmutableArray<Diagnostic> Notes(ModeratedFit fit) => !fit.Variances.HadZeros ? [] :
        [Diagnostic.Warning(ErrorCode.ConstantColumn, FormattableString.Invariant(
            $"{fit.ResidualVariances.Count(v => v == 0)} genes have a residual variance of zero, others may be near it; they were raised to 1e-5 of the median before the prior was estimated."))];
}
