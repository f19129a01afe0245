using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Cox regression with Firth's penalty: log-likelihood + ½ log |information|. Finite estimates also where a covariate separates the events;
/// p and intervals from the profile of the penalised likelihood.
/// </summary>
/// <remarks>Source: Firth (1993) Biometrika 80:27; Heinze, Schemper (2001) Biometrics 57:114.</remarks>
sealed class FirthCox
{
    const int MostSteps = 200;
    const double LargestStep = 1, Tolerance = 1e-10;

    readonly CoxSolver _solver;
    readonly int _p;
    readonly double[] _inverse;
    readonly CholeskyInverse _cholesky;
    readonly RunContext _run;

    FirthCox(CoxSolver solver, RunContext run)
    {
        (_solver, _p, _run) = (solver, solver.CovariateCount, run);
        _cholesky = new(_p);
        _inverse = new double[_p * _p];
    }

    public static CoxEstimates Fit(CoxModel model, CoxOptions options, RunContext run)
    {
        var fit = new FirthCox(model.Solver, run);
        int p = fit._p;
        double[] beta = new double[p];
        double atZero = fit.Penalised(beta);
        (double best, int steps, bool converged) = fit.Maximise(beta, -1);
        double critical = ChiSquared.Quantile(options.ConfidenceLevel, 1);
        var profile = ImmutableArray.CreateBuilder<(double P, double Low, double High)>(p);
        fit.Penalised(beta);
        double[] variance = [.. fit._inverse];
        for (int a = 0; a < p; a++)
        {
            double[] others = [.. beta];
            others[a] = 0;
            double ratio = 2 * (best - fit.Maximise(others, a).Best);
            double se = Math.Sqrt(variance[(a * p) + a]);
            profile.Add((ChiSquared.UpperTail(Math.Max(0, ratio), 1),
                fit.Limit(beta, a, -se, best - (critical / 2)), fit.Limit(beta, a, se, best - (critical / 2))));
        }
        fit.Penalised(beta);
        return new()
        {
            Coefficients = beta,
            Variance = variance,
            NaiveVariance = variance,
            LogLikelihood = best,
            NullLogLikelihood = atZero,
            Tests = [CoxModel.Test("likelihood_ratio", 2 * (best - atZero), p), CoxModel.Test("wald", Wald(beta, variance), p)],
            Iterations = steps,
            Converged = converged,
            Profile = profile.ToImmutable(),
        };
    }

    static double Wald(double[] beta, double[] variance)
    {
        var cholesky = new CholeskyInverse(beta.Length);
        double[] solved = new double[beta.Length];
        cholesky.Factor(variance);
        cholesky.Solve(beta, solved);
        return beta.Zip(solved, (a, b) => a * b).Sum();
    }

    double Penalised(ReadOnlySpan<double> beta)
    {
        double value = _solver.Evaluate(beta);
        _cholesky.Factor(_solver.Information);
        _cholesky.Inverse().CopyTo(_inverse, 0);
        return _cholesky.Rank < _p ? double.NaN : value + (_cholesky.LogDeterminant / 2);
    }

    // Newton with the plain information; one coefficient may be held.
    (double Best, int Steps, bool Converged) Maximise(double[] beta, int held)
    {
        double current = Penalised(beta);
        double[] trial = new double[_p];
        for (int step = 1; step <= MostSteps; step++)
        {
            _run.Cancellation.ThrowIfCancellationRequested();
            double[] move = Step(held);
            double largest = move.Select(Math.Abs).DefaultIfEmpty(0).Max();
            double scale = Math.Min(1, LargestStep / Math.Max(largest, 1e-300));
            double value;
            do
            {
                for (int a = 0; a < _p; a++)
                {
                    trial[a] = beta[a] + (scale * move[a]);
                }
                value = Penalised(trial);
                scale /= 2;
            }
            while (!(value >= current - (1e-12 * Math.Abs(current))) && scale * largest > Tolerance);
            if (!(value >= current - (1e-12 * Math.Abs(current))))
            {
                return (Penalised(beta), step, true);
            }
            trial.CopyTo(beta, 0);
            current = value;
            if (largest * scale * 2 < Tolerance)
            {
                return (current, step, true);
            }
        }
        return (current, MostSteps, false);
    }

    double[] Step(int held)
    {
        double[] score = PenalisedScore();
        int[] free = [.. Enumerable.Range(0, _p).Where(a => a != held)];
        double[] information = [.. free.SelectMany(a => free.Select(b => _solver.Information[(a * _p) + b]))];
        double[] part = [.. free.Select(a => score[a])], move = new double[free.Length], full = new double[_p];
        var cholesky = new CholeskyInverse(free.Length);
        cholesky.Factor(information);
        cholesky.Solve(part, move);
        for (int k = 0; k < free.Length; k++)
        {
            full[free[k]] = move[k];
        }
        return full;
    }

    // U + ½ tr(I⁻¹ ∂I/∂β): third central moments of the covariates at risk.
    double[] PenalisedScore()
    {
        CoxDesign design = _solver.Design;
        var moments = new CoxMoments(_solver);
        double[] score = [.. _solver.Score], mean = new double[_p], centred = new double[_p];
        int end = design.GroupCount;
        for (int g = design.GroupCount - 1; g >= 0; g--)
        {
            end = design.EndsStratum(g) ? g + 1 : end;
            for (int step = 0; step < moments.StepsOf(g); step++)
            {
                double gone = moments.Gone(g, step), scale = moments.StepWeight(g) / moments.Denominator(g, gone) / 2;
                moments.StepMean(g, gone, mean);
                for (int k = design.GroupStart[g]; k < design.GroupStart[end]; k++)
                {
                    if (design.First[k] <= g)
                    {
                        bool tied = design.IsEvent[k] && design.Last[k] - 1 == g;
                        AddThirdMoment(score, centred, mean, k, scale * _solver.Risk[k] * (tied ? 1 - gone : 1));
                    }
                }
            }
        }
        return score;
    }

    void AddThirdMoment(double[] score, double[] centred, double[] mean, int k, double weight)
    {
        double square = 0;
        for (int a = 0; a < _p; a++)
        {
            centred[a] = _solver.Values[(k * _p) + a] - mean[a];
            for (int b = 0; b < a; b++)
            {
                square += 2 * centred[a] * centred[b] * _inverse[(a * _p) + b];
            }
            square += centred[a] * centred[a] * _inverse[(a * _p) + a];
        }
        for (int a = 0; a < _p; a++)
        {
            score[a] += weight * square * centred[a];
        }
    }

    // Where the profile falls to the target: outwards by growing steps, then regula falsi with halving (Illinois).
    double Limit(double[] beta, int a, double step, double target)
    {
        double[] at = [.. beta];
        double inner = beta[a], outer = inner, innerValue = double.NaN, outerValue = Profile(at, a, inner) - target;
        for (int i = 0; i < 60 && outerValue > 0; i++)
        {
            (inner, innerValue) = (outer, outerValue);
            outer += step;
            step *= 1.5;
            outerValue = Profile(at, a, outer) - target;
        }
        if (outerValue > 0)
        {
            return step > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }
        for (int i = 0; i < 100 && Math.Abs(outer - inner) > 1e-10 * Math.Max(1, Math.Abs(outer)); i++)
        {
            double middle = outer - (outerValue * (outer - inner) / (outerValue - innerValue));
            double value = Profile(at, a, middle) - target;
            if (value > 0 == outerValue > 0)
            {
                innerValue /= 2;
            }
            else
            {
                (inner, innerValue) = (outer, outerValue);
            }
            (outer, outerValue) = (middle, value);
            if (Math.Abs(value) < 1e-11)
            {
                break;
            }
        }
        return outer;
    }

    double Profile(double[] at, int a, double value)
    {
        at[a] = value;
        return Maximise(at, a).Best;
    }
}
