namespace RadioGenomics.Analysis.Models;

/// <summary>Logistic regression of 0 and 1.</summary>
sealed class BinomialLikelihood : Likelihood
{
    // Below this the weight of a row counts as this, so that a perfectly separated row does not make the curvature zero.
    const double LeastCurvature = 1e-9;
    const int NullSteps = 100;

    readonly double[] _y;
    readonly double[] _offset;
    readonly double[] _weights;
    readonly double[] _probability;
    readonly double[] _curvature;
    readonly double _intercept;

    public BinomialLikelihood(ReadOnlySpan<double> y, ReadOnlySpan<double> offset, ReadOnlySpan<double> weights, bool hasIntercept)
    {
        _y = y.ToArray();
        _offset = offset.ToArray();
        _weights = Scaled(weights, y.Length, out double total);
        (TotalWeight, HasIntercept, IsLevelFree) = (total, hasIntercept, hasIntercept);
        (_probability, _curvature) = (new double[y.Length], new double[y.Length]);
        double[] eta = new double[y.Length], residual = new double[y.Length];
        _intercept = hasIntercept ? NullIntercept(eta, residual) : 0;
        Start(eta);
        NullLoss = Evaluate(eta, residual);
    }

    public override int Count => _y.Length;

    public override ReadOnlySpan<double> RowWeights => _weights;

    public override ReadOnlySpan<double> Curvature => _curvature;

    // Newton in one dimension; the log-likelihood is concave, and starting at the logit of the mean the steps are short.
    double NullIntercept(double[] eta, double[] residual)
    {
        double mean = 0;
        for (int i = 0; i < _y.Length; i++)
        {
            mean += _weights[i] * _y[i];
        }
        double level = Math.Log(mean / (1 - mean));
        for (int step = 0; step < NullSteps && _offset.Length > 0; step++)
        {
            for (int i = 0; i < eta.Length; i++)
            {
                eta[i] = level + _offset[i];
            }
            Evaluate(eta, residual);
            Freeze();
            double move = residual.Sum() / _curvature.Sum();
            level += Math.Clamp(move, -2, 2);
            if (Math.Abs(move) < 1e-14)
            {
                break;
            }
        }
        return level;
    }

    public override double Start(Span<double> eta)
    {
        for (int i = 0; i < eta.Length; i++)
        {
            eta[i] = _intercept + (_offset.Length == 0 ? 0 : _offset[i]);
        }
        return _intercept;
    }

    public override double Evaluate(ReadOnlySpan<double> eta, Span<double> residual)
    {
        double loss = 0;
        for (int i = 0; i < _y.Length; i++)
        {
            // log(1 + e^s) of the signed predictor, without overflow and without losing small values.
            double e = Math.Exp(-Math.Abs(eta[i]));
            double p = eta[i] >= 0 ? 1 / (1 + e) : e / (1 + e);
            double softplus = Math.Max(eta[i], 0) + SoftTail(e);
            loss += _weights[i] * (softplus - (_y[i] * eta[i]));
            _probability[i] = p;
            residual[i] = _weights[i] * (_y[i] - p);
        }
        return loss;
    }

    // log(1 + e) for 0 <= e <= 1.
    static double SoftTail(double e) => e < 1e-5 ? e - (e * e / 2) : Math.Log(1 + e);

    public override void Freeze()
    {
        for (int i = 0; i < _curvature.Length; i++)
        {
            _curvature[i] = _weights[i] * Math.Max(_probability[i] * (1 - _probability[i]), LeastCurvature);
        }
    }

    protected override bool GainsLittle(IReadOnlyList<double> explained) => explained[^1] - explained[^2] < 1e-5;
}
