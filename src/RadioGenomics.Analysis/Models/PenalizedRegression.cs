namespace RadioGenomics.Analysis.Models;

/// <summary>Lasso, elastic net and ridge regression of real numbers, of 0 and 1, and of follow-up (Cox).</summary>
public static partial class PenalizedRegression
{
    /// <summary>Coefficients along a path of penalties.</summary>
    /// <param name="features">Shape: [samples, features]. Finite, or see <see cref="PenalizedOptions.Missing"/>. Any unit.</param>
    /// <param name="response">What is explained; the same samples in the same order. Shape: [samples].</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="run">Cancellation, progress and threads; threads change no digit.</param>
    /// <returns>Penalties, coefficients of the features as given, share of the deviance explained.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.NonFinite"/> for missing values,
    /// <see cref="ErrorCode.ConstantColumn"/> when nothing varies, <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.UnknownLabel"/> for
    /// an unknown unpenalised feature, <see cref="ErrorCode.ShapeMismatch"/>, <see cref="ErrorCode.TooFewObservations"/>, <see cref="ErrorCode.MemoryRefused"/>.
    /// A constant feature is no error: it keeps the coefficient 0 and is named.</exception>
    /// <remarks>
    /// Minimises loss / n + λ Σ pf [(1 - α) β² / 2 + α |β|] of the standardised features, where the loss is half the deviance; a Gaussian response is
    /// scaled to variance 1 first, which matters to the ridge part, as in glmnet. Working sets by the sequential strong rule, checked against
    /// the conditions of the optimum at every penalty; Newton steps whose quadratics are solved by coordinate descent and, on the selected
    /// features, exactly. Differs from glmnet in the second derivatives (all of them, not the diagonal), which changes the way and not the optimum;
    /// and in ties: here an event and a censoring at one time are tied exactly, while glmnet 4.1-6 loses some of these ties at times above 256 (it
    /// moves censored rows by 100 machine epsilons), so that it fits Breslow's likelihood of such data only when times are replaced by
    /// their ranks; with delayed entry it does not reach the optimum, which survival's coxph confirms here.
    /// Cost: per penalty one product of all features with a vector, and a few of the selected features with each other.
    /// Source: Friedman, Hastie, Tibshirani (2010) J Stat Softw 33(1); Simon, Friedman, Hastie, Tibshirani (2011) J Stat Softw 39(5);
    /// Tibshirani et al. (2012) JRSS B 74:245.
    /// Reference: R glmnet 4.1-6 glmnet with thresh = 1e-25; agreement: 1e-9 (measured values in tests/reference/README.md).
    /// </remarks>
    public static PenalizedPath Path(LabelledMatrix features, PenalizedResponse response, PenalizedOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(response);
        run ??= RunContext.Default;
        var data = PenalizedData.Prepare(features, response, options ?? new());
        var design = DesignColumns.Of(data.Features, run);
        FitPath fit = Fit(design, [.. Enumerable.Range(0, design.RowCount)], data.Response, data, false, run);
        run.Report("path", 1);
        return Result(data, fit);
    }

    static FitPath Fit(DesignColumns design, int[] rows, PenalizedResponse response, PenalizedData data, bool keepsPredictor, RunContext run)
    {
        Likelihood likelihood = response.Likelihood(data.Options.Intercept);
        return new PathSolver(design, rows, likelihood, data.Settings, keepsPredictor, run).Solve();
    }

    static PenalizedPath Result(PenalizedData data, FitPath fit)
    {
        data.NoteConstant(fit.Constant);
        double[] stuck = [.. fit.Points.Where(p => !p.Converged).Select(p => p.Lambda)];
        if (stuck.Length > 0)
        {
            data.Diagnostics.Add(Diagnostic.Warning(ErrorCode.NotConverged, FormattableString.Invariant(
                $"At {stuck.Length} of {fit.Points.Count} penalties {data.Options.Maxit} steps were not enough, first at lambda {stuck[0]:0.#####e-0}. Raise Maxit or Thresh.")));
        }
        return new(data.Features.FeatureIds, data.Response, fit, data.Options, [.. data.Diagnostics]);
    }
}
