using RadioGenomics.Numerics;

namespace RadioGenomics.Analysis.Models;

/// <summary>
/// Minimum of a quadratic with a lasso and a ridge part: coordinate descent, and, now and then, the exact solution for the coefficients
/// that are not zero, which ends the slow tail of coordinate descent on correlated columns.
/// </summary>
sealed class QuadraticSolver(WorkingSet set)
{
    const int MaxSweeps = 100_000;
    const int FirstSweeps = 3;
    const int MostSweeps = 48;

    // Below this share of a diagonal entry a pivot says: linearly dependent.
    const double LeastPivot = 1e-11;

    double[] _factor = [];
    int[] _support = [], _factored = [];
    int _factoredCount = -1, _factoredVersion = -1;
    double _factoredLambda;
    double[] _step = [];

    /// <summary>Moves coefficients to the minimum.</summary>
    /// <param name="beta">Start and result. Shape: [features].</param>
    /// <param name="gradient">Minus the gradient of the smooth part at the start, and at the result. Shape: [features].</param>
    /// <param name="lambda">Penalty.</param>
    /// <param name="tolerance">Largest curvature × change² of a sweep that counts as standing still.</param>
    public void Solve(Span<double> beta, Span<double> gradient, double lambda, double tolerance)
    {
        int sweeps = FirstSweeps;
        for (int done = 0; done < MaxSweeps; done += sweeps)
        {
            for (int s = 0; s < sweeps; s++)
            {
                double moved = Sweep(beta, gradient, lambda);
                if (done == 0 && s == 0)
                {
                    tolerance = Math.Max(tolerance, 1e-12 * moved);
                }
                if (moved <= tolerance)
                {
                    return;
                }
            }
            SolveSupport(beta, gradient, lambda);
            sweeps = Math.Min(2 * sweeps, MostSweeps);
        }
    }

    double Sweep(Span<double> beta, Span<double> gradient, double lambda)
    {
        double moved = 0;
        for (int j = 0; j < set.Count; j++)
        {
            double curvature = set.Diagonal(j);
            double pull = gradient[j] + (curvature * beta[j]), lasso = lambda * set.Lasso[j];
            double next = Math.Abs(pull) <= lasso ? 0
                : (pull - Math.CopySign(lasso, pull)) / (curvature + (lambda * set.Ridge[j]));
            double change = next - beta[j];
            if (change != 0 && double.IsFinite(next))
            {
                beta[j] = next;
                FixedOrder.AddScaled(-change, set.HessianRow(j), gradient);
                moved = Math.Max(moved, curvature * change * change);
            }
        }
        return moved;
    }

    // Newton's step on the coefficients that are not zero, as far as no sign changes.
    void SolveSupport(Span<double> beta, Span<double> gradient, double lambda)
    {
        int count = TakeSupport(beta);
        if (count == 0 || !Factor(count, lambda))
        {
            return;
        }
        for (int s = 0; s < count; s++)
        {
            int j = _support[s];
            _step[s] = gradient[j] - (lambda * ((set.Lasso[j] * Math.Sign(beta[j])) + (set.Ridge[j] * beta[j])));
        }
        Substitute(count);
        (double length, int stop) = Room(beta, count);
        for (int s = 0; s < count; s++)
        {
            int j = _support[s];
            double change = s == stop ? -beta[j] : length * _step[s];
            beta[j] = s == stop ? 0 : beta[j] + change;
            FixedOrder.AddScaled(-change, set.HessianRow(j), gradient);
        }
    }

    int TakeSupport(ReadOnlySpan<double> beta)
    {
        if (_support.Length < set.Count)
        {
            _support = new int[set.Stride];
            _step = new double[set.Stride];
        }
        int count = 0;
        for (int j = 0; j < set.Count; j++)
        {
            if (beta[j] != 0)
            {
                _support[count++] = j;
            }
        }
        return count;
    }

    // How far along the step a penalised coefficient keeps its sign, and which one ends it.
    (double Length, int Stop) Room(ReadOnlySpan<double> beta, int count)
    {
        (double length, int stop) = (1, -1);
        for (int s = 0; s < count; s++)
        {
            int j = _support[s];
            double end = beta[j] + _step[s];
            if (set.Lasso[j] > 0 && Math.Sign(end) != Math.Sign(beta[j]) && -beta[j] / _step[s] < length)
            {
                (length, stop) = (-beta[j] / _step[s], s);
            }
        }
        return (length, stop);
    }

    // Cholesky, row by row; kept while neither the matrix nor the support changes.
    bool Factor(int count, double lambda)
    {
        if (_factoredVersion == set.Version && _factoredCount == count && _factoredLambda == lambda
            && _support.AsSpan(0, count).SequenceEqual(_factored.AsSpan(0, count)))
        {
            return true;
        }
        if (_factor.Length < count * count)
        {
            _factor = new double[set.Stride * set.Stride];
        }
        _factoredVersion = -1;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> hessian = set.HessianRow(_support[i]);
            Span<double> row = _factor.AsSpan(i * count, count);
            for (int j = 0; j < i; j++)
            {
                row[j] = (hessian[_support[j]] - FixedOrder.Dot(row[..j], _factor.AsSpan(j * count, j))) / _factor[(j * count) + j];
            }
            double diagonal = hessian[_support[i]] + (lambda * set.Ridge[_support[i]]);
            double pivot = diagonal - FixedOrder.Dot(row[..i], row[..i]);
            if (!(pivot > LeastPivot * diagonal))
            {
                return false;
            }
            row[i] = Math.Sqrt(pivot);
        }
        _factored = _support.AsSpan(0, count).ToArray();
        (_factoredVersion, _factoredCount, _factoredLambda) = (set.Version, count, lambda);
        return true;
    }

    void Substitute(int count)
    {
        Span<double> step = _step.AsSpan(0, count);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = _factor.AsSpan(i * count, count);
            step[i] = (step[i] - FixedOrder.Dot(row[..i], step[..i])) / row[i];
        }
        for (int i = count - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = _factor.AsSpan(i * count, count);
            step[i] /= row[i];
            FixedOrder.AddScaled(-step[i], row[..i], step[..i]);
        }
    }
}
