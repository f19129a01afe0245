namespace RadioGenomics.Analysis.Models;

/// <summary>
/// A path of penalised fits with warm starts. At each penalty the fit moves only a working set: what is not zero already, what the
/// conditions of the optimum ask in, first among the strong rule's survivors, then among all features.
/// </summary>
sealed class PathSolver
{
    // As glmnet: the first penalty of a path of its own is shown as the one at which the first feature enters, but fitted as this.
    const double Infinite = 9.9e35;
    const double LeastAlpha = 1e-3;

    // A feature outside the working set may pull this much more than its penalty holds back: rounding, not a violation.
    const double Slack = 1e-9;

    readonly FitSettings _settings;
    readonly Likelihood _likelihood;
    readonly FitColumns _columns;
    readonly NewtonFit _fit;
    readonly RunContext _run;
    readonly double[] _gradient;
    readonly bool[] _isStrong, _isWorking, _isLeftOut;
    readonly List<int> _strong = [];
    readonly bool _keepsPredictor;
    readonly int _designRows;

    public PathSolver(DesignColumns design, int[] rows, Likelihood likelihood, FitSettings settings, bool keepsPredictor, RunContext run)
    {
        (_settings, _likelihood, _run, _keepsPredictor, _designRows) = (settings, likelihood, run, keepsPredictor, design.RowCount);
        _columns = new(design, rows, likelihood, settings.Standardize);
        _fit = new(likelihood, settings);
        int p = design.FeatureCount;
        (_gradient, _isStrong, _isWorking, _isLeftOut) = (new double[p], new bool[p], new bool[p], new bool[p]);
        for (int f = 0; f < p; f++)
        {
            _isLeftOut[f] = _columns.IsConstant[f] || double.IsInfinity(settings.PenaltyFactors[f]);
        }
    }

    public FitPath Solve()
    {
        FitNull();
        bool isGiven = _settings.Lambdas.Length > 0;
        double[] lambdas = isGiven ? _settings.Lambdas : LayDown();
        List<FitPoint> points = [];
        List<double> explained = [];
        double before = double.PositiveInfinity;
        for (int k = 0; k < lambdas.Length; k++)
        {
            _run.Cancellation.ThrowIfCancellationRequested();
            double lambda = !isGiven && k == 0 ? Infinite : lambdas[k] / _likelihood.Unit;
            bool converged = FitAt(lambda, before);
            points.Add(Point(lambdas[k], converged));
            explained.Add(points[^1].Explained);
            if (!isGiven && _likelihood.IsPathOver(explained))
            {
                break;
            }
            before = k == 0 && !isGiven ? lambdas[0] / _likelihood.Unit : lambda;
        }
        int[] constant = [.. Enumerable.Range(0, _isLeftOut.Length).Where(f => _columns.IsConstant[f])];
        return new(points, 2 * _likelihood.NullLoss * _likelihood.TotalWeight * _likelihood.Unit * _likelihood.Unit, constant);
    }

    double Lasso(int feature) => _settings.Alpha * _settings.PenaltyFactors[feature];

    // Intercept and features without a penalty.
    void FitNull()
    {
        for (int f = 0; f < _isLeftOut.Length; f++)
        {
            if (!_isLeftOut[f] && _settings.PenaltyFactors[f] == 0)
            {
                Work(f);
            }
        }
        _fit.Converge(0);
        _columns.ProductsOfAll(_fit.Residual, _gradient);
    }

    double[] LayDown()
    {
        double most = 0;
        for (int f = 0; f < _gradient.Length; f++)
        {
            if (!_isLeftOut[f] && _settings.PenaltyFactors[f] > 0)
            {
                most = Math.Max(most, Math.Abs(_gradient[f]) / _settings.PenaltyFactors[f]);
            }
        }
        most *= _likelihood.Unit / Math.Max(_settings.Alpha, LeastAlpha);
        double[] lambdas = new double[_settings.LambdaCount];
        for (int k = 0; k < lambdas.Length; k++)
        {
            lambdas[k] = lambdas.Length == 1 ? most : most * Math.Pow(_settings.LambdaMinRatio, k / (lambdas.Length - 1.0));
        }
        return lambdas;
    }

    bool FitAt(double lambda, double before)
    {
        // Tibshirani et al. (2012): what pulled less than 2 λ - λ before will hardly enter; the conditions below have the last word.
        double strong = double.IsFinite(before) ? (2 * lambda) - before : lambda;
        for (int f = 0; f < _gradient.Length; f++)
        {
            if (!_isStrong[f] && !_isLeftOut[f] && Math.Abs(_gradient[f]) >= strong * Lasso(f))
            {
                AddStrong(f);
            }
        }
        _fit.Prune(lambda, f => _isWorking[f] = false);
        TakeViolators(_strong, lambda);
        bool converged = true;
        for (bool isSettled = false; !isSettled;)
        {
            converged = _fit.Converge(lambda);
            _columns.ProductsOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_strong), _fit.Residual, _gradient);
            isSettled = !TakeViolators(_strong, lambda);
            if (isSettled)
            {
                _columns.ProductsOfAll(_fit.Residual, _gradient);
                isSettled = !TakeViolators(Enumerable.Range(0, _gradient.Length), lambda);
            }
        }
        return converged;
    }

    bool TakeViolators(IEnumerable<int> features, double lambda)
    {
        int[] found = [.. features.Where(f => !_isWorking[f] && !_isLeftOut[f] && Math.Abs(_gradient[f]) > lambda * Lasso(f) * (1 + Slack))];
        Array.Sort(found);
        foreach (int f in found)
        {
            Work(f);
        }
        return found.Length > 0;
    }

    void Work(int feature)
    {
        if (!_isStrong[feature])
        {
            AddStrong(feature);
        }
        _isWorking[feature] = true;
        _fit.Add(feature, _columns.Take(feature), Lasso(feature), (1 - _settings.Alpha) * _settings.PenaltyFactors[feature]);
    }

    void AddStrong(int feature)
    {
        _isStrong[feature] = true;
        _strong.Add(feature);
    }

    FitPoint Point(double lambda, bool converged)
    {
        (int Feature, double Beta)[] used = [.. _fit.NonZero().OrderBy(u => u.Feature)];
        double intercept = _fit.Intercept;
        double[] coefficients = new double[used.Length], predictor = _keepsPredictor ? new double[_designRows] : [];
        predictor.AsSpan().Fill(_fit.Intercept);
        for (int u = 0; u < used.Length; u++)
        {
            (double slope, double shift) = _columns.Original(used[u].Feature, used[u].Beta);
            coefficients[u] = slope * _likelihood.Unit;
            intercept += shift;
            if (_keepsPredictor)
            {
                _columns.AddTo(predictor, used[u].Feature, used[u].Beta);
            }
        }
        for (int i = 0; i < predictor.Length; i++)
        {
            predictor[i] *= _likelihood.Unit;
        }
        return new()
        {
            Lambda = lambda,
            Features = [.. used.Select(u => u.Feature)],
            Coefficients = coefficients,
            Intercept = _likelihood.HasIntercept ? intercept * _likelihood.Unit : 0,
            Explained = 1 - (_fit.Loss / _likelihood.NullLoss),
            Converged = converged,
            Predictor = predictor,
        };
    }
}
