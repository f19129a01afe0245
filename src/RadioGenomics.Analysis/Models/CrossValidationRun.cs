using System.Collections.Immutable;
using RadioGenomics.Analysis.Survival;
using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>From the fits of the folds to the curve, the two penalties and the scores of rows not seen.</summary>
sealed class CrossValidationRun(PenalizedData data, Grouping folds, PenalizedPath path, FitPath[] fits, RunContext run)
{
    readonly int[] _codes = [.. folds.Codes];
    readonly int _rows = data.Response.Count;
    readonly PenalizedMeasure _measure = data.Options.TypeMeasure!.Value;

    public PenalizedCrossValidation Execute()
    {
        var scores = new FoldScores(data.Response, _codes, fits.Length, _measure, data.Options.Grouped);
        double[] weights = scores.Weights();
        double[][] table = [.. path.Lambda.Select(_ => NaNs(weights.Length))];
        ParallelLoop.For(fits.Length, run, "scoring folds", f => ScoreFold(scores, f, table));
        (double[] mean, double[] error) = (new double[table.Length], new double[table.Length]);
        for (int k = 0; k < table.Length; k++)
        {
            (mean[k], error[k]) = FoldScores.Combine(table[k], weights);
        }
        (int least, int within) = Choose(mean, error);
        return new(data.Response.SampleIds, path, data.Options)
        {
            Cvm = [.. mean],
            Cvsd = [.. error],
            MinIndex = least,
            OneSeIndex = within,
            Folds = folds,
            CrossFittedMin = CrossFitted(path.Lambda[least]),
            CrossFitted1se = CrossFitted(path.Lambda[within]),
            FittedMin = [.. path.Predict(data.Features, path.Lambda[least], offset: data.Response.Offset)],
            Fitted1se = [.. path.Predict(data.Features, path.Lambda[within], offset: data.Response.Offset)],
            Diagnostics = [.. path.Diagnostics, .. Limits(least)],
        };
    }

    static double[] NaNs(int count)
    {
        double[] values = new double[count];
        values.AsSpan().Fill(double.NaN);
        return values;
    }

    void ScoreFold(FoldScores scores, int fold, double[][] table)
    {
        bool isDeviance = data.Response.Family == PenalizedFamily.Cox && _measure == PenalizedMeasure.Deviance;
        int[] rest = [.. Enumerable.Range(0, _rows).Where(i => (_codes[i] == fold) != data.Options.Grouped)];
        bool canScore = !isDeviance || rest.Any(i => data.Response.Survival!.State[i] == 1);
        if (!canScore)
        {
            return;
        }
        Likelihood? whole = isDeviance ? data.Response.Likelihood(false) : null;
        Likelihood? part = isDeviance ? data.Response.Subset(rest).Likelihood(false) : null;
        for (int k = 0; k < table.Length; k++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            scores.Score(fold, Predictor(fits[fold], path.Lambda[k], true), table[k], whole, part, rest);
        }
    }

    double[] Predictor(FitPath fit, double lambda, bool withOffset)
    {
        var place = LambdaPlace.Of([.. fit.Points.Select(p => p.Lambda)], lambda);
        double[] left = fit.Points[place.Left].Predictor, right = fit.Points[place.Right].Predictor, predictor = new double[_rows];
        ReadOnlySpan<double> offset = data.Response.Offset;
        for (int i = 0; i < predictor.Length; i++)
        {
            predictor[i] = (place.LeftShare * left[i]) + ((1 - place.LeftShare) * right[i]) + (withOffset && offset.Length > 0 ? offset[i] : 0);
        }
        return predictor;
    }

    ImmutableArray<double> CrossFitted(double lambda)
    {
        double[][] byFold = [.. fits.Select(f => Predictor(f, lambda, true))];
        return [.. _codes.Select((fold, i) => byFold[fold][i])];
    }

    // The best mean, of equal ones that with the largest penalty; and the largest penalty within one standard error of it.
    (int Min, int OneSe) Choose(double[] mean, double[] error)
    {
        double sign = _measure is PenalizedMeasure.Auc or PenalizedMeasure.C ? -1 : 1;
        int least = -1;
        for (int k = 0; k < mean.Length; k++)
        {
            if (!double.IsNaN(mean[k]) && !double.IsNaN(error[k]) && (least < 0 || sign * mean[k] < sign * mean[least]))
            {
                least = k;
            }
        }
        if (least < 0)
        {
            Throw.NothingMeasured(_measure.ToString(), fits.Length);
        }
        int within = Array.FindIndex(mean, m => sign * m <= (sign * mean[least]) + error[least]);
        return (least, within);
    }

    IEnumerable<Diagnostic> Limits(int least)
    {
        int selected = path.Df[least];
        if (data.Response.Family != PenalizedFamily.Gaussian)
        {
            int events = data.Response.Family == PenalizedFamily.Cox ? data.Response.EventCount : Math.Min(data.Response.EventCount, _rows - data.Response.EventCount);
            if (events < 10 * selected || events < 50)
            {
                yield return Diagnostic.Warning(ErrorCode.SelectionLimits, selected == 0
                    ? FormattableString.Invariant($"With {events} events, cross-validation selects none of {path.FeatureIds.Length} candidate features: no fit predicts better than none.")
                    : FormattableString.Invariant($"{events} events for {selected} selected features ({(double)events / selected:0.#} events per variable) out of {path.FeatureIds.Length} candidates: ")
                        + "which ones are selected is likely to change with other patients. Ten or more events per variable are the usual least.");
            }
        }
        yield return Diagnostic.Note(ErrorCode.SelectionLimits,
            "The cross-validated measure at lambda_min is the best of the path, so it flatters; coefficients are shrunken and have no p-values; no outside patients were seen. "
            + "Groups for survival curves should come from the cross-fitted scores, not from the fitted ones.");
    }
}
