using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>
/// The fit of a working set at one penalty: Newton steps, each the minimum of a quadratic with the penalty as it is. The second
/// derivatives are taken anew only when the steps shrink too slowly with those at hand; the gradient is always exact, so what the steps
/// converge to is the optimum.
/// </summary>
sealed class NewtonFit
{
    // A step that is not at least this much smaller than the one before (curvature × change²) asks for fresh second derivatives.
    const double WantedShrinkage = 0.15;
    const double SmallStep = 1e-10;
    const int MaxHalvings = 30;
    const int FirstCapacity = 32;

    readonly Likelihood _likelihood;
    readonly FitSettings _settings;
    readonly WorkingSet _set;
    readonly QuadraticSolver _solver;
    readonly double[] _eta, _trial, _direction;
    double[] _residual, _trialResidual;
    double[] _next = [], _pull = [];
    bool _isFresh;

    public NewtonFit(Likelihood likelihood, FitSettings settings)
    {
        (_likelihood, _settings) = (likelihood, settings);
        _set = new(likelihood, FirstCapacity);
        _solver = new(_set);
        int n = likelihood.Count;
        (_eta, _trial, _direction, _residual, _trialResidual) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        Intercept = likelihood.Start(_eta);
        Loss = likelihood.Evaluate(_eta, _residual);
        Refresh();
    }

    /// <summary>Half the deviance.</summary>
    public double Loss { get; private set; }

    /// <summary>Intercept of the standardised columns.</summary>
    public double Intercept { get; private set; }

    /// <summary>Minus the gradient in the linear predictor. Shape: [rows].</summary>
    public ReadOnlySpan<double> Residual => _residual;

    public IEnumerable<(int Feature, double Beta)> NonZero()
    {
        for (int j = 0; j < _set.Count; j++)
        {
            if (_set.Beta[j] != 0)
            {
                yield return (_set.Features[j], _set.Beta[j]);
            }
        }
    }

    public void Add(int feature, double[] column, double lasso, double ridge) => _set.Add(feature, column, lasso, ridge);

    /// <summary>Drops features whose coefficient went back to zero and that pull less than the penalty to come.</summary>
    public void Prune(double lambda, Action<int> dropped)
    {
        int idle = 0;
        for (int j = 0; j < _set.Count; j++)
        {
            idle += _set.Beta[j] == 0 ? 1 : 0;
        }
        if (idle <= 8 + (_set.Count / 8))
        {
            return;
        }
        _set.Keep(j =>
        {
            bool kept = _set.Beta[j] != 0 || _set.Lasso[j] == 0 || Math.Abs(FixedOrder.Dot(_set.Columns[j], _residual)) > lambda * _set.Lasso[j];
            if (!kept)
            {
                dropped(_set.Features[j]);
            }
            return kept;
        });
    }

    /// <summary>Steps until they stand still.</summary>
    /// <returns>False when the limit of steps was reached.</returns>
    public bool Converge(double lambda)
    {
        double tolerance = _settings.Thresh * 2 * _likelihood.NullLoss, before = double.PositiveInfinity;
        MakeRoom();
        for (int step = 0; step < _settings.MaxIterations; step++)
        {
            double moved = Propose(lambda, tolerance);
            bool accepted = TryStep(lambda);
            if (!accepted && !_isFresh)
            {
                RefreshHere();
                continue;
            }
            if (!accepted || moved <= tolerance)
            {
                // A fresh step that no length makes better: the digits end here, if it was a small one.
                return moved <= Math.Max(tolerance, SmallStep * _likelihood.NullLoss);
            }
            _isFresh = _likelihood.HasConstantCurvature;
            if (moved > WantedShrinkage * before && !_isFresh)
            {
                RefreshHere();
            }
            before = moved;
        }
        return false;
    }

    void MakeRoom()
    {
        if (_next.Length < _set.Count)
        {
            _next = new double[_set.Stride];
            _pull = new double[_set.Stride];
        }
    }

    void RefreshHere()
    {
        Loss = _likelihood.Evaluate(_eta, _residual);
        Refresh();
    }

    void Refresh()
    {
        _set.Refresh();
        _isFresh = true;
    }

    // The minimum of the quadratic in _next, the move of the linear predictor in _direction; gives the largest curvature × change².
    double Propose(double lambda, double tolerance)
    {
        Span<double> next = _next.AsSpan(0, _set.Count), pull = _pull.AsSpan(0, _set.Count);
        double total = _likelihood.HasIntercept ? Sum(_residual) : 0;
        _set.Beta.AsSpan(0, _set.Count).CopyTo(next);
        for (int j = 0; j < next.Length; j++)
        {
            pull[j] = FixedOrder.Dot(_set.Columns[j], _residual) - (_set.Means[j] * total);
        }
        _solver.Solve(next, pull, lambda, tolerance * 1e-3);
        double level = _likelihood.HasIntercept ? total / _set.TotalCurvature : 0;
        double moved = level * level * _set.TotalCurvature;
        _direction.AsSpan().Clear();
        for (int j = 0; j < next.Length; j++)
        {
            double change = next[j] - _set.Beta[j];
            if (change != 0)
            {
                FixedOrder.AddScaled(change, _set.Columns[j], _direction);
                level -= _likelihood.HasIntercept ? change * _set.Means[j] : 0;
                moved = Math.Max(moved, _set.Diagonal(j) * change * change);
            }
        }
        _levelStep = level;
        return moved;
    }

    double _levelStep;

    static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v;
        }
        return sum;
    }

    // The whole step, or half of it, or a quarter ... whichever first does not make things worse.
    bool TryStep(double lambda)
    {
        double now = Loss + Penalty(lambda, 0), allowed = now + (1e-13 * Math.Max(Math.Abs(now), _likelihood.NullLoss));
        double length = 1;
        for (int halving = 0; halving < MaxHalvings; halving++, length /= 2)
        {
            for (int i = 0; i < _trial.Length; i++)
            {
                _trial[i] = _eta[i] + (length * (_direction[i] + _levelStep));
            }
            double loss = _likelihood.Evaluate(_trial, _trialResidual);
            if (double.IsFinite(loss) && loss + Penalty(lambda, length) <= allowed)
            {
                Accept(loss, length);
                return true;
            }
            if (!_isFresh)
            {
                return false;
            }
        }
        return false;
    }

    double Penalty(double lambda, double length)
    {
        double penalty = 0;
        for (int j = 0; j < _set.Count; j++)
        {
            double beta = _set.Beta[j] + (length * (_next[j] - _set.Beta[j]));
            penalty += (_set.Lasso[j] * Math.Abs(beta)) + (_set.Ridge[j] * beta * beta / 2);
        }
        return lambda * penalty;
    }

    void Accept(double loss, double length)
    {
        Loss = loss;
        _trial.CopyTo(_eta, 0);
        (_residual, _trialResidual) = (_trialResidual, _residual);
        Intercept += length * _levelStep;
        for (int j = 0; j < _set.Count; j++)
        {
            _set.Beta[j] = length == 1 ? _next[j] : _set.Beta[j] + (length * (_next[j] - _set.Beta[j]));
        }
    }
}
