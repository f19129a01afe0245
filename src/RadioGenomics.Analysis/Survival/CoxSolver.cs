namespace RadioGenomics.Analysis.Survival;

/// <summary>
/// Maximises the partial likelihood over one design; built once, it refits with other columns, weights, counts or offsets without
/// allocating. Not safe for several threads: one solver each.
/// </summary>
/// <remarks>
/// Source: Cox (1972) JRSS B 34:187; Efron (1977) JASA 72:557; Breslow (1974) Biometrics 30:89; Gail, Lubin, Rubinstein (1981) Biometrika
/// 68:703 for exact ties. The second moments are summed once per row with its cumulative hazard, not once per event time. Steps and stopping
/// rule are those of R's coxph (Newton, step halving, relative change of the log-likelihood), so results agree beyond the stopping tolerance.
/// </remarks>
sealed partial class CoxSolver
{
    readonly CoxDesign _design;
    readonly int _p;
    readonly CoxTies _ties;
    readonly double[] _x;
    readonly double[] _means;
    readonly double[] _weights;
    readonly double[] _counts;
    readonly double[] _offset;
    readonly double[] _trial;
    readonly double[] _step;
    readonly CholeskyInverse _cholesky;

    public CoxSolver(CoxDesign design, int covariateCount, CoxTies ties = CoxTies.Efron)
    {
        _design = design;
        _p = covariateCount;
        _ties = ties;
        int n = design.Count, groups = design.GroupCount;
        _x = new double[n * _p];
        _means = new double[_p];
        _weights = new double[n];
        _counts = new double[n];
        _offset = new double[n];
        Array.Fill(_weights, 1);
        Array.Fill(_counts, 1);
        (_trial, _step) = (new double[_p], new double[_p]);
        _cholesky = new(_p);
        Coefficients = new double[_p];
        Score = new double[_p];
        Information = new double[_p * _p];
        Risk = new double[n];
        (AtRisk, EventRisk, EventWeight, EventTotal) = (new double[groups], new double[groups], new double[groups], new double[groups]);
        (AtRiskSum, EventSum) = (new double[groups * _p], new double[groups * _p]);
        (Hazard, EventHazard) = (new double[groups], new double[groups]);
        _cumulative = new double[groups + 1];
        (_sum, _meanOfStep) = (new double[_p], new double[_p]);
    }

    /// <summary>The design.</summary>
    public CoxDesign Design => _design;

    /// <summary>Number of columns.</summary>
    public int CovariateCount => _p;

    /// <summary>How ties are handled.</summary>
    public CoxTies Ties => _ties;

    /// <summary>Estimates. Shape: [covariates].</summary>
    public double[] Coefficients { get; }

    /// <summary>First derivatives at <see cref="Coefficients"/>. Shape: [covariates].</summary>
    public double[] Score { get; }

    /// <summary>Minus the second derivatives at <see cref="Coefficients"/>. Shape: [covariates × covariates].</summary>
    public double[] Information { get; }

    /// <summary>At <see cref="Coefficients"/>.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>At the start of the iteration, usually all zero.</summary>
    public double InitialLogLikelihood { get; private set; }

    /// <summary>Score test at the start of the iteration.</summary>
    public double ScoreStatistic { get; private set; }

    /// <summary>Newton steps.</summary>
    public int Iterations { get; private set; }

    /// <summary>Whether the log-likelihood settled.</summary>
    public bool Converged { get; private set; }

    /// <summary>What the columns were centred by. Shape: [covariates].</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Centred values by position. Shape: [positions × covariates].</summary>
    public ReadOnlySpan<double> Values => _x;

    /// <summary>Copies of a position.</summary>
    public double CountOf(int k) => _counts[k];

    /// <summary>Case weights by position. Shape: [positions].</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Sets the columns.</summary>
    /// <param name="columns">Shape: [covariates × rows], column after column, rows as in the data. Finite.</param>
    public void SetCovariates(ReadOnlySpan<double> columns)
    {
        for (int a = 0; a < _p; a++)
        {
            SetCovariate(a, columns.Slice(a * _design.RowCount, _design.RowCount));
        }
    }

    /// <summary>Sets one column. Shape: [rows]. Finite.</summary>
    public void SetCovariate(int index, ReadOnlySpan<double> column)
    {
        double mean = 0;
        foreach (int row in _design.Order)
        {
            mean += column[row];
        }
        mean /= Math.Max(1, _design.Count);
        _means[index] = mean;
        for (int k = 0; k < _design.Count; k++)
        {
            _x[(k * _p) + index] = column[_design.Order[k]] - mean;
        }
    }

    /// <summary>Sets case weights. Shape: [rows]; empty for 1. From 0.</summary>
    public void SetWeights(ReadOnlySpan<double> weights) => Scatter(weights, _weights, 1);

    /// <summary>Sets how often each row is there, as in a bootstrap sample: not a weight, copies of an event are tied events. Shape: [rows];
    /// empty for 1. Whole numbers from 0.</summary>
    public void SetCounts(ReadOnlySpan<double> counts) => Scatter(counts, _counts, 1);

    /// <summary>Sets what is added to the linear predictor. Shape: [rows]; empty for 0.</summary>
    public void SetOffset(ReadOnlySpan<double> offset) => Scatter(offset, _offset, 0);

    void Scatter(ReadOnlySpan<double> from, double[] to, double otherwise)
    {
        for (int k = 0; k < to.Length; k++)
        {
            to[k] = from.IsEmpty ? otherwise : from[_design.Order[k]];
        }
    }

    /// <summary>Maximises the partial likelihood from 0 or the given start.</summary>
    /// <param name="tolerance">Relative change of the log-likelihood that ends the iteration. R: eps = 1e-9.</param>
    /// <param name="maxIterations">Most Newton steps. R: iter.max = 20.</param>
    /// <param name="initial">Shape: [covariates]; empty for 0.</param>
    /// <returns>Whether it converged.</returns>
    public bool Fit(double tolerance = 1e-9, int maxIterations = 20, ReadOnlySpan<double> initial = default)
    {
        Array.Clear(Coefficients);
        initial.CopyTo(Coefficients);
        double current = Evaluate(Coefficients);
        InitialLogLikelihood = current;
        (Converged, Iterations) = (_p == 0 || maxIterations == 0, 0);
        _cholesky.Factor(Information);
        _cholesky.Solve(Score, _step);
        ScoreStatistic = Dot(Score, _step);
        AddStep();
        int halvings = 0;
        while (!Converged && Iterations < maxIterations)
        {
            Iterations++;
            double trial = Evaluate(_trial);
            if (halvings == 0 && double.IsFinite(trial) && Settled(current, trial, tolerance))
            {
                Converged = true;
                current = trial;
                _trial.CopyTo(Coefficients, 0);
            }
            else if (!double.IsFinite(trial) || trial < current)
            {
                halvings++;
                for (int a = 0; a < _p; a++)
                {
                    _trial[a] = (_trial[a] + (halvings * Coefficients[a])) / (halvings + 1);
                }
            }
            else
            {
                halvings = 0;
                current = trial;
                _trial.CopyTo(Coefficients, 0);
                _cholesky.Factor(Information);
                _cholesky.Solve(Score, _step);
                AddStep();
            }
        }
        LogLikelihood = Converged && _p > 0 && maxIterations > 0 ? current : Evaluate(Coefficients);
        _cholesky.Factor(Information);
        return Converged;
    }

    void AddStep()
    {
        for (int a = 0; a < _p; a++)
        {
            _trial[a] = Coefficients[a] + _step[a];
        }
    }

    // A likelihood of 1 (one person at risk at each event) has no relative change.
    static bool Settled(double before, double after, double tolerance) =>
        Math.Abs(after - before) <= tolerance * Math.Max(Math.Abs(after), 1e-300) || before == after;

    /// <summary>Inverse of the information; rows and columns of dependent covariates are 0. Shape: [covariates × covariates].</summary>
    public double[] Variance() => _cholesky.Inverse();

    /// <summary>Variance of one coefficient.</summary>
    public double VarianceOf(int index)
    {
        Array.Clear(_step);
        _step[index] = 1;
        _cholesky.Solve(_step, _trial);
        return _trial[index];
    }

    /// <summary>Pivots of the information; 0 marks a column without information of its own. Shape: [covariates].</summary>
    public ReadOnlySpan<double> Pivots => _cholesky.Pivot;

    /// <summary>The Newton step that would come next. Shape: [covariates].</summary>
    public double[] NextStep()
    {
        double[] next = new double[_p];
        _cholesky.Solve(Score, next);
        return next;
    }

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
