using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

public static partial class PenalizedRegression
{
    /// <summary>Chooses the penalty by cross-validation.</summary>
    /// <param name="features">Shape: [samples, features]. Finite, or see <see cref="PenalizedOptions.Missing"/>. Any unit.</param>
    /// <param name="response">What is explained; the same samples in the same order. Shape: [samples].</param>
    /// <param name="options">Null: defaults.</param>
    /// <param name="folds">Which rows are left out together. Shape: [samples]. Null: drawn from the seed, balanced on the events.</param>
    /// <param name="run">Cancellation, progress, threads, and the seed of the folds; threads change no digit.</param>
    /// <returns>Measure with standard error along the path, the penalty with the best one (lambda_min) and the largest within one standard error
    /// (lambda_1se), the path on all rows, and for every row a score from the fit that did not see it.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.FoldInvalid"/>, <see cref="ErrorCode.OptionConflict"/> for a measure that the
    /// response does not have; otherwise as <see cref="Path"/>. A fold without events is no error: it is named.</exception>
    /// <remarks>
    /// Each fold gets its own sequence of penalties and its predictions are taken at the penalties of the fit on all rows, between two fits on
    /// the straight line, as cv.glmnet does. Deviance of a fold for Cox, grouped: that of all rows less that of the rows fitted, per event.
    /// Cost: as many paths as folds, and one more; folds run in parallel.
    /// Source: Friedman, Hastie, Tibshirani (2010) J Stat Softw 33(1); Verweij, van Houwelingen (1993) Stat Med 12:2305; Simon et al. (2011) J Stat Softw 39(5).
    /// Reference: R glmnet 4.1-6 cv.glmnet with the same foldid and thresh = 1e-22; agreement: 1e-8 relative, the same lambda.min and lambda.1se
    /// (measured values in tests/reference/README.md).
    /// </remarks>
    public static PenalizedCrossValidation CrossValidate(LabelledMatrix features, PenalizedResponse response, PenalizedOptions? options = null,
        Grouping? folds = null, RunContext? run = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(response);
        run ??= RunContext.Default;
        var data = PenalizedData.Prepare(features, response, options ?? new());
        Grouping used = folds is null
            ? CrossValidationFolds.Seeded(data.Response, data.Options.Nfolds, run.Seed)
            : CrossValidationFolds.Given(folds, features.SampleCount, data.Rows);
        data = data with { Options = Measure(data, used.Levels.Length) with { Nfolds = used.Levels.Length } };
        data.Diagnostics.AddRange(CrossValidationFolds.Check(data.Response, used));
        FitPath[] fits = FitAll(data, used, run);
        PenalizedPath path = Result(data, fits[0]);
        return new CrossValidationRun(data, used, path, fits[1..], run).Execute();
    }

    // The fit on all rows first, then each fold's.
    static FitPath[] FitAll(PenalizedData data, Grouping folds, RunContext run)
    {
        var design = DesignColumns.Of(data.Features, run);
        var fits = new FitPath[folds.Levels.Length + 1];
        ParallelLoop.For(fits.Length, run, "cross-validation", f =>
        {
            int[] rows = [.. Enumerable.Range(0, design.RowCount).Where(i => folds.Codes[i] != f - 1)];
            fits[f] = Fit(design, rows, f == 0 ? data.Response : data.Response.Subset(rows), data, f > 0, run);
        });
        return fits;
    }

    // What is measured and how it is averaged; the reference changes both for small folds.
    static PenalizedOptions Measure(PenalizedData data, int folds)
    {
        (PenalizedFamily family, int n) = (data.Response.Family, data.Response.Count);
        ImmutableArray<PenalizedMeasure> possible = family switch
        {
            PenalizedFamily.Gaussian => [PenalizedMeasure.Mse, PenalizedMeasure.Mae, PenalizedMeasure.Deviance],
            PenalizedFamily.Binomial => [PenalizedMeasure.Deviance, PenalizedMeasure.Auc, PenalizedMeasure.Class],
            _ => [PenalizedMeasure.Deviance, PenalizedMeasure.C],
        };
        PenalizedMeasure measure = data.Options.TypeMeasure ?? possible[0];
        if (!possible.Contains(measure))
        {
            Throw.MeasureUnfit(measure.ToString(), family.ToString(), string.Join(", ", possible));
        }
        bool grouped = data.Options.Grouped;
        if (measure == PenalizedMeasure.Auc && n < 10 * folds)
        {
            measure = PenalizedMeasure.Deviance;
            Note(data, FormattableString.Invariant($"{n} rows in {folds} folds are fewer than 10 a fold, too few for an area under the curve; the deviance is measured instead, as cv.glmnet does."));
        }
        if (family == PenalizedFamily.Cox && !grouped && n < 10 * folds)
        {
            grouped = true;
            Note(data, FormattableString.Invariant($"{n} rows in {folds} folds are fewer than 10 a fold, too few for the deviance of a fold by itself; grouped is taken, as cv.glmnet does."));
        }
        if (family != PenalizedFamily.Cox && grouped && n < 3 * folds)
        {
            grouped = false;
            Note(data, FormattableString.Invariant($"{n} rows in {folds} folds are fewer than 3 a fold; rows are averaged instead of folds, as cv.glmnet does."));
        }
        return data.Options with { TypeMeasure = measure, Grouped = grouped };
    }

    static void Note(PenalizedData data, string message) => data.Diagnostics.Add(Diagnostic.Warning(ErrorCode.FoldInvalid, message));
}
