using System.Collections.Immutable;
using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Score tests of proportional hazards.</summary>
static class CoxZph
{
    /// <summary>Tests whether coefficients change with a function of time.</summary>
    /// <param name="result">The fitted model.</param>
    /// <param name="transform">The function g of time.</param>
    /// <param name="byTerm">One test for each term; otherwise one for each coefficient.</param>
    public static CoxZphResult Test(CoxResult result, ZphTransform transform, bool byTerm)
    {
        CoxModel model = result.Model;
        double[] g = Transformed(result, transform);
        double centre = Mean(model, g);
        for (int k = 0; k < g.Length; k++)
        {
            // The tests do not depend on it, the rounding does.
            g[k] -= centre;
        }
        double[] information = Information(model, g), score = Score(model, g);
        int p = result.Coefficients.Length;
        ImmutableArray<CoxTerm> terms = byTerm ? result.Terms : [.. result.Names.Select((n, a) => new CoxTerm(n, [a]))];
        ImmutableArray<CoxTerm> all = terms.Add(new("GLOBAL", [.. Enumerable.Range(0, p)]));
        return new()
        {
            Tests = [.. all.Select(t => OfTerm(t, information, score, p))],
            Transform = transform,
            Event = [.. result.Events().Select(e => e.Time)],
            TransformedTime = [.. model.Residuals.EventPositions().Select(k => g[model.Solver.Design.Last[k] - 1] + centre)],
            ScaledResiduals = [.. result.ScaledRows()],
            Result = result,
        };
    }

    // All coefficients may move; of the changes with time those of the term only.
    static CoxTest OfTerm(CoxTerm term, double[] information, double[] score, int p)
    {
        int[] used = [.. Enumerable.Range(0, p), .. term.Columns.Select(c => p + c)];
        double[] matrix = [.. used.SelectMany(a => used.Select(b => information[(a * 2 * p) + b]))];
        double[] u = [.. used.Select(a => a < p ? 0 : score[a - p])], solved = new double[u.Length];
        var cholesky = new CholeskyInverse(u.Length);
        cholesky.Factor(matrix);
        cholesky.Solve(u, solved);
        int df = cholesky.Pivot.Skip(p).Count(v => v > 0);
        double statistic = u.Zip(solved, (a, b) => a * b).Sum();
        return new(term.Name, statistic, df, df == 0 ? double.NaN : ChiSquared.UpperTail(Math.Max(0, statistic), df));
    }

    static double[] Score(CoxModel model, double[] g)
    {
        CoxSolver solver = model.Solver;
        int p = solver.CovariateCount;
        double[] score = new double[p];
        for (int k = 0; k < solver.Design.Count; k++)
        {
            for (int a = 0; solver.Design.IsEvent[k] && a < p; a++)
            {
                int group = solver.Design.Last[k] - 1;
                score[a] += g[group] * solver.Weights[k] * (solver.Values[(k * p) + a] - model.Moments.Mean[(group * p) + a]);
            }
        }
        return score;
    }

    // [I, Ig; Ig, Igg] with sums over the event times of 1, g and g² times the covariance at risk. Shape: [2p × 2p].
    static double[] Information(CoxModel model, double[] g)
    {
        int p = model.Solver.CovariateCount;
        double[] information = new double[4 * p * p];
        for (int power = 0; power <= 2; power++)
        {
            double[] weights = [.. g.Select(v => power == 0 ? 1 : power == 1 ? v : v * v)];
            double[] block = Block(model, weights);
            for (int a = 0; a < p; a++)
            {
                for (int b = 0; b < p; b++)
                {
                    double value = block[(a * p) + b];
                    if (power != 1)
                    {
                        int shift = power == 0 ? 0 : p;
                        information[((a + shift) * 2 * p) + b + shift] = value;
                        continue;
                    }
                    information[(a * 2 * p) + b + p] = value;
                    information[((a + p) * 2 * p) + b] = value;
                }
            }
        }
        return information;
    }

    static double[] Block(CoxModel model, double[] weights)
    {
        CoxSolver solver = model.Solver;
        CoxMoments moments = model.Moments;
        int p = solver.CovariateCount, groups = weights.Length;
        double[] block = new double[p * p], cumulative = new double[groups + 1], mean = new double[p];
        for (int group = 0; group < groups; group++)
        {
            cumulative[group + 1] = cumulative[group] + (weights[group] * moments.Hazard[group]);
            for (int step = 0; step < moments.StepsOf(group); step++)
            {
                moments.StepMean(group, moments.Gone(group, step), mean);
                AddSquare(block, mean, -weights[group] * moments.StepWeight(group));
            }
        }
        for (int k = 0; k < solver.Design.Count; k++)
        {
            int own = solver.Design.Last[k] - 1;
            double hazard = cumulative[own + 1] - cumulative[solver.Design.First[k]]
                + (solver.Design.IsEvent[k] ? weights[own] * (moments.EventHazard[own] - moments.Hazard[own]) : 0);
            AddSquare(block, solver.Values.Slice(k * p, p), solver.Risk[k] * hazard);
        }
        return block;
    }

    static void AddSquare(double[] block, ReadOnlySpan<double> x, double scale)
    {
        for (int a = 0; a < x.Length; a++)
        {
            for (int b = 0; b < x.Length; b++)
            {
                block[(a * x.Length) + b] += scale * x[a] * x[b];
            }
        }
    }

    static double Mean(CoxModel model, double[] g)
    {
        double sum = 0, count = 0;
        for (int k = 0; k < g.Length; k++)
        {
            sum += g[k] * model.Solver.EventWeight[k];
            count += model.Solver.EventWeight[k];
        }
        return sum / count;
    }

    /// <summary>g of the time of each group. Shape: [groups].</summary>
    static double[] Transformed(CoxResult result, ZphTransform transform)
    {
        CoxDesign design = result.Model.Solver.Design;
        return transform switch
        {
            ZphTransform.Identity => [.. design.GroupTime],
            ZphTransform.Log => [.. design.GroupTime.Select(t => Math.Log(t))],
            ZphTransform.Rank => Ranks(result, design),
            _ => OneMinusSurvival(result),
        };
    }

    // Among all times, those of censored rows too; equal times share their mean rank.
    static double[] Ranks(CoxResult result, CoxDesign design)
    {
        double[] time = result.Data.Time.ToArray();
        TimeTies.Merge([], time);
        Array.Sort(time);
        Dictionary<double, double> rank = [];
        for (int begin = 0, end; begin < time.Length; begin = end)
        {
            for (end = begin; end < time.Length && time[end] == time[begin]; end++)
            {
            }
            rank[time[begin]] = (begin + 1 + end) / 2.0;
        }
        return [.. design.GroupTime.Select(t => rank[t])];
    }

    // Kaplan-Meier over all strata, just before the time; without weights, as in R.
    static double[] OneMinusSurvival(CoxResult result)
    {
        SurvivalData pooled = result.Data.WithStrata(null);
        CoxDesign design = CoxFitting.DesignOf(pooled);
        var solver = new CoxSolver(design, 0);
        solver.Evaluate([]);
        Dictionary<double, double> before = [];
        double survival = 1;
        for (int g = 0; g < design.GroupCount; g++)
        {
            before[design.GroupTime[g]] = 1 - survival;
            survival *= 1 - (solver.EventWeight[g] / solver.AtRisk[g]);
        }
        return [.. result.Model.Solver.Design.GroupTime.Select(t => before[t])];
    }
}
