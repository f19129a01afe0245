using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Proportional hazards of the subdistribution: how covariates change the cumulative incidence of one cause.</summary>
public static class FineGray
{
    const int MostSteps = 30;

    /// <summary>Fits the Fine-Gray model.</summary>
    /// <param name="data">Follow-up, right-censored, states 0 censored, 1, 2 ... causes. Weights are not used.</param>
    /// <param name="covariates">Shape: [rows, covariates]. Finite; rows as in <paramref name="data"/>.</param>
    /// <param name="cause">The cause of interest. Range: 1 to the number of causes.</param>
    /// <param name="confidenceLevel">Level of the intervals. Range: (0, 1).</param>
    /// <returns>Coefficients with the standard errors of Fine and Gray, which allow for the estimated censoring.</returns>
    /// <exception cref="RadioGenomicsException"><see cref="ErrorCode.NoEvents"/> of the cause; <see cref="ErrorCode.NonFinite"/>;
    /// <see cref="ErrorCode.Collinear"/>; <see cref="ErrorCode.OptionConflict"/> for delayed entry; <see cref="ErrorCode.ShapeMismatch"/>.</exception>
    /// <remarks>Ties by Breslow. Cost: O(n log n + n p²) per step. Source: Fine, Gray (1999) JASA 94:496. Reference: R 4.2.2, cmprsk 2.2-11
    /// crr(ftime, fstatus, cov1, failcode); agreement in tests/reference/README.md.</remarks>
    public static FineGrayResult Fit(SurvivalData data, LabelledMatrix covariates, int cause = 1, double confidenceLevel = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        SurvivalDataCheck.SameLength("covariate rows", covariates.SampleCount, data.Count);
        new KaplanMeierOptions { ConfidenceLevel = confidenceLevel }.Check();
        if (data.HasStart)
        {
            Throw.DelayedEntry("The Fine-Gray model");
        }
        data.OfCause(cause).RequireEvents(FormattableString.Invariant($"a model of cause {cause}"));
        CheckFinite(covariates);
        var model = new FineGrayModel(data, covariates, cause);
        double[] beta = new double[covariates.FeatureCount];
        (double nullLogLikelihood, double[] score, double[,] information) = model.Evaluate(beta);
        double logLikelihood = nullLogLikelihood;
        bool converged = false;
        for (int step = 0; step < MostSteps && !converged; step++)
        {
            double[] change = Solve(information, score, covariates);
            double before = logLikelihood;
            double[] start = beta;
            // A step that makes it worse is halved.
            for (int half = 0; half < 20; half++)
            {
                beta = [.. start.Select((b, j) => b + (change[j] / (1 << half)))];
                (logLikelihood, score, information) = model.Evaluate(beta);
                if (logLikelihood >= before - (1e-12 * Math.Abs(before)))
                {
                    break;
                }
            }
            converged = Math.Abs(logLikelihood - before) <= 1e-12 * (1 + Math.Abs(before)) && change.Max(Math.Abs) < 1e-9;
        }
        double[,] variance = Sandwich(information, model.Meat(beta), covariates);
        return Result(data, covariates, cause, confidenceLevel, beta, variance, (nullLogLikelihood, logLikelihood), converged);
    }

    static FineGrayResult Result(SurvivalData data, LabelledMatrix covariates, int cause, double level, double[] beta, double[,] variance,
        (double Null, double Fitted) logLikelihood, bool converged)
    {
        double z = -Normal.Quantile((1 - level) / 2);
        double[] errors = [.. beta.Select((_, j) => Math.Sqrt(variance[j, j]))];
        return new()
        {
            Endpoint = data.Name,
            Cause = cause,
            RowCount = data.Count,
            EventCount = data.State.ToArray().Count(s => s == cause),
            Terms = covariates.FeatureIds,
            Coefficients = [.. beta],
            StdErr = [.. errors],
            P = [.. beta.Select((b, j) => 2 * Normal.UpperTail(Math.Abs(b / errors[j])))],
            Low = [.. beta.Select((b, j) => Math.Exp(b - (z * errors[j])))],
            High = [.. beta.Select((b, j) => Math.Exp(b + (z * errors[j])))],
            Variance = [.. variance.Cast<double>()],
            NullLogLikelihood = logLikelihood.Null,
            LogLikelihood = logLikelihood.Fitted,
            Diagnostics = converged ? [] : [Diagnostic.Warning(ErrorCode.NotConverged,
                "The Fine-Gray fit did not converge; a covariate may separate the cause from the rest. Its coefficients mean nothing.")],
        };
    }

    static void CheckFinite(LabelledMatrix covariates)
    {
        for (int f = 0; f < covariates.FeatureCount; f++)
        {
            for (int s = 0; s < covariates.SampleCount; s++)
            {
                if (!double.IsFinite(covariates[s, f]))
                {
                    Throw.NotFiniteValue(covariates.Name, covariates.SampleIds[s], covariates.FeatureIds[f], covariates[s, f], "a finite number; drop the row first");
                }
            }
        }
    }

    static double[,] Sandwich(double[,] information, double[,] meat, LabelledMatrix covariates)
    {
        int p = meat.GetLength(0);
        double[,] inverse = new double[p, p], result = new double[p, p];
        for (int j = 0; j < p; j++)
        {
            double[] unit = new double[p];
            unit[j] = 1;
            double[] column = Solve(information, unit, covariates);
            for (int i = 0; i < p; i++)
            {
                inverse[i, j] = column[i];
            }
        }
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                for (int i = 0; i < p; i++)
                {
                    for (int j = 0; j < p; j++)
                    {
                        result[a, b] += inverse[a, i] * meat[i, j] * inverse[j, b];
                    }
                }
            }
        }
        return result;
    }

    static double[] Solve(double[,] information, double[] right, LabelledMatrix covariates)
    {
        double[]? x = SmallSystem.Solve(information, right, out int dependent);
        if (x is null)
        {
            Throw.CollinearCovariate(covariates.FeatureIds[dependent]);
        }
        return x!;
    }
}
