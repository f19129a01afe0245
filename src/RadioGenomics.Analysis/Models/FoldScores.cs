using RadioGenomics.Analysis.Survival;

namespace RadioGenomics.Analysis.Models;

/// <summary>What each fold says about each penalty, and how that becomes a mean with a standard error: the rules of cv.glmnet.</summary>
sealed class FoldScores(PenalizedResponse response, int[] folds, int foldCount, PenalizedMeasure measure, bool grouped)
{
    // As cv.glmnet: probabilities this close to 0 or 1 count as this.
    const double LeastProbability = 1e-5;

    readonly int[] _folds = folds;

    /// <summary>Weights of the folds, or of the rows when they are not grouped.</summary>
    public double[] Weights()
    {
        bool byEvents = response.Family == PenalizedFamily.Cox && measure == PenalizedMeasure.Deviance;
        double[] weights = new double[IsByFold ? foldCount : response.Count];
        for (int i = 0; i < response.Count; i++)
        {
            double weight = response.Weights.IsEmpty ? 1 : response.Weights[i];
            weights[IsByFold ? _folds[i] : i] += byEvents && response.Survival!.State[i] != 1 ? 0 : weight;
        }
        return weights;
    }

    bool IsByFold => grouped || response.Family == PenalizedFamily.Cox || measure == PenalizedMeasure.Auc;

    /// <summary>Measures of one fold at one penalty.</summary>
    /// <param name="fold">Which fold was left out.</param>
    /// <param name="predictor">Linear predictor of all rows from the fit without the fold, offset included. Shape: [rows].</param>
    /// <param name="scores">Takes one value at the fold's place, or one at each of its rows.</param>
    /// <param name="whole">Likelihood of all rows; Cox.</param>
    /// <param name="rest">Likelihood of the rows that were fitted, or of those left out when not grouped; Cox.</param>
    /// <param name="restRows">Its rows.</param>
    public void Score(int fold, double[] predictor, Span<double> scores, Likelihood? whole, Likelihood? rest, int[] restRows)
    {
        if (response.Family == PenalizedFamily.Cox && measure == PenalizedMeasure.Deviance)
        {
            scores[fold] = CoxDeviance(fold, predictor, whole!, rest!, restRows);
            return;
        }
        int[] rows = [.. Enumerable.Range(0, response.Count).Where(i => _folds[i] == fold)];
        if (measure is PenalizedMeasure.C or PenalizedMeasure.Auc)
        {
            scores[fold] = measure == PenalizedMeasure.C ? Concordance.Compute(response.Survival!.Subset(rows), [.. rows.Select(i => predictor[i])]).C : PairConcordance.OfClasses(response, rows, predictor);
            return;
        }
        (double sum, double weights) = (0, 0);
        foreach (int i in rows)
        {
            double loss = Loss(i, predictor[i]), weight = response.Weights.IsEmpty ? 1 : response.Weights[i];
            if (!IsByFold)
            {
                scores[i] = loss;
            }
            (sum, weights) = (sum + (weight * loss), weights + weight);
        }
        if (IsByFold)
        {
            scores[fold] = sum / weights;
        }
    }

    double CoxDeviance(int fold, double[] predictor, Likelihood whole, Likelihood rest, int[] restRows)
    {
        double[] scratch = new double[response.Count];
        double[] eta = [.. restRows.Select(i => predictor[i])];
        // Weights scaled to mean 1 in either set, but the divisor below not: so cv.glmnet has it.
        double deviance = 2 * rest.Count * rest.Evaluate(eta, new double[eta.Length]);
        if (grouped)
        {
            deviance = (2 * whole.Count * whole.Evaluate(predictor, scratch)) - deviance;
        }
        double events = 0;
        for (int i = 0; i < response.Count; i++)
        {
            events += _folds[i] == fold && response.Survival!.State[i] == 1 ? response.Survival.WeightOf(i) : 0;
        }
        return events > 0 ? deviance / events : double.NaN;
    }

    double Loss(int row, double predictor)
    {
        double y = response.Y[row];
        switch (measure)
        {
            case PenalizedMeasure.Mae:
                return Math.Abs(y - predictor);
            case PenalizedMeasure.Class:
                return (predictor > 0 ? 1 : 0) == y ? 0 : 1;
            case PenalizedMeasure.Deviance when response.Family == PenalizedFamily.Binomial:
                double p = Math.Clamp(1 / (1 + Math.Exp(-predictor)), LeastProbability, 1 - LeastProbability);
                return -2 * Math.Log(y == 1 ? p : 1 - p);
            default:
                return (y - predictor) * (y - predictor);
        }
    }

    /// <summary>Mean and standard error over folds (or rows); what is NaN does not count.</summary>
    public static (double Mean, double StandardError) Combine(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        (double sum, double total, int count) = (0, 0, 0);
        for (int i = 0; i < scores.Length; i++)
        {
            if (!double.IsNaN(scores[i]))
            {
                (sum, total, count) = (sum + (weights[i] * scores[i]), total + weights[i], count + 1);
            }
        }
        double mean = sum / total, squares = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            squares += double.IsNaN(scores[i]) ? 0 : weights[i] * (scores[i] - mean) * (scores[i] - mean);
        }
        return (mean, Math.Sqrt(squares / total / (count - 1)));
    }
}
