using RadioGenomics.Analysis.Statistics;

namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Observed risk at a horizon as a smooth function of the predicted one: a Cox model on a restricted cubic spline of the complementary
/// log-log of the prediction (Austin, Harrell, van Klaveren 2020). Serves many predictions of the same follow-up; not safe for several threads.
/// </summary>
sealed class SmoothCalibration
{
    readonly CoxDesign _design;
    readonly CoxSolver _solver, _straight;
    readonly double _horizon;
    readonly int _knots, _rows;
    SplineTerm? _spline;

    public SmoothCalibration(SurvivalData data, CoxDesign design, double horizon, int knots)
    {
        (_design, _horizon, _knots, _rows) = (design, horizon, knots, data.Count);
        (_solver, _straight) = (new(design, knots - 1), new(design, 1));
    }

    /// <summary>Fits the curve.</summary>
    /// <param name="x">log(-log(1 - predicted risk)). Finite. Shape: [rows].</param>
    /// <param name="counts">How often each row is there; empty: once. Shape: [rows] or [0].</param>
    /// <returns>Whether the fit converged.</returns>
    public bool Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> counts)
    {
        double[] sample = Expand(x, counts);
        Array.Sort(sample);
        double outer = _knots == 3 ? 0.1 : 0.05;
        double[] knots = [.. Enumerable.Range(0, _knots).Select(k => SortedValues.Quantile(sample, outer + ((1 - (2 * outer)) * k / (_knots - 1))))];
        // Few different predictions (a factor or two) leave no room for a curve.
        bool distinct = Enumerable.Range(1, _knots - 1).All(k => knots[k] > knots[k - 1] + 1e-9);
        _spline = distinct ? new() { Name = "x", Covariate = "x", Knots = [.. knots], IsRestricted = true } : null;
        CoxSolver solver = Solver;
        if (_spline is null)
        {
            solver.SetCovariate(0, x);
        }
        else
        {
            double[][] columns = _spline.Columns(x);
            for (int c = 0; c < columns.Length; c++)
            {
                solver.SetCovariate(c, columns[c]);
            }
        }
        solver.SetCounts(counts);
        return solver.Fit();
    }

    CoxSolver Solver => _spline is null ? _straight : _solver;

    /// <summary>Observed risk where the predictions are x.</summary>
    public double[] Observed(ReadOnlySpan<double> x)
    {
        CoxSolver solver = Solver;
        double baseline = BaselineAt(solver, _design, _horizon);
        double[][] columns = _spline?.Columns(x) ?? [x.ToArray()];
        double[] observed = new double[x.Length];
        for (int i = 0; i < observed.Length; i++)
        {
            double linear = 0;
            for (int c = 0; c < columns.Length; c++)
            {
                linear += solver.Coefficients[c] * (columns[c][i] - solver.Means[c]);
            }
            observed[i] = 1 - Math.Exp(-baseline * Math.Exp(linear));
        }
        return observed;
    }

    /// <summary>Cumulative hazard of a fitted solver at a time, at its means.</summary>
    public static double BaselineAt(CoxSolver solver, CoxDesign design, double time)
    {
        double sum = 0;
        for (int g = 0; g < design.GroupCount && design.GroupTime[g] <= time; g++)
        {
            sum += solver.Hazard[g];
        }
        return sum;
    }

    /// <summary>Mean (ICI), median (E50), 90 % quantile (E90) and largest absolute difference between observed and predicted risk.</summary>
    public static CalibrationErrors Errors(ReadOnlySpan<double> predicted, ReadOnlySpan<double> observed, ReadOnlySpan<double> counts)
    {
        double[] distance = new double[predicted.Length];
        for (int i = 0; i < distance.Length; i++)
        {
            distance[i] = Math.Abs(observed[i] - predicted[i]);
        }
        double[] all = Expand(distance, counts);
        double sum = 0;
        foreach (double d in all)
        {
            sum += d;
        }
        Array.Sort(all);
        return new(sum / all.Length, SortedValues.Quantile(all, 0.5), SortedValues.Quantile(all, 0.9), all[^1]);
    }

    static double[] Expand(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
    {
        if (counts.IsEmpty)
        {
            return values.ToArray();
        }
        List<double> all = new(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            for (int k = 0; k < counts[i]; k++)
            {
                all.Add(values[i]);
            }
        }
        return [.. all];
    }

    /// <summary>log(-log(1 - risk)); risks of 0 and 1 are moved inside by 1e-15.</summary>
    public static double CompLogLog(double risk) => Math.Log(-Math.Log(1 - Math.Clamp(risk, 1e-15, 1 - 1e-15)));
}

/// <summary>How far observed risks lie from predicted ones over the rows.</summary>
/// <param name="Ici">Integrated calibration index: the mean absolute difference.</param>
/// <param name="E50">The median absolute difference.</param>
/// <param name="E90">The 90 % quantile of the absolute differences.</param>
/// <param name="Largest">The largest absolute difference.</param>
public sealed record CalibrationErrors(double Ici, double E50, double E90, double Largest);
