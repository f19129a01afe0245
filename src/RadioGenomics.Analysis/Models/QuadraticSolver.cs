using System.Runtime.CompilerServices;
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
    const int MostSweeps = 12;

    // Below this share of a diagonal entry a pivot says: linearly dependent.
    const double LeastPivot = 1e-11;

    // A slope of the penalty below this share of its size is none.
    const double FlatShare = 1e-9;

    // Farther than any coefficient has to go before it is zero.
    const double FarStep = 1e12;

    double[] _factor = [];
    int[] _support = [], _factored = [];
    int _factoredCount = -1, _factoredVersion = -1;
    double _factoredLambda;
    bool _hasRidge;
    double[] _step = [];

    /// <summary>Moves coefficients to the minimum.</summary>
    /// <param name="beta">Start and result. Shape: [features].</param>
    /// <param name="gradient">Minus the gradient of the smooth part at the start, and at the result. Shape: [features].</param>
    /// <param name="lambda">Penalty.</param>
    /// <param name="tolerance">Largest curvature × change² of a sweep that counts as standing still.</param>
    public void Solve(Span<double> beta, Span<double> gradient, double lambda, double tolerance)
    {
        int sweeps = FirstSweeps;
        // With the matrix and the support of the last time, the exact solution is at hand for the price of a substitution.
        if (IsFactored(TakeSupport(beta), lambda))
        {
            SolveSupport(beta, gradient, lambda);
        }
        for (int done = 0; done < MaxSweeps; done += sweeps)
        {
            for (int s = 0; s < sweeps; s++)
            {
                double moved = Sweep(beta, gradient, lambda);
                if (done == 0 && s == 0)
                {
                    tolerance = Math.Max(tolerance, 1e-6 * moved);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        int count = TakeIndependentSupport(beta, gradient, lambda);
        if (count == 0)
        {
            return;
        }
        TakePull(beta, gradient, lambda, count);
        Substitute(count);
        if (_step.AsSpan(0, count).ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            return;
        }
        if (!TryClipped(beta, gradient, lambda, count))
        {
            (double length, int stop) = Room(beta, count);
            for (int s = 0; s < count; s++)
            {
                _step[s] = s == stop ? -beta[_support[s]] : length * _step[s];
            }
            Move(beta, gradient, count);
        }
    }

    // Factors the matrix of the support; columns that depend on others leave it one by one. 0: no exact solution.
    int TakeIndependentSupport(Span<double> beta, Span<double> gradient, double lambda)
    {
        for (int count = TakeSupport(beta); count > 0; count = TakeSupport(beta))
        {
            int dependent = Factor(count, lambda);
            if (dependent == count)
            {
                return count;
            }
            if (!LeaveOne(beta, gradient, lambda, count, dependent))
            {
                return 0;
            }
        }
        return 0;
    }

    // A column that is a sum of others: along that sum the quadratic is flat and only the penalty counts, so the minimum is where the first
    // coefficient becomes zero. Coordinate descent would need a hundred thousand sweeps to get there.
    bool LeaveOne(Span<double> beta, Span<double> gradient, double lambda, int count, int dependent)
    {
        TakePull(beta, gradient, lambda, count);
        double[] pull = _step.AsSpan(0, count).ToArray();
        Span<double> step = _step.AsSpan(0, count);
        step.Clear();
        Row(dependent, count)[..dependent].CopyTo(step);
        for (int i = dependent - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = Row(i, count);
            step[i] /= -row[i];
            FixedOrder.AddScaled(step[i], row[..i], step[..i]);
        }
        step[dependent] = 1;
        double slope = FixedOrder.Dot(pull, step), size = 0;
        for (int s = 0; s < count; s++)
        {
            size += lambda * set.Lasso[_support[s]] * Math.Abs(step[s]);
        }
        // Where the penalty does not care either, as with a copy of a column, the later column leaves.
        double direction = Math.Abs(slope) <= FlatShare * size ? -beta[_support[dependent]] : slope;
        double scale = Math.CopySign(FarStep, direction);
        for (int s = 0; s < count; s++)
        {
            step[s] *= scale;
        }
        (double length, int stop) = Room(beta, count);
        if (stop < 0 || step.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            return false;
        }
        for (int s = 0; s < count; s++)
        {
            step[s] = s == stop ? -beta[_support[s]] : length * step[s];
        }
        Move(beta, gradient, count);
        return true;
    }

    // Minus the gradient of quadratic and penalty, of the support, into the place of the step.
    void TakePull(ReadOnlySpan<double> beta, ReadOnlySpan<double> gradient, double lambda, int count)
    {
        for (int s = 0; s < count; s++)
        {
            int j = _support[s];
            _step[s] = gradient[j] - (lambda * ((set.Lasso[j] * Math.Sign(beta[j])) + (set.Ridge[j] * beta[j])));
        }
    }

    // The whole step, with coefficients that would change their sign put to zero; taken back when that makes things worse.
    bool TryClipped(Span<double> beta, Span<double> gradient, double lambda, int count)
    {
        double[] step = _step.AsSpan(0, count).ToArray(), old = gradient.ToArray();
        double gain = 0;
        bool isClipped = false;
        for (int s = 0; s < count; s++)
        {
            int j = _support[s];
            double end = beta[j] + step[s];
            if (set.Lasso[j] > 0 && Math.Sign(end) != Math.Sign(beta[j]))
            {
                (_step[s], end, isClipped) = (-beta[j], 0, true);
            }
            gain += (set.Lasso[j] * (Math.Abs(beta[j]) - Math.Abs(end))) + (set.Ridge[j] * ((beta[j] * beta[j]) - (end * end)) / 2);
        }
        gain *= lambda;
        Move(beta, gradient, count);
        for (int s = 0; s < count; s++)
        {
            gain += _step[s] * (old[_support[s]] + gradient[_support[s]]) / 2;
        }
        if (!isClipped || gain >= 0)
        {
            return true;
        }
        for (int s = 0; s < count; s++)
        {
            beta[_support[s]] -= _step[s];
        }
        old.CopyTo(gradient);
        step.CopyTo(_step, 0);
        return false;
    }

    void Move(Span<double> beta, Span<double> gradient, int count)
    {
        for (int s = 0; s < count; s++)
        {
            int j = _support[s];
            beta[j] = _step[s] == -beta[j] ? 0 : beta[j] + _step[s];
            FixedOrder.AddScaled(-_step[s], set.HessianRow(j), gradient);
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

    bool IsFactored(int count, double lambda) => count > 0 && _factoredVersion == set.Version && _factoredCount == count
        && (_factoredLambda == lambda || !_hasRidge) && _support.AsSpan(0, count).SequenceEqual(_factored.AsSpan(0, count));

    // Cholesky, row by row; kept while neither the matrix nor the support changes. Gives the first row that depends on those before it, or count.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Factor(int count, double lambda)
    {
        if (IsFactored(count, lambda))
        {
            return count;
        }
        if (_factor.Length < count * count)
        {
            _factor = new double[set.Stride * set.Stride];
        }
        (_factoredVersion, _hasRidge) = (-1, false);
        for (int block = 0; block < count; block += 4)
        {
            FillBlock(block, count);
            for (int i = block; i < Math.Min(block + 4, count); i++)
            {
                if (!FinishRow(i, block, count, lambda))
                {
                    return i;
                }
            }
        }
        _factored = _support.AsSpan(0, count).ToArray();
        (_factoredVersion, _factoredCount, _factoredLambda) = (set.Version, count, lambda);
        return count;
    }

    // Four rows at once, as far as the columns before them go.
    void FillBlock(int block, int count)
    {
        int rows = Math.Min(4, count - block);
        for (int j = 0; j < block; j++)
        {
            ReadOnlySpan<double> before = Row(j, count)[..j];
            (double a, double b, double c, double d) = Dots.Four(before, Row(block, count), Row(Math.Min(block + 1, count - 1), count),
                Row(Math.Min(block + 2, count - 1), count), Row(Math.Min(block + 3, count - 1), count));
            double pivot = Row(j, count)[j];
            ReadOnlySpan<double> hessian = set.HessianRow(_support[j]);
            for (int r = 0; r < rows; r++)
            {
                double product = r switch { 0 => a, 1 => b, 2 => c, _ => d };
                Row(block + r, count)[j] = (hessian[_support[block + r]] - product) / pivot;
            }
        }
    }

    bool FinishRow(int i, int block, int count, double lambda)
    {
        ReadOnlySpan<double> hessian = set.HessianRow(_support[i]);
        Span<double> row = Row(i, count);
        for (int j = block; j < i; j++)
        {
            row[j] = (hessian[_support[j]] - FixedOrder.Dot(row[..j], Row(j, count)[..j])) / Row(j, count)[j];
        }
        _hasRidge |= set.Ridge[_support[i]] > 0;
        double diagonal = hessian[_support[i]] + (lambda * set.Ridge[_support[i]]);
        double pivot = diagonal - FixedOrder.Dot(row[..i], row[..i]);
        if (!(pivot > LeastPivot * diagonal))
        {
            return false;
        }
        row[i] = Math.Sqrt(pivot);
        return true;
    }

    Span<double> Row(int i, int count) => _factor.AsSpan(i * count, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
