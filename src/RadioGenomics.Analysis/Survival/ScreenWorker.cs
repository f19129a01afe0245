using RadioGenomics.Numerics.Distributions;

namespace RadioGenomics.Analysis.Survival;

/// <summary>Fits blocks of features on one thread.</summary>
abstract class ScreenWorker(ScreenRows rows, CoxScreenOptions options)
{
    const int Lanes = ScreenKernel.Lanes;

    readonly bool[] _isEvent = [.. Enumerable.Range(0, rows.Data.Count).Select(i => rows.Data.State[i] == 1)];
    readonly double _quantile = Normal.Quantile((1 + options.ConfidenceLevel) / 2);

    protected ScreenRows Rows { get; } = rows;

    protected CoxScreenOptions Options { get; } = options;

    /// <summary>Null where pairs have weights or entries.</summary>
    protected ScreenConcordance? Pairs { get; } = rows.Data.HasStart || rows.Data.Weights.Length > 0 ? null : PairsOf(rows.Data);

    public static ScreenWorker Create(ScreenRows rows, CoxScreenOptions options) =>
        rows.CovariateNames.Length == 0 && !rows.Data.HasStart && options.Ties != CoxTies.Exact
            ? new ScreenLockstep(rows, options) : new ScreenOneByOne(rows, options);

    static ScreenConcordance PairsOf(SurvivalData data)
    {
        double[] time = data.Time.ToArray();
        TimeTies.Merge([], time);
        return new(time, [.. Enumerable.Range(0, time.Length).Select(i => data.State[i] == 1)], data.Strata is { } strata ? strata.Codes : []);
    }

    /// <summary>Fits some neighbouring features.</summary>
    public abstract void Run(int first, int count, CoxScreenRow[] results);

    /// <summary>What is known of a feature before it is fitted; its Reason says why it is not.</summary>
    protected CoxScreenRow Look(int feature, out double mean)
    {
        ReadOnlySpan<double> column = Rows.Features.Column(feature);
        int n = 0, events = 0;
        double sum = 0;
        for (int i = 0; i < column.Length; i++)
        {
            if (!double.IsNaN(column[i]))
            {
                n++;
                events += _isEvent[i] ? 1 : 0;
                sum += column[i];
            }
        }
        mean = sum / n;
        double squares = 0, largest = 0;
        for (int i = 0; i < column.Length; i++)
        {
            if (!double.IsNaN(column[i]))
            {
                squares += (column[i] - mean) * (column[i] - mean);
                largest = Math.Max(largest, Math.Abs(column[i]));
            }
        }
        double sd = Math.Sqrt(squares / (n - 1));
        return new()
        {
            Feature = Rows.Features.FeatureIds[feature],
            N = n,
            Events = events,
            StandardDeviation = sd,
            Coefficient = double.NaN,
            StandardError = double.NaN,
            CiLow = double.NaN,
            CiHigh = double.NaN,
            P = double.NaN,
            Q = double.NaN,
            CIndex = double.NaN,
            Reason = n == 0 ? "no values" : double.IsInfinity(sum) || double.IsInfinity(largest) ? "infinite values" : events == 0 ? "no events among the rows with a value"
                : n < 3 ? "fewer than 3 values" : !(sd > 1e-12 * largest) ? "constant" : null,
        };
    }

    /// <summary>The same feature with its estimates.</summary>
    protected CoxScreenRow Estimated(CoxScreenRow row, double coefficient, double variance, double ratio, double nextStep, bool converged)
    {
        if (!(variance > 0) || !double.IsFinite(coefficient))
        {
            return row with { Reason = Rows.CovariateNames.Length > 0 ? "determined by the covariates" : "no information: does not vary among those at risk" };
        }
        double se = Math.Sqrt(variance), half = _quantile * se;
        bool endless = Math.Abs(nextStep) > 0.01 && Math.Abs(coefficient) > 2 && Math.Sign(nextStep) == Math.Sign(coefficient);
        return row with
        {
            Coefficient = coefficient,
            StandardError = se,
            CiLow = Math.Exp(coefficient - half),
            CiHigh = Math.Exp(coefficient + half),
            P = Options.LikelihoodRatio ? ChiSquared.UpperTail(Math.Max(0, ratio), 1) : Normal.TwoSided(coefficient / se),
            Reason = endless ? FormattableString.Invariant($"monotone likelihood: hazard ratio and Wald p say nothing{Ratio(ratio)}") : converged ? null : "not converged",
        };
    }

    static string Ratio(double ratio) => double.IsNaN(ratio) ? "" : FormattableString.Invariant($", likelihood ratio p = {ChiSquared.UpperTail(Math.Max(0, ratio), 1):0.##e-0}");

    /// <summary>C of several scores, one for each lane; rows of the results that have no estimate are left alone.</summary>
    protected void Concord(int first, int count, Func<int, double[]> score, CoxScreenRow[] results)
    {
        Span<double> c = stackalloc double[Lanes];
        for (int lane = 0; lane < count; lane++)
        {
            if (double.IsNaN(results[first + lane].Coefficient))
            {
                continue;
            }
            double[] values = score(lane);
            if (Pairs is not null)
            {
                Pairs.Load(lane, values);
                continue;
            }
            int[] present = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
            c[lane] = Concordance.Compute(present.Length == values.Length ? Rows.Data : Rows.Data.Subset(present), [.. present.Select(i => values[i])]).C;
        }
        Pairs?.Compute(c);
        for (int lane = 0; lane < count; lane++)
        {
            if (!double.IsNaN(results[first + lane].Coefficient))
            {
                results[first + lane] = results[first + lane] with { CIndex = c[lane] };
            }
        }
    }
}

/// <summary>Eight features at once.</summary>
sealed class ScreenLockstep(ScreenRows rows, CoxScreenOptions options) : ScreenWorker(rows, options)
{
    readonly ScreenKernel _kernel = new(rows.Design, rows.Data.Weights, options.Ties, options.Tolerance, options.MaxIterations);
    readonly double[] _score = new double[rows.Data.Count];

    public override void Run(int first, int count, CoxScreenRow[] results)
    {
        for (int lane = 0; lane < ScreenKernel.Lanes; lane++)
        {
            double mean = 0, scale = 0;
            if (lane < count)
            {
                results[first + lane] = Look(first + lane, out mean);
                scale = results[first + lane].Reason is null ? 1 / results[first + lane].StandardDeviation : 0;
            }
            // An idle lane holds zeros: nothing to estimate, done at once.
            _kernel.Load(lane, scale == 0 ? _score.AsSpan() : Rows.Features.Column(first + lane), scale == 0 ? 0 : mean, scale);
        }
        _kernel.Fit();
        for (int lane = 0; lane < count; lane++)
        {
            LaneFit fit = _kernel.Fits[lane];
            if (results[first + lane].Reason is null)
            {
                results[first + lane] = Estimated(results[first + lane], fit.Coefficient, fit.Information > 0 ? 1 / fit.Information : 0,
                    2 * (fit.LogLikelihood - fit.NullLogLikelihood), fit.NextStep, fit.Converged);
            }
        }
        Concord(first, count, results);
    }

    void Concord(int first, int count, CoxScreenRow[] results)
    {
        if (Pairs is null)
        {
            Concord(first, count, lane => Signed(first + lane, results[first + lane].Coefficient), results);
            return;
        }
        Span<double> c = stackalloc double[ScreenKernel.Lanes];
        for (int lane = 0; lane < count; lane++)
        {
            Pairs.Load(lane, Rows.Features.Column(first + lane));
        }
        Pairs.Compute(c);
        for (int lane = 0; lane < count; lane++)
        {
            double coefficient = results[first + lane].Coefficient;
            if (!double.IsNaN(coefficient))
            {
                // A protective feature predicts when it is low.
                results[first + lane] = results[first + lane] with { CIndex = coefficient < 0 ? 1 - c[lane] : coefficient > 0 ? c[lane] : 0.5 };
            }
        }
    }

    double[] Signed(int feature, double coefficient)
    {
        ReadOnlySpan<double> column = Rows.Features.Column(feature);
        for (int i = 0; i < _score.Length; i++)
        {
            _score[i] = column[i] * Math.Sign(coefficient);
        }
        double[] score = [.. _score];
        Array.Clear(_score);
        return score;
    }
}

/// <summary>One feature after another with the general solver: covariates, delayed entry, exact ties.</summary>
sealed class ScreenOneByOne : ScreenWorker
{
    readonly CoxSolver _solver;
    readonly CoxSolver _without;
    readonly int _last;
    readonly double[] _counts;
    readonly double[] _column;
    double _withoutAll = double.NaN;

    public ScreenOneByOne(ScreenRows rows, CoxScreenOptions options)
        : base(rows, options)
    {
        _last = rows.CovariateNames.Length;
        _solver = new(rows.Design, _last + 1, options.Ties);
        _without = new(rows.Design, _last, options.Ties);
        (_counts, _column) = (new double[rows.Data.Count], new double[rows.Data.Count]);
        foreach (CoxSolver solver in (CoxSolver[])[_solver, _without])
        {
            solver.SetWeights(rows.Data.Weights);
            for (int a = 0; a < _last; a++)
            {
                solver.SetCovariate(a, rows.Covariates.AsSpan(a * rows.Data.Count, rows.Data.Count));
            }
        }
    }

    public override void Run(int first, int count, CoxScreenRow[] results)
    {
        double[][] scores = new double[count][];
        for (int lane = 0; lane < count; lane++)
        {
            results[first + lane] = Look(first + lane, out double mean);
            if (results[first + lane].Reason is null)
            {
                results[first + lane] = Fit(results[first + lane], first + lane, mean);
                scores[lane] = Score(first + lane);
            }
        }
        Concord(first, count, lane => scores[lane], results);
    }

    CoxScreenRow Fit(CoxScreenRow row, int feature, double mean)
    {
        ReadOnlySpan<double> column = Rows.Features.Column(feature);
        for (int i = 0; i < column.Length; i++)
        {
            bool missing = double.IsNaN(column[i]);
            _counts[i] = missing ? 0 : 1;
            _column[i] = missing ? 0 : (column[i] - mean) / row.StandardDeviation;
        }
        bool complete = row.N == column.Length;
        _solver.SetCounts(complete ? [] : _counts);
        _solver.SetCovariate(_last, _column);
        bool converged = _solver.Fit(Options.Tolerance, Options.MaxIterations);
        double variance = _solver.Pivots[_last] > 0 ? _solver.VarianceOf(_last) : 0;
        double ratio = _last == 0 ? 2 * (_solver.LogLikelihood - _solver.InitialLogLikelihood)
            : Options.LikelihoodRatio ? 2 * (_solver.LogLikelihood - Without(complete)) : double.NaN;
        return Estimated(row, _solver.Coefficients[_last], variance, ratio, variance > 0 ? _solver.NextStep()[_last] : 0, converged);
    }

    double Without(bool complete)
    {
        if (complete && !double.IsNaN(_withoutAll))
        {
            return _withoutAll;
        }
        _without.SetCounts(complete ? [] : _counts);
        _without.Fit(Options.Tolerance, Options.MaxIterations);
        _withoutAll = complete ? _without.LogLikelihood : _withoutAll;
        return _without.LogLikelihood;
    }

    double[] Score(int feature)
    {
        ReadOnlySpan<double> column = Rows.Features.Column(feature);
        double[] score = new double[column.Length];
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = double.IsNaN(column[i]) ? double.NaN : _solver.Coefficients[_last] * _column[i];
            for (int a = 0; a < _last; a++)
            {
                score[i] += _solver.Coefficients[a] * Rows.Covariates[(a * score.Length) + i];
            }
        }
        return score;
    }
}
