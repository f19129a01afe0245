namespace RadioGenomics.Analysis.Models;

/// <summary>Least squares. The response is divided by its standard deviation, as glmnet does: with a ridge part this matters.</summary>
sealed class GaussianLikelihood : Likelihood
{
    readonly double[] _y;
    readonly double[] _weights;
    readonly double _mean;

    public GaussianLikelihood(ReadOnlySpan<double> y, ReadOnlySpan<double> offset, ReadOnlySpan<double> weights, bool hasIntercept)
    {
        _y = y.ToArray();
        _weights = Scaled(weights, y.Length, out double total);
        (TotalWeight, HasIntercept, IsLevelFree) = (total, hasIntercept, hasIntercept);
        for (int i = 0; i < _y.Length; i++)
        {
            _y[i] -= offset.IsEmpty ? 0 : offset[i];
        }
        double mean = Mean(), variance = 0, square = 0;
        for (int i = 0; i < _y.Length; i++)
        {
            variance += _weights[i] * (_y[i] - mean) * (_y[i] - mean);
            square += _weights[i] * _y[i] * _y[i];
        }
        Unit = variance > 0 ? Math.Sqrt(variance) : 1;
        _mean = hasIntercept ? mean / Unit : 0;
        for (int i = 0; i < _y.Length; i++)
        {
            _y[i] /= Unit;
        }
        NullLoss = (hasIntercept ? variance : square) / (2 * Unit * Unit);
    }

    public override int Count => _y.Length;

    public override ReadOnlySpan<double> RowWeights => _weights;

    public override ReadOnlySpan<double> Curvature => _weights;

    public override bool HasConstantCurvature => true;

    double Mean()
    {
        double mean = 0;
        for (int i = 0; i < _y.Length; i++)
        {
            mean += _weights[i] * _y[i];
        }
        return mean;
    }

    public override double Start(Span<double> eta)
    {
        eta.Fill(_mean);
        return _mean;
    }

    public override double Evaluate(ReadOnlySpan<double> eta, Span<double> residual)
    {
        double loss = 0;
        for (int i = 0; i < _y.Length; i++)
        {
            double d = _y[i] - eta[i];
            residual[i] = _weights[i] * d;
            loss += residual[i] * d;
        }
        return loss / 2;
    }

    public override void Freeze()
    {
    }

    protected override bool GainsLittle(IReadOnlyList<double> explained) => explained[^1] - explained[^2] < 1e-5 * explained[^1];
}
