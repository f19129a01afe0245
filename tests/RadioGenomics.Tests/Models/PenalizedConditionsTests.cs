using RadioGenomics.Analysis.Models;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;
using Xunit;

namespace RadioGenomics.Tests.Models;

// What makes a point the optimum, computed here from the definition and without the library's own gradients.
public sealed class PenalizedConditionsTests
{
    const int Rows = 80, Columns = 30;

    static LabelledMatrix Features(int columns = Columns)
    {
        var random = new Philox(5, 0);
        return LabelledMatrix.FromColumnMajor([.. Enumerable.Range(0, Rows).Select(i => $"s{i}")], [.. Enumerable.Range(0, columns).Select(i => $"f{i}")],
            [.. Enumerable.Range(0, Rows * columns).Select(_ => random.NextGaussian())]);
    }

    static PenalizedResponse Outcome(PenalizedFamily family, LabelledMatrix x)
    {
        var random = new Philox(6, 0);
        double[] score = [.. Enumerable.Range(0, Rows).Select(i => x[i, 0] - (0.7 * x[i, 1]) + random.NextGaussian())];
        return family switch
        {
            PenalizedFamily.Gaussian => PenalizedResponse.Gaussian(x.SampleIds, score),
            PenalizedFamily.Binomial => PenalizedResponse.Binomial(x.SampleIds, [.. score.Select(s => s > 0 ? 1.0 : 0)]),
            _ => PenalizedResponse.Cox(FollowUp(x, score)),
        };
    }

    // Times in ten steps, so that nearly all are tied.
    static SurvivalData FollowUp(LabelledMatrix x, double[] score) => SurvivalData.RightCensored(x.SampleIds,
        [.. score.Select(s => 300.0 + Math.Round(5 * Math.Exp(-s / 2)))], [.. Enumerable.Range(0, Rows).Select(i => i % 3 == 0 ? 0 : 1)]);

    // Derivative of the log-likelihood per row in the linear predictor.
    static double[] Score(PenalizedResponse response, double[] eta) => response.Family switch
    {
        PenalizedFamily.Gaussian => [.. eta.Select((e, i) => (response.Y[i] - e) / Rows)],
        PenalizedFamily.Binomial => [.. eta.Select((e, i) => (response.Y[i] - (1 / (1 + Math.Exp(-e)))) / Rows)],
        _ => Breslow(response.Survival!, eta),
    };

    static double[] Breslow(SurvivalData data, double[] eta)
    {
        double[] score = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            if (data.State[i] == 1)
            {
                score[i] += 1.0 / Rows;
                int[] atRisk = [.. Enumerable.Range(0, Rows).Where(j => data.Time[j] >= data.Time[i])];
                double total = atRisk.Sum(j => Math.Exp(eta[j]));
                foreach (int j in atRisk)
                {
                    score[j] -= Math.Exp(eta[j]) / total / Rows;
                }
            }
        }
        return score;
    }

    [Theory]
    [InlineData(PenalizedFamily.Gaussian, 1)]
    [InlineData(PenalizedFamily.Gaussian, 0.4)]
    [InlineData(PenalizedFamily.Binomial, 1)]
    [InlineData(PenalizedFamily.Binomial, 0.4)]
    [InlineData(PenalizedFamily.Cox, 1)]
    [InlineData(PenalizedFamily.Cox, 0.4)]
    [InlineData(PenalizedFamily.Cox, 0)]
    public void Path_EveryPenalty_MeetsTheConditionsOfTheOptimum(PenalizedFamily family, double alpha)
    {
        LabelledMatrix x = Features();
        PenalizedResponse response = Outcome(family, x);
        PenalizedPath path = PenalizedRegression.Path(x, response, new() { Alpha = alpha, Standardize = false });
        Assert.True(path.Lambda.Length > 20 && path.Df[^1] > 15);
        double unit = family == PenalizedFamily.Gaussian ? Deviation(response.Y.ToArray()) : 1;
        for (int at = alpha == 0 ? 1 : 0; at < path.Lambda.Length; at++)
        {
            AssertOptimum(x, Score(response, path.Predict(x, path.Lambda[at])), path, at, alpha, unit);
        }
    }

    // Radiomic features are sums of each other. Along such a sum only the penalty decides, and coordinate descent crawls: 540 real features took a
    // minute where others took a second. At the optimum the columns selected are independent, so there are no more of them than the rank.
    [Theory]
    [InlineData(PenalizedFamily.Gaussian)]
    [InlineData(PenalizedFamily.Binomial)]
    [InlineData(PenalizedFamily.Cox)]
    public void Path_ColumnsThatAreSumsOfOthers_MeetsTheConditionsWithAtMostTheirRank(PenalizedFamily family)
    {
        const int rank = 6, columns = 60;
        LabelledMatrix parts = Features(rank);
        var random = new Philox(8, 0);
        double[] mix = [.. Enumerable.Range(0, rank * columns).Select(_ => random.NextGaussian())];
        var x = LabelledMatrix.FromColumnMajor(parts.SampleIds, [.. Enumerable.Range(0, columns).Select(i => $"f{i}")],
            [.. Enumerable.Range(0, Rows * columns).Select(i => Enumerable.Range(0, rank).Sum(k => mix[(i / Rows * rank) + k] * parts[i % Rows, k]))]);
        PenalizedResponse response = Outcome(family, x);
        PenalizedPath path = PenalizedRegression.Path(x, response, new() { Standardize = false });
        Assert.All(path.Df, d => Assert.InRange(d, 0, rank));
        for (int at = 0; at < path.Lambda.Length; at++)
        {
            AssertOptimum(x, Score(response, path.Predict(x, path.Lambda[at])), path, at, 1, family == PenalizedFamily.Gaussian ? Deviation(response.Y.ToArray()) : 1);
        }
    }

    static double Deviation(double[] y) => Math.Sqrt(y.Sum(v => (v - y.Average()) * (v - y.Average())) / y.Length);

    static void AssertOptimum(LabelledMatrix x, double[] score, PenalizedPath path, int at, double alpha, double unit)
    {
        double lambda = path.Lambda[at];
        for (int f = 0; f < x.FeatureCount; f++)
        {
            double pull = score.Zip(x.Column(f).ToArray(), (s, v) => s * v).Sum(), beta = path.Coefficient(x.FeatureIds[f], at);
            double held = beta == 0 ? Math.Max(0, Math.Abs(pull) - (lambda * alpha)) : pull - (lambda * ((alpha * Math.Sign(beta)) + ((1 - alpha) * beta / unit)));
            Assert.True(Math.Abs(held) < 1e-8, FormattableString.Invariant($"lambda {lambda}, {x.FeatureIds[f]}: coefficient {beta}, off by {held}"));
        }
    }

    [Theory]
    [InlineData(PenalizedFamily.Binomial)]
    [InlineData(PenalizedFamily.Cox)]
    public void Evaluate_AnyPredictor_GradientIsThatOfFiniteDifferences(PenalizedFamily family)
    {
        LabelledMatrix x = Features();
        Likelihood likelihood = Outcome(family, x).Likelihood(true);
        double[] eta = x.Column(2).ToArray(), residual = new double[Rows], scratch = new double[Rows];
        likelihood.Evaluate(eta, residual);
        for (int i = 0; i < Rows; i += 7)
        {
            double[] up = [.. eta], down = [.. eta];
            (up[i], down[i]) = (up[i] + 1e-5, down[i] - 1e-5);
            double slope = (likelihood.Evaluate(up, scratch) - likelihood.Evaluate(down, scratch)) / 2e-5;
            Assert.Equal(-slope, residual[i], 1e-9);
        }
    }

    // A lasso on one standardised column is soft-thresholding: mean 0, squares 4/4 = 1, y'x / n = 2, so at lambda 0.5 the coefficient is 1.5.
    [Fact]
    public void Path_OneColumn_IsSoftThresholding()
    {
        var x = LabelledMatrix.FromArray(["a", "b", "c", "d"], ["x"], new double[,] { { -1 }, { 1 }, { -1 }, { 1 } });
        PenalizedPath path = PenalizedRegression.Path(x, PenalizedResponse.Gaussian(x.SampleIds, [1, 6, 2, 5]), new() { Lambda = [3, 0.5, 1] });
        Assert.Equal([3, 1, 0.5], path.Lambda);
        Assert.Equal([0, 1, 1.5], Enumerable.Range(0, 3).Select(k => Math.Round(path.Coefficient("x", k), 12)));
        Assert.Equal(3.5, path.Intercept[2], 1e-12);
    }
}
