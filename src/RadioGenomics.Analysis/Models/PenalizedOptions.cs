using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Models;

/// <summary>Settings of <see cref="PenalizedRegression"/>. Defaults: R glmnet 4.1-6 <c>glmnet</c> and <c>cv.glmnet</c>, but for
/// <see cref="Thresh"/>, which is stricter.</summary>
public sealed record PenalizedOptions
{
    /// <summary>Share of the lasso: 1 lasso, 0 ridge, between them the elastic net. Range: 0 to 1. R: <c>alpha</c>.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Penalties to fit at, in any order; empty: a sequence laid down from the data. Range: 0 and above. R: <c>lambda</c>.</summary>
    public ImmutableArray<double> Lambda { get; init; } = [];

    /// <summary>Length of a sequence laid down from the data; it ends earlier where the fit gains hardly anything. At least 1. R: <c>nlambda</c>.</summary>
    public int Nlambda { get; init; } = 100;

    /// <summary>Last over first penalty of a sequence laid down from the data; null: 0.01 with fewer rows than features, else 0.0001.
    /// Range: above 0, below 1. R: <c>lambda.min.ratio</c>.</summary>
    public double? LambdaMinRatio { get; init; }

    /// <summary>Whether features are scaled to variance 1 (divisor n) for the penalty; coefficients are of the features as given. R: <c>standardize</c>.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Whether an intercept is fitted; Cox has none. R: <c>intercept</c>.</summary>
    public bool Intercept { get; init; } = true;

    /// <summary>Names of features that are not penalised, such as age and stage. R: <c>penalty.factor</c> 0.</summary>
    public ImmutableArray<string> Unpenalized { get; init; } = [];

    /// <summary>Factor of the penalty of each feature, in their order, scaled to mean 1; infinite leaves a feature out; empty: 1 each.
    /// Range: 0 and above. R: <c>penalty.factor</c>.</summary>
    public ImmutableArray<double> PenaltyFactor { get; init; } = [];

    /// <summary>Convergence: largest curvature × change² of a coefficient in a step, as a share of the null deviance. R: <c>thresh</c>,
    /// there 1e-7; smaller here, so that what is selected does not depend on it.</summary>
    public double Thresh { get; init; } = 1e-18;

    /// <summary>Most Newton steps at one penalty. At least 1.</summary>
    public int Maxit { get; init; } = 1000;

    /// <summary>What a missing feature value means.</summary>
    public PenalizedMissing Missing { get; init; } = PenalizedMissing.Error;

    /// <summary>What cross-validation measures; null: the deviance, for real numbers the mean squared error. R: <c>type.measure</c>.</summary>
    public PenalizedMeasure? TypeMeasure { get; init; }

    /// <summary>Whether the measure is taken by fold before it is averaged; for Cox, whether a fold's deviance is that of all rows less that
    /// of the rows fitted (Verweij, van Houwelingen). R: <c>grouped</c>.</summary>
    public bool Grouped { get; init; } = true;

    /// <summary>Number of folds where none are given. At least 3. R: <c>nfolds</c>.</summary>
    public int Nfolds { get; init; } = 10;

    internal PenalizedOptions Check()
    {
        Inside(nameof(Alpha), Alpha, Alpha is >= 0 and <= 1, "0 to 1");
        Inside(nameof(Nlambda), Nlambda, Nlambda >= 1, "at least 1");
        Inside(nameof(LambdaMinRatio), LambdaMinRatio ?? 0.5, LambdaMinRatio is null or (> 0 and < 1), "above 0 and below 1");
        Inside(nameof(Thresh), Thresh, Thresh is > 0 and < 1, "above 0 and below 1");
        Inside(nameof(Maxit), Maxit, Maxit >= 1, "at least 1");
        Inside(nameof(Nfolds), Nfolds, Nfolds >= 3, "at least 3");
        foreach (double lambda in Lambda)
        {
            Inside(nameof(Lambda), lambda, lambda >= 0 && double.IsFinite(lambda), "0 and above");
        }
        foreach (double factor in PenaltyFactor)
        {
            Inside(nameof(PenaltyFactor), factor, factor >= 0, "0 and above");
        }
        return this with { Lambda = [.. Lambda.OrderDescending()] };
    }

    static void Inside(string name, double value, bool isInside, string range)
    {
        if (!isInside)
        {
            Throw.OptionOutOfRange(name, value, range);
        }
    }
}
