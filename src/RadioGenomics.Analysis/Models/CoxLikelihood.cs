using System.Runtime.CompilerServices;

namespace RadioGenomics.Analysis.Models;

/// <summary>
/// Partial likelihood with Breslow's ties, strata, delayed entry and weights. A row is at risk at the event times first[i] &lt;= k &lt; last[i],
/// the event times of all strata standing in one list, so every sum over risk sets is a sum of differences: O(rows + event times).
/// </summary>
sealed class CoxLikelihood : Likelihood
{
    readonly int[] _first, _last, _stratum, _blockStart;
    readonly double[] _weights, _eventWeights, _eventRowWeights, _offset;
    readonly double[] _hazardRow, _risk, _hazard, _curvature, _frozenRisk, _frozenHazardRow, _product, _shift;
    readonly double _saturated;

    public CoxLikelihood(CoxRows rows, ReadOnlySpan<double> offset)
    {
        int n = rows.Time.Length;
        _offset = offset.ToArray();
        _weights = Scaled(rows.Weights, n, out double total);
        (TotalWeight, IsLevelFree) = (total, true);
        (_first, _last, _stratum) = (new int[n], new int[n], rows.Stratum);
        (_blockStart, _eventWeights) = IndexEvents(rows);
        int events = _eventWeights.Length;
        _eventRowWeights = new double[n];
        for (int i = 0; i < n; i++)
        {
            _eventRowWeights[i] = rows.IsEvent[i] ? _weights[i] : 0;
        }
        (_hazardRow, _curvature, _frozenHazardRow, _product) = (new double[n], new double[n], new double[n], new double[n]);
        (_risk, _hazard, _frozenRisk) = (new double[events], new double[events], new double[events]);
        _shift = new double[_blockStart.Length - 1];
        foreach (double d in _eventWeights)
        {
            _saturated -= d > 0 ? d * Math.Log(d) : 0;
        }
        double[] eta = new double[n];
        Start(eta);
        NullLoss = Evaluate(eta, new double[n]);
    }

    public override int Count => _weights.Length;

    public override ReadOnlySpan<double> RowWeights => _weights;

    public override ReadOnlySpan<double> Curvature => _curvature;

    public override int ExtraCount => _eventWeights.Length;

    (int[] BlockStart, double[] EventWeights) IndexEvents(CoxRows rows)
    {
        int strata = rows.Stratum.Length == 0 ? 1 : rows.Stratum.Max() + 1;
        List<int> starts = [0];
        List<double> weights = [];
        for (int s = 0; s < strata; s++)
        {
            int[] members = [.. Enumerable.Range(0, rows.Time.Length).Where(i => rows.Stratum[i] == s)];
            double[] times = [.. members.Where(i => rows.IsEvent[i]).Select(i => rows.Time[i]).Distinct().Order()];
            int start = starts[^1];
            weights.AddRange(Enumerable.Repeat(0.0, times.Length));
            foreach (int i in members)
            {
                int at = Array.BinarySearch(times, rows.Time[i]);
                _last[i] = start + (at >= 0 ? at + 1 : ~at);
                int entry = rows.Start.Length == 0 ? ~0 : Array.BinarySearch(times, rows.Start[i]);
                _first[i] = start + (entry >= 0 ? entry + 1 : ~entry);
                if (rows.IsEvent[i])
                {
                    weights[start + at] += _weights[i];
                }
            }
            starts.Add(start + times.Length);
        }
        return ([.. starts], [.. weights]);
    }

    public override double Start(Span<double> eta)
    {
        eta.Clear();
        _offset.CopyTo(eta);
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Evaluate(ReadOnlySpan<double> eta, Span<double> residual)
    {
        Shift(eta);
        for (int i = 0; i < eta.Length; i++)
        {
            _hazardRow[i] = _weights[i] * Math.Exp(eta[i] - _shift[_stratum[i]]);
        }
        SumOverRiskSets(_hazardRow, _risk);
        // A risk set that vanishes beside the greatest predictor: too far out, such a step is taken back.
        if (_risk.AsSpan().ContainsAnyExceptInRange(double.Epsilon, double.MaxValue))
        {
            return double.PositiveInfinity;
        }
        double loss = _saturated;
        for (int s = 0; s < _shift.Length; s++)
        {
            double hazard = 0;
            for (int k = _blockStart[s]; k < _blockStart[s + 1]; k++)
            {
                loss += _eventWeights[k] * (Math.Log(_risk[k]) + _shift[s]);
                hazard += _eventWeights[k] / _risk[k];
                _hazard[k] = hazard;
            }
        }
        for (int i = 0; i < eta.Length; i++)
        {
            residual[i] = _eventRowWeights[i] - (_hazardRow[i] * HazardOf(i));
            loss -= _eventRowWeights[i] * eta[i];
        }
        return loss;
    }

    // The greatest predictor of each stratum: without it a risk set may overflow.
    void Shift(ReadOnlySpan<double> eta)
    {
        _shift.AsSpan().Fill(double.NegativeInfinity);
        for (int i = 0; i < eta.Length; i++)
        {
            _shift[_stratum[i]] = Math.Max(_shift[_stratum[i]], eta[i]);
        }
    }

    // Each row adds from its last event time backwards and ends before its entry.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void SumOverRiskSets(ReadOnlySpan<double> values, Span<double> sums)
    {
        sums.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            if (_last[i] > _first[i])
            {
                sums[_last[i] - 1] += values[i];
                if (_first[i] > _blockStart[_stratum[i]])
                {
                    sums[_first[i] - 1] -= values[i];
                }
            }
        }
        for (int s = 0; s < _shift.Length; s++)
        {
            for (int k = _blockStart[s + 1] - 2; k >= _blockStart[s]; k--)
            {
                sums[k] += sums[k + 1];
            }
        }
    }

    public override void Freeze()
    {
        _risk.CopyTo(_frozenRisk, 0);
        _hazardRow.CopyTo(_frozenHazardRow, 0);
        for (int i = 0; i < _curvature.Length; i++)
        {
            _curvature[i] = _hazardRow[i] * HazardOf(i);
        }
    }

    // The Hessian is the curvature's product less, at each event time, the weighted square of the risk set's mean.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Extra(ReadOnlySpan<double> column, Span<double> extra)
    {
        for (int i = 0; i < column.Length; i++)
        {
            _product[i] = column[i] * _frozenHazardRow[i];
        }
        SumOverRiskSets(_product, extra);
        for (int k = 0; k < extra.Length; k++)
        {
            extra[k] *= Math.Sqrt(_eventWeights[k]) / _frozenRisk[k];
        }
    }

    // Cumulative hazard of a row from entry to exit; both ends lie in its stratum.
    double HazardOf(int i)
    {
        int block = _blockStart[_stratum[i]];
        return (_last[i] > block ? _hazard[_last[i] - 1] : 0) - (_first[i] > block ? _hazard[_first[i] - 1] : 0);
    }

    // glmnet compares with the value four steps back, and 1e-3 of it.
    protected override bool GainsLittle(IReadOnlyList<double> explained) => explained[^1] - explained[^5] < 1e-3 * explained[^1];
}

/// <summary>Follow-up in the form that <see cref="CoxLikelihood"/> takes; strata numbered from 0.</summary>
sealed record CoxRows(double[] Start, double[] Time, bool[] IsEvent, int[] Stratum, double[] Weights);
