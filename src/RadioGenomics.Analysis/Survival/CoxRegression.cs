using System.Collections.Immutable;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Cox's proportional hazards regression.</summary>
public static class CoxRegression
{
    /// <summary>Fits a Cox model.</summary>
    /// <param name="data">Follow-up, with its strata, weights and clusters. Competing causes count as censored.</param>
    /// <param name="covariates">Shape: [rows, columns], the rows of <paramref name="data"/> in the same order; where names repeat (several
    /// intervals of a patient) as <see cref="ModelMatrix.RowLabels"/> makes them. Any unit; NaN = missing: the row is left out and counted.
    /// Dependent and constant columns are left out and named.</param>
    /// <param name="options">Ties, variance, Firth's penalty; null for the defaults.</param>
    /// <param name="run">Cancellation; null for the defaults.</param>
    /// <param name="offset">Added to the linear predictor. Shape: [rows], or empty for 0. Finite.</param>
    /// <param name="terms">Which columns belong together; empty: each by itself.</param>
    /// <returns>Coefficients, tests, residuals, curves.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.SamplesNotAligned"/>, <see cref="ErrorCode.NoEvents"/>,
    /// <see cref="ErrorCode.NonFinite"/>, <see cref="ErrorCode.TooFewObservations"/>, <see cref="ErrorCode.ConstantColumn"/> when no column
    /// varies, <see cref="ErrorCode.OptionOutOfRange"/>, <see cref="ErrorCode.OptionConflict"/>.</exception>
    /// <remarks>Cost: O(steps · rows · columns²). Source: Cox (1972) JRSS B 34:187; Efron (1977) JASA 72:557; Breslow (1974) Biometrics
    /// 30:89; Gail, Lubin, Rubinstein (1981) Biometrika 68:703; Lin, Wei (1989) JASA 84:1074 for the robust variance; Firth (1993) Biometrika
    /// 80:27 and Heinze, Schemper (2001) Biometrics 57:114 for the penalty.
    /// Reference: R 4.2.2 survival 3.5-3 coxph; agreement 1e-8 relative (R stops at a change of 1e-9, as this does).</remarks>
    public static CoxResult Fit(SurvivalData data, LabelledMatrix covariates, CoxOptions? options = null, RunContext? run = null,
        ReadOnlySpan<double> offset = default, ImmutableArray<CoxTerm> terms = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new();
        run ??= RunContext.Default;
        options.Check();
        run.Cancellation.ThrowIfCancellationRequested();
        return CoxFitting.Run(data, covariates, options, offset, terms, run);
    }

    /// <summary>Fits a Cox model to the columns of a model matrix.</summary>
    /// <param name="data">Follow-up of the rows of <paramref name="model"/>, in the same order.</param>
    /// <param name="model">Columns with their terms. Shape: [rows, columns].</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="run">Null for the defaults.</param>
    /// <exception cref="RadioGenomicsException">As the other form.</exception>
    /// <remarks>Source and Reference: as the other form.</remarks>
    public static CoxResult Fit(SurvivalData data, ModelMatrix model, CoxOptions? options = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        CoxResult result = Fit(data, model.Values, options, run, default, model.Terms);
        return result with { Diagnostics = [.. model.Diagnostics, .. result.Diagnostics] };
    }
}
